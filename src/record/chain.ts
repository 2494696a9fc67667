// The hash chain of the record: every entry has the digest of the one before it in its organ's chain, so that an entry
// that was changed, removed or put in between shows. Entries hold digests and references, not personal data, which can
// therefore be erased with the chain whole.
import { type DigestAlgorithm, digest } from '../kit/crypto/digest.ts'

export interface RecordEntry {
  organId: string
  /** 1, 2, 3 … within the organ. */
  no: number
  /** Instant, ISO 8601 in UTC. */
  at: string
  /** Id of the person, or a word for whom the software acted: applicant, clock, system, console. */
  actor: string
  /** Address the act came from; null for acts of the software itself. */
  from: string | null
  act: string
  subject: string
  /** What changed: digests and references before and after. */
  before: unknown
  after: unknown
  algorithm: DigestAlgorithm
  /** Digest of the entry before; 64 zeros for the first. */
  previous: string
  digest: string
}

export const chainStart = '0'.repeat(64)

/** The digest of what an entry says, without its place in the chain. */
export function contentDigest({
  organId,
  at,
  actor,
  from,
  act,
  subject,
  before,
  after,
  algorithm,
}: EntryContent): string {
  return digest(algorithm, canonical({ organId, at, actor, from, act, subject, before, after, algorithm }))
}
export type EntryContent = Omit<RecordEntry, 'no' | 'previous' | 'digest'>

/** The digest of an entry: the one before it, its number, its content. The database computes the same in one step. */
export const entryDigest = (entry: Omit<RecordEntry, 'digest'>): string =>
  digest(entry.algorithm, `${entry.previous}:${entry.no}:${contentDigest(entry)}`)

/** JSON with the keys of every object in order, so that the same content gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

export interface BrokenLink {
  organId: string
  no: number
  /** Chinese: what was seen, what was expected. */
  message: string
}

/** The first broken link of one organ's chain, entries in order; undefined where it is whole up to `head`. */
export function firstBrokenLink(
  entries: Iterable<RecordEntry>,
  head?: { no: number; digest: string },
): BrokenLink | undefined {
  let previous = chainStart
  let no = 0
  let organId = ''
  for (const entry of entries) {
    organId = entry.organId
    if (entry.no !== no + 1) return { organId, no: no + 1, message: `第${no + 1}条记录缺失，下一条的序号是${entry.no}` }
    no = entry.no
    if (entry.previous !== previous) return { organId, no, message: `第${no}条记录所载的前一条摘要与前一条不符` }
    if (entryDigest(entry) !== entry.digest) return { organId, no, message: `第${no}条记录的内容与其摘要不符` }
    previous = entry.digest
  }
  if (head && (head.no !== no || head.digest !== previous))
    return { organId, no: no + 1, message: `链尾应为第${head.no}条，现只到第${no}条` }
  return undefined
}
