// Whether an act is allowed now, and which acts are: what buttons, forms and the API ask before they record.
import type { Day } from '../../kit/days.ts'
import type { Refusal } from '../../kit/results.ts'
import type { Calendar } from '../calendar/index.ts'
import { type ActId, actIds, actOf, acts } from './acts.ts'
import { type FactsSoFar, guards } from './guards.ts'
import type { Standing } from './standing.ts'
import { states } from './states.ts'

/** Why the act is not allowed now; undefined: it is. Who may do it is the organ's table of roles. */
export function refuseAct(
  standing: Standing,
  act: FactsSoFar & { act: ActId },
  calendar: Calendar,
): Refusal | undefined {
  const { from, label, guards: asked, basis } = actOf(act.act)
  if (!from.includes(standing.state)) {
    const now = standing.state ? states[standing.state].label : '尚未提交'
    const places = from.map((one) => (one ? states[one].label : '尚未提交')).join('、')
    return {
      code: 'wrong-state',
      message: `申请现为“${now}”，“${label}”只在以下状态可以进行：${places}`,
      basis: basis.text,
    }
  }
  for (const id of asked) {
    const refusal = guards[id](standing, act, calendar)
    if (refusal) return refusal
  }
}

export interface NextAct {
  act: ActId
  label: string
  basis: string
  refusal?: Refusal
}

/** The acts that the state allows, each with what stands against it today. */
export const nextActs = (standing: Standing, today: Day, calendar: Calendar): NextAct[] =>
  actIds
    .filter((id) => actOf(id).from.includes(standing.state))
    .map((act) => {
      const refusal = refuseAct(standing, { act, on: today }, calendar)
      return { act, label: acts[act].label, basis: acts[act].basis.text, ...(refusal && { refusal }) }
    })
