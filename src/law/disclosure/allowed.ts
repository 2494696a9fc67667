// Whether an act is allowed now, and which acts are: what buttons, forms and the API ask before they record.
import type { Day } from '../../kit/days.ts'
import type { Refusal } from '../../kit/results.ts'
import { type DocumentActId, documentActIds, documentActOf } from './acts.ts'
import { type Circumstances, type DocumentFactsSoFar, documentGuards } from './guards.ts'
import type { DocumentStanding } from './standing.ts'
import { documentStates } from './states.ts'

/** Why the act is not allowed now; undefined: it is. Who may do it is the organ's table of roles. */
export function refuseDocumentAct(
  standing: DocumentStanding,
  facts: DocumentFactsSoFar & { act: DocumentActId },
  circumstances: Circumstances,
): Refusal | undefined {
  const { from, label, guards, basis } = documentActOf(facts.act)
  if (!from.includes(standing.state)) {
    const stateName = (state: keyof typeof documentStates | null) => (state ? documentStates[state].label : '尚未建立')
    return {
      code: 'wrong-state',
      message: `文件现为“${stateName(standing.state)}”，“${label}”只在以下状态可以进行：${from.map(stateName).join('、')}`,
      basis: basis.text,
    }
  }
  for (const id of guards) {
    const refusal = documentGuards[id](standing, facts, circumstances)
    if (refusal) return refusal
  }
}

export interface NextDocumentAct {
  act: DocumentActId
  label: string
  basis: string
  refusal?: Refusal
}

/** The acts that the state allows, each with what stands against it today. */
export const nextDocumentActs = (
  standing: DocumentStanding,
  on: Day,
  by: string,
  circumstances: Circumstances,
): NextDocumentAct[] =>
  documentActIds
    .filter((id) => documentActOf(id).from.includes(standing.state))
    .map((act) => {
      const refusal = refuseDocumentAct(standing, { act, on, by }, circumstances)
      const { label, basis } = documentActOf(act)
      return { act, label, basis: basis.text, ...(refusal && { refusal }) }
    })
