// 清除个人信息: when the years are over for which an organ keeps them with the archive (Personal Information Protection Law,
// art. 19: the shortest time that is needed). Names, numbers, contacts and what finds equal ones are gone for good; texts
// are masked, files deleted. What stays is what the archive and the figures need: numbers, days, acts, outcomes, the
// masked text of letters, and the digest of each letter as it was issued, so that the record still proves it.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { addMonths, type Day } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { RolledBack, rolledBack } from './act-on-request.ts'
import { dropFiles, erasePapersOfRequest } from './erase-papers.ts'
import { erased, type MaskText, maskedJson, maskerOf } from './erase-texts.ts'
import { openPerson } from './people.ts'
import { lockRequest, type RequestRow } from './store.ts'
import { personContext } from './take-in.ts'

/** `by` null: the operator at the console. */
export async function erasePeople(
  app: App,
  by: Staff | null,
  { organId, requestId }: { organId: string; requestId: string },
  from: string | null,
): Promise<Result<{ people: number }>> {
  if (by && !may(by, 'erasePersonalData', organId))
    return refused({ code: 'not-yours', message: whyNot('erasePersonalData') })
  const gone: string[] = []
  // Acts and notes are append-only for staff; the program alone may mask them, in the rows of this organ.
  const done = await app
    .transaction(async (tx) => {
      const request = await lockRequest(tx, organId, requestId)
      const fault = request ? await tooEarly(app, tx, request) : noRequest
      if (!request || fault) return refused(fault ?? noRequest)
      const { mask, people } = await maskOf(app, tx, request)
      if (!people) throw new RolledBack({ code: 'erased-before', message: '申请人的信息已经清除' })
      await eraseRows(tx, request, mask, app.today())
      const files = await erasePapersOfRequest(app, tx, { organId, requestId }, mask)
      gone.push(...(await dropFiles(tx, files)))
      const deed = { organId, actor: by?.id ?? 'console', from, act: 'erasePeople' }
      const after = { people, files: gone.length }
      await recordDeed(app, tx, { ...deed, subject: `request:${requestId}`, after })
      return accepted({ people })
    })
    .catch(rolledBack)
  if (done.ok) for (const sha256 of gone) await app.files.remove(sha256)
  return done
}

const noRequest: Refusal = { code: 'no-request', message: '没有这件申请' }

async function tooEarly(app: App, tx: Transaction<Database>, request: RequestRow): Promise<Refusal | undefined> {
  if (request.is_open || !request.ended_on) return { code: 'still-open', message: '申请尚未办结' }
  if (request.standing.relief.some(({ result }) => result === null))
    return { code: 'under-relief', message: '还有复议或者诉讼案件没有审结' }
  const { rows: complaints } = await sql`
    select 1 from complaints where about_organ = ${request.organ_id} and request_id = ${request.id}::uuid and ended_on is null`.execute(
    tx,
  )
  if (complaints.length) return { code: 'under-complaint', message: '还有投诉没有答复' }
  return keptLonger(app, tx, request.organ_id, request.ended_on as Day)
}

/** Why it is too early: the organ keeps what it has with the archive for so many years. */
export async function keptLonger(
  app: App,
  tx: Transaction<Database>,
  organId: string,
  endedOn: Day,
): Promise<Refusal | undefined> {
  const { rows } = await sql<{ years: number }>`
    select keep_people_years as years from organ_profiles where organ_id = ${organId}`.execute(tx)
  const years = rows[0]?.years ?? 10
  const until = addMonths(endedOn, years * 12)
  return app.today() < until
    ? { code: 'kept-longer', message: `本机关随档案保存${years}年，至${until}，尚未届满` }
    : undefined
}

/** What is to be masked: the people, and the third parties that letters were written to. */
async function maskOf(app: App, tx: Transaction<Database>, { organ_id: organId, id }: RequestRow) {
  const { rows: sealed } = await sql<{ no: number; sealed: string }>`
    select no, sealed from request_people
    where organ_id = ${organId} and request_id = ${id}::uuid and sealed is not null`.execute(tx)
  const { rows: others } = await sql<{ to: string }>`
    select fields ->> 'to' as to from request_papers
    where organ_id = ${organId} and request_id = ${id}::uuid and kind in ('thirdPartyLetter', 'thirdPartyDecision')
      and fields ->> 'to' is not null`.execute(tx)
  const people = sealed.map((one) => openPerson(app.keys, one.sealed, personContext(id, one.no)))
  const mask = maskerOf(
    people,
    others.map(({ to }) => to),
  )
  return { mask, people: people.length }
}

async function eraseRows(
  tx: Transaction<Database>,
  { organ_id: organId, id, content, description, standing }: RequestRow,
  mask: MaskText,
  today: Day,
) {
  const here = sql`organ_id = ${organId} and request_id = ${id}::uuid`
  await sql`update request_people set sealed = null, name_mask = ${erased}, blind_id = null, blind_phone = null,
    id_tail = null, phone_tail = null where ${here}`.execute(tx)
  await sql`update requests set applicant_mask = ${erased}, query_digest = null, content = ${mask(content)},
      description = ${description && mask(description)}, standing = ${JSON.stringify(maskedJson(standing, mask))}::jsonb,
      erased_on = ${today}::date
    where organ_id = ${organId} and id = ${id}::uuid`.execute(tx)
  await sql`update request_texts set content = ${mask(content)} where ${here}`.execute(tx)
  const { rows: items } = await sql<{ no: number; content: string }>`
    select no, content from request_items where ${here}`.execute(tx)
  for (const item of items)
    await sql`update request_items set content = ${mask(item.content)} where ${here} and no = ${item.no}`.execute(tx)
  const { rows: acts } = await sql<{
    no: number
    data: object
  }>`select no, data from request_acts where ${here}`.execute(tx)
  for (const { no, data } of acts)
    await sql`update request_acts set data = ${JSON.stringify(maskedJson(data, mask))}::jsonb where ${here} and no = ${no}`.execute(
      tx,
    )
  const { rows: notes } = await sql<{ no: number; text: string; data: object }>`
    select no, text, data from request_notes where ${here}`.execute(tx)
  for (const { no, text, data } of notes)
    await sql`update request_notes set text = ${mask(text)}, data = ${JSON.stringify(maskedJson(data, mask))}::jsonb
      where ${here} and no = ${no}`.execute(tx)
  const { rows: messages } = await sql<{ id: string; text: string; answer: string | null }>`
    select id, text, answer from organ_messages where ${here}`.execute(tx)
  for (const one of messages)
    await sql`update organ_messages set sealed = null, text = ${mask(one.text)}, answer = ${one.answer && mask(one.answer)}
      where organ_id = ${organId} and id = ${one.id}::uuid`.execute(tx)
  const { rows: cases } = await sql<{ id: string; attacked: string }>`
    select id, attacked from relief_cases where ${here}`.execute(tx)
  for (const one of cases)
    await sql`update relief_cases set applicant = ${erased}, attacked = ${mask(one.attacked)}
      where organ_id = ${organId} and id = ${one.id}::uuid`.execute(tx)
  const { rows: proposals } = await sql<{ id: string; title: string; reason: string }>`
    select c.id, c.title, c.reason from conversions c
    join conversion_requests r on r.organ_id = c.organ_id and r.conversion_id = c.id
    where c.organ_id = ${organId} and r.request_id = ${id}::uuid`.execute(tx)
  for (const one of proposals)
    await sql`update conversions set title = ${mask(one.title)}, reason = ${mask(one.reason)}
      where organ_id = ${organId} and id = ${one.id}::uuid`.execute(tx)
  await eraseNotices(tx, organId, `request:${id}`)
}

/** Where notices went and what they said is not needed once they were sent. */
export const eraseNotices = (tx: Transaction<Database>, organId: string, subject: string) =>
  sql`update outbox set recipient = ${erased}, body = ${erased}, last_error = null
    where organ_id = ${organId} and subject = ${subject} and recipient like 'sealed %'`.execute(tx)
