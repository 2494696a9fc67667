// Generated reports: whatever the figures, a table whose sums hold gives no finding, and one changed cell gives some.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applicants,
  type EditionId,
  editions,
  identitiesOf,
  leavesOf,
  relief,
  rowsOf,
} from '../../../src/law/annual-report/index.ts'
import { reportOf } from '../../../src/reports/check/given.ts'
import { checkReport } from '../../../src/reports/check/index.ts'
import type { Tables } from '../../../src/reports/report.ts'

const columns = leavesOf(applicants).map(({ id }) => id)
const kinds = columns.filter((id) => id !== 'total')

/** Tables three and four whose identities hold: outcomes and relief results drawn, everything else computed. */
const balanced = (edition: EditionId): fc.Arbitrary<Tables> => {
  const rows = rowsOf(edition, 'requests').map(({ id }) => id)
  const outcomes = rows.filter((id) => !['newReceived', 'carriedIn', 'outcomeTotal', 'carriedOut'].includes(id))
  const count = fc.nat({ max: 40 })
  return fc
    .record({
      drawn: fc.array(fc.array(count, { minLength: kinds.length, maxLength: kinds.length }), {
        minLength: outcomes.length + 1,
        maxLength: outcomes.length + 1,
      }),
      carriedIn: fc.array(fc.nat({ max: 20 }), { minLength: kinds.length, maxLength: kinds.length }),
      results: fc.array(fc.array(count, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ drawn, carriedIn, results }) => {
      const out = drawn.at(-1)!
      const sums = kinds.map((_, at) => outcomes.reduce((sum, _row, index) => sum + drawn[index]![at]!, 0))
      const into = carriedIn.map((value, at) => Math.min(value, sums[at]! + out[at]!))
      const received = kinds.map((_, at) => sums[at]! + out[at]! - into[at]!)
      const values: Record<string, number[]> = {
        newReceived: received,
        carriedIn: into,
        outcomeTotal: sums,
        carriedOut: out,
        ...Object.fromEntries(outcomes.map((row, index) => [row, drawn[index]!])),
      }
      return {
        requests: Object.fromEntries(rows.map((row) => [row, withTotal(kinds, values[row]!)])),
        relief: Object.fromEntries(
          leavesOf(relief).map(({ id }, index) => [
            id,
            withTotal(['upheld', 'corrected', 'other', 'pending'], results[index]!),
          ]),
        ),
      }
    })
}

const withTotal = (ids: string[], values: number[]) => ({
  ...Object.fromEntries(ids.map((id, at) => [id, values[at]!])),
  total: values.reduce((sum, value) => sum + value, 0),
})

const sumFindings = (edition: EditionId, tables: Tables) =>
  checkReport(reportOf({ edition, tables })).filter(({ rule }) => /^(T3|T4|CELL)/.test(rule))

for (const { id: edition } of editions)
  describe(`edition ${edition}`, () => {
    test('sums that hold give no finding', () => {
      fc.assert(
        fc.property(balanced(edition), (tables) => {
          expect(sumFindings(edition, tables)).toEqual([])
        }),
        { numRuns: 60 },
      )
    })

    test('one changed cell breaks exactly the identities that it is part of', () => {
      const identities = identitiesOf(edition)
      const cells = identities.flatMap(({ left, right }) => [...left, ...right])
      fc.assert(
        fc.property(
          balanced(edition),
          fc.nat({ max: cells.length - 1 }),
          fc.integer({ min: 1, max: 9 }),
          (tables, at, more) => {
            const cell = cells[at]!
            const row = tables[cell.table]![cell.row]!
            const changed = {
              ...tables,
              [cell.table]: { ...tables[cell.table], [cell.row]: { ...row, [cell.column]: row[cell.column]! + more } },
            }
            const same = (one: typeof cell) =>
              one.table === cell.table && one.row === cell.row && one.column === cell.column
            const expected = identities
              .filter(({ left, right }) => left.some(same) || right.some(same))
              .map(({ rule, row = '', column = '' }) => `${rule} ${row} ${column}`)
            const found = sumFindings(edition, changed)
            expect(found.map(({ rule, row = '', column = '' }) => `${rule} ${row} ${column}`).sort()).toEqual(
              expected.sort(),
            )
            expect(found.every(({ severity }) => severity === 'error')).toBe(true)
          },
        ),
        { numRuns: 100 },
      )
    })

    test('an open or absent cell silences its identities and no other', () => {
      fc.assert(
        fc.property(balanced(edition), fc.constantFrom(...columns), fc.boolean(), (tables, column, isOpen) => {
          const { [column]: _, ...rest } = tables.requests!.newReceived!
          const newReceived = isOpen ? { ...rest, [column]: null } : rest
          const requests = { ...tables.requests, newReceived }
          const openCell = { table: 'requests', row: 'newReceived', column, printed: '5', certainty: 'open' } as const
          const report = reportOf({ edition, tables: { ...tables, requests }, readings: isOpen ? [openCell] : [] })
          expect(checkReport(report).filter(({ rule }) => /^(T3|T4|CELL)/.test(rule))).toEqual([])
        }),
        { numRuns: 30 },
      )
    })
  })
