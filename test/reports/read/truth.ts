// The hand-read truth of the published reports, and how a reading is scored against it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { identitiesOver, type TableId } from '../../../src/law/annual-report/index.ts'
import { type ReadReport, readReport } from '../../../src/reports/read/index.ts'
import type { FindingCell, Tables } from '../../../src/reports/report.ts'

export const sharedReports = join(process.env['GONGKAI_SHARED'] ?? '../shared', 'reports')
export const haveReports = existsSync(sharedReports)

export interface Truth {
  edition: string | null
  year: number | null
  organ: string | null
  about?: { layoutClass?: string; organ?: string | null }
  tables?: Tables
  printedOrder?: Record<string, number[]>
  unscored?: string[]
}

export interface TrueCase {
  id: string
  source: string
  layout: string
  truth: Truth
}

/** The five seeds and the folders under dev/; empty where the real reports are not there. */
export function trueCases(): TrueCase[] {
  if (!haveReports) return []
  const seed = readdirSync(join(sharedReports, 'seed')).filter((name) => !name.endsWith('.truth.json'))
  const seeds = seed.map((name) =>
    caseOf(`seed/${name.slice(0, 3)}`, join('seed', name), join('seed', `${name.slice(0, 3)}.truth.json`)),
  )
  const dev = readdirSync(join(sharedReports, 'dev')).map((id) => {
    const source = readdirSync(join(sharedReports, 'dev', id)).find((name) => name.startsWith('source.'))!
    return caseOf(`dev/${id}`, join('dev', id, source), join('dev', id, 'truth.json'))
  })
  return [...seeds, ...dev]
}

function caseOf(id: string, source: string, truth: string): TrueCase {
  const read = JSON.parse(readFileSync(join(sharedReports, truth), 'utf8')) as Truth
  return { id, source: join(sharedReports, source), layout: read.about?.layoutClass ?? 'seed', truth: read }
}

export const readCase = ({ source }: TrueCase): Promise<ReadReport> =>
  readReport(readFileSync(source), { name: source.split('/').at(-1) })

export type Kind = 'nonZero' | 'zero' | 'blank'
export interface Count {
  right: number
  wrong: number
  missing: number
}
export interface Score {
  counts: Record<Kind, Count>
  /** Numbers where the document has none. */
  invented: number
  /** Wrong or invented, printed as certain, and named by no finding of the reader. */
  silent: string[]
  /** Everything that is not right, for looking at. */
  off: string[]
}

export const emptyScore = (): Score => ({
  counts: { nonZero: count(), zero: count(), blank: count() },
  invented: 0,
  silent: [],
  off: [],
})
const count = (): Count => ({ right: 0, wrong: 0, missing: 0 })

/** Scores the cells of a reading. `identities`: a broken sum of the format over a cell counts as said. */
export function scored(
  read: ReadReport,
  truth: Pick<Truth, 'tables' | 'printedOrder' | 'unscored'>,
  identities = false,
): Score {
  const score = emptyScore()
  const said = saidCells(read, identities)
  const known = new Set<string>()
  for (const [cell, wanted] of cellsIn(truth.tables ?? {})) {
    const name = nameOf(cell)
    known.add(name)
    if (truth.unscored?.includes(name)) continue
    const got = read.report.tables[cell.table]?.[cell.row]?.[cell.column]
    const one = score.counts[wanted === null ? 'blank' : wanted === 0 ? 'zero' : 'nonZero']
    if (got === wanted) {
      one.right++
      continue
    }
    score.off.push(`${name}：应为 ${wanted}，读作 ${got}`)
    if (typeof got === 'number' && wanted === null) score.invented++
    if (typeof got === 'number' && wanted !== null) one.wrong++
    else if (wanted !== null || got === undefined) one.missing++
    else one.wrong++
    if (got !== undefined && !said.has(name)) score.silent.push(`${name}：应为 ${wanted}，读作 ${got}`)
  }
  for (const [cell, got] of cellsIn(read.report.tables)) {
    const name = nameOf(cell)
    if (known.has(name) || got === null || truth.unscored?.includes(name)) continue
    const order = truth.printedOrder?.[cell.row]
    if (order?.includes(got)) continue
    score.invented++
    score.off.push(`${name}：原文没有，读作 ${got}`)
    if (!said.has(name)) score.silent.push(`${name}：原文没有，读作 ${got}`)
  }
  return score
}

/** Cells whose reading is not `printed`, or that a finding of the reader names. */
function saidCells({ report, cells }: ReadReport, identities: boolean): Set<string> {
  const said = new Set(cells.filter(({ certainty }) => certainty !== 'printed').map(nameOf))
  for (const { rule, cells: named } of report.findings)
    if (rule.startsWith('R-')) for (const cell of named) said.add(nameOf(cell))
  if (!identities) return said
  const rows = Object.keys(report.tables.requests ?? {})
  for (const { table, left, right } of identitiesOver(rows)) {
    const value = ({ row, column }: FindingCell) => report.tables[table]?.[row]?.[column]
    const open = (cell: FindingCell) =>
      value(cell) === undefined || cells.some((one) => nameOf(one) === nameOf(cell) && one.certainty === 'open')
    if ([...left, ...right].some(open)) continue
    const sum = (side: readonly FindingCell[]) => side.reduce((total, cell) => total + (value(cell) ?? 0), 0)
    if (sum(left) !== sum(right)) for (const cell of [...left, ...right]) said.add(nameOf(cell))
  }
  return said
}

export const nameOf = ({ table, row, column }: FindingCell): string => `${table}.${row}.${column}`

export function* cellsIn(tables: Tables): Generator<[FindingCell, number | null]> {
  for (const [table, rows] of Object.entries(tables))
    for (const [row, columns] of Object.entries(rows ?? {}))
      for (const [column, value] of Object.entries(columns ?? {}))
        if (value !== undefined) yield [{ table: table as TableId, row, column }, value]
}

export function added(scores: Score[]): Score {
  const total = emptyScore()
  for (const score of scores) {
    for (const kind of ['nonZero', 'zero', 'blank'] as const)
      for (const what of ['right', 'wrong', 'missing'] as const) total.counts[kind][what] += score.counts[kind][what]
    total.invented += score.invented
    total.silent.push(...score.silent)
    total.off.push(...score.off)
  }
  return total
}
