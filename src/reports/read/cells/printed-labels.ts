// The names of rows as printed, where they are not those of the edition: altered, or of the other edition.
import { type EditionId, type TableId, tableIds } from '../../../law/annual-report/index.ts'
import type { Document } from '../document.ts'
import { keyOf } from '../normalise/key.ts'
import { labelIndex } from './labels.ts'
import type { PrintedRow } from './rows.ts'

export interface PrintedLabel {
  table: TableId
  row: string
  /** As published, blanks collapsed. */
  printed: string
}

/** Where many labels of a table are off, its text was damaged on the way, and none is said to be the organ's. */
const mostAltered = 0.15

export function printedLabels(
  document: Document,
  rows: Partial<Record<TableId, PrintedRow[]>>,
  editions: Record<TableId, EditionId | null>,
): PrintedLabel[] {
  return tableIds.flatMap((table) => {
    const edition = editions[table]
    const named = (rows[table] ?? []).filter(({ row, label }) => row && label)
    if (!edition) return []
    const altered = named.flatMap(({ row, label }) => {
      const printed = document.raw.slice(label!.start, label!.end)
      const key = keyOf(document.text.slice(label!.start, label!.end))
      const own = labelsOf(table, row!, edition)
      return own.length && !own.some((one) => isForm(key, one)) ? [{ table, row: row!, printed: shown(printed) }] : []
    })
    return altered.length <= Math.max(1, named.length * mostAltered) ? altered : []
  })
}

function labelsOf(table: TableId, row: string, edition: EditionId): string[] {
  const name = `${table} ${row} ${edition}`
  let labels = labelsByRow.get(name)
  if (!labels) {
    labels = labelIndex(table)
      .labels.filter(({ kind, id, editions }) => kind === 'row' && id === row && editions.includes(edition))
      .map(({ key }) => key)
    labelsByRow.set(name, labels)
  }
  return labels
}
const labelsByRow = new Map<string, string[]>()

/** The label, with or without its ordinal, its end cut off or the rest of its cell behind it. */
function isForm(key: string, label: string): boolean {
  const bare = label.replace(/^[一二三四五六七八九十\d]/, '')
  return [label, bare].some((one) => one.startsWith(key) || key.startsWith(one))
}

const shown = (text: string) => text.replace(/[\s\u0000-\u001f|]+/g, ' ').trim()
