// The public data format gongkai.report/1: one report as read, checked, stored, written and served.
import type { Day } from '../kit/days.ts'
import type { EditionId, TableId } from '../law/annual-report/index.ts'

/** A number: the value. null: the cell is there and has no number (blank, or open: see `readings`). Absent key: the
 *  cell is not in the document. */
export type Row = Partial<Record<string, number | null>>
export type Table = Partial<Record<string, Row>>
export type Tables = Partial<Record<TableId, Table>>

export interface Chapter {
  /** 1–6 for the chapters of the format; null for any other. */
  no: number | null
  title: string
  /** Paragraphs divided by newlines; without the statutory table. */
  text: string
}

/** Where something stands in the source; only what the container knows is given. All numbers start at 1. */
export interface Place {
  line?: number
  column?: number
  page?: number
  /** Left, top, right, bottom in points from the top left of the page. */
  box?: [number, number, number, number]
  sheet?: string
  table?: number
  row?: number
  cell?: number
}

/** printed: the number stood in its place. repaired: noise removed, unit converted, word turned into a sign.
 *  inferred: its place followed from an identity, from labels or neighbours. open: several readings remain. */
export type Certainty = 'printed' | 'repaired' | 'inferred' | 'open'

export interface Reading {
  table: TableId
  row: string
  column: string
  /** The text of the cell as the document has it. */
  printed: string
  certainty: Certainty
  /** How an inferred or repaired value was reached, in Chinese. */
  because?: string
  candidates?: (number | null)[]
  at?: Place
}

export type Severity = 'error' | 'warning' | 'note'

export interface FindingCell {
  table: TableId
  row: string
  column: string
}

export interface Finding {
  rule: string
  severity: Severity
  table?: TableId
  row?: string
  column?: string
  chapter?: number
  cells: FindingCell[]
  left?: number
  right?: number
  /** Chinese, for people: where, what was seen, what was expected. */
  message: string
  basis: string
  at?: Place
}

export interface ExtraRow {
  table: TableId
  /** Id of the row before it; null where it comes first. */
  after: string | null
  label: string
  cells: (number | string | null)[]
}

export interface About {
  level?: Level | null
  kind?: OrganKind | null
  region?: string | null
}
export type Level = 'national' | 'province' | 'prefecture' | 'county' | 'township'
/** government: 人民政府; department: 工作部门; office: 派出机关 (街道办事处); agency: 派出机构; authorised: 授权组织. */
export type OrganKind = 'government' | 'department' | 'office' | 'agency' | 'authorised'

export interface Source {
  name: string | null
  sha256: string | null
  mediaType: string | null
  url: string | null
}

export interface Report {
  format: 'gongkai.report/1'
  edition: EditionId | null
  editions: Record<TableId, EditionId | null>
  editionDue: EditionId | null
  year: number | null
  organ: string | null
  title: string | null
  script: 'Hans' | 'Hant' | null
  period: { from: Day | null; to: Day | null } | null
  publishedOn: Day | null
  about: About
  source: Source
  reader: string
  /** Set on data made up as an example: printed on page, file and JSON. */
  notice?: string
  chapters: Chapter[]
  tables: Tables
  extraRows: ExtraRow[]
  readings: Reading[]
  findings: Finding[]
}

/** Printed on everything that is made up. */
export const exampleNotice = '示例数据，非该机关发布'

/** The value of a cell: a number, null (blank or open), or undefined (not in the document). */
export const valueAt = (tables: Tables, cell: FindingCell): number | null | undefined =>
  tables[cell.table]?.[cell.row]?.[cell.column]
