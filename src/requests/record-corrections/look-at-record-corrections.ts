// 查看更正: the list, one with its story, and how its applicant sees it.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import { type RecordCorrectionState, recordCorrectionActs, recordCorrectionStates } from '../../law/regulation/index.ts'
import { may, type Staff, staffNames, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import type { QueryKey } from '../applicant-acts.ts'
import { caseFiles } from '../case-files.ts'
import { type CaseLetterRow, caseLetters } from '../case-letters.ts'
import { type CasePaper, downloadOfCase } from '../case-papers.ts'
import { isTail, openPerson, type Person } from '../people.ts'
import { queryDigest } from '../query-code.ts'
import type { Db } from '../store.ts'
import { correctionActRefusal, type RecordCorrectionAct, type RecordCorrectionRow } from './act-on-record-correction.ts'
import { correctionContext } from './file-record-correction.ts'

export interface RecordCorrectionListed {
  organ_id: string
  id: string
  number: string | null
  applicant_mask: string
  record: string
  wrong: string
  evidence: string
  state: RecordCorrectionState
  channel: string
  filed_on: Day
  due_on: Day | null
  provisional: boolean
  ended_on: Day | null
  act_count: number
  handler: string | null
  passed_to: string | null
  passed_from: string | null
  is_example: boolean
}

const columns = sql`c.organ_id, c.id, c.number, c.applicant_mask, c.record, c.wrong, c.evidence, c.state, c.channel, c.filed_on,
  c.due_on, c.provisional, c.ended_on, c.act_count, s.name as handler, c.is_example,
  (select name from organs where id = c.passed_to) as passed_to, (select name from organs where id = c.passed_from) as passed_from`
const tables = sql`record_corrections c left join staff s on s.id = c.handler_id`

/** The corrections of these organs, open ones first, the most urgent before the others. */
export async function listRecordCorrections(
  app: Pick<App, 'db'>,
  organIds: readonly string[],
  open?: boolean,
): Promise<RecordCorrectionListed[]> {
  const { rows } = await sql<RecordCorrectionListed>`
    select ${columns} from ${tables} where c.organ_id = any (${[...organIds]}::text[])
      and (${open ?? null}::boolean is null or ${open ?? null}::boolean = (c.ended_on is null))
    order by c.ended_on is not null, case when c.ended_on is null then c.due_on end, c.filed_on desc, c.number desc limit 1000`.execute(
    app.db,
  )
  return rows
}

export interface RecordCorrectionPage extends RecordCorrectionListed {
  acts: { no: number; act: string; label: string; on: Day; actorName: string | null; note: string }[]
  letters: { id: string; title: string; number: string; issuedOn: Day; firstOpenedAt: Date | null }[]
  files: { id: string; name: string; size: number; erased: boolean }[]
  next: { act: RecordCorrectionAct; label: string; refusal: Refusal | null }[]
  erased: boolean
}

/** One correction with its story; the person masked. */
export async function readRecordCorrection(
  app: App,
  by: Staff,
  organId: string,
  id: string,
): Promise<Result<RecordCorrectionPage>> {
  if (!may(by, 'readRequests', organId)) return refused({ code: 'not-yours', message: whyNot('readRequests') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const { rows } = await sql<RecordCorrectionListed & { erased: boolean }>`
      select ${columns}, c.sealed is null as erased from ${tables}
      where c.organ_id = ${organId} and c.id = ${id}::uuid`.execute(tx)
    const [row] = rows
    if (!row) return refused({ code: 'no-case', message: '没有这件更正' })
    const acts = await actsOf(tx, organId, id)
    const names = await staffNames(
      app.db,
      acts.map(({ actor }) => actor),
    )
    const possible = Object.keys(recordCorrectionActs).filter((act): act is RecordCorrectionAct => act !== 'file')
    return accepted({
      ...row,
      acts: acts.map(({ actor, ...one }) => ({ ...one, actorName: names.get(actor) ?? null })),
      letters: (await caseLetters(tx, organId, id)).map(
        ({ id: letter, title, number, issued_on, first_opened_at }) => ({
          id: letter,
          title,
          number,
          issuedOn: issued_on as Day,
          firstOpenedAt: first_opened_at,
        }),
      ),
      files: (await caseFiles(tx, organId, id)).map(({ file_sha256, ...file }) => ({
        ...file,
        erased: file_sha256 === null,
      })),
      next: possible.map((act) => ({
        act,
        label: recordCorrectionActs[act].label,
        refusal: actRefusal(by, row, act),
      })),
    })
  })
}

function actRefusal(by: Staff, row: RecordCorrectionListed, act: RecordCorrectionAct): Refusal | null {
  const { from } = recordCorrectionActs[act]
  if (row.state !== from) return { code: 'wrong-state', message: `在“${recordCorrectionStates[from]}”时可以进行` }
  return correctionActRefusal(by, row.organ_id, act) ?? null
}

async function actsOf(db: Db, organId: string, id: string) {
  const acts = await db
    .selectFrom('record_correction_acts')
    .select(['no', 'act', 'on_day', 'note', 'actor'])
    .where('organ_id', '=', organId)
    .where('correction_id', '=', id)
    .orderBy('no')
    .execute()
  return acts.map(({ on_day, ...one }) => ({
    ...one,
    on: on_day as Day,
    label: recordCorrectionActs[one.act as keyof typeof recordCorrectionActs].label,
  }))
}

export interface RecordCorrectionSeen extends RecordCorrectionListed {
  acts: { no: number; act: string; label: string; on: Day; note: string }[]
  applicant: Person | null
}

/** The same with the person, whose data being seen is on record. */
export async function seeRecordCorrection(
  app: App,
  by: Staff,
  organId: string,
  id: string,
  from: string | null,
): Promise<Result<RecordCorrectionSeen>> {
  if (!may(by, 'seePersonalData', organId)) return refused({ code: 'not-yours', message: whyNot('seePersonalData') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const { rows } = await sql<RecordCorrectionListed & { sealed: string | null }>`
      select ${columns}, c.sealed from ${tables} where c.organ_id = ${organId} and c.id = ${id}::uuid`.execute(tx)
    if (!rows[0]) return refused({ code: 'no-case', message: '没有这件更正' })
    const { sealed, ...row } = rows[0]
    const deed = { organId, actor: by.id, from, act: 'seePeople', subject: `correction:${id}` }
    await recordDeed(app, tx, deed)
    return accepted({
      ...row,
      acts: (await actsOf(tx, organId, id)).map(({ actor: _, ...one }) => one),
      applicant: sealed ? openPerson(app.keys, sealed, correctionContext(id)) : null,
    })
  })
}

export async function downloadOfCorrection(app: App, by: Staff, paper: CasePaper, from: string | null) {
  if (!may(by, 'seePersonalData', paper.organId))
    return refused({ code: 'not-yours', message: whyNot('seePersonalData') })
  return downloadOfCase(app, by, 'correction', paper, from)
}

/** The correction that the code and the tail open; undefined: none. */
export async function correctionByQuery(app: App, { code, tail }: QueryKey): Promise<RecordCorrectionRow | undefined> {
  const row = await app.db
    .selectFrom('record_corrections')
    .selectAll()
    .where('query_digest', '=', queryDigest(code))
    .executeTakeFirst()
  return row && isTail(app.keys, row, tail) ? row : undefined
}

export interface CorrectionForPerson {
  row: RecordCorrectionRow
  organName: string
  passedTo: string | null
  acts: { no: number; label: string; on: Day }[]
  letters: CaseLetterRow[]
  files: string[]
}

export async function correctionForPerson(app: App, row: RecordCorrectionRow): Promise<CorrectionForPerson> {
  const { organ_id: organId, id } = row
  const { rows } = await sql<{ name: string; passedTo: string | null }>`
    select name, (select name from organs where id = ${row.passed_to}) as "passedTo" from organs where id = ${organId}`.execute(
    app.db,
  )
  return {
    row,
    organName: rows[0]!.name,
    passedTo: rows[0]!.passedTo,
    acts: (await actsOf(app.db, organId, id)).map(({ no, label, on }) => ({ no, label, on })),
    letters: await caseLetters(app.db, organId, id),
    files: (await caseFiles(app.db, organId, id)).map(({ name }) => name),
  }
}
