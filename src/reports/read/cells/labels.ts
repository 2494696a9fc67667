// The labels of the law's trees in the forms in which they are looked for. No label is written here.
import {
  applicants,
  applicantsHead,
  balanceNote,
  disclosure,
  type EditionId,
  editions,
  handling,
  informationHead,
  type Label,
  type Line,
  labelIn,
  relief,
  reliefResults,
  type TableId,
} from '../../../law/annual-report/index.ts'
import { keyOf } from '../normalise/key.ts'

export interface TableLabel {
  table: TableId
  /** row: has cells; group: a heading over rows; head: over columns, or the corner. */
  kind: 'row' | 'group' | 'head'
  /** Line id; empty for corner texts. */
  id: string
  /** The editions that print it. */
  editions: EditionId[]
  /** The whole label as a key, ordinal included. */
  key: string
}

export interface LabelForm {
  key: string
  /** What it may stand for, in the order of the tree. */
  labels: TableLabel[]
  /** Found only as a whole cell or between boundaries: the form is short or stands for several lines. */
  shy: boolean
  /** It may be a head as well as something else. */
  shared: boolean
}

const treesOf: Record<TableId, { rows: Line[]; heads: Line[]; corners: string[] }> = {
  disclosure: {
    rows: disclosure.flatMap(({ rows }) => rows),
    heads: disclosure.flatMap(({ columns }) => columns),
    corners: [informationHead, ...disclosure.map(({ label }) => label)],
  },
  requests: { rows: [...handling], heads: [...applicants], corners: [balanceNote, applicantsHead] },
  relief: { rows: [...relief], heads: [...reliefResults], corners: [] },
}

const tableLabels = (table: TableId): TableLabel[] => {
  const { rows, heads, corners } = treesOf[table]
  return [
    ...corners.map((label) => one(table, 'head', '', label)),
    ...walk(heads).flatMap(({ id, label }) => spelled(label).map((text) => one(table, 'head', id, text, label))),
    ...walk(rows).flatMap(({ id, label, parts }) =>
      spelled(label).map((text) => one(table, parts.length ? 'group' : 'row', id, text, label)),
    ),
  ]
}

const one = (table: TableId, kind: TableLabel['kind'], id: string, text: string, label: Label = text): TableLabel => ({
  table,
  kind,
  id,
  editions: editions.map((edition) => edition.id).filter((edition) => labelIn(edition, label) === text),
  key: keyOf(text),
})

const walk = (lines: readonly Line[]): Line[] => lines.flatMap((line) => [line, ...walk(line.parts)])

const spelled = (label: Label): string[] =>
  typeof label === 'string' ? [label] : [...new Set(Object.values(label).filter((text) => text !== undefined))]

/** The forms of a label: whole, without its ordinal, without what stands in brackets. */
function formsOf(text: string): string[] {
  const bare = text.replace(/^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|\d+\.)/, '')
  const forms = [text, bare, text.replace(/(.)（[^（）]{4,}）$/, '$1'), bare.replace(/(.)（[^（）]{4,}）$/, '$1')]
  return [...new Set(forms.map(keyOf))].filter((form) => form.length > 1)
}

/** The forms of all labels of a table, longest first, and one expression that finds them in a key. */
export interface LabelIndex {
  labels: TableLabel[]
  forms: Map<string, LabelForm>
  find: RegExp
}

function indexOf(table: TableId): LabelIndex {
  const labels = tableLabels(table)
  const forms = new Map<string, LabelForm>()
  const texts = new Map<TableLabel, string[]>()
  for (const label of labels) texts.set(label, formsOfLabel(table, label))
  for (const label of labels)
    for (const key of texts.get(label)!) {
      const form = forms.get(key) ?? { key, labels: [], shy: false, shared: false }
      form.labels.push(label)
      form.shy = form.labels.length > 1 || key.length < shortest
      form.shared = form.labels.some(isHead) && !form.labels.every(isHead)
      forms.set(key, form)
    }
  const keys = [...forms.keys()].sort((one, other) => other.length - one.length)
  return { labels, forms, find: new RegExp(keys.join('|'), 'g') }
}

const isHead = ({ kind }: TableLabel) => kind === 'head'

/** Shorter forms stand in prose too and need boundaries. */
const shortest = 7

function formsOfLabel(table: TableId, label: TableLabel): string[] {
  const { rows, heads, corners } = treesOf[table]
  const all = [...corners, ...walk([...heads, ...rows]).flatMap((line) => spelled(line.label))]
  const text = all.find((candidate) => keyOf(candidate) === label.key)
  return text === undefined ? [] : formsOf(text)
}

const indexes = new Map<TableId, LabelIndex>()

export function labelIndex(table: TableId): LabelIndex {
  let index = indexes.get(table)
  if (!index) {
    index = indexOf(table)
    indexes.set(table, index)
  }
  return index
}
