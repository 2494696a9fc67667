import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../db/types.ts'
import type { DigestAlgorithm } from '../kit/crypto/digest.ts'
import { type BrokenLink, contentDigest, entryDigest, firstBrokenLink, type RecordEntry } from './chain.ts'

/** What is written down: who did what to what, from where. Digests and references, never personal data. */
export interface Deed {
  organId: string
  at: Date
  actor: string
  from: string | null
  act: string
  subject: string
  before?: unknown
  after?: unknown
}

/** Adds the deed to its organ's chain, in the transaction of the deed itself. Gives its number. */
export async function writeRecord(
  tx: Transaction<Database>,
  { before = null, after = null, ...deed }: Deed,
  algorithm: DigestAlgorithm = 'sha256',
): Promise<number> {
  const content = { ...deed, at: deed.at.toISOString(), before, after, algorithm }
  if (algorithm === 'sm3') return writeWithSm3(tx, content)
  const { rows } = await sql<{
    no: string
  }>`select append_record(${deed.organId}, ${deed.at}, ${deed.actor}, ${deed.from},
    ${deed.act}, ${deed.subject}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb,
    ${contentDigest(content)}) as no`.execute(tx)
  return Number(rows[0]!.no)
}

/** What an installation keeps its record by: its clock, and the digest it was set up with. */
interface Recorder {
  now(): Date
  config: { recordWith: DigestAlgorithm }
}

/** What a use case did just now, added in its own transaction. Gives the number of the entry. */
export const recordDeed = (
  app: Recorder,
  tx: Transaction<Database>,
  deed: Omit<Deed, 'at'> & Partial<Pick<Deed, 'at'>>,
): Promise<number> => writeRecord(tx, { at: app.now(), ...deed }, app.config.recordWith)

/** What the database's append_record is given for a deed, with the digest of its content (SHA-256). */
export function entryFor({ before = null, after = null, ...deed }: Deed) {
  const content = { ...deed, at: deed.at.toISOString(), before, after, algorithm: 'sha256' as const }
  return { ...content, digest: contentDigest(content) }
}

/** Adds many deeds in one round trip, in their order. */
export async function writeRecords(
  tx: Transaction<Database>,
  deeds: readonly Deed[],
  algorithm: DigestAlgorithm = 'sha256',
): Promise<void> {
  if (algorithm === 'sm3') {
    for (const deed of deeds) await writeRecord(tx, deed, algorithm)
    return
  }
  const rows = deeds.map((deed, place) => ({ ...entryFor(deed), place }))
  await sql`
    select append_record("organId", at, actor, "from", act, subject, before, after, digest)
    from (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as deeds (place integer, "organId" text, at timestamptz,
      actor text, "from" text, act text, subject text, before jsonb, after jsonb, digest text) order by place) ordered`.execute(
    tx,
  )
}

/** PostgreSQL has no SM3: the head is locked, the digest computed here, the entry written in a second step. */
async function writeWithSm3(tx: Transaction<Database>, content: Omit<RecordEntry, 'no' | 'previous' | 'digest'>) {
  const { rows } = await sql<{ no: string; digest: string }>`
    select (head).no, (head).digest from (select lock_record_head(${content.organId}) as head) locked`.execute(tx)
  const entry = { ...content, no: Number(rows[0]!.no) + 1, previous: rows[0]!.digest }
  const digest = entryDigest(entry)
  await sql`insert into record_entries values (${entry.organId}, ${entry.no}, ${entry.at}, ${entry.actor}, ${entry.from},
    ${entry.act}, ${entry.subject}, ${JSON.stringify(entry.before)}::jsonb, ${JSON.stringify(entry.after)}::jsonb, 'sm3',
    ${entry.previous}, ${digest})`.execute(tx)
  await sql`update record_heads set no = ${entry.no}, digest = ${digest} where organ_id = ${entry.organId}`.execute(tx)
  return entry.no
}

export interface RecordHead {
  organId: string
  no: number
  digest: string
}

/** The end of every chain. */
export async function recordHeads(db: Kysely<Database>): Promise<RecordHead[]> {
  const { rows } = await sql<RecordHead>`
    select organ_id as "organId", no, digest from record_heads order by organ_id`.execute(db)
  return rows
}

export interface Verified {
  organs: number
  entries: number
  /** The first broken link of each organ whose chain is not whole. */
  broken: BrokenLink[]
}

const page = 5_000

/** Walks every chain (of these organs; undefined: of all) from its start and compares it with its head. */
export async function verifyRecord(db: Kysely<Database>, organIds?: readonly string[]): Promise<Verified> {
  const these = organIds ? sql`organ_id = any (${[...organIds]}::text[])` : sql`true`
  const { rows: heads } = await sql<{ organ_id: string; no: string; digest: string }>`
    select organ_id, no, digest from record_heads where ${these} order by organ_id`.execute(db)
  const { rows: headless } = await sql<{ organ_id: string }>`
    select distinct organ_id from record_entries
    where ${these} and organ_id not in (select organ_id from record_heads)`.execute(db)
  const broken: BrokenLink[] = headless.map(({ organ_id }) => ({
    organId: organ_id,
    no: 1,
    message: '有记录而没有链尾',
  }))
  let entries = 0
  for (const head of heads) {
    const chain: RecordEntry[] = []
    for (let after = 0; ; ) {
      const { rows } = await readEntries(db, head.organ_id, after)
      chain.push(...rows.map(entryOf))
      if (rows.length < page) break
      after = chain.at(-1)!.no
    }
    entries += chain.length
    const link = firstBrokenLink(chain, { no: Number(head.no), digest: head.digest })
    if (link) broken.push({ ...link, organId: head.organ_id })
  }
  return { organs: heads.length, entries, broken }
}

interface EntryRow {
  organ_id: string
  no: string
  at: Date
  actor: string
  address: string | null
  act: string
  subject: string
  before: unknown
  after: unknown
  algorithm: DigestAlgorithm
  previous: string
  digest: string
}

const readEntries = (db: Kysely<Database>, organId: string, after: number) =>
  sql<EntryRow>`select * from record_entries where organ_id = ${organId} and no > ${after} order by no limit ${page}`.execute(
    db,
  )

const entryOf = ({ organ_id, no, at, address, ...rest }: EntryRow): RecordEntry => ({
  ...rest,
  organId: organ_id,
  no: Number(no),
  at: at.toISOString(),
  from: address,
})

/** The entries about one thing, oldest first. */
export async function recordOf(db: Kysely<Database>, organId: string, subject: string): Promise<RecordEntry[]> {
  const { rows } = await sql<EntryRow>`
    select * from record_entries where organ_id = ${organId} and subject = ${subject} order by no`.execute(db)
  return rows.map(entryOf)
}

/** A page of an organ's record, newest first. `before` is the number of the last entry of the page before. */
export async function listRecord(
  db: Kysely<Database>,
  organId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<RecordEntry[]> {
  const { rows } = await sql<EntryRow>`
    select * from record_entries where organ_id = ${organId} and ${before ? sql`no < ${before}` : sql`true`}
    order by no desc limit ${limit}`.execute(db)
  return rows.map(entryOf)
}
