// Which edition a table follows, told by what not every edition prints. No edition is named here: a new one comes with
// its lines and is told apart by them.
import { type EditionId, editions, rowsOf, type TableId } from '../../../law/annual-report/index.ts'
import type { Hit } from './hits.ts'
import { labelIndex, type TableLabel } from './labels.ts'

export interface EditionVotes {
  edition: EditionId | null
  /** Labels of more than one edition stand in it. */
  mixed: boolean
}

const all = editions.map(({ id }) => id)
const tells = ({ editions: those }: { editions: readonly EditionId[] }) => those.length > 0 && those.length < all.length

/** By the labels that stand in a table. Of editions to which all of them belong, the one that lacks the fewest. */
export function editionVotes(seen: Hit[], table: TableId): EditionVotes {
  let votes = votesBySeen.get(seen)
  if (!votes) {
    votes = counted(seen, table)
    votesBySeen.set(seen, votes)
  }
  return votes
}

/** The labels of a table are counted once, for its rows, its columns and its edition. */
const votesBySeen = new WeakMap<Hit[], EditionVotes>()

function counted(seen: Hit[], table: TableId): EditionVotes {
  const telling = seen.filter(({ labels }) => labels.every(tells))
  const votes = all
    .map((id) => ({ id, hits: telling.filter(({ labels }) => labels.every((label) => label.editions.includes(id))) }))
    .sort((one, other) => other.hits.length - one.hits.length)
  const [first] = votes
  if (!first?.hits.length) return { edition: null, mixed: false }
  const level = votes.filter(({ hits }) => hits.length === first.hits.length)
  if (level.some(({ hits }) => hits.some((hit) => !first.hits.includes(hit)))) return { edition: null, mixed: true }
  const lacking = (id: EditionId) => labelsOf(id, table).filter((label) => !stands(label, seen)).length
  if (level.length > 1) level.sort((one, other) => lacking(one.id) - lacking(other.id))
  return { edition: level[0]!.id, mixed: telling.length - first.hits.length > 1 }
}

const labelsOf = (edition: EditionId, table: TableId): TableLabel[] =>
  labelIndex(table).labels.filter((label) => tells(label) && label.editions.includes(edition))

const stands = (label: TableLabel, seen: Hit[]) =>
  seen.some(({ labels }) =>
    labels.some(({ kind, id, key }) => kind === label.kind && id === label.id && key === label.key),
  )

const rowIds = new Map(all.map((id) => [id, rowsOf(id, 'requests').map((line) => line.id)]))

/** The editions of each row of table three that not every edition has. */
const tellingRows = new Map(
  [...new Set([...rowIds.values()].flat())].flatMap((row) => {
    const those = all.filter((id) => rowIds.get(id)!.includes(row))
    return tells({ editions: those }) ? [[row, those] as const] : []
  }),
)

/**
 * By the rows of table three: the editions that they may be of. The row that came into the format last decides; among
 * those that share it, the one whose rows are all there. Several where the rest has to decide, none where nothing tells.
 */
export function editionsByRows(rows: readonly string[]): EditionId[] {
  const seen = rows.filter((row) => tellingRows.has(row))
  const firstOf = (row: string) => all.indexOf(tellingRows.get(row)![0]!)
  const last = seen.reduce<string | null>(
    (one, row) => (one !== null && firstOf(one) >= firstOf(row) ? one : row),
    null,
  )
  if (last === null) return []
  const having = (id: EditionId) => seen.filter((row) => rowIds.get(id)!.includes(row)).length
  const sharing = tellingRows.get(last)!
  const most = Math.max(...sharing.map(having))
  const likely = sharing.filter((id) => having(id) === most)
  const whole = likely.filter((id) => rowIds.get(id)!.every((row) => rows.includes(row)))
  return whole.length ? whole : likely
}

/** Every row of some edition is there. */
export const isWholeTable = (rows: readonly string[]): boolean =>
  all.some((id) => rowIds.get(id)!.every((row) => rows.includes(row)))

/**
 * The rows of table three that can stand in it, by the labels seen: lines that stand for one another in different editions
 * are looked for in one of their forms. The later form, where it is named; the earlier, where the later is not.
 */
export function rowsThatCanStand(order: readonly string[], seen: Hit[]): string[] {
  const rowsSeen = (hits: Hit[]) => hits.flatMap(({ labels }) => labels.filter(({ kind }) => kind === 'row'))
  const named = rowsSeen(seen.filter(({ labels }) => labels.length === 1))
  const mentioned = rowsSeen(seen)
  return order.filter((row) => {
    const own = tellingRows.get(row)
    if (!own || named.some(({ id }) => sameEditions(tellingRows.get(id), own))) return !own || !supplanted(own, named)
    const rivals = mentioned.some(({ id }) => isApart(tellingRows.get(id), own))
    return !supplanted(own, named) && !(rivals && all.indexOf(own[0]!) > 0) && !nearer(own, named)
  })
}

const isApart = (those: readonly EditionId[] | undefined, own: readonly EditionId[]) =>
  those !== undefined && !those.some((id) => own.includes(id))
const sameEditions = (those: readonly EditionId[] | undefined, own: readonly EditionId[]) =>
  those?.join() === own.join()

/** A row that came later, of editions that do not have this one, is named. */
const supplanted = (own: readonly EditionId[], named: TableLabel[]) =>
  named.some(({ id }) => {
    const those = tellingRows.get(id)
    return isApart(those, own) && all.indexOf(those![0]!) > all.indexOf(own[0]!)
  })

/** A row of these editions and of others besides is named, so that this one would have been too. */
const nearer = (own: readonly EditionId[], named: TableLabel[]) =>
  named.some(({ id }) => {
    const those = tellingRows.get(id)
    return those !== undefined && those.length > own.length && own.every((edition) => those.includes(edition))
  })
