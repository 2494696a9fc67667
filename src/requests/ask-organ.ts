// 协办、征求其他机关意见: asked of an organ of the installation, it stands on that organ's desk at once; its answer comes back
// as the opinion heard, and the clock runs again from that day.
import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import { opinionDue } from '../law/regulation/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { actOnRequest } from './act-on-request.ts'
import { type Attachment, attachmentsFault, fileAttachments } from './attachments.ts'
import { calendarFor } from './calendars.ts'
import { deliverMessages } from './deliver-messages.ts'
import { type AskId, fileWithMessage, insertMessage, lockMessage, otherOrganFault } from './organ-messages.ts'

export interface AskOrgan {
  organId: string
  requestId: string
  toOrganId: string
  /** What is asked; it goes out without the applicant's name. */
  text: string
  asks: AskId
  on: Day
  /** The day by which an answer is asked for. A joint maker has 15 working days (art. 34), and silence is consent. */
  dueOn?: Day
  files?: readonly Attachment[]
  seen?: number
}

export async function askOrgan(
  app: App,
  by: Staff,
  { organId, requestId, toOrganId, text, asks, on, dueOn, files = [], seen }: AskOrgan,
  from: string | null,
): Promise<Result<{ id: string }>> {
  const fault =
    textFault(text, '请写明请对方办理的事项') ??
    filesFault(files) ??
    dueFault(on, dueOn) ??
    (await otherOrganFault(app, organId, toOrganId, on))
  if (fault) return refused(fault)
  const id = randomUUID()
  const jointMaker = asks === 'jointMaker'
  const due = jointMaker ? opinionDue(on, await calendarFor(app, organId)) : (dueOn ?? null)
  const facts = { act: 'consultOrgan', on, letter: id, arrivedOn: on, ...(jointMaker && { jointMaker }) } as const
  const input = { organId, requestId, facts, ...(seen !== undefined && { seen }) }
  const acted = await actOnRequest(app, by, input, from, [
    async (tx, { request }) => {
      await insertMessage(tx, {
        organ_id: organId,
        id,
        direction: 'out',
        other_organ: toOrganId,
        kind: 'assistance',
        asks,
        request_id: requestId,
        about_number: request.number,
        text: text.trim(),
        due_on: due,
        made_by: by.id,
        made_on: on,
        made_at: app.now(),
      })
      await fileWithMessage(tx, { organId, messageId: id, part: 'question' }, files)
      await fileAttachments(tx, { organId, requestId }, files, app.now(), { kind: 'sentToOrgan', madeBy: by.id })
      return undefined
    },
  ])
  if (!acted.ok) return acted
  await deliverMessages(app)
  return accepted({ id })
}

export interface AnswerOrgan {
  /** The organ that was asked. */
  organId: string
  id: string
  text: string
  files?: readonly Attachment[]
}

export async function answerOrgan(
  app: App,
  by: Staff,
  { organId, id, text, files = [] }: AnswerOrgan,
  from: string | null,
): Promise<Result<null>> {
  if (!may(by, 'handle', organId)) return refused({ code: 'not-yours', message: whyNot('handle') })
  const fault = textFault(text, '请填写答复的内容') ?? filesFault(files)
  if (fault) return refused(fault)
  const answered = await asStaffOf(app.db, [organId], async (tx): Promise<Result<null>> => {
    const message = await lockMessage(tx, organId, id)
    if (message?.direction !== 'in' || message.kind !== 'assistance')
      return refused({ code: 'no-case', message: '没有这件协办事项' })
    if (message.answer) return refused({ code: 'answered-before', message: `已于${message.answered_on}答复` })
    await tx
      .updateTable('organ_messages')
      .set({ answer: text.trim(), answered_by: by.id, answered_on: app.today() })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .execute()
    await fileWithMessage(tx, { organId, messageId: id, part: 'answer' }, files)
    await recordDeed(app, tx, {
      organId,
      actor: by.id,
      from,
      act: 'answerOrgan',
      subject: `message:${id}`,
      after: { files: files.map(({ sha256 }) => sha256) },
    })
    return accepted(null)
  })
  if (answered.ok) await deliverMessages(app)
  return answered
}

const textFault = (text: string, message: string): Refusal | undefined =>
  text.trim() ? undefined : { code: 'incomplete', message, field: 'text' }

function filesFault(files: readonly Attachment[]): Refusal | undefined {
  const message = attachmentsFault(files)
  return message === undefined ? undefined : { code: 'bad-attachment', message, field: 'files' }
}

const dueFault = (on: Day, dueOn: Day | undefined): Refusal | undefined =>
  dueOn && dueOn < on
    ? { code: 'out-of-order', message: `答复期限${dueOn}早于发出之日${on}`, field: 'dueOn' }
    : undefined
