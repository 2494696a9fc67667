// 审结: how the body or the court decided, what it ordered, and what that means for the request it was about.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { litigationEndings, type ReliefResult, reconsiderationEndings } from '../law/relief/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { type Actor, actOnLocked, calendarFor, readRequest, rolledBack } from '../requests/index.ts'
import { appendStep, type CaseRow, lockCase } from './store.ts'

export interface DecideCase {
  organId: string
  caseId: string
  on: Day
  /** In the words of the law: 维持, 撤销, 驳回诉讼请求 … */
  ending: string
  ruling?: boolean
  /** The day by which the organ has to act again; none where nothing is ordered. */
  remakeDue?: Day
  note?: string
}

export async function decideCase(
  app: App,
  by: Staff,
  input: DecideCase,
  from: string | null,
): Promise<Result<{ result: ReliefResult }>> {
  const { organId, caseId, on, ending, ruling, note } = input
  if (!may(by, 'keepRelief', organId)) return refused({ code: 'not-yours', message: whyNot('keepRelief') })
  if (on > app.today())
    return refused({ code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' })
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<{ result: ReliefResult }>> => {
    const row = await lockCase(tx, organId, caseId)
    if (!row) return refused({ code: 'no-case', message: '没有这件案件' })
    const fault = decisionFault(row, input)
    if (fault) return refused(fault)
    const result = endingsOf(row)[ending]!
    const decided = await saveDecision(tx, row, input, result)
    const step = { step: 'decided', on, ...(ruling && { ruling: true }), ...(note && { note }) } as const
    await appendStep(tx, decided, step, by.id, app.now(), calendar)
    const moved = await moveRequest(app, tx, row, input, result, { id: by.id, from }, calendar)
    if (!moved.ok) return moved
    const deed = { organId, actor: by.id, from, act: 'decideCase', subject: `case:${row.id}` }
    await recordDeed(app, tx, { ...deed, after: { ending, on } })
    return accepted({ result })
  }).catch(rolledBack)
}

const endingsOf = ({ kind }: CaseRow): Record<string, ReliefResult> =>
  kind === 'reconsideration' ? reconsiderationEndings : litigationEndings

function decisionFault(row: CaseRow, { ending, on }: DecideCase): Refusal | undefined {
  const endings = endingsOf(row)
  if (!endings[ending])
    return {
      code: 'no-ending',
      message: `没有“${ending}”这种结果，可选：${Object.keys(endings).join('、')}`,
      field: 'ending',
    }
  if (row.result && row.kind === 'reconsideration')
    return { code: 'decided-before', message: `已于${row.decided_on}审结：${row.ending}` }
  if (on < row.opened_on) return { code: 'out-of-order', message: `${on}早于立案之日${row.opened_on}`, field: 'on' }
  return undefined
}

async function saveDecision(
  tx: Transaction<Database>,
  row: CaseRow,
  { ending, on, remakeDue }: DecideCase,
  result: ReliefResult,
): Promise<CaseRow> {
  // A suit may still be appealed; a reconsideration that orders nothing is over.
  const state = remakeDue || row.kind === 'litigation' ? 'decided' : 'closed'
  return tx
    .updateTable('relief_cases')
    .set({ result, ending, decided_on: on, remake_due: remakeDue ?? null, state })
    .where('organ_id', '=', row.organ_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The request the case is about: closed by the first decision, opened again where the organ has to act again. */
async function moveRequest(
  app: App,
  tx: Transaction<Database>,
  { organ_id: organId, id, request_id: requestId, result: before }: CaseRow,
  { on, remakeDue }: DecideCase,
  result: ReliefResult,
  actor: Actor,
  calendar: Calendar,
): Promise<Result<unknown>> {
  if (!requestId) return accepted(null)
  if (!before) {
    const facts = { act: 'closeRelief', on, case: id, result } as const
    const closed = await actOnLocked(app, tx, organId, requestId, facts, actor, calendar)
    if (!closed.ok) return closed
  }
  // A request attacked for silence is still open: the order then only sets the day by which it has to be answered.
  if (!remakeDue || (await readRequest(tx, organId, requestId))!.is_open) return accepted(null)
  const facts = { act: 'remake', on, case: id, until: remakeDue } as const
  return actOnLocked(app, tx, organId, requestId, facts, actor, calendar)
}
