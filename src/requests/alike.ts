// 内容相近的申请: found by the likeness of their words, those of the same applicant marked; whether one repeats the other,
// the handler says. The applicant is known by the blind index of the identity number; nobody's data is opened for it.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { type OutcomeId, outcomes } from '../law/requests/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { blindIdOf } from './people.ts'
import { findSimilarPublic, type PublicAnswer } from './public-answers.ts'
import { type Db, readRequest } from './store.ts'

export interface Alike {
  id: string
  number: string | null
  submittedOn: Day
  content: string
  /** 0 to 1: how much the words are alike. */
  likeness: number
  /** Asked by one of the applicants of this request. */
  sameApplicant: boolean
  state: string
  isOpen: boolean
  outcome: string | null
  outcomeLabel: string | null
  endedOn: Day | null
  /** Number of the reply, where one went out with a letter. */
  reply: string | null
}

export interface AlikeFound {
  alike: Alike[]
  /** Answers made public that may serve. */
  published: PublicAnswer[]
}

/** Requests of the organ like this one. */
export async function alikeRequests(
  app: App,
  by: Staff,
  organId: string,
  requestId: string,
): Promise<Result<AlikeFound>> {
  if (!may(by, 'readRequests', organId)) return refused({ code: 'not-yours', message: whyNot('readRequests') })
  const found = await asStaffOf(app.db, [organId], async (tx) => {
    const request = await readRequest(tx, organId, requestId)
    if (!request) return undefined
    const people = await tx
      .selectFrom('request_people')
      .select('blind_id')
      .where('organ_id', '=', organId)
      .where('request_id', '=', requestId)
      .where('role', '=', 'applicant')
      .execute()
    const ids = people.flatMap(({ blind_id }) => blind_id ?? [])
    return { content: request.content, alike: await alikeTo(tx, organId, request.content, ids, requestId) }
  })
  if (!found) return refused({ code: 'no-request', message: '没有这件申请' })
  return accepted({ alike: found.alike, published: await findSimilarPublic(app, organId, found.content) })
}

/** The same while a request is being taken in. */
export async function alikeBefore(
  app: App,
  by: Staff,
  { organId, content, idNumbers = [] }: { organId: string; content: string; idNumbers?: readonly string[] },
): Promise<Result<AlikeFound>> {
  if (!may(by, 'register', organId)) return refused({ code: 'not-yours', message: whyNot('register') })
  const words = content.trim().slice(0, 2000)
  if ([...words].length < 2) return accepted({ alike: [], published: [] })
  const ids = idNumbers.map((one) => one.trim()).filter(Boolean)
  const alike = await asStaffOf(app.db, [organId], (tx) =>
    alikeTo(
      tx,
      organId,
      words,
      ids.map((id) => blindIdOf(app.keys, id)),
    ),
  )
  return accepted({ alike, published: await findSimilarPublic(app, organId, words) })
}

/** Up to this many characters are looked for as they stand: they have too few trigrams to be compared. */
const shortText = 12

async function alikeTo(
  db: Db,
  organId: string,
  content: string,
  blindIds: readonly string[],
  not: string | null = null,
): Promise<Alike[]> {
  const short = [...content].length <= shortText
  const like = `%${content.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Omit<Alike, 'outcomeLabel'>>`
    with mine as (
      select distinct request_id from request_people
      where organ_id = ${organId} and role = 'applicant' and blind_id = any (${[...blindIds]}::text[])
    ), near as (
      select t.request_id, t.content from request_texts t
      where t.organ_id = ${organId} and (t.content % ${content} or (${short} and t.content ilike ${like}))
      union
      select t.request_id, t.content from mine join request_texts t on t.organ_id = ${organId} and t.request_id = mine.request_id
      where similarity(t.content, ${content}) >= 0.2
    )
    select r.id, r.number, r.submitted_on as "submittedOn", n.content,
      greatest(similarity(n.content, ${content}), case when ${short} and n.content ilike ${like} then 0.5 else 0 end)::float8 as likeness,
      exists (select from mine where mine.request_id = r.id) as "sameApplicant", r.state, r.is_open as "isOpen", r.outcome,
      r.ended_on as "endedOn",
      (select l.number from request_papers l where l.organ_id = r.organ_id and l.request_id = r.id and l.state = 'issued'
        and l.number is not null order by l.issued_on desc, l.made_at desc limit 1) as reply
    from near n join requests r on r.organ_id = ${organId} and r.id = n.request_id
    where r.id is distinct from ${not}::uuid
    order by 6 desc, 5 desc, r.submitted_on desc limit 20`.execute(db)
  return rows.map((row) => ({ ...row, outcomeLabel: row.outcome ? outcomes[row.outcome as OutcomeId].label : null }))
}
