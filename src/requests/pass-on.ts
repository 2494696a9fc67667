// 移送: a request that another organ of the installation has to answer. Here the applicant was told (art. 36 (5)) and the
// request ended; there it begins, with a receipt of its own. Two acts, joined by a message.
import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import { seal } from '../kit/crypto/sealed.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { ownPeople } from './applicant-file.ts'
import { deliverMessages } from './deliver-messages.ts'
import { insertMessage, messageContext, otherOrganFault } from './organ-messages.ts'
import { lockRequest, type RequestRow } from './store.ts'
import type { RequestForm } from './take-in.ts'

export interface PassOn {
  organId: string
  requestId: string
  toOrganId: string
  on: Day
  /** For the desk there: what was found out already. */
  note?: string
}

export async function passOn(
  app: App,
  by: Staff,
  { organId, requestId, toOrganId, on, note }: PassOn,
  from: string | null,
): Promise<Result<{ id: string }>> {
  if (!may(by, 'handle', organId)) return refused({ code: 'not-yours', message: whyNot('handle') })
  const fault = await otherOrganFault(app, organId, toOrganId, on)
  if (fault) return refused(fault)
  const id = randomUUID()
  const sent = await asStaffOf(app.db, [organId], async (tx): Promise<Result<{ id: string }>> => {
    const request = await lockRequest(tx, organId, requestId)
    if (!request) return refused({ code: 'no-request', message: '没有这件申请' })
    if (request.standing.outcome !== 'unavailable.notOurs')
      return refused({ code: 'not-told', message: '先告知申请人不属于本机关负责公开，再移送', field: 'requestId' })
    if (await isPassedOn(tx, request)) return refused({ code: 'passed-before', message: '这件申请已经移送' })
    const form = await formOf(app, tx, request, toOrganId)
    if (!form) return refused({ code: 'erased', message: '申请人的信息已经清除，不能移送' })
    await insertMessage(tx, {
      organ_id: organId,
      id,
      direction: 'out',
      other_organ: toOrganId,
      kind: 'transfer',
      request_id: requestId,
      text: note?.trim() || request.content,
      sealed: seal(app.keys, JSON.stringify(form), messageContext(id), app.config.sealWith),
      made_by: by.id,
      made_on: on,
      made_at: app.now(),
    })
    await recordDeed(app, tx, {
      organId,
      actor: by.id,
      from,
      act: 'passOn',
      subject: `request:${requestId}`,
      after: { to: toOrganId, message: id },
    })
    return accepted({ id })
  })
  if (sent.ok) await deliverMessages(app)
  return sent
}

async function isPassedOn(tx: Transaction<Database>, { organ_id, id }: RequestRow): Promise<boolean> {
  const before = await tx
    .selectFrom('organ_messages')
    .select('id')
    .where('organ_id', '=', organ_id)
    .where('request_id', '=', id)
    .where('kind', '=', 'transfer')
    .where('direction', '=', 'out')
    .executeTakeFirst()
  return before !== undefined
}

/** The request as the other organ will receive it; none once its people are erased. */
async function formOf(
  app: App,
  tx: Transaction<Database>,
  request: RequestRow,
  toOrganId: string,
): Promise<RequestForm | undefined> {
  const people = await ownPeople(app, tx, request)
  if (people.some(({ person }) => !person)) return undefined
  const opened = people.map(({ role, person }) => ({ role, person: person! }))
  const agent = opened.find(({ role }) => role === 'agent')?.person
  return {
    organId: toOrganId,
    applicantKind: request.applicant_kind,
    applicants: opened.filter(({ role }) => role === 'applicant').map(({ person }) => person),
    ...(agent && { agent }),
    content: request.content,
    ...(request.description && { description: request.description }),
    form: request.form,
    delivery: request.delivery,
  }
}
