// Which edition a table follows, told by the labels that only one edition prints.
import { type EditionId, editions } from '../../../law/annual-report/index.ts'
import type { Hit } from './hits.ts'

export interface EditionVotes {
  edition: EditionId | null
  /** Labels of more than one edition stand in it. */
  mixed: boolean
}

export function editionVotes(seen: Hit[]): EditionVotes {
  const votes = editions.map(({ id }) => ({
    id,
    count: seen.filter(({ labels }) => labels.every((label) => label.editions.length === 1 && label.editions[0] === id))
      .length,
  }))
  const [first, second] = votes.sort((one, other) => other.count - one.count)
  if (!first?.count || first.count === second?.count) return { edition: null, mixed: Boolean(first?.count) }
  return { edition: first.id, mixed: Boolean(second && second.count > 1) }
}
