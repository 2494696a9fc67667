// 投诉人查询: a complaint opened by its code, or from the page of the request it is about.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import type { Day } from '../../kit/days.ts'
import { type ComplaintAct, type ComplaintState, complaintActs, type Finding } from '../../law/regulation/index.ts'
import type { QueryKey } from '../applicant-acts.ts'
import { type CaseLetterRow, caseLetters } from '../case-letters.ts'
import { isTail } from '../people.ts'
import { queryDigest } from '../query-code.ts'
import type { Db, RequestRow } from '../store.ts'
import type { ComplaintRow } from './act-on-complaint.ts'
import type { ComplaintReason } from './complain.ts'

/** The complaint that the code and the tail open; undefined: none. */
export async function complaintByQuery(app: App, { code, tail }: QueryKey): Promise<ComplaintRow | undefined> {
  const row = await app.db
    .selectFrom('complaints')
    .selectAll()
    .where('query_digest', '=', queryDigest(code))
    .executeTakeFirst()
  return row && isTail(app.keys, row, tail) ? row : undefined
}

/** A complaint about the request that its applicant has opened. */
export const complaintOfRequest = (
  db: Db,
  request: Pick<RequestRow, 'organ_id' | 'id'>,
  id: string,
): Promise<ComplaintRow | undefined> | undefined =>
  /^[0-9a-f-]{36}$/i.test(id)
    ? db
        .selectFrom('complaints')
        .selectAll()
        .where('about_organ', '=', request.organ_id)
        .where('request_id', '=', request.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined

export interface OwnComplaint {
  id: string
  number: string | null
  madeOn: Day
  reason: ComplaintReason
  state: ComplaintState
  to: string
}

/** The complaints that were made about one request, for its applicant. */
export async function complaintsAbout(db: Db, request: Pick<RequestRow, 'organ_id' | 'id'>): Promise<OwnComplaint[]> {
  const { rows } = await sql<OwnComplaint>`
    select c.id, c.number, c.made_on as "madeOn", c.reason, c.state, o.name as to
    from complaints c join organs o on o.id = c.organ_id
    where c.about_organ = ${request.organ_id} and c.request_id = ${request.id}::uuid order by c.made_at`.execute(db)
  return rows
}

export interface ComplaintForPerson {
  row: ComplaintRow
  state: ComplaintState
  finding: Finding | null
  to: string
  about: string
  requestNumber: string | null
  /** What happened, in the words of the table; what is asked of the organ is left out but for that it was. */
  acts: { no: number; label: string; on: Day }[]
  letters: CaseLetterRow[]
}

export async function complaintForPerson(app: App, row: ComplaintRow): Promise<ComplaintForPerson> {
  const { rows: names } = await sql<{ to: string; about: string; number: string | null }>`
    select up.name as to, o.name as about, r.number from organs up, organs o
      left join requests r on r.organ_id = o.id and r.id = ${row.request_id}::uuid
    where up.id = ${row.organ_id} and o.id = ${row.about_organ}`.execute(app.db)
  const acts = await app.db
    .selectFrom('complaint_acts')
    .select(['no', 'act', 'on_day'])
    .where('organ_id', '=', row.organ_id)
    .where('complaint_id', '=', row.id)
    .orderBy('no')
    .execute()
  return {
    row,
    state: row.state as ComplaintState,
    finding: row.finding as Finding | null,
    to: names[0]!.to,
    about: names[0]!.about,
    requestNumber: names[0]!.number,
    acts: acts.map(({ no, act, on_day }) => ({
      no,
      label: complaintActs[act as ComplaintAct].label,
      on: on_day as Day,
    })),
    letters: await caseLetters(app.db, row.organ_id, row.id),
  }
}
