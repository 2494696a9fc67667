// 办理进度: the answer first – where it stands, by when, what is to be done now – then how the day was reached, then all
// that happened.

import { type Day, inWords, yearOf } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { complaintStates, conversionStates, replying } from '../../law/regulation/index.ts'
import { type RequestState, states } from '../../law/requests/index.ts'
import { maskPhone, reasonLabel } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { DueBox } from './due-box.tsx'
import { type DueFigures, explainDue, figuresOf } from './explain.ts'
import { frameOf, noticeFor, progressPath } from './frame.tsx'
import { OwnActs } from './own-acts.tsx'
import type { OwnRequest } from './own-request.ts'
import { Key } from './receipt-view.tsx'
import { progressSteps, short, storyOf } from './story.ts'
import { Weeks } from './weeks.tsx'

export interface KeyOf {
  code: string
  tail: string
}

export interface Said {
  kind: 'ok' | 'error'
  title: string
  words?: string
}

interface ProgressInput extends KeyOf {
  own: OwnRequest
  /** What was done just now, or why not. */
  said?: Said | undefined
}

export const progressView = ({ own, code, tail, said }: ProgressInput): PageView => ({
  frame: frameOf('办理进度', [{ text: '办理进度' }], {
    ...(own.request.is_example ? { notice: '示例数据，非该机关发布' } : noticeFor(own.desk.id)),
    unlisted: true,
  }),
  body: (
    <div className="cols">
      <div className="stack">
        {said && (
          <div className={`notice ${said.kind}`} role="status">
            <p className="t">{said.title}</p>
            {said.words && <p>{said.words}</p>}
          </div>
        )}
        <Standing own={own} code={code} tail={tail} />
        <HowCounted own={own} />
        <Asked own={own} code={code} tail={tail} />
      </div>
      <aside className="stack">
        <Story own={own} code={code} tail={tail} />
        <OwnActs own={own} code={code} tail={tail} />
      </aside>
    </div>
  ),
})

const titleOf = (content: string): string => {
  const lines = content.split('\n')
  const items = lines.filter((one) => /^\d+\. /.test(one)).length
  const letters = [...lines[0]!.replace(/^1\. /, items > 1 ? '' : '1. ')]
  const first = letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : letters.join('')
  return items > 1 ? `${first}等${items}项` : first
}

function Standing({ own, code, tail }: { own: OwnRequest } & KeyOf) {
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

/** One line: what the applicant has to do now, or that there is nothing. */
function ToDo({ own, code, tail, figures }: { own: OwnRequest; figures: DueFigures } & KeyOf) {
  const { request, person, letters } = own
  const { correction, reasonsUntil, fee } = request.standing
  const state = request.state as RequestState
  const answer = letters.find(({ kind }) => kind === 'feeNotice')
  if (state === 'awaitingCorrection')
    return (
      <Asking title={`请在${short(correction!.until)}前补正`} act="correct" label="填写补正" code={code} tail={tail}>
        要补什么，写在补正告知书里，见“办理经过”。到期没有补正又没有正当理由的，机关可以不再处理。
      </Asking>
    )
  if (state === 'awaitingReasons')
    return (
      <Asking
        title={`请${reasonsUntil ? `在${short(reasonsUntil)}前` : ''}说明理由`}
        act="supplement"
        label="说明理由"
        code={code}
        tail={tail}
      >
        机关认为申请的数量、频次明显超过合理范围，请说明为什么需要。
      </Asking>
    )
  if (state === 'awaitingPayment' && fee)
    return (
      <div className="notice warn">
        <p className="t">请缴纳信息处理费{fee.yuan}元</p>
        <p>
          {fee.arrivedOn
            ? '自收到收费通知的次日起20个工作日内缴纳，逾期不缴的，视为放弃申请。'
            : '收费通知正在送给您。'}
          怎样缴、怎样算出来的，{answer ? '写在收费通知书里，见“办理经过”' : '见收费通知书'}。
        </p>
      </div>
    )
  if (figures.left !== null && figures.left < 0)
    return (
      <div className="notice error">
        <p className="t">已经超过法定答复日，还没有答复</p>
        <p>您可以在本页向上一级机关投诉，也可以依法申请行政复议或者提起行政诉讼。</p>
      </div>
    )
  if (!request.is_open) return null
  const phone = person && /^(\+?86-?)?1\d{10}$/.test(person.phone) ? maskPhone(person.phone) : null
  return (
    <div className="notice">
      <p>
        <b>现在不需要您做什么。</b>
        {phone ? `有进展会给 ${phone} 发短信。` : '请过几天再来看。'}
      </p>
    </div>
  )
}

function Asking({
  title,
  act,
  label,
  children,
  code,
  tail,
}: { title: string; act: string; label: string; children: Html } & KeyOf) {
  return (
    <div className="notice warn">
      <p className="t">{title}</p>
      <p>{children}</p>
      <form method="post" action={`${progressPath}/${act}`} className="acts">
        <Key code={code} tail={tail} />
        <button type="submit" className="btn primary">
          {label}
        </button>
      </form>
    </div>
  )
}

function HowCounted({ own }: { own: OwnRequest }) {
  const { request, acts, days, today, calendar } = own
  const sentences = explainDue(
    request.standing,
    acts.map((one) => one.facts),
    calendar,
  )
  const first = days[0]?.day
  const gaps = first ? calendar.gaps(first, days.at(-1)!.day) : []
  return (
    <section className="sheet pad stack" aria-labelledby="counted">
      <h2 id="counted">{request.standing.clock ? '答复日是怎样算出来的' : '期限从哪天算起'}</h2>
      <p className="measure">{sentences.join('')}</p>
      <Weeks days={days} today={today} />
      {gaps.map(({ message }) => (
        <p key={message} className="small">
          {message}，公布后答复日可能变动。
        </p>
      ))}
      <p className="small quiet">依据：{replying.text}；国务院办公厅公布的节假日安排。</p>
    </section>
  )
}

function Asked({ own, code, tail }: { own: OwnRequest } & KeyOf) {
  const { request, attachments, notes, complaints, proposal } = own
  return (
    <section className="sheet pad stack" aria-labelledby="asked">
      <h2 id="asked">您的申请</h2>
      <div className="typed measure" data-as-published>
        {request.content}
      </div>
      {(request.description || attachments.length > 0 || notes.length > 0 || complaints.length > 0 || proposal) && (
        <dl className="summary">
          {request.description && (
            <Line name="其他说明">
              <span className="typed" data-as-published>
                {request.description}
              </span>
            </Line>
          )}
          {attachments.map(({ id, title }) => (
            <Line key={id} name="附件">
              <span data-as-published>{title}</span>
            </Line>
          ))}
          {notes.map(({ no, onDay, text }) => (
            <Line key={no} name={`${short(onDay)}补充`}>
              <span className="typed" data-as-published>
                {text}
              </span>
            </Line>
          ))}
          {proposal && (
            <Line name={`${short(proposal.foundOn)}建议`}>
              主动公开这份信息：{conversionStates[proposal.state]}
              {proposal.answer && <span data-as-published>。{proposal.answer}</span>}
            </Line>
          )}
          {complaints.map(({ id, number, madeOn, reason, state, to }) => (
            <Line key={id} name={`${short(madeOn)}投诉`}>
              <form method="post" action={`${progressPath}/complaint`} className="stack">
                <Key code={code} tail={tail} />
                <input type="hidden" name="complaint" value={id} />
                <span>
                  {reasonLabel(reason)}，已转{to}　<span className="docno">{number}</span>　{complaintStates[state]}
                </span>
                <span>
                  <button type="submit" className="btn small-btn">
                    看投诉的进展<span className="sr">：{number}</span>
                  </button>
                </span>
              </form>
            </Line>
          ))}
        </dl>
      )}
    </section>
  )
}

const Line = ({ name, children }: { name: string; children: Html }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

function Story({ own, code, tail }: { own: OwnRequest } & KeyOf) {
  const { acts, letters, today, calendar, request, days } = own
  const told = storyOf(
    acts.map((one) => one.facts),
    request.standing,
  )
  const { due } = figuresOf(request.standing, days, today, calendar)
  const date = (day: Day) => (yearOf(day) === yearOf(today) ? short(day) : inWords(day))
  return (
    <section className="sheet pad stack" aria-labelledby="story">
      <h2 id="story">办理经过</h2>
      {letters.length > 0 && (
        <ul className="letters" aria-label="给您的文书">
          {letters.map(({ id, title, number, issuedOn }) => (
            <li key={id}>
              <form method="post" action={`${progressPath}/letter`}>
                <Key code={code} tail={tail} />
                <input type="hidden" name="paper" value={id} />
                <button type="submit" className="btn" name="do" value="read">
                  打开{title}
                </button>{' '}
                <button type="submit" className="btn small-btn" name="do" value="pdf">
                  下载PDF<span className="sr">：{title}</span>
                </button>
                <span className="small quiet">
                  {issuedOn && date(issuedOn)}
                  {number && <span className="docno">　{number}</span>}
                </span>
              </form>
            </li>
          ))}
        </ul>
      )}
      <ol className="timeline">
        {due && request.is_open && (
          <li className="law next">
            <time dateTime={due}>{date(due)}前</time>
            <p className="t">书面答复您</p>
          </li>
        )}
        {told.map(({ on, title, words, act }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the story only grows at its beginning
            key={told.length - index}
            className={index === 0 && request.is_open ? 'now' : undefined}
            data-act={act}
          >
            <time dateTime={on}>{date(on)}</time>
            <p className="t">{title}</p>
            {words && <p>{words}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
