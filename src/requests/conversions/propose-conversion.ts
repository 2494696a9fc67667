// 建议转为主动公开: by an applicant (art. 44 (2)), or by the office, where what was given concerns many.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { type ConversionState, converting } from '../../law/regulation/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { openByQuery, type QueryKey } from '../applicant-acts.ts'
import { noticeToDesk } from '../staff-notices.ts'
import { type Db, lockRequest, type RequestRow } from '../store.ts'
import { given, insertConversion, titleOf } from './find-conversions.ts'

const mostReason = 1000

/** One proposal for a request; made again it stays the first. */
export async function proposePublication(
  app: App,
  key: QueryKey,
  reason: string,
  from: string | null,
): Promise<Result<{ made: boolean }>> {
  const opened = await openByQuery(app, key)
  if (!opened.ok) return opened
  if (reason.length > mostReason)
    return refused({ code: 'too-long', message: `最多${mostReason}字，现为${reason.length}字`, field: 'text' })
  const { organ_id: organId, id } = opened.value
  return app.transaction(async (tx) => {
    const request = (await lockRequest(tx, organId, id))!
    if (await proposalOf(tx, request)) return accepted({ made: false })
    await insertConversion(app, tx, {
      organId,
      source: 'applicant',
      title: titleOf(request.content),
      reason: reason.trim(),
      requestIds: [id],
      actor: 'applicant',
      from,
    })
    await noticeToDesk(app, tx, request, '申请人建议把这份信息主动公开')
    return accepted({ made: true })
  })
}

export interface OwnProposal {
  state: ConversionState
  foundOn: Day
  decidedOn: Day | null
  answer: string | null
}

/** What the applicant of the request proposed, and what was answered. */
export async function proposalOf(
  db: Db,
  request: Pick<RequestRow, 'organ_id' | 'id'>,
): Promise<OwnProposal | undefined> {
  const { rows } = await sql<OwnProposal>`
    select c.state, c.found_on as "foundOn", c.decided_on as "decidedOn", c.answer
    from conversions c join conversion_requests r on r.organ_id = c.organ_id and r.conversion_id = c.id
    where c.organ_id = ${request.organ_id} and c.source = 'applicant' and r.request_id = ${request.id}::uuid
    order by c.found_on limit 1`.execute(db)
  return rows[0]
}

export interface ProposeConversion {
  organId: string
  requestId: string
  /** Why it concerns many. */
  reason: string
}

export async function proposeConversion(
  app: App,
  by: Staff,
  { organId, requestId, reason }: ProposeConversion,
  from: string | null,
): Promise<Result<{ id: string }>> {
  if (!may(by, 'handle', organId)) return refused({ code: 'not-yours', message: whyNot('handle') })
  const basis = converting.text
  const words = typeof reason === 'string' ? reason.trim() : ''
  if (!words) return refused({ code: 'incomplete', message: '请写明为什么值得主动公开', field: 'reason', basis })
  if (words.length > mostReason)
    return refused({ code: 'too-long', message: `最多${mostReason}字，现为${words.length}字`, field: 'reason' })
  return asStaffOf(app.db, [organId], async (tx) => {
    const request = await lockRequest(tx, organId, requestId)
    if (!request) return refused({ code: 'no-request', message: '没有这件申请' })
    if (!request.outcome || !(given as readonly string[]).includes(request.outcome))
      return refused({ code: 'not-given', message: '只有予以公开或者部分公开的信息可以转为主动公开', basis })
    const { rows } = await sql`
      select 1 from conversion_requests r join conversions c on c.organ_id = r.organ_id and c.id = r.conversion_id
      where r.organ_id = ${organId} and r.request_id = ${requestId}::uuid and c.state <> 'declined'`.execute(tx)
    if (rows.length) return refused({ code: 'proposed-before', message: '这件申请已经在一条建议里' })
    const id = await insertConversion(app, tx, {
      organId,
      source: 'staff',
      title: titleOf(request.content),
      reason: words,
      requestIds: [requestId],
      actor: by.id,
      from,
    })
    return accepted({ id })
  })
}
