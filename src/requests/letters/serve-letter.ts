// 送达: how an issued letter reached its addressee, and the first time the applicant opened it on line.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { type ServiceId, services } from '../../law/requests/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { type LetterOf, noLetter, recordPaper } from './draft-letter.ts'
import { changePaper, readLetter, readPaper } from './store.ts'

export interface Served extends LetterOf {
  paperId: string
  on: Day
  way: ServiceId
  /** Who signed, or the addressee of post and data. */
  to: string
  /** EMS. */
  trackingNumber?: string
}

/** 登记送达: day, way, person; post goes by the postal enterprise and has its number (letter 235 of 2016). */
export async function recordService(app: App, by: Staff, input: Served, from: string | null): Promise<Result<null>> {
  const { organId, requestId, paperId, on, way, to, trackingNumber = '' } = input
  if (!may(by, 'issue', organId)) return refused({ code: 'not-yours', message: whyNot('issue') })
  const fault = (field: string, message: string) => refused({ code: 'incomplete', message, field })
  if (on > app.today()) return fault('on', `${on}还没有到，今天是${app.today()}`)
  if (!Object.hasOwn(services, way)) return fault('way', `送达方式应为：${Object.values(services).join('、')}`)
  if (!to.trim()) return fault('to', '请填写签收人；邮寄、电子送达的填写收件人')
  if (way === 'post' && !trackingNumber.trim()) return fault('trackingNumber', '邮寄送达的，请填写邮政企业的邮件号')
  return asStaffOf(app.db, [organId], async (tx) => {
    const letter = await readLetter(tx, organId, requestId, paperId, true)
    if (!letter) return refused(noLetter)
    if (letter.state !== 'issued' || !letter.issued_on)
      return refused({ code: 'wrong-state', message: '文书尚未发出，不能登记送达' })
    if (on < letter.issued_on) return fault('on', `送达日期${on}早于发出日期${letter.issued_on}`)
    await changePaper(tx, organId, paperId, {
      service: way,
      served_on: on,
      served_to: to.trim(),
      tracking_number: trackingNumber.trim() || null,
    })
    const after = { paper: paperId, on, way, ...(trackingNumber && { tracking: trackingNumber.trim() }) }
    await recordPaper(app, tx, { organId, by, from, act: 'recordService', requestId, after })
    return accepted(null)
  })
}

/** The applicant opened the letter on line; only the first time is kept. Gives whether this was it. */
export async function recordFirstOpening(
  app: App,
  organId: string,
  paperId: string,
  from: string | null,
): Promise<{ first: boolean }> {
  return app.transaction(async (tx) => {
    const paper = await readPaper(tx, organId, paperId, true)
    if (paper?.state !== 'issued' || paper.first_opened_at) return { first: false }
    const at = app.now()
    await changePaper(tx, organId, paperId, { first_opened_at: at, first_opened_from: from })
    const subject = `request:${paper.request_id}`
    const deed = { organId, at, actor: 'applicant', from, act: 'openLetter', subject, after: { paper: paperId } }
    await recordDeed(app, tx, deed)
    return { first: true }
  })
}
