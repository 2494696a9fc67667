// What pages and the API read of requests: the ledger, the board of what is due, one request with its story.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import type { RequestRow } from './store.ts'

type Db = Kysely<Database> | Transaction<Database>

export interface LedgerFilter {
  organIds: readonly string[]
  /** Year of receipt. */
  year?: number
  state?: string
  open?: boolean
  applicantKind?: string
  channel?: string
  subject?: string
  handlerId?: string
  outcome?: string
  flag?: string
  /** Words in number, content or the masked names. */
  words?: string
  dueUntil?: Day
}

export interface LedgerRow {
  organId: string
  organName: string
  id: string
  number: string | null
  channel: string
  submittedOn: Day
  receivedOn: Day | null
  applicantKind: string
  applicant: string
  content: string
  subject: string | null
  state: string
  flags: string[]
  replyDue: Day | null
  nextDue: Day | null
  provisional: boolean
  isOpen: boolean
  endedOn: Day | null
  outcome: string | null
  handlerId: string | null
  handler: string | null
}

const conditions = (filter: LedgerFilter) => {
  // One organ is asked for as one, so that its rows come in the order of the index.
  const [only, ...others] = filter.organIds
  const parts = [
    only !== undefined && !others.length
      ? sql`r.organ_id = ${only}`
      : sql`r.organ_id = any (${[...filter.organIds]}::text[])`,
  ]
  if (filter.year) parts.push(sql`r.received_on between ${`${filter.year}-01-01`} and ${`${filter.year}-12-31`}`)
  if (filter.state) parts.push(sql`r.state = ${filter.state}`)
  if (filter.open !== undefined) parts.push(sql`r.is_open = ${filter.open}`)
  if (filter.applicantKind) parts.push(sql`r.applicant_kind = ${filter.applicantKind}`)
  if (filter.channel) parts.push(sql`r.channel = ${filter.channel}`)
  if (filter.subject) parts.push(sql`r.subject = ${filter.subject}`)
  if (filter.handlerId) parts.push(sql`r.handler_id = ${filter.handlerId}`)
  if (filter.outcome) parts.push(sql`r.outcome = ${filter.outcome}`)
  if (filter.flag) parts.push(sql`${filter.flag} = any (r.flags)`)
  if (filter.dueUntil) parts.push(sql`r.is_open and r.next_due <= ${filter.dueUntil}`)
  if (filter.words) {
    const like = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`
    parts.push(sql`(r.number ilike ${like} or r.applicant_mask ilike ${like} or (r.organ_id, r.id) in (
      select organ_id, request_id from request_texts where organ_id = any (${[...filter.organIds]}::text[]) and content ilike ${like}))`)
  }
  return sql.join(parts, sql` and `)
}

const columns = sql`r.organ_id as "organId", o.name as "organName", r.id, r.number, r.channel, r.submitted_on as "submittedOn",
  r.received_on as "receivedOn", r.applicant_kind as "applicantKind", r.applicant_mask as applicant, r.content, r.subject,
  r.state, r.flags, r.reply_due as "replyDue", r.next_due as "nextDue", r.provisional, r.is_open as "isOpen",
  r.ended_on as "endedOn", r.outcome, r.handler_id as "handlerId", s.name as handler`

/** A page of the ledger, newest first. `after` is the key of the last row of the page before. */
export async function listRequests(
  db: Db,
  filter: LedgerFilter,
  { after, limit }: { after?: { on: string; id: string } | undefined; limit: number },
): Promise<LedgerRow[]> {
  const beyond = after ? sql`and (r.submitted_on, r.id) < (${after.on}::date, ${after.id}::uuid)` : sql``
  const { rows } = await sql<LedgerRow>`
    select ${columns} from requests r join organs o on o.id = r.organ_id left join staff s on s.id = r.handler_id
    where ${conditions(filter)} ${beyond} order by r.submitted_on desc, r.id desc limit ${limit}`.execute(db)
  return rows
}

/** These requests as the ledger shows them, in the given order. */
export async function requestsByIds(db: Db, ids: readonly { organId: string; id: string }[]): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`
    select ${columns} from unnest(${ids.map(({ organId }) => organId)}::text[], ${ids.map(({ id }) => id)}::uuid[])
      with ordinality as wanted (organ_id, id, place)
    join requests r on r.organ_id = wanted.organ_id and r.id = wanted.id
    join organs o on o.id = r.organ_id left join staff s on s.id = r.handler_id order by place`.execute(db)
  return rows
}

/** Open requests by what is due first: the desk of a person or an office. */
export async function listDue(db: Db, filter: LedgerFilter, limit: number): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`
    select ${columns} from requests r join organs o on o.id = r.organ_id left join staff s on s.id = r.handler_id
    where ${conditions({ ...filter, open: true })} order by r.next_due nulls last, r.submitted_on limit ${limit}`.execute(
    db,
  )
  return rows
}

export interface DeskCounts {
  open: number
  overdue: number
  today: number
  thisWeek: number
  waiting: number
  unconfirmed: number
}

/** How many open requests are overdue, due today, due within a week, waiting for others, not yet confirmed. */
export async function deskCounts(db: Db, filter: LedgerFilter, today: Day, inAWeek: Day): Promise<DeskCounts> {
  const { rows } = await sql<DeskCounts>`
    select count(*)::int as open,
      (count(*) filter (where next_due < ${today}))::int as overdue,
      (count(*) filter (where next_due = ${today}))::int as today,
      (count(*) filter (where next_due between ${today} and ${inAWeek}))::int as "thisWeek",
      (count(*) filter (where state like 'awaiting%'))::int as waiting,
      (count(*) filter (where state = 'pendingConfirmation'))::int as unconfirmed
    from requests r where ${conditions({ ...filter, open: true })}`.execute(db)
  return rows[0]!
}

export interface RequestDetails {
  request: RequestRow
  organName: string
  handler: string | null
  items: { no: number; content: string; outcome: string | null; ground: string | null }[]
  people: {
    no: number
    role: string
    name: string
    erased: boolean
    /** Proof of identity, and who saw it when. */
    proof: string | null
    proofOn: Day | null
    proofBy: string | null
  }[]
  papers: {
    id: string
    kind: string
    title: string
    number: string | null
    state: string
    issuedOn: Day | null
    madeAt: Date
    fileName: string | null
  }[]
  notes: { no: number; kind: string; onDay: Day; text: string; data: unknown; madeBy: string; madeAt: Date }[]
}

/** One request with everything on file but the acts (readActs) and what is sealed. */
export async function requestDetails(db: Db, organId: string, id: string): Promise<RequestDetails | undefined> {
  const row = await db
    .selectFrom('requests')
    .innerJoin('organs', 'organs.id', 'requests.organ_id')
    .leftJoin('staff', 'staff.id', 'requests.handler_id')
    .selectAll('requests')
    .select(['organs.name as organName', 'staff.name as handlerName'])
    .where('requests.organ_id', '=', organId)
    .where('requests.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { organName, handlerName, ...request } = row
  const of = <T extends 'request_items' | 'request_people' | 'request_papers' | 'request_notes'>(table: T) =>
    db
      .selectFrom(table as 'request_items')
      .where('organ_id', '=', organId)
      .where('request_id', '=', id)
  const [items, people, papers, notes] = await Promise.all([
    of('request_items').select(['no', 'content', 'outcome', 'ground']).orderBy('no').execute(),
    db
      .selectFrom('request_people')
      .leftJoin('staff', (join) => join.on(sql<boolean>`staff.id::text = request_people.proof_by`))
      .select(['no', 'role', 'name_mask as name', 'proof', 'proof_on as proofOn', 'staff.name as proofBy'])
      .select(sql<boolean>`sealed is null`.as('erased'))
      .where('request_people.organ_id', '=', organId)
      .where('request_id', '=', id)
      .orderBy('no')
      .execute(),
    db
      .selectFrom('request_papers')
      .select([
        'id',
        'kind',
        'title',
        'number',
        'state',
        'issued_on as issuedOn',
        'made_at as madeAt',
        'file_name as fileName',
      ])
      .where('organ_id', '=', organId)
      .where('request_id', '=', id)
      .orderBy('made_at')
      .execute(),
    db
      .selectFrom('request_notes')
      .select(['no', 'kind', 'on_day as onDay', 'text', 'data', 'made_by as madeBy', 'made_at as madeAt'])
      .where('organ_id', '=', organId)
      .where('request_id', '=', id)
      .orderBy('no')
      .execute(),
  ])
  return {
    request: request as unknown as RequestRow,
    organName,
    handler: handlerName,
    items,
    people: people as RequestDetails['people'],
    papers: papers as RequestDetails['papers'],
    notes: notes as RequestDetails['notes'],
  }
}
