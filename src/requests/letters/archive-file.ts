// 归档卷宗: one PDF with a table of contents and page numbers: what was asked, every act, how the due day was counted, notes,
// the letters that went out with their service; what is not PDF is attached to it as it came.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { type Day, inWords } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { paperToPdf } from '../../papers/index.ts'
import { openAttachment, uploadedKinds } from '../attachments.ts'
import { calendarFor } from '../calendars.ts'
import { requestDetails } from '../queries.ts'
import { readActs } from '../store.ts'
import { contentsPaper, filePapers } from './archive-papers.ts'
import { type BoundPart, bind, bindable, pagesIn } from './bind-pdf.ts'
import { type LetterOf, noLetter, recordPaper } from './draft-letter.ts'
import { keepSealedFile, letterFile, openSealed } from './frozen.ts'
import { readNotes } from './queries.ts'
import { insertPaper, isLetterKind, type LetterRow, listPapers, type PaperRow, readPaper } from './store.ts'

export interface ArchiveFile {
  bytes: Uint8Array
  fileName: string
}

const contextOf = (requestId: string) => `archive ${requestId}`
const permission = 'seePersonalData'

/** The file as it stands now; kept, so that the same acts and papers give the same bytes again. */
export async function archiveFile(
  app: App,
  by: Staff,
  { organId, requestId }: LetterOf,
  from: string | null,
): Promise<Result<ArchiveFile>> {
  if (!may(by, permission, organId)) return refused({ code: 'not-yours', message: whyNot(permission) })
  const found = await asStaffOf(app.db, [organId], async (tx) => {
    const details = await requestDetails(tx, organId, requestId)
    if (!details) return undefined
    await recordPaper(app, tx, { organId, by, from, act: 'downloadArchive', requestId })
    return {
      details,
      papers: await listPapers(tx, organId, requestId),
      acts: await readActs(tx, organId, requestId),
      notes: await readNotes(tx, organId, requestId),
    }
  })
  if (!found) return refused({ code: 'no-request', message: '没有这件申请' })
  const { details, papers, acts, notes } = found
  const stamp = stampOf(details.request.act_count, papers, notes.length)
  const fileName = `${details.request.number ?? requestId} 卷宗.pdf`
  const kept = papers.findLast(
    ({ kind, fields }) => kind === 'archiveFile' && (fields as { stamp?: string })?.stamp === stamp,
  )
  if (kept?.file_sha256)
    return accepted({ bytes: await openSealed(app, contextOf(requestId), kept.file_sha256), fileName })
  const calendar = await calendarFor(app, organId)
  const own = filePapers({ details, papers, acts, notes, calendar, today: app.today() })
  const parts: BoundPart[] = []
  for (const { title, paper } of own) parts.push({ title, bytes: await paperToPdf(paper) })
  const attached: { name: string; bytes: Uint8Array }[] = []
  for (const paper of papers) await addPaper(app, paper, parts, attached)
  const bytes = await boundWithContents(
    parts,
    attached,
    details.organName,
    details.request.number,
    details.request.is_example,
  )
  const sha256 = await keepSealedFile(app, contextOf(requestId), bytes)
  await asStaffOf(app.db, [organId], (tx) =>
    insertPaper(tx, {
      organ_id: organId,
      request_id: requestId,
      kind: 'archiveFile',
      title: '卷宗',
      state: 'filed',
      made_by: by.id,
      made_at: app.now(),
      fields: { stamp },
      file_sha256: sha256,
      file_name: fileName,
    }),
  )
  return accepted({ bytes, fileName })
}

/** Changes whenever the file would: an act, a paper, its service, a note. */
const stampOf = (acts: number, papers: readonly PaperRow[], notes: number): string =>
  [
    acts,
    notes,
    ...papers
      .filter(({ kind }) => kind !== 'archiveFile')
      .map(
        ({ id, state, served_on, first_opened_at }) =>
          `${id.slice(0, 8)}${state}${served_on ?? ''}${first_opened_at ? 'o' : ''}`,
      ),
  ].join(' ')

async function addPaper(
  app: App,
  paper: PaperRow,
  parts: BoundPart[],
  attached: { name: string; bytes: Uint8Array }[],
) {
  const title = [paper.number, paper.title].filter(Boolean).join(' ')
  const issued = paper.issued_on ? `（${inWords(paper.issued_on as Day)}）` : ''
  if (isLetterKind(paper.kind)) {
    if (!paper.body) return
    const bytes = await letterFile(app, { ...paper, fields: {} } as unknown as LetterRow, 'pdf')
    parts.push({ title: `${title}${issued}`, bytes })
    // Bound with others, a signature no longer holds; the sealed original goes along whole.
    if (bytes.includes('/ByteRange')) attached.push({ name: `${title}.pdf`, bytes })
    attached.push({
      name: `${title}.docx`,
      bytes: await letterFile(app, { ...paper, fields: {} } as unknown as LetterRow, 'docx'),
    })
  } else if (paper.kind !== 'archiveFile' && paper.file_sha256) {
    const bytes = await paperBytes(app, paper)
    if (bytes.subarray(0, 5).toString() === '%PDF-' && (await bindable(bytes))) parts.push({ title, bytes })
    else attached.push({ name: paper.file_name ?? title, bytes })
  }
}

/** A paper of the file that is not a letter, as it came or was made. */
export const paperBytes = (
  app: App,
  { kind, request_id: requestId, file_sha256: sha256 }: PaperRow,
): Promise<Buffer> => {
  if ((uploadedKinds as readonly string[]).includes(kind)) return openAttachment(app, sha256!)
  if (kind === 'evidencePack') return openSealed(app, `evidence ${requestId}`, sha256!)
  if (kind === 'archiveFile') return openSealed(app, contextOf(requestId), sha256!)
  return app.files.get(sha256!)
}

/** 下载材料: what the applicant sent along, evidence, an archive file; each download is on record. */
export async function downloadPaper(
  app: App,
  by: Staff,
  { organId, requestId, paperId }: LetterOf & { paperId: string },
  from: string | null,
): Promise<Result<{ bytes: Buffer; fileName: string }>> {
  if (!may(by, permission, organId)) return refused({ code: 'not-yours', message: whyNot(permission) })
  const paper = await asStaffOf(app.db, [organId], async (tx) => {
    const row = await readPaper(tx, organId, paperId)
    if (row?.request_id !== requestId || isLetterKind(row.kind) || !row.file_sha256) return undefined
    await recordPaper(app, tx, { organId, by, from, act: 'downloadPaper', requestId, after: { paper: paperId } })
    return row
  })
  if (!paper) return refused(noLetter)
  return accepted({ bytes: await paperBytes(app, paper), fileName: paper.file_name ?? paper.title })
}

/** The contents name the page of each part, so they are set once for their length and once with the pages. */
async function boundWithContents(
  parts: BoundPart[],
  attached: { name: string; bytes: Uint8Array }[],
  organ: string,
  number: string | null,
  isExample: boolean,
): Promise<Uint8Array> {
  const names = attached.map(({ name }) => name)
  const lengths = await Promise.all(parts.map(({ bytes }) => pagesIn(bytes)))
  const listing = (from: number) =>
    parts.map(({ title }, index) => ({
      title,
      page: from + lengths.slice(0, index).reduce((sum, pages) => sum + pages, 1),
    }))
  const set = (from: number) => paperToPdf(contentsPaper(listing(from), names, organ, number, isExample))
  const own = await pagesIn(await set(0))
  return bind([{ title: '目录', bytes: await set(own) }, ...parts], attached)
}
