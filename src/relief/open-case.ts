// 登记案件: a reconsideration or a suit is opened in the docket, and with it the request it is about.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { actOnLocked, calendarFor, readRequest, rolledBack } from '../requests/index.ts'
import type { CaseKind, Procedure } from './steps.ts'
import { appendStep, type CaseRow } from './store.ts'

export interface OpenCase {
  organId: string
  kind: CaseKind
  afterReconsideration?: boolean
  number?: string
  body: string
  applicant: string
  requestId?: string
  /** The act attacked, in words, and its day: it decides which law holds. */
  attacked: string
  attackedOn: Day
  earlierCase?: string
  procedure: Procedure
  /** The day on which the body accepted the case or the court filed it. */
  openedOn: Day
  /** The day on which the copy of the application or complaint came in. */
  copyOn?: Day
}

export async function openCase(
  app: App,
  by: Staff,
  input: OpenCase,
  from: string | null,
): Promise<Result<{ id: string }>> {
  const fault = openingFault(app, by, input)
  if (fault) return refused(fault)
  const { organId, requestId, kind, openedOn, copyOn } = input
  const actor = { id: by.id, from }
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx) => {
    if (requestId && !(await readRequest(tx, organId, requestId)))
      return refused({ code: 'no-request', message: '没有这件申请', field: 'requestId' })
    const row = await insertCase(tx, input)
    if (requestId) {
      const facts = { act: 'openRelief', on: openedOn, case: row.id, kind } as const
      const opened = await actOnLocked(app, tx, organId, requestId, facts, actor, calendar)
      if (!opened.ok) return opened
    }
    await appendStep(tx, row, { step: 'notified', on: openedOn }, by.id, app.now(), calendar)
    if (copyOn) await appendStep(tx, row, { step: 'copyReceived', on: copyOn }, by.id, app.now(), calendar)
    const deed = { organId, actor: by.id, from, act: 'openCase', subject: `case:${row.id}` }
    await recordDeed(app, tx, { ...deed, after: { kind, openedOn } })
    return accepted({ id: row.id })
  }).catch(rolledBack)
}

function openingFault(app: App, by: Staff, input: OpenCase): Refusal | undefined {
  if (!may(by, 'keepRelief', input.organId)) return { code: 'not-yours', message: whyNot('keepRelief') }
  const late = [input.openedOn, input.attackedOn, input.copyOn].find((day) => day && day > app.today())
  if (late) return { code: 'in-future', message: `${late}还没有到，今天是${app.today()}`, field: 'openedOn' }
  if (input.openedOn < input.attackedOn)
    return {
      code: 'out-of-order',
      message: `受理之日${input.openedOn}早于被诉行为之日${input.attackedOn}`,
      field: 'openedOn',
    }
  if (input.kind === 'reconsideration' && input.afterReconsideration)
    return { code: 'not-a-suit', message: '复议后起诉只用于行政诉讼', field: 'afterReconsideration' }
  return undefined
}

const insertCase = (tx: Transaction<Database>, input: OpenCase): Promise<CaseRow> =>
  tx
    .insertInto('relief_cases')
    .values({
      organ_id: input.organId,
      kind: input.kind,
      after_reconsideration: input.afterReconsideration ?? false,
      number: input.number ?? null,
      body: input.body.trim(),
      applicant: input.applicant.trim(),
      request_id: input.requestId ?? null,
      attacked: input.attacked.trim(),
      attacked_on: input.attackedOn,
      earlier_case: input.earlierCase ?? null,
      procedure: input.procedure,
      opened_on: input.openedOn,
      state: 'open',
    })
    .returningAll()
    .executeTakeFirstOrThrow()
