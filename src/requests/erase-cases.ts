// The same for complaints and corrections of records; and what is due to be erased.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import type { CaseAbout } from './case-letters.ts'
import { complainantContext } from './complaints/index.ts'
import { dropFiles, erasePapersOfCase } from './erase-papers.ts'
import { eraseNotices, erasePeople, keptLonger } from './erase-people.ts'
import { erased, type MaskText, maskerOf } from './erase-texts.ts'
import { openPerson } from './people.ts'
import { correctionContext } from './record-corrections/index.ts'
import type { Db } from './store.ts'

interface CaseOf {
  organId: string
  about: CaseAbout
  id: string
}

const tables = { complaint: sql`complaints`, correction: sql`record_corrections` }
const contexts = { complaint: complainantContext, correction: correctionContext }

/** `by` null: the operator at the console. */
export async function eraseCase(
  app: App,
  by: Staff | null,
  { organId, about, id }: CaseOf,
  from: string | null,
): Promise<Result<{ people: number }>> {
  if (by && !may(by, 'erasePersonalData', organId))
    return refused({ code: 'not-yours', message: whyNot('erasePersonalData') })
  if (!Object.hasOwn(tables, about)) return refused({ code: 'no-case', message: '没有这件事项' })
  const gone: string[] = []
  const done = await app.transaction(async (tx): Promise<Result<{ people: number }>> => {
    const { rows } = await sql<{ sealed: string | null; ended_on: Day | null; erased_on: Day | null }>`
      select sealed, ended_on, erased_on from ${tables[about]}
      where organ_id = ${organId} and id = ${id}::uuid for update`.execute(tx)
    const [row] = rows
    if (!row) return refused({ code: 'no-case', message: '没有这件事项' })
    if (!row.ended_on) return refused({ code: 'still-open', message: '事项尚未办结' })
    if (row.erased_on) return refused({ code: 'erased-before', message: '个人信息已经清除' })
    const early = await keptLonger(app, tx, organId, row.ended_on)
    if (early) return refused(early)
    const people = row.sealed ? [openPerson(app.keys, row.sealed, contexts[about](id))] : []
    const mask = maskerOf(people)
    if (about === 'complaint') await eraseComplaint(tx, { organId, id }, mask)
    else await eraseCorrection(tx, { organId, id }, mask)
    await sql`update ${tables[about]} set sealed = null, id_tail = null, phone_tail = null, query_digest = null,
      erased_on = ${app.today()}::date where organ_id = ${organId} and id = ${id}::uuid`.execute(tx)
    gone.push(...(await dropFiles(tx, await erasePapersOfCase(app, tx, { organId, caseId: id }, mask))))
    await eraseNotices(tx, organId, `${about}:${id}`)
    const deed = { organId, actor: by?.id ?? 'console', from, act: 'erasePeople' }
    const after = { people: people.length, files: gone.length }
    await recordDeed(app, tx, { ...deed, subject: `${about}:${id}`, after })
    return accepted({ people: people.length })
  })
  if (done.ok) for (const sha256 of gone) await app.files.remove(sha256)
  return done
}

type At = Pick<CaseOf, 'organId' | 'id'>

async function eraseComplaint(tx: Transaction<Database>, { organId, id }: At, mask: MaskText) {
  const { rows } = await sql<{ text: string; information: string | null }>`
    select text, information from complaints where organ_id = ${organId} and id = ${id}::uuid`.execute(tx)
  const { text, information } = rows[0]!
  await sql`update complaints set applicant_mask = null, text = ${mask(text)}, information = ${information && mask(information)}
    where organ_id = ${organId} and id = ${id}::uuid`.execute(tx)
  const { rows: acts } = await sql<{ no: number; note: string }>`
    select no, note from complaint_acts where organ_id = ${organId} and complaint_id = ${id}::uuid`.execute(tx)
  for (const { no, note } of acts)
    await sql`update complaint_acts set note = ${mask(note)}
      where organ_id = ${organId} and complaint_id = ${id}::uuid and no = ${no}`.execute(tx)
  const { rows: asks } = await sql<{ id: string; text: string; answer: string | null }>`
    select id, text, answer from complaint_asks where supervisor = ${organId} and complaint_id = ${id}::uuid`.execute(
    tx,
  )
  for (const ask of asks)
    await sql`update complaint_asks set text = ${mask(ask.text)}, answer = ${ask.answer && mask(ask.answer)}
      where supervisor = ${organId} and id = ${ask.id}::uuid`.execute(tx)
}

async function eraseCorrection(tx: Transaction<Database>, { organId, id }: At, mask: MaskText) {
  // What the record was and what was wrong with it is about the person as such: none of it stays.
  await sql`update record_corrections set applicant_mask = ${erased}, blind_id = null, record = ${erased}, wrong = ${erased},
    evidence = ${erased} where organ_id = ${organId} and id = ${id}::uuid`.execute(tx)
  const { rows: acts } = await sql<{ no: number; note: string }>`
    select no, note from record_correction_acts where organ_id = ${organId} and correction_id = ${id}::uuid`.execute(tx)
  for (const { no, note } of acts)
    await sql`update record_correction_acts set note = ${mask(note)}
      where organ_id = ${organId} and correction_id = ${id}::uuid and no = ${no}`.execute(tx)
}

export interface Erasable {
  about: 'request' | CaseAbout
  id: string
  number: string | null
  endedOn: Day
}

/** What ended so long ago that its people may be erased, the oldest first. */
export async function listErasable(db: Db, organId: string, today: Day): Promise<Erasable[]> {
  const { rows } = await sql<Erasable>`
    with kept as (select ${today}::date - make_interval(years => coalesce(
      (select keep_people_years from organ_profiles where organ_id = ${organId}), 10)) as until)
    select * from (
      select 'request' as about, id, number, ended_on as "endedOn" from requests
      where organ_id = ${organId} and not is_open and erased_on is null
      union all
      select 'complaint', id, number, ended_on from complaints where organ_id = ${organId} and erased_on is null
      union all
      select 'correction', id, number, ended_on from record_corrections where organ_id = ${organId} and erased_on is null
    ) cases, kept where "endedOn" is not null and "endedOn" <= kept.until order by "endedOn", id limit 1000`.execute(db)
  return rows.map(({ about, id, number, endedOn }) => ({ about, id, number, endedOn }))
}

/** Erases all that is due; gives how many were, and why others were not. */
export async function eraseAllDue(
  app: App,
  by: Staff | null,
  { organId }: { organId: string },
  from: string | null,
): Promise<Result<{ erased: number; left: { id: string; why: string }[] }>> {
  if (by && !may(by, 'erasePersonalData', organId))
    return refused({ code: 'not-yours', message: whyNot('erasePersonalData') })
  const left: { id: string; why: string }[] = []
  let count = 0
  for (const { about, id } of await listErasable(app.db, organId, app.today())) {
    const done =
      about === 'request'
        ? await erasePeople(app, by, { organId, requestId: id }, from)
        : await eraseCase(app, by, { organId, about, id }, from)
    if (done.ok) count += 1
    else left.push({ id, why: done.refusal.message })
  }
  return accepted({ erased: count, left })
}
