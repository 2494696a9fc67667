// 办理进度: the answer first – where it stands, by when, what is to be done now – then how the day was reached, then all
// that happened.

import { type Day, inWords, yearOf } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { complaintStates, conversionStates, replying } from '../../law/regulation/index.ts'
import { reasonLabel } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { explainDue, figuresOf } from './explain.ts'
import { frameOf, noticeFor, progressPath } from './frame.tsx'
import { OwnActs } from './own-acts.tsx'
import type { OwnRequest } from './own-request.ts'
import { Standing } from './progress-standing.tsx'
import { Key } from './receipt-view.tsx'
import { short, storyOf } from './story.ts'
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
