// Short letters of complaints and corrections: what was decided and why, numbered in the series of the organ's letters and
// frozen as those of requests are. The file is made each time it is asked for.
import { randomUUID } from 'node:crypto'
import { type Selectable, sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { CaseLetters, Database } from '../db/types.ts'
import { type Day, inWords, yearOf } from '../kit/days.ts'
import { letterNumber } from '../law/requests/index.ts'
import { isExampleOrgan } from '../organs/index.ts'
import { type Paper, paperToPdf } from '../papers/index.ts'
import { recordDeed } from '../record/index.ts'
import { exampleNote } from './letters/compose.ts'
import { freeze, thaw } from './letters/frozen.ts'
import { letterheadOf } from './letters/load-case.ts'
import { readLetterhead } from './letters/queries.ts'
import type { FrozenBody } from './letters/store.ts'
import { type Db, nextNumber } from './store.ts'

export type CaseAbout = 'complaint' | 'correction'
export type CaseLetterRow = Omit<Selectable<CaseLetters>, 'body'> & { body: FrozenBody }

export interface NewCaseLetter {
  organId: string
  about: CaseAbout
  caseId: string
  actNo: number
  title: string
  addressee: string
  paragraphs: string[]
  on: Day
}

export async function issueCaseLetter(
  app: App,
  tx: Transaction<Database>,
  by: { id: string; from: string | null },
  { organId, about, caseId, actNo, title, addressee, paragraphs, on }: NewCaseLetter,
): Promise<{ id: string; number: string }> {
  const head = letterheadOf(organId, await readLetterhead(tx, organId), on)
  const year = yearOf(on)
  const number = letterNumber(head.numberWord, year, await nextNumber(tx, organId, 'letter', year))
  const id = randomUUID()
  const contact = [head.office, head.phone && `电话 ${head.phone}`].filter(Boolean).join('，')
  const paper: Paper = {
    lang: 'zh-Hans',
    organHead: head.name,
    docNo: number,
    title,
    ...(isExampleOrgan(organId) && { underTitle: [{ text: exampleNote }] }),
    addressee,
    parts: paragraphs.filter(Boolean).map((text) => ({ type: 'paragraph', text })),
    signature: { organ: head.name, date: inWords(on), seal: true, sealNote: '（在此处加盖印章）' },
    ...(contact && { note: `联系方式：${contact}` }),
    about: { author: head.name, subject: '政府信息公开' },
  }
  const body = freeze(app, id, paper)
  await tx
    .insertInto('case_letters')
    .values({
      organ_id: organId,
      id,
      about,
      case_id: caseId,
      act_no: actNo,
      title,
      number,
      body: JSON.stringify(body),
      issued_on: on,
      made_by: by.id,
      made_at: app.now(),
    })
    .execute()
  const deed = {
    organId,
    actor: by.id,
    from: by.from,
    act: 'issueLetter',
    subject: `${about}:${caseId}`,
  }
  await recordDeed(app, tx, { ...deed, after: { letter: id, number, digest: body.digest } })
  return { id, number }
}

export async function caseLetters(db: Db, organId: string, caseId: string): Promise<CaseLetterRow[]> {
  const rows = await db
    .selectFrom('case_letters')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('case_id', '=', caseId)
    .orderBy('made_at')
    .execute()
  return rows as unknown as CaseLetterRow[]
}

/** What the letter says, paragraph by paragraph; the same text that its file prints. */
export const caseLetterPaper = (app: App, letter: Pick<CaseLetterRow, 'id' | 'body'>): Paper => thaw(app, letter)

export const caseLetterPdf = async (app: App, letter: Pick<CaseLetterRow, 'id' | 'body'>): Promise<Buffer> =>
  Buffer.from(await paperToPdf(caseLetterPaper(app, letter)))

/** The person opened the letter on line; only the first time is kept. */
export async function recordCaseLetterOpening(
  app: App,
  { organ_id: organId, id, about, case_id: caseId }: CaseLetterRow,
  from: string | null,
): Promise<void> {
  await app.transaction(async (tx) => {
    const at = app.now()
    const { rows } = await sql`
      update case_letters set first_opened_at = ${at}, first_opened_from = ${from}
      where organ_id = ${organId} and id = ${id}::uuid and first_opened_at is null returning id`.execute(tx)
    if (!rows.length) return
    const deed = { organId, at, actor: 'applicant', from, act: 'openLetter', subject: `${about}:${caseId}` }
    await recordDeed(app, tx, { ...deed, after: { letter: id } })
  })
}
