// Looking at letters: drafts as they would be issued today, issued ones as they were.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import type { LetterKind } from '../../law/requests/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import type { Paper } from '../../papers/index.ts'
import { openPerson } from '../people.ts'
import { readRequest } from '../store.ts'
import { personContext } from '../take-in.ts'
import { type Composed, composeLetter } from './compose.ts'
import { defaultTemplates, type LetterTemplate, templateFaults } from './default-templates.ts'
import { composeNow, type LetterOf, noLetter, recordPaper } from './draft-letter.ts'
import type { Fields } from './fields.ts'
import { type LetterFormat, letterFile, thaw } from './frozen.ts'
import { letterheadOf } from './load-case.ts'
import { readLetterhead, readSealedPeople } from './queries.ts'
import { sampleCase } from './sample-case.ts'
import { isLetterKind, type LetterRow, listPapers, type PaperRow, readLetter } from './store.ts'

export interface LetterListed {
  id: string
  kind: string
  title: string
  number: string | null
  state: PaperRow['state']
  issuedOn: Day | null
  madeAt: Date
  service: string | null
  servedOn: Day | null
  servedTo: string | null
  trackingNumber: string | null
  firstOpenedAt: Date | null
}

const notYours = { code: 'not-yours', message: whyNot('readRequests') }

export async function listLetters(
  app: App,
  by: Staff,
  { organId, requestId }: LetterOf,
): Promise<Result<LetterListed[]>> {
  if (!may(by, 'readRequests', organId)) return refused(notYours)
  if (!(await readRequest(app.db, organId, requestId))) return refused({ code: 'no-request', message: '没有这件申请' })
  const papers = await asStaffOf(app.db, [organId], (tx) => listPapers(tx, organId, requestId))
  return accepted(papers.filter(({ kind }) => isLetterKind(kind)).map(listed))
}

const listed = (row: PaperRow): LetterListed => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  number: row.number,
  state: row.state,
  issuedOn: row.issued_on as Day | null,
  madeAt: row.made_at,
  service: row.service,
  servedOn: row.served_on as Day | null,
  servedTo: row.served_to,
  trackingNumber: row.tracking_number,
  firstOpenedAt: row.first_opened_at,
})

export interface LetterSeen extends LetterListed {
  fields: Fields
  templateVersion: number | null
  missing: Composed['missing']
  /** As it would be issued today, or as it was issued; names masked. */
  paper: Paper
}

/** 查看与预览: for all who handle and review; the applicant's name is masked. */
export async function previewLetter(
  app: App,
  by: Staff,
  { organId, requestId, paperId }: LetterOf & { paperId: string },
): Promise<Result<LetterSeen>> {
  if (!may(by, 'readRequests', organId)) return refused(notYours)
  return asStaffOf(app.db, [organId], async (tx) => {
    const request = await readRequest(tx, organId, requestId)
    const letter = request && (await readLetter(tx, organId, requestId, paperId))
    if (!request || !letter) return refused(noLetter)
    const seen = {
      ...listed(letter as unknown as PaperRow),
      fields: letter.fields,
      templateVersion: letter.template_version,
    }
    if (letter.body) {
      const people = await readSealedPeople(tx, organId, requestId)
      const names = people.map(({ no, sealed, name_mask: mask }) => ({
        name: sealed ? openPerson(app.keys, sealed, personContext(requestId, no)).name : '',
        mask,
      }))
      return accepted({ ...seen, missing: [], paper: maskedPaper(thaw(app, letter), names) })
    }
    const { paper, missing } = await composeNow(app, tx, request, letter, by, true)
    return accepted({ ...seen, missing, paper })
  })
}

function maskedPaper(paper: Paper, names: { name: string; mask: string }[]): Paper {
  const text = names.reduce(
    (all, { name, mask }) => (name ? all.replaceAll(JSON.stringify(name).slice(1, -1), mask) : all),
    JSON.stringify(paper),
  )
  return JSON.parse(text) as Paper
}

/** 下载文书: the issued letter with the applicant's name, by those who may see it; each download is on record. */
export async function downloadLetter(
  app: App,
  by: Staff,
  { organId, requestId, paperId, format }: LetterOf & { paperId: string; format: LetterFormat },
  from: string | null,
): Promise<Result<{ bytes: Buffer; fileName: string }>> {
  if (!may(by, 'seePersonalData', organId)) return refused({ code: 'not-yours', message: whyNot('seePersonalData') })
  const letter = await asStaffOf(app.db, [organId], async (tx) => {
    const row = await readLetter(tx, organId, requestId, paperId)
    if (row?.body)
      await recordPaper(app, tx, {
        organId,
        by,
        from,
        act: 'downloadLetter',
        requestId,
        after: { paper: paperId, format },
      })
    return row
  })
  if (!letter) return refused(noLetter)
  if (!letter.body) return refused({ code: 'wrong-state', message: '草稿没有正式文件，请预览' })
  return accepted({ bytes: await letterFile(app, letter, format), fileName: fileNameOf(letter, format) })
}

export const fileNameOf = ({ title, number }: Pick<LetterRow, 'title' | 'number'>, format: string): string =>
  `${[number, title].filter(Boolean).join(' ')}.${format}`

/** 预览模板: with a made-up case, or with a request of the organ (names masked). */
export async function previewTemplate(
  app: App,
  by: Staff,
  input: { organId: string; kind: LetterKind; template?: LetterTemplate; requestId?: string; fields?: Fields },
): Promise<Result<Pick<Composed, 'paper' | 'missing'>>> {
  const { organId, kind, template = defaultTemplates[kind], requestId } = input
  if (!may(by, 'editTemplates', organId) && !may(by, 'readRequests', organId))
    return refused({ code: 'not-yours', message: whyNot('editTemplates') })
  const [fault] = templateFaults(kind, template)
  if (fault)
    return refused({
      code: 'bad-template',
      message: `第${fault.line}行第${fault.column}列：${fault.message}`,
      field: 'body',
    })
  const head = letterheadOf(organId, await readLetterhead(app.db, organId), app.today())
  const sample = sampleCase(kind, app.today(), head)
  if (!requestId) return accepted(composeLetter(sample, template, false))
  if (!may(by, 'readRequests', organId)) return refused(notYours)
  const request = await readRequest(app.db, organId, requestId)
  if (!request) return refused({ code: 'no-request', message: '没有这件申请' })
  const people = await readSealedPeople(app.db, organId, requestId)
  const { number, content, description, form, delivery, applicant_kind, is_example, standing } = request
  const real = {
    ...sample,
    ...(input.fields && { fields: input.fields }),
    request: { number, content, description, form, delivery, applicantKind: applicant_kind, isExample: is_example },
    applicants: people.filter(({ role }) => role === 'applicant').map(({ name_mask }) => name_mask),
    standing,
  }
  return accepted(composeLetter(real, template, false))
}
