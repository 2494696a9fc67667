// 下载案卷材料: a letter or a file of a complaint or a correction, for staff; each download is on record.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import type { Staff } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { openAttachment } from './attachments.ts'
import { caseFiles } from './case-files.ts'
import { type CaseLetterRow, caseLetterPdf, caseLetters } from './case-letters.ts'

export interface CasePaper {
  organId: string
  id: string
  paperId: string
}

/** Whether the person may is the caller's to ask. */
export async function downloadOfCase(
  app: App,
  by: Staff,
  about: CaseLetterRow['about'],
  { organId, id, paperId }: CasePaper,
  from: string | null,
): Promise<Result<{ bytes: Buffer; fileName: string }>> {
  const { letter, file } = await asStaffOf(app.db, [organId], async (tx) => {
    const letter = (await caseLetters(tx, organId, id)).find((one) => one.id === paperId && one.about === about)
    const file = (await caseFiles(tx, organId, id)).find((one) => one.id === paperId && one.file_sha256)
    if (letter || file) {
      const deed = { organId, actor: by.id, from, act: 'downloadPaper', subject: `${about}:${id}` }
      await recordDeed(app, tx, { ...deed, after: { paper: paperId } })
    }
    return { letter, file }
  })
  if (letter)
    return accepted({ bytes: await caseLetterPdf(app, letter), fileName: `${letter.number} ${letter.title}.pdf` })
  if (file) return accepted({ bytes: await openAttachment(app, file.file_sha256!), fileName: file.name })
  return refused({ code: 'no-letter', message: '没有这份材料' })
}
