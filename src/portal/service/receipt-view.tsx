// 提交回执: the code that opens the request, where it stands, and from when the period counts.

import type { Day } from '../../kit/days.ts'
import { dayInChina, inWords } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { channels, receiving, replying } from '../../law/regulation/index.ts'
import { type RequestState, states } from '../../law/requests/index.ts'
import type { Desk } from '../../organs/index.ts'
import type { Paper } from '../../papers/index.ts'
import { exampleNote, type RequestRow } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { DeskAside } from './desk-aside.tsx'
import { DueBox } from './due-box.tsx'
import { formAddress, frameOf, noticeFor, progressPath } from './frame.tsx'

interface ReceiptInput {
  desk: Desk
  request: RequestRow
  code: string
  tail: string
  today: Day
  calendar: Calendar
  script: string
}

export const receiptView = ({ desk, request, code, tail, today, calendar, script }: ReceiptInput): PageView => ({
  frame: frameOf('已经提交', [{ text: desk.name, href: formAddress(desk.id) }, { text: '已经提交' }], {
    ...noticeFor(desk.id),
    unlisted: true,
  }),
  body: (
    <div className="cols" data-sent={desk.id}>
      <article className="sheet pad top stack-l receipt">
        <header className="stack">
          <h1>已经提交，等待确认</h1>
          <p className="lede">{desk.name}会与您核对确认。请记下查询码，丢失后不能在网上查询。</p>
        </header>
        <div className="code-box">
          <p className="small">查询码</p>
          <p className="code mono" data-as-published>
            {code}
          </p>
          <p className="small">查询时还要填联系电话或者证件号码的后四位。</p>
        </div>
        <dl className="summary">
          <div>
            <dt>受理机关</dt>
            <dd>{desk.name}</dd>
          </div>
          <div>
            <dt>提交时间</dt>
            <dd>
              <time dateTime={request.submitted_at.toISOString()}>{momentText(request.submitted_at)}</time>
            </dd>
          </div>
          <div>
            <dt>现在的状态</dt>
            <dd>{states[request.state as RequestState].publicLabel}</dd>
          </div>
          <div>
            <dt>登记编号</dt>
            <dd>{request.number ?? '机关登记后给出'}</dd>
          </div>
        </dl>
        <DueBox today={today} calendar={calendar} title="最迟哪天答复" />
        <p className="small quiet">{legalText}</p>
        <div className="acts no-print">
          <form method="post" action={`${progressPath}/receipt`}>
            <Key code={code} tail={tail} />
            <button type="submit" className="btn primary">
              下载回执（PDF）
            </button>
          </form>
          <form method="post" action={progressPath}>
            <Key code={code} tail={tail} />
            <button type="submit" className="btn">
              查看办理进度
            </button>
          </form>
        </div>
        <script src={script} defer />
      </article>
      <DeskAside desk={desk} />
    </div>
  ),
})

/** The code and the tail, for the acts of somebody who gave both. */
export const Key = ({ code, tail }: { code: string; tail: string }) => (
  <>
    <input type="hidden" name="code" value={code} />
    <input type="hidden" name="tail" value={tail} />
  </>
)

const legalText = `通过互联网提交的申请，以${channels.internet.dayZero}为收到申请之日（${receiving.text}）；行政机关自收到申请之日起20个工作日内答复，需要延长的，应当经同意并告知您，延长的期限最长不超过20个工作日（${replying.text}）。`

/** 2026年3月1日10:05, in China. */
export function momentText(at: Date): string {
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${inWords(dayInChina(at))}${time}`
}

/** The same to keep: without any word of who asked. */
export const receiptPaper = (desk: Desk, request: RequestRow, code: string, today: Day): Paper => ({
  lang: 'zh-Hans',
  title: '政府信息公开申请提交回执',
  ...(request.is_example && { underTitle: [{ text: exampleNote }] }),
  parts: [
    { type: 'paragraph', text: `受理机关：${desk.name}` },
    { type: 'paragraph', text: `提交时间：${momentText(request.submitted_at)}` },
    { type: 'paragraph', text: `查询码：${code}` },
    { type: 'paragraph', text: `登记编号：${request.number ?? '机关登记后给出'}` },
    { type: 'paragraph', text: `现在的状态：${states[request.state as RequestState].publicLabel}` },
    ...(request.reply_due
      ? [
          {
            type: 'paragraph' as const,
            text: `答复期限届满日：${inWords(request.reply_due as Day)}${request.provisional ? '（暂定）' : ''}`,
          },
        ]
      : []),
    { type: 'paragraph', text: legalText },
    {
      type: 'paragraph',
      text: '凭查询码和联系电话（或者证件号码）的后四位，可以在网上查看进度、补正、撤回。请妥善保管。',
    },
    ...(desk.phone ? [{ type: 'paragraph' as const, text: `联系电话：${desk.phone}` }] : []),
  ],
  signature: { organ: desk.name, date: inWords(today) },
  about: { author: desk.name, subject: '政府信息公开' },
})
