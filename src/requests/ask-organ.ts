// 协办、征求其他机关意见: asked of an organ of the installation, it stands on that organ's desk at once; its answer comes back
// as the opinion heard, and the clock runs again from that day.
import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { writeRecord } from '../record/index.ts'
import { actOnRequest } from './act-on-request.ts'
import { deliverMessages } from './deliver-messages.ts'
import { insertMessage, lockMessage, otherOrganFault } from './organ-messages.ts'

export interface AskOrgan {
  organId: string
  requestId: string
  toOrganId: string
  /** What is asked; it goes out without the applicant's name. */
  text: string
  /** A joint maker of the information: 15 working days, and silence is consent (art. 34). */
  jointMaker?: boolean
  on: Day
  seen?: number
}

export async function askOrgan(
  app: App,
  by: Staff,
  { organId, requestId, toOrganId, text, jointMaker, on, seen }: AskOrgan,
  from: string | null,
): Promise<Result<{ id: string }>> {
  if (!text.trim()) return refused({ code: 'incomplete', message: '请写明请对方办理的事项', field: 'text' })
  const fault = await otherOrganFault(app, organId, toOrganId, on)
  if (fault) return refused(fault)
  const id = randomUUID()
  const facts = { act: 'consultOrgan', on, letter: id, arrivedOn: on, ...(jointMaker && { jointMaker }) } as const
  const input = { organId, requestId, facts, ...(seen !== undefined && { seen }) }
  const acted = await actOnRequest(app, by, input, from, [
    async (tx) => {
      await insertMessage(tx, {
        organ_id: organId,
        id,
        direction: 'out',
        other_organ: toOrganId,
        kind: 'assistance',
        request_id: requestId,
        text: text.trim(),
        made_by: by.id,
        made_on: on,
        made_at: app.now(),
      })
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
}

export async function answerOrgan(
  app: App,
  by: Staff,
  { organId, id, text }: AnswerOrgan,
  from: string | null,
): Promise<Result<null>> {
  if (!may(by, 'handle', organId)) return refused({ code: 'not-yours', message: whyNot('handle') })
  if (!text.trim()) return refused({ code: 'incomplete', message: '请填写答复的内容', field: 'text' })
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
    await writeRecord(
      tx,
      { organId, at: app.now(), actor: by.id, from, act: 'answerOrgan', subject: `message:${id}` },
      app.config.recordWith,
    )
    return accepted(null)
  })
  if (answered.ok) await deliverMessages(app)
  return answered
}
