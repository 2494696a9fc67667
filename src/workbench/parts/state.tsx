import { type RequestState, states } from '../../law/requests/index.ts'

/** Glyph, word and colour together, as on the public pages. */
export function StateBadge({ state, overdue = false }: { state: RequestState; overdue?: boolean }) {
  return (
    <>
      <span className={`state ${kindOf(state)}`}>{states[state].label}</span>
      {overdue && <span className="state stop">逾期</span>}
    </>
  )
}

function kindOf(state: RequestState): string {
  if (state === 'pendingConfirmation') return ''
  if (state.startsWith('awaiting')) return 'pause'
  if (state === 'issued' || state === 'served' || state === 'archived') return 'done'
  if (state.startsWith('closed')) return ''
  return 'run'
}
