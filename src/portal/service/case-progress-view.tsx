// 办理进度 of a complaint or a correction: where it stands, by when, its letters, what happened.

import { type Day, inWords, yearOf } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import {
  complaining,
  complaintEnded,
  complaintStates,
  correctingRecords,
  findings,
  recordCorrectionStates,
} from '../../law/regulation/index.ts'
import {
  type CaseLetterRow,
  type ComplaintForPerson,
  type CorrectionForPerson,
  reasonLabel,
} from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { frameOf, noticeFor, progressPath } from './frame.tsx'
import type { KeyOf } from './progress-view.tsx'
import { Key } from './receipt-view.tsx'
import { short } from './story.ts'

interface CaseInput extends KeyOf {
  today: Day
  /** Opened from the page of its request: the id goes along. */
  complaintId?: string | undefined
}

export function complaintView(own: ComplaintForPerson, key: CaseInput): PageView {
  const { row, state, finding, to, about, requestNumber } = own
  const ended = complaintEnded(state)
  return casePage({
    title: '投诉办理进度',
    organId: row.organ_id,
    number: row.number,
    organName: to,
    heading: `投诉${about}：${reasonLabel(row.reason)}`,
    lede: `${complaintStates[state]}。${complaintWords(own)}`,
    done: ended,
    due: row.due_on as Day | null,
    provisional: row.provisional,
    endedOn: row.ended_on as Day | null,
    acts: own.acts,
    letters: own.letters,
    basis: complaining.text,
    key,
    given: [
      ['被投诉的机关', about],
      ...(requestNumber ? [['涉及的申请', requestNumber] as const] : []),
      ...(row.information ? [['哪一份信息', row.information] as const] : []),
      ['情况', row.text],
      ...(finding ? [['查明的结果', findings[finding]] as const] : []),
    ],
  })
}

function complaintWords({ state, to }: ComplaintForPerson): string {
  if (state === 'filed') return `${to}正在看是不是由它受理。`
  if (state === 'accepted') return `${to}正在核实。`
  if (state === 'rectifying') return `${to}已经责令被投诉的机关改正。`
  return '请在下面打开答复。'
}

export function correctionView(own: CorrectionForPerson, key: CaseInput): PageView {
  const { row, organName, passedTo } = own
  const words: Record<string, string> = {
    filed: `${organName}已经登记，等待审核。`,
    verifying: `${organName}正在核对记录和证据。`,
    passedOn: passedTo ? `已经转到${passedTo}，由它与您联系。` : '转到了哪个机关，见告知书。',
  }
  return casePage({
    title: '更正办理进度',
    organId: row.organ_id,
    number: row.number,
    organName,
    heading: `更正：${row.record}`,
    lede: `${recordCorrectionStates[row.state]}。${words[row.state] ?? '请在下面打开告知书。'}`,
    done: row.ended_on !== null,
    due: row.due_on as Day | null,
    provisional: row.provisional,
    endedOn: row.ended_on as Day | null,
    acts: own.acts,
    letters: own.letters,
    basis: correctingRecords.text,
    key,
    given: [
      ['哪一份记录', row.record],
      ['哪里不准确', row.wrong],
      ['证据', row.evidence],
      ...own.files.map((name) => ['附件', name] as const),
    ],
  })
}

interface CasePage {
  title: string
  organId: string
  number: string | null
  organName: string
  heading: string
  lede: string
  done: boolean
  due: Day | null
  provisional: boolean
  endedOn: Day | null
  acts: readonly { no: number; label: string; on: Day }[]
  letters: readonly CaseLetterRow[]
  given: readonly (readonly [string, string])[]
  basis: string
  key: CaseInput
}

function casePage(page: CasePage): PageView {
  const { title, organId, number, organName, heading, lede, given, letters, basis, key } = page
  const date = (day: Day) => (yearOf(day) === yearOf(key.today) ? short(day) : inWords(day))
  return {
    frame: frameOf(title, [{ text: '办理进度', href: progressPath }, { text: title }], {
      ...noticeFor(organId),
      unlisted: true,
    }),
    body: (
      <div className="cols">
        <div className="stack">
          <article className="sheet pad stack-l">
            <header className="stack">
              <p className="small quiet">
                编号　<span className="docno">{number}</span>　{organName}
              </p>
              <h1 data-as-published>{heading}</h1>
              <p className="lede">{lede}</p>
            </header>
            <Due page={page} date={date} />
            {letters.length > 0 && <Letters letters={letters} date={date} input={key} />}
          </article>
          <section className="sheet pad stack" aria-labelledby="given">
            <h2 id="given">您提交的内容</h2>
            <dl className="summary">
              {given.map(([name, value]) => (
                <div key={name + value}>
                  <dt>{name}</dt>
                  <dd>
                    <span className="typed" data-as-published>
                      {value}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="small quiet">依据：{basis}。条例没有规定期限，期限是办理的机关自己定的，按工作日计算。</p>
          </section>
        </div>
        <aside className="stack">
          <section className="sheet pad stack" aria-labelledby="story">
            <h2 id="story">办理经过</h2>
            <ol className="timeline">
              {[...page.acts].reverse().map(({ no, label, on }, index) => (
                <li key={no} className={index === 0 && !page.done ? 'now' : undefined}>
                  <time dateTime={on}>{date(on)}</time>
                  <p className="t">{label}</p>
                </li>
              ))}
            </ol>
          </section>
          {key.complaintId && (
            <form method="post" action={progressPath} className="sheet pad stack">
              <Key code={key.code} tail={key.tail} />
              <button type="submit" className="btn">
                回到申请的进度
              </button>
            </form>
          )}
        </aside>
      </div>
    ),
  }
}

function Due({ page: { due, endedOn, done, provisional, key }, date }: { page: CasePage; date: (day: Day) => string }) {
  const late = !done && due !== null && due < key.today
  return (
    <>
      <dl className="figures due-figures">
        {endedOn && (
          <div>
            <dt>答复</dt>
            <dd>{date(endedOn)}</dd>
          </div>
        )}
        {due && !endedOn && (
          <div>
            <dt>最迟答复{provisional && '（暂定）'}</dt>
            <dd className="due">{date(due)}</dd>
          </div>
        )}
      </dl>
      {late && (
        <div className="notice error">
          <p className="t">已经超过答复的日子，还没有答复</p>
          <p>可以打机关公开机构的电话催问，也可以依法申请行政复议或者提起行政诉讼。</p>
        </div>
      )}
      {!done && !late && (
        <div className="notice">
          <p>
            <b>现在不需要您做什么。</b>有进展会给您留的电话或者邮箱发消息。
          </p>
        </div>
      )}
    </>
  )
}

interface LettersProps {
  letters: readonly CaseLetterRow[]
  date: (day: Day) => string
  input: CaseInput
}

const Letters = ({ letters, date, input: { code, tail, complaintId } }: LettersProps): Html => (
  <ul className="letters" aria-label="给您的文书">
    {letters.map(({ id, title, number, issued_on, first_opened_at }) => (
      <li key={id}>
        <form method="post" action={`${progressPath}/case-letter`}>
          <Key code={code} tail={tail} />
          <input type="hidden" name="paper" value={id} />
          {complaintId && <input type="hidden" name="complaint" value={complaintId} />}
          <button type="submit" className="btn primary" name="do" value="read">
            打开{title}
          </button>{' '}
          <button type="submit" className="btn" name="do" value="pdf">
            下载（PDF）
          </button>
          <span className="small quiet">
            {date(issued_on as Day)}
            <span className="docno">　{number}</span>
            {first_opened_at && '　已打开'}
          </span>
        </form>
      </li>
    ))}
  </ul>
)
