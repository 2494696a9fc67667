// Where a request stands, in words and figures, first on the page of its way.
import { type Day, inWords, yearOf } from '../../kit/days.ts'
import { type RequestState, states } from '../../law/requests/index.ts'
import { DueBox } from './due-box.tsx'
import { type DueFigures, figuresOf } from './explain.ts'
import type { OwnRequest } from './own-request.ts'
import type { KeyOf } from './progress-view.tsx'
import { progressSteps, short } from './story.ts'
import { ToDo } from './to-do.tsx'

export function Standing({ own, code, tail }: { own: OwnRequest } & KeyOf) {
  const { request, acts, days, today, calendar } = own
  const { standing } = request
  const figures = figuresOf(standing, days, today, calendar)
  const facts = acts.map((one) => one.facts)
  const state = request.state as RequestState
  return (
    <article className="sheet pad stack-l">
      <header className="stack">
        <p className="small quiet">
          登记编号　
          {request.number ? <span className="docno">{request.number}</span> : '机关登记后给出'}　{own.desk.name}
        </p>
        <h1 data-as-published>{titleOf(request.content)}</h1>
        <p className="lede">
          {states[state].publicLabel}。{ledeOf(own)}
        </p>
      </header>
      {standing.clock && <Figures figures={figures} today={today} ended={standing.endedOn} />}
      {!standing.clock && request.is_open && <DueBox today={today} calendar={calendar} title="最迟哪天答复" />}
      <ol className="steps" aria-label="办理步骤">
        {progressSteps(state, facts, figures.due).map(({ name, words, at }) => (
          <li
            key={name}
            className={at === 'past' ? 'past' : undefined}
            aria-current={at === 'now' ? 'step' : undefined}
          >
            <b>{name}</b>
            {words && <small>{words}</small>}
          </li>
        ))}
      </ol>
      <ToDo own={own} code={code} tail={tail} figures={figures} />
    </article>
  )
}

const ledes: { [S in RequestState]?: string } = {
  pendingConfirmation: '机关会用您留下的电话与您核对。',
  received: '正在登记。',
  inReview: '经办人员正在查找您要的信息。',
  awaitingThirdParty: '信息涉及他人权益，先问他们的意见，再决定是否公开。',
  awaitingOtherOrgan: '信息涉及其他机关，正在征求它们的意见。',
  drafting: '经办人员正在起草答复。',
  clearance: '答复正在审核、签发。',
  issued: '请在下面打开答复。',
  served: '请在下面打开答复。',
}
const ledeOf = ({ request }: OwnRequest): string => ledes[request.state as RequestState] ?? ''

function Figures({ figures, today, ended }: { figures: DueFigures; today: Day; ended: Day | null }) {
  const { due, left, counted, of, provisional } = figures
  const date = (day: Day) => (yearOf(day) === yearOf(today) ? short(day) : inWords(day))
  return (
    <dl className="figures due-figures">
      {ended && (
        <div>
          <dt>办结</dt>
          <dd>{date(ended)}</dd>
        </div>
      )}
      {due && (
        <div>
          <dt>最迟答复{provisional && '（暂定）'}</dt>
          <dd className="due">{date(due)}</dd>
        </div>
      )}
      {left !== null && (
        <div>
          <dt>{left < 0 ? '已经超过' : '还剩'}</dt>
          <dd className={left < 0 ? 'due' : undefined}>
            {Math.abs(left)}
            <small>个工作日</small>
          </dd>
        </div>
      )}
      <div>
        <dt>已经计算</dt>
        <dd>
          {counted}
          <small>个工作日，共{of}</small>
        </dd>
      </div>
    </dl>
  )
}

const titleOf = (content: string): string => {
  const lines = content.split('\n')
  const items = lines.filter((one) => /^\d+\. /.test(one)).length
  const letters = [...lines[0]!.replace(/^1\. /, items > 1 ? '' : '1. ')]
  const first = letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : letters.join('')
  return items > 1 ? `${first}等${items}项` : first
}
