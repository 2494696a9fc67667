// Table three turned on its side: the applicants as rows, what became of their requests as columns.
import { applicants, type EditionId, editions, handling, leavesOf, linesIn } from '../../../law/annual-report/index.ts'
import type { Document } from '../document.ts'
import type { Hit } from './hits.ts'
import type { PrintedRow } from './rows.ts'
import { type Part, partsOf, type Spacing } from './stretch.ts'

const width = leavesOf(applicants).length
const rowsOf = new Map(editions.map(({ id }) => [id, leavesOf(linesIn(id, handling)).map((line) => line.id)]))

/** The rows of the table as the format has them, or null where it does not lie on its side. Only a table in which every
 *  cell is filled can be turned: with a blank lost, all behind it would stand one line too high. */
export function turnedRows(
  document: Document,
  seen: Hit[],
  to: number,
  spacing: Spacing,
): { rows: PrintedRow[]; edition: EditionId } | null {
  const columns: Part['slots'][] = []
  for (const [index, hit] of seen.entries()) {
    const [part] = partsOf(document, hit.end, seen[index + 1]?.start ?? to, spacing)
    const slots = part!.slots.filter(({ value }) => value.kind !== 'empty')
    if (slots.length <= width) {
      if (slots.length > 1) return null
      continue
    }
    if (!hit.labels.some(({ kind }) => kind === 'head')) return null
    columns.push(slots)
  }
  const edition = [...rowsOf].find(([, ids]) => columns.every(({ length }) => length === ids.length))?.[0]
  if (columns.length !== width || !edition) return null
  const kinds = leavesOf(applicants).map(({ id }) => id)
  if (!inOrder(seen, 'row', rowsOf.get(edition)!, levels) || !inOrder(seen, 'head', kinds, 1)) return null
  return {
    edition,
    rows: rowsOf.get(edition)!.map((row, at) => ({
      row,
      label: null,
      slots: columns.map((slots) => slots[at]!),
      ruling: 'grid' as const,
      because: '表三的行与列互换印出，按格式的次序认定',
      last: false,
    })),
  }
}

/** Lines over the figures: the parts of a heading stand below it. */
const levels = 3

/** The labels that stand for one line only come as the format has them, in as many lines. */
function inOrder(seen: Hit[], kind: 'row' | 'head', ids: string[], most: number): boolean {
  const places = seen
    .filter(({ labels }) => labels.length === 1 && labels[0]!.kind === kind)
    .map(({ labels }) => ids.indexOf(labels[0]!.id))
    .filter((place) => place >= 0)
  const lines = places.filter((place, at) => at === 0 || place <= places[at - 1]!).length
  return places.length > 2 && lines <= most
}
