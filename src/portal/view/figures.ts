// Figures, days and names as the pages print them.

import { inWords } from '../../kit/days.ts'
import {
  type EditionId,
  editionById,
  type Line,
  leavesOf,
  pathTo,
  type TableId,
} from '../../law/annual-report/index.ts'
import type { About, Report, Tables } from '../../reports/report.ts'

// Making a formatter costs a hundred times what using it does.
const wholes = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const decimals = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })

/** 12,345; two decimals for money that has any; U+2212 for minus. */
export function figure(value: number): string {
  // Most figures are small; a formatter writes them as they are.
  if (value >= 0 && value < 1000 && Number.isInteger(value)) return String(value)
  const text = (Number.isInteger(value) ? wholes : decimals).format(Math.abs(value))
  return value < 0 ? `−${text}` : text
}

/** A change with its sign: +3, −5,711, 0. */
export const signed = (value: number): string => (value > 0 ? `+${figure(value)}` : figure(value))

/** 45.5%; of nothing there is no share. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((part / whole) * 100).toFixed(1).replace(/\.0$/, '')}%`

/** The change of a sum of money or of a count, without the dust of binary fractions. */
export const minus = (left: number, right: number): number => Number((left - right).toFixed(6))

export const levelNames: Record<NonNullable<About['level']>, string> = {
  national: '国家级',
  province: '省级',
  prefecture: '地市级',
  county: '县级',
  township: '乡级',
}

export const kindNames: Record<NonNullable<About['kind']>, string> = {
  government: '人民政府',
  department: '工作部门',
  office: '派出机关',
  agency: '派出机构',
  authorised: '授权组织',
}

/** 2021版　国办公开办函〔2021〕30号 */
export const editionName = (id: EditionId): string =>
  `${id}版${editionById(id).title.endsWith('（试行）') ? '（试行）' : ''}`
export const editionInstrument = (id: EditionId): string => editionById(id).instrument

export const periodText = ({ period }: Pick<Report, 'period'>): string | null =>
  period?.from && period.to ? `${inWords(period.from)}至${inWords(period.to)}` : null

/** `2023-05-04 10:22` in China, for instants of the installation. */
export const momentText = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

export const sizeText = (bytes: number): string =>
  bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

/** The words of a line, without ordinal and without its note in brackets. */
export function words(edition: EditionId | null, { id, label }: Pick<Line, 'id' | 'label'>): string {
  const text = typeof label === 'string' ? label : ((edition && label[edition]) ?? Object.values(label).at(-1) ?? id)
  return text.replace(/^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)/, '').replace(/（.*）$/, '')
}

/** The sum of the leaves under a heading that have a number; null where none has. */
export function sumUnder(tables: Tables, table: TableId, lines: readonly Line[], id: string, column: string) {
  const leaves = leavesOf(pathTo(lines, id).slice(-1))
  const values = leaves.map((leaf) => tables[table]?.[leaf.id]?.[column]).filter((value) => typeof value === 'number')
  return values.length ? values.reduce((sum, value) => sum + value, 0) : null
}
