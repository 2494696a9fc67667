// 重复申请: what the same applicant asked of the organ before in words like these, and how it ended (art. 36 (6)). Found by
// the blind index of the identity number; nobody's data is opened for it.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { type OutcomeId, outcomes } from '../law/requests/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { readRequest } from './store.ts'

export interface Repeat {
  id: string
  number: string | null
  submittedOn: Day
  content: string
  /** 0 to 1: how much the words are alike. */
  likeness: number
  state: string
  outcome: string | null
  outcomeLabel: string | null
  endedOn: Day | null
  /** Number of the reply, where one went out with a letter. */
  reply: string | null
}

/** From this likeness of trigrams on, two requests are shown beside each other. */
export const repeatFrom = 0.35

export async function repeatsOf(app: App, by: Staff, organId: string, requestId: string): Promise<Result<Repeat[]>> {
  if (!may(by, 'readRequests', organId)) return refused({ code: 'not-yours', message: whyNot('readRequests') })
  return asStaffOf(app.db, [organId], async (tx) => {
    if (!(await readRequest(tx, organId, requestId))) return refused({ code: 'no-request', message: '没有这件申请' })
    const { rows } = await sql<Omit<Repeat, 'outcomeLabel'>>`
      with me as (
        select r.content, r.submitted_on, r.submitted_at, array_agg(p.blind_id) as ids from requests r
        join request_people p on p.organ_id = r.organ_id and p.request_id = r.id and p.role = 'applicant'
        where r.organ_id = ${organId} and r.id = ${requestId}::uuid group by 1, 2, 3
      ), earlier as (
        select distinct r.id from me join request_people p on p.organ_id = ${organId} and p.blind_id = any (me.ids) and p.role = 'applicant'
        join requests r on r.organ_id = p.organ_id and r.id = p.request_id
        where r.id <> ${requestId}::uuid and (r.submitted_on, r.submitted_at) <= (me.submitted_on, me.submitted_at)
      )
      select r.id, r.number, r.submitted_on as "submittedOn", r.content, similarity(r.content, me.content)::float8 as likeness,
        r.state, r.outcome, r.ended_on as "endedOn",
        (select l.number from request_papers l where l.organ_id = r.organ_id and l.request_id = r.id and l.state = 'issued'
          and l.number is not null order by l.issued_on desc, l.made_at desc limit 1) as reply
      from me, earlier join requests r on r.organ_id = ${organId} and r.id = earlier.id
      where similarity(r.content, me.content) >= ${repeatFrom}
      order by likeness desc, r.submitted_on desc limit 50`.execute(tx)
    return accepted(
      rows.map((row) => ({ ...row, outcomeLabel: row.outcome ? outcomes[row.outcome as OutcomeId].label : null })),
    )
  })
}
