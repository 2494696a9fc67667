// 身份证明 (art. 29): what each applicant and agent showed, who saw it, and a copy on file where one was taken.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { type Attachment, attachmentsFault, fileAttachments } from './attachments.ts'
import { lockRequest } from './store.ts'

export const identityProofs = {
  original: '核验原件',
  copy: '收存复印件',
  online: '网上实名核验',
  lacking: '未提供，需要补正',
} as const
export type IdentityProof = keyof typeof identityProofs

export interface RecordProof {
  organId: string
  requestId: string
  /** Number of the person on the request. */
  person: number
  proof: IdentityProof
  on: Day
  files?: readonly Attachment[]
}

export async function recordIdentityProof(
  app: App,
  by: Staff,
  { organId, requestId, person, proof, on, files = [] }: RecordProof,
  from: string | null,
): Promise<Result<null>> {
  if (!may(by, 'seePersonalData', organId)) return refused({ code: 'not-yours', message: whyNot('seePersonalData') })
  if (on > app.today())
    return refused({ code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' })
  const many = attachmentsFault(files)
  if (many) return refused({ code: 'bad-attachment', message: many, field: 'files' })
  return asStaffOf(app.db, [organId], async (tx) => {
    const request = await lockRequest(tx, organId, requestId)
    if (!request) return refused({ code: 'no-request', message: '没有这件申请' })
    const { numUpdatedRows } = await tx
      .updateTable('request_people')
      .set({ proof, proof_on: on, proof_by: by.id })
      .where('organ_id', '=', organId)
      .where('request_id', '=', requestId)
      .where('no', '=', person)
      .where('sealed', 'is not', null)
      .executeTakeFirst()
    if (!numUpdatedRows)
      return refused({ code: 'no-person', message: '没有这个申请人，或者信息已经清除', field: 'person' })
    await fileAttachments(tx, { organId, requestId }, files, app.now(), { kind: 'identityProof', madeBy: by.id })
    const deed = { organId, actor: by.id, from, act: 'recordIdentityProof' }
    const after = { person, proof, files: files.map(({ sha256 }) => sha256) }
    await recordDeed(app, tx, { ...deed, subject: `request:${requestId}`, after })
    return accepted(null)
  })
}
