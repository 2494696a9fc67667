// 复议诉讼台账: cases are opened, moved by steps, decided, and followed until what was ordered is done.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { columnsOf, rowsOf } from '../law/annual-report/index.ts'
import { litigationEndings, type ReliefResult, reconsiderationEndings } from '../law/relief/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { writeRecord } from '../record/index.ts'
import type { Table } from '../reports/index.ts'
import { actOnLocked, calendarFor, readRequest, rolledBack } from '../requests/index.ts'
import { type CaseKind, type Procedure, type StepId, steps } from './steps.ts'
import { appendStep, countCases, lockCase, readCase } from './store.ts'

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
  if (!may(by, 'keepRelief', input.organId)) return refused({ code: 'not-yours', message: whyNot('keepRelief') })
  const late = [input.openedOn, input.attackedOn, input.copyOn].find((day) => day && day > app.today())
  if (late) return refused({ code: 'in-future', message: `${late}还没有到，今天是${app.today()}`, field: 'openedOn' })
  if (input.openedOn < input.attackedOn)
    return refused({
      code: 'out-of-order',
      message: `受理之日${input.openedOn}早于被诉行为之日${input.attackedOn}`,
      field: 'openedOn',
    })
  if (input.kind === 'reconsideration' && input.afterReconsideration)
    return refused({ code: 'not-a-suit', message: '复议后起诉只用于行政诉讼', field: 'afterReconsideration' })
  const calendar = await calendarFor(app, input.organId)
  return asStaffOf(app.db, [input.organId], async (tx) => {
    if (input.requestId && !(await readRequest(tx, input.organId, input.requestId)))
      return refused({ code: 'no-request', message: '没有这件申请', field: 'requestId' })
    const { id } = await tx
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
      .returning('id')
      .executeTakeFirstOrThrow()
    if (input.requestId) {
      const opened = await actOnLocked(
        app,
        tx,
        input.organId,
        input.requestId,
        { act: 'openRelief', on: input.openedOn, case: id, kind: input.kind },
        { id: by.id, from },
        calendar,
      )
      if (!opened.ok) return opened
    }
    const row = (await lockCase(tx, input.organId, id))!
    await appendStep(tx, row, { step: 'notified', on: input.openedOn }, by.id, app.now(), calendar)
    if (input.copyOn) await appendStep(tx, row, { step: 'copyReceived', on: input.copyOn }, by.id, app.now(), calendar)
    await writeRecord(
      tx,
      deed(app, by, input.organId, id, 'openCase', from, { kind: input.kind, openedOn: input.openedOn }),
      app.config.recordWith,
    )
    return accepted({ id })
  }).catch(rolledBack)
}

export interface TakeStep {
  organId: string
  caseId: string
  step: Exclude<StepId, 'decided' | 'notified'>
  on: Day
  note?: string
  fileSha256?: string
  fileName?: string
}

export async function takeStep(app: App, by: Staff, input: TakeStep, from: string | null): Promise<Result<null>> {
  if (!may(by, 'keepRelief', input.organId)) return refused({ code: 'not-yours', message: whyNot('keepRelief') })
  if (input.on > app.today())
    return refused({ code: 'in-future', message: `${input.on}还没有到，今天是${app.today()}`, field: 'on' })
  const calendar = await calendarFor(app, input.organId)
  return asStaffOf(app.db, [input.organId], async (tx): Promise<Result<null>> => {
    const row = await lockCase(tx, input.organId, input.caseId)
    if (!row) return refused({ code: 'no-case', message: '没有这件案件' })
    if (!(steps[input.step].kinds as readonly CaseKind[]).includes(row.kind))
      return refused({ code: 'wrong-kind', message: `“${steps[input.step].label}”不用于行政复议`, field: 'step' })
    if (input.on < row.opened_on)
      return refused({ code: 'out-of-order', message: `${input.on}早于立案之日${row.opened_on}`, field: 'on' })
    if (input.step === 'remade') {
      if (!row.remake_due) return refused({ code: 'nothing-ordered', message: '决定没有责令重新处理' })
      await tx
        .updateTable('relief_cases')
        .set({ remade_on: input.on, state: 'remade' })
        .where('organ_id', '=', row.organ_id)
        .where('id', '=', row.id)
        .execute()
    }
    await appendStep(tx, row, input, by.id, app.now(), calendar)
    await writeRecord(
      tx,
      deed(app, by, input.organId, row.id, `case.${input.step}`, from, { on: input.on }),
      app.config.recordWith,
    )
    return accepted(null)
  })
}

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
  if (!may(by, 'keepRelief', input.organId)) return refused({ code: 'not-yours', message: whyNot('keepRelief') })
  if (input.on > app.today())
    return refused({ code: 'in-future', message: `${input.on}还没有到，今天是${app.today()}`, field: 'on' })
  const calendar = await calendarFor(app, input.organId)
  return asStaffOf(app.db, [input.organId], async (tx): Promise<Result<{ result: ReliefResult }>> => {
    const row = await lockCase(tx, input.organId, input.caseId)
    if (!row) return refused({ code: 'no-case', message: '没有这件案件' })
    const endings: Record<string, ReliefResult> =
      row.kind === 'reconsideration' ? reconsiderationEndings : litigationEndings
    const result = endings[input.ending]
    if (!result)
      return refused({
        code: 'no-ending',
        message: `没有“${input.ending}”这种结果，可选：${Object.keys(endings).join('、')}`,
        field: 'ending',
      })
    if (row.result && row.kind === 'reconsideration')
      return refused({ code: 'decided-before', message: `已于${row.decided_on}审结：${row.ending}` })
    if (input.on < row.opened_on)
      return refused({ code: 'out-of-order', message: `${input.on}早于立案之日${row.opened_on}`, field: 'on' })
    // A suit may still be appealed; a reconsideration that orders nothing is over.
    const state = input.remakeDue || row.kind === 'litigation' ? 'decided' : 'closed'
    const changed = {
      result,
      ending: input.ending,
      decided_on: input.on,
      remake_due: input.remakeDue ?? null,
      state,
    } as const
    await tx
      .updateTable('relief_cases')
      .set(changed)
      .where('organ_id', '=', row.organ_id)
      .where('id', '=', row.id)
      .execute()
    await appendStep(
      tx,
      { ...row, ...changed },
      { step: 'decided', on: input.on, ...(input.ruling && { ruling: true }), ...(input.note && { note: input.note }) },
      by.id,
      app.now(),
      calendar,
    )
    const actor = { id: by.id, from }
    if (row.request_id && !row.result) {
      const closed = await actOnLocked(
        app,
        tx,
        row.organ_id,
        row.request_id,
        { act: 'closeRelief', on: input.on, case: row.id, result },
        actor,
        calendar,
      )
      if (!closed.ok) return closed
    }
    // A request attacked for silence is still open: the order then only sets the day by which it has to be answered.
    if (row.request_id && input.remakeDue && !(await readRequest(tx, row.organ_id, row.request_id))!.is_open) {
      const remade = await actOnLocked(
        app,
        tx,
        row.organ_id,
        row.request_id,
        { act: 'remake', on: input.on, case: row.id, until: input.remakeDue },
        actor,
        calendar,
      )
      if (!remade.ok) return remade
    }
    await writeRecord(
      tx,
      deed(app, by, input.organId, row.id, 'decideCase', from, { ending: input.ending, on: input.on }),
      app.config.recordWith,
    )
    return accepted({ result })
  }).catch(rolledBack)
}

/** Table four from the cases. Both editions print the same. */
export async function tableFour(app: Pick<App, 'db'>, organIds: readonly string[], year: number): Promise<Table> {
  const table: Record<string, Record<string, number>> = {}
  for (const { id } of rowsOf('2021', 'relief'))
    table[id] = Object.fromEntries(columnsOf('2021', 'relief', id).map((column) => [column.id, 0]))
  for (const { row, column, n } of await countCases(app.db, organIds, year)) {
    table[row]![column]! += n
    table[row]!['total']! += n
  }
  return table
}

export { readCase }

const deed = (app: App, by: Staff, organId: string, id: string, act: string, from: string | null, after: unknown) => ({
  organId,
  at: app.now(),
  actor: by.id,
  from,
  act,
  subject: `case:${id}`,
  after,
})
