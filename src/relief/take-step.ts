// 登记一步: what happened in a case between its opening and its decision, and what was ordered being done.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { calendarFor } from '../requests/index.ts'
import { type CaseKind, type StepId, steps } from './steps.ts'
import { appendStep, lockCase } from './store.ts'

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
    const deed = { organId: input.organId, actor: by.id, from, act: `case.${input.step}`, subject: `case:${row.id}` }
    await recordDeed(app, tx, { ...deed, after: { on: input.on } })
    return accepted(null)
  })
}
