// Requests and their acts. A request is changed by appending acts: the fold is computed and saved in the same transaction.
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database, Requests } from '../db/types.ts'
import type { DigestAlgorithm } from '../kit/crypto/digest.ts'
import type { Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { type ActFacts, after, beforeAnything, dueNow, type Standing, stateOf, states } from '../law/requests/index.ts'
import { type Deed, entryFor, writeRecord } from '../record/index.ts'

export type RequestRow = Omit<Selectable<Requests>, 'standing'> & { standing: Standing }
export type Db = Kysely<Database> | Transaction<Database>

export interface Actor {
  /** Id of the person at work, or applicant, clock, system. */
  id: string
  from: string | null
}

/** The row, locked until the transaction ends; undefined where the organ has no such request. */
export async function lockRequest(
  tx: Transaction<Database>,
  organId: string,
  id: string,
): Promise<RequestRow | undefined> {
  const row = await tx
    .selectFrom('requests')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as RequestRow | undefined
}

export async function readRequest(db: Db, organId: string, id: string): Promise<RequestRow | undefined> {
  const row = await db
    .selectFrom('requests')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as RequestRow | undefined
}

export interface RecordedAct {
  no: number
  facts: ActFacts
  at: Date
  actor: string
  note: string | null
}

/** The acts of a request, oldest first. */
export async function readActs(db: Db, organId: string, requestId: string): Promise<RecordedAct[]> {
  const rows = await db
    .selectFrom('request_acts')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('no')
    .execute()
  return rows.map(({ no, act, on_day, at, actor, data }) => {
    const { note = null, ...facts } = data as Record<string, unknown>
    return { no, facts: { ...facts, act, on: on_day } as ActFacts, at, actor, note: note as string | null }
  })
}

/** The columns that the fold fills. */
export function foldedColumns(standing: Standing, calendar: Calendar) {
  const due = dueNow(standing, calendar)
  const isOpen = standing.state !== null && states[standing.state].open
  // The day for a notice to correct is a chance that passes, not a duty: the request's page names it, no desk counts it.
  const waiting = [
    due.confirmation,
    due.correction,
    due.reasons,
    due.payment,
    due.reply,
    ...due.opinions.map((one) => one.due),
  ]
  return {
    state: standing.state ?? '',
    flags: [...standing.flags],
    submitted_on: standing.submittedOn ?? standing.receivedOn ?? '',
    received_on: standing.receivedOn,
    reply_due: isOpen ? due.reply : null,
    next_due: isOpen ? (waiting.filter((day) => day !== null).sort()[0] ?? null) : null,
    provisional: due.provisional,
    is_open: isOpen,
    ended_on: standing.endedOn,
    outcome: standing.outcome,
    counted_on: standing.first?.on ?? null,
    counted_as: standing.first?.outcome ?? null,
    standing: JSON.stringify(standing),
    calendar: calendar.version,
  }
}

/** Appends acts that were found allowed, and saves where the request stands after them. */
export async function appendActs(
  tx: Transaction<Database>,
  request: Pick<RequestRow, 'organ_id' | 'id' | 'act_count' | 'standing'>,
  acts: readonly (ActFacts & { note?: string })[],
  by: Actor,
  at: Date,
  calendar: Calendar,
): Promise<Standing> {
  const standing = acts.reduce((before, act) => after(before, act, calendar), request.standing)
  await tx
    .insertInto('request_acts')
    .values(actRows(request, acts, by, at))
    .execute()
  await tx
    .updateTable('requests')
    .set({ ...foldedColumns(standing, calendar), act_count: request.act_count + acts.length })
    .where('organ_id', '=', request.organ_id)
    .where('id', '=', request.id)
    .execute()
  return standing
}

export interface WholeRequest {
  request: { organ_id: string; id: string; content: string; [column: string]: unknown }
  people: readonly object[]
  items: readonly object[]
  acts: readonly object[]
}

/** A new request with all that belongs to it and its entry in the record, in one way to the database and back. */
export async function insertWhole(
  tx: Transaction<Database>,
  { request, people, items, acts }: WholeRequest,
  deed: Deed,
  algorithm: DigestAlgorithm,
): Promise<void> {
  const entry = algorithm === 'sha256' ? JSON.stringify(entryFor(deed)) : null
  await sql`select insert_request(${JSON.stringify(request)}::jsonb, ${JSON.stringify(people)}::jsonb,
    ${JSON.stringify(items)}::jsonb, ${JSON.stringify(acts)}::jsonb, ${entry}::jsonb)`.execute(tx)
  if (entry === null) await writeRecord(tx, deed, algorithm)
}

export const actRows = (
  request: { organ_id: string; id: string; act_count: number },
  acts: readonly (ActFacts & { note?: string })[],
  by: Actor,
  at: Date,
) =>
  acts.map(({ act, on, ...data }, index) => ({
    organ_id: request.organ_id,
    request_id: request.id,
    no: request.act_count + index + 1,
    act,
    on_day: on,
    at,
    actor: by.id,
    data: JSON.stringify(data),
  }))

/** Where a request stands by its acts alone: what the saved fold must equal. */
export async function foldAgain(db: Db, organId: string, requestId: string, calendar: Calendar): Promise<Standing> {
  const acts = await readActs(db, organId, requestId)
  return acts.length
    ? stateOf(
        acts.map(({ facts }) => facts),
        calendar,
      )
    : beforeAnything
}

/** The next number of a series: 〔2024〕15号 of the letters, of the requests … never twice, never lost without record. */
export async function nextNumber(
  tx: Transaction<Database>,
  organId: string,
  series: string,
  year: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select next_number(${organId}, ${series}, ${year}) as n`.execute(tx)
  return rows[0]!.n
}

export const asDay = (day: string): Day => day as Day
