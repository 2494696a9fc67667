// The charts of one report: who asked, what came of it, what was reviewed. Titles say the finding.
import {
  applicants,
  type EditionId,
  handling,
  type Line,
  leavesOf,
  pathTo,
  relief,
  reliefResults,
  type TableId,
} from '../../law/annual-report/index.ts'
import type { Report } from '../../reports/report.ts'
import { figure, share, sumUnder, words } from '../view/figures.ts'
import { draw, ink } from './draw.ts'
import { bars, type Part, stacks } from './kinds.ts'

export interface Chart {
  title: string
  /** Unit and scope. */
  sub: string
  /** SVG; null where there is nothing to draw, and `title` says so. */
  svg: string | null
  /** The data as rows; null where the page has the table anyway. */
  table: { heads: string[]; rows: (string | number | null)[][] } | null
  /** Marks that need a word: name, colour or hatching. */
  key?: { name: string; color: string; hatched?: boolean }[]
}

type Figures = Pick<Report, 'tables' | 'edition'>

/** The charts that stand beside each table. */
export type ReportCharts = Record<TableId, Chart[]>

export const reportCharts = (report: Figures): ReportCharts => ({
  disclosure: [],
  requests: [receivedChart(report), outcomesChart(report)].filter((chart) => chart !== null),
  relief: [reliefChart(report)].filter((chart) => chart !== null),
})

const kinds = leavesOf(applicants).filter(({ sumOf }) => !sumOf.length)

/** New requests by kind of applicant; null where the report does not say. */
export function receivedChart({ tables, edition }: Figures): Chart | null {
  const row = tables.requests?.newReceived
  const counts = kinds.map((kind) => ({ name: words(edition, kind), value: row?.[kind.id] ?? null }))
  const known = counts.filter((one): one is { name: string; value: number } => one.value !== null)
  const all = known.reduce((sum, { value }) => sum + value, 0)
  if (!known.length || all === 0 || (row?.total !== undefined && row.total !== all)) return null
  const shown = [...known].sort((a, b) => b.value - a.value).filter(({ value }) => value > 0)
  const [first] = shown
  const listed = shown.map(({ name, value }) => `${name}${figure(value)}件`).join('、')
  return {
    title:
      shown.length === 1
        ? `${figure(all)}件申请全部来自${first!.name}`
        : `${first!.name}提出的占${share(first!.value, all)}`,
    sub: `本年新收${figure(all)}件，按申请人；件`,
    svg: draw(
      bars(
        `本年新收${figure(all)}件申请，其中${listed}。`,
        shown.map((one) => ({ ...one, aside: share(one.value, all) })),
      ),
    ),
    table: null,
  }
}

export interface Outcome {
  id: string
  name: string
  value: number | null
}

/** The printed groups of outcomes with the figures of the total column. */
export function outcomesOf({ tables, edition }: Figures): Outcome[] {
  const results = pathTo(handling, 'results*')
    .at(-1)!
    .parts.filter(({ sumOf }) => !sumOf.length)
  const groups = results.map((line) => ({
    id: line.id.replace('*', ''),
    name: words(edition, line),
    value: sumUnder(tables, 'requests', handling, line.id, 'total'),
  }))
  return mergeOther(groups)
}

/** 其他处理 is one line in 2019 and three since 2021: one group here. */
function mergeOther(groups: Outcome[]): Outcome[] {
  const others = groups.filter(({ id }) => id === 'other')
  const value = others.find((one) => one.value !== null)?.value ?? null
  return [...groups.filter(({ id }) => id !== 'other'), { id: 'other', name: others[0]!.name, value }]
}

/** What came of the requests handled; null where nothing was handled or the figures are missing. */
export function outcomesChart(report: Figures): Chart | null {
  const known = outcomesOf(report).filter((one): one is Outcome & { value: number } => one.value !== null)
  const all = known.reduce((sum, { value }) => sum + value, 0)
  if (all === 0) return null
  const sorted = [...known].sort((a, b) => b.value - a.value)
  const [first] = sorted
  const listed = sorted.map(({ name, value }) => `${name}${figure(value)}件`).join('、')
  return {
    title:
      first!.value === all
        ? `办理的${figure(all)}件全部${first!.name}`
        : `办理的${figure(all)}件中，${first!.name}的最多，占${share(first!.value, all)}`,
    sub: `本年度办理结果，件；百分比为占${figure(all)}件的比例`,
    svg: draw(
      bars(
        `本年度办理${figure(all)}件：${listed}。`,
        sorted.map((one) => ({ ...one, aside: share(one.value, all) })),
      ),
    ),
    table: null,
  }
}

export const reliefWays: Line[] = leavesOf(relief)

export const reliefParts = (edition: EditionId | null, figuresOf: (result: string) => number[]): Part[] =>
  reliefResults
    .filter(({ sumOf }) => !sumOf.length)
    .map((result) => ({
      name: words(edition, result),
      color: { upheld: ink.first, corrected: ink.key, other: ink.light, pending: ink.paper }[result.id] ?? ink.grey,
      hatched: result.id === 'pending',
      values: figuresOf(result.id),
    }))

/** Reconsideration and litigation, in parts by result; null where there was none or the figures are missing. */
export function reliefChart({ tables, edition }: Figures): Chart | null {
  const table = tables.relief
  if (!table) return null
  const ways = reliefWays.map((way) => ({ way, total: table[way.id]?.total ?? 0 })).filter(({ total }) => total > 0)
  const all = ways.reduce((sum, { total }) => sum + total, 0)
  if (all === 0) return null
  const parts = reliefParts(edition, (result) => ways.map(({ way }) => table[way.id]?.[result] ?? 0))
  const corrected = parts.find(({ color }) => color === ink.key)!.values.reduce((sum, value) => sum + value, 0)
  const names = ways.map(({ way }) => words(edition, way))
  const told = (row: number) =>
    parts
      .filter(({ values }) => values[row]! > 0)
      .map(({ name, values }) => `${name}${figure(values[row]!)}`)
      .join('、')
  const said = names.map((name, row) => `${name}${figure(ways[row]!.total)}件：${told(row)}`).join('；')
  return {
    title: corrected
      ? `复议与诉讼${figure(all)}件，纠正${figure(corrected)}件`
      : `复议与诉讼${figure(all)}件，没有被纠正的`,
    sub: '件；红色为被纠正，斜纹为尚未审结',
    svg: draw(stacks(`${said}。`, names, parts)),
    table: null,
  }
}
