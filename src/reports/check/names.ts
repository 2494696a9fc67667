// How cells are called in messages: 表三·（一）予以公开·自然人.
import {
  applicants,
  type CellRef,
  disclosure,
  type EditionId,
  handling,
  type Line,
  labelIn,
  pathTo,
  relief,
  reliefResults,
  type TableId,
} from '../../law/annual-report/index.ts'

/** The tables are called by the number of the chapter that holds them. */
export const tableNames: Record<TableId, string> = { disclosure: '表二', requests: '表三', relief: '表四' }

/** A cell by its table, row and column. */
export const cellName = (edition: EditionId | null, { table, row, column }: CellRef): string =>
  [tableNames[table], rowName(edition, table, row), columnName(edition, table, row, column)].join('·')

/** A row with the headings above it that have no cells of their own. */
export function rowName(edition: EditionId | null, table: TableId, row: string): string {
  if (table === 'requests') return namesOf(edition, pathTo(handling, row)).slice(-2).join('')
  if (table === 'relief') return namesOf(edition, pathTo(relief, row)).join('·')
  const found = disclosure.flatMap(({ rows }) => rows).find(({ id }) => id === row)
  return found ? nameOf(edition, found) : row
}

export function columnName(edition: EditionId | null, table: TableId, row: string, column: string): string {
  const line =
    table === 'requests'
      ? pathTo(applicants, column).at(-1)
      : table === 'relief'
        ? pathTo(reliefResults, column).at(-1)
        : disclosure
            .find(({ rows }) => rows.some(({ id }) => id === row))
            ?.columns.find(({ id, label }) => id === column && (!edition || labelIn(edition, label) !== undefined))
  return line ? nameOf(edition, line) : column
}

/** The words of a line without ordinal and without the note in brackets. */
export const wordsOf = (edition: EditionId | null, line: Line): string =>
  nameOf(edition, line)
    .replace(/^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)/, '')
    .replace(/（.*）$/, '')

const nameOf = (edition: EditionId | null, { id, label }: Line): string =>
  typeof label === 'string' ? label : ((edition && label[edition]) ?? Object.values(label).at(-1) ?? id)

const namesOf = (edition: EditionId | null, lines: Line[]): string[] =>
  lines.filter(({ id }) => id !== 'results*').map((line) => nameOf(edition, line).replace(/（区分处理的.*）$/, ''))
