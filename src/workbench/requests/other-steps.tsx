// Steps that the state does not allow now: each with the states that do, so that nobody looks for a missing button.
import { Link } from 'react-router'
import { actIds, actOf, states } from '../../law/requests/index.ts'
import type { ActId, RequestPage } from '../api/types.ts'
import { Panel } from '../parts/panel.tsx'

const atTakingIn: readonly ActId[] = ['submit', 'receive']
const ofTheDocket: readonly ActId[] = ['openRelief', 'closeRelief', 'remake']

export function OtherSteps({ page: { next, cases } }: { page: RequestPage }) {
  const rest = actIds.filter(
    (id) => !next.some(({ act }) => act === id) && !atTakingIn.includes(id) && !ofTheDocket.includes(id),
  )
  return (
    <Panel title="其他步骤">
      <details className="other-steps">
        <summary>什么时候可以办理（{rest.length + ofTheDocket.length}项）</summary>
        <dl>
          {rest.map((id) => (
            <div key={id}>
              <dt>{actOf(id).label}</dt>
              <dd>在“{placesOf(id)}”时办理</dd>
            </div>
          ))}
          {ofTheDocket.map((id) => (
            <div key={id}>
              <dt>{actOf(id).label}</dt>
              <dd>
                {cases.length ? (
                  <>
                    在
                    {cases.map((one) => (
                      <Link key={one.id} to={`/workbench/cases/${one.organ_id}/${one.id}`}>
                        {one.number ?? '复议诉讼案件'}
                      </Link>
                    ))}
                    里办理
                  </>
                ) : id === 'openRelief' ? (
                  '用页首的“登记复议诉讼案件”'
                ) : (
                  '有了复议诉讼案件以后，在案件里办理'
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </Panel>
  )
}

const placesOf = (id: ActId) =>
  actOf(id)
    .from.flatMap((state) => (state ? [states[state].label] : []))
    .join('、')
