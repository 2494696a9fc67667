// Damage of every kind to made-up reports in every layout: no exception, no hang, always a report; and no silent error
// where cells are removed, duplicated or moved, or where a changed figure breaks a sum (the sum says it).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReport } from '../../../src/reports/read/index.ts'
import { gridOf, type Layout, layouts, printReport } from './layouts.ts'
import { cellDamage, textDamage } from './mutations.ts'
import { type Blanks, chanceOf, randomTables } from './random-tables.ts'
import { scored } from './truth.ts'

const plainNumbers = { number: (value: number) => String(value), blank: '' }
const seeds = fc.integer({ min: 1, max: 2 ** 31 })

const movings = new Set(['moved', 'swapped'])

/** Figures that changed places break sums, unless blank cells broke them before, or leave no trace and may be anywhere. */
const nothingTells = (blanks: Blanks, { keeps }: Layout) =>
  blanks === 'some' || (blanks !== 'none' && keeps === 'order')

for (const [name, damage] of Object.entries(cellDamage))
  test(`cells ${name}: nothing wrong in silence`, async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.constantFrom(...Object.keys(layouts)), async (seed, layout) => {
        const chance = chanceOf(seed)
        const { edition, tables, blanks } = randomTables(chance, { sound: true })
        const damaged = damage(gridOf(edition, tables, plainNumbers), chance)
        const how = layouts[layout]!
        if (!damaged || (movings.has(name) && nothingTells(blanks, how))) return
        const read = await readReport(new TextEncoder().encode(printReport(damaged, how)), {
          name: how.whole ? 'a.html' : 'a.txt',
        })
        expect(scored(read, { tables }, true).silent).toEqual([])
      }),
      { numRuns: 120, seed: 7, interruptAfterTimeLimit: 8000 },
    )
  }, 20_000)

for (const [name, damage] of Object.entries(textDamage))
  test(`text ${name}: always a report`, async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.constantFrom(...Object.keys(layouts)), async (seed, layout) => {
        const chance = chanceOf(seed)
        const { edition, tables } = randomTables(chance)
        const text = damage(printReport(gridOf(edition, tables, plainNumbers), layouts[layout]!), chance)
        const { report } = await readReport(new TextEncoder().encode(text), {})
        expect(report.format).toBe('gongkai.report/1')
      }),
      { numRuns: 20, seed: 7 },
    )
  })

test('any bytes give a report', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => {
      const { report, readable } = await readReport(bytes, {})
      expect(report.format).toBe('gongkai.report/1')
      expect(readable).toBe(report.chapters.length > 0 || Object.keys(report.tables).length > 0)
    }),
    { numRuns: 60, seed: 7 },
  )
})
