// Taken in: number, query code, who deals with it, by when.
import { type Day, inWords } from '../../kit/days.ts'
import type { PageView } from '../page.ts'
import { frameOf, noticeFor, progressPath } from './frame.tsx'
import { Key } from './receipt-view.tsx'

interface CaseReceipt {
  what: '投诉' | '更正要求'
  /** The organ that deals with it. */
  organId: string
  organName: string
  number: string
  code: string
  tail: string
  dueOn: Day | null
  basis: string
}

export const caseReceiptView = ({
  what,
  organId,
  organName,
  number,
  code,
  tail,
  dueOn,
  basis,
}: CaseReceipt): PageView => ({
  frame: frameOf('已经提交', [{ text: '已经提交' }], { ...noticeFor(organId), unlisted: true }),
  body: (
    <article className="sheet pad top stack-l receipt">
      <header className="stack">
        <h1>{what}已经提交</h1>
        <p className="lede">
          由{organName}办理{dueOn && `，${inWords(dueOn)}前答复您`}。请记下查询码，丢失后不能在网上查询。
        </p>
      </header>
      <div className="code-box">
        <p className="small">查询码</p>
        <p className="code mono" data-as-published>
          {code}
        </p>
        <p className="small">查询时还要填联系电话{what === '更正要求' && '或者证件号码'}的后四位。</p>
      </div>
      <dl className="summary">
        <div>
          <dt>编号</dt>
          <dd className="docno">{number}</dd>
        </div>
        <div>
          <dt>办理机关</dt>
          <dd>{organName}</dd>
        </div>
        {dueOn && (
          <div>
            <dt>答复期限</dt>
            <dd>
              <time className="due" dateTime={dueOn}>
                {inWords(dueOn)}
              </time>
              （机关自定，按工作日计算）
            </dd>
          </div>
        )}
      </dl>
      <p className="small quiet">依据：{basis}。</p>
      <form method="post" action={progressPath} className="acts no-print">
        <Key code={code} tail={tail} />
        <button type="submit" className="btn primary">
          查看办理进度
        </button>
      </form>
    </article>
  ),
})
