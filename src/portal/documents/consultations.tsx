// 征求意见 on an organ's site: what is open to comment, the form, the receipt, and what came of it.
import type { Consultation, ShownComment } from '../../documents/index.ts'
import { commentNo } from '../../documents/index.ts'
import type { OrganSite } from '../../documents/public/index.ts'
import { type Day, daysBetween, inWords } from '../../kit/days.ts'
import type { PageView } from '../page.ts'
import { Phrases } from '../parts/phrases.tsx'
import type { FieldFault } from '../service/answer-form.ts'
import { FaultSummary, LongField, TextField, Trap } from '../service/fields.tsx'
import { documentAddress, siteAddress } from './labels.ts'
import { exampleNotice, frameOf } from './site.tsx'

export const consultationsPath = '/consultations'
const addressOf = ({ organId, id }: Pick<Consultation, 'organId' | 'id'>) =>
  siteAddress(organId, `${consultationsPath}/${id}`)

export const stageOf = ({ opensOn, closesOn, resultOn }: Consultation, today: Day) =>
  resultOn ? 'told' : today < opensOn ? 'ahead' : today <= closesOn ? 'open' : 'closed'
const stages = {
  open: { mark: 'run', words: '正在征求' },
  ahead: { mark: '', words: '尚未开始' },
  closed: { mark: 'pause', words: '整理意见' },
  told: { mark: 'done', words: '采纳情况已公布' },
} as const

const Stage = ({ of, today }: { of: Consultation; today: Day }) => {
  const { mark, words } = stages[stageOf(of, today)]
  return <span className={`state ${mark}`}>{words}</span>
}

export function consultationsView(site: OrganSite, all: readonly Consultation[], today: Day): PageView {
  return {
    frame: frameOf(site, { title: '征求意见', column: 'content', crumbs: [{ text: '征求意见' }] }),
    body: (
      <section className="sheet pad top stack">
        <h1>征求意见</h1>
        <p className="lede">规章和行政规范性文件的草案在这里公开征求意见，不少于30日。任何人都可以提，不用登录。</p>
        {all.length === 0 ? (
          <p className="empty">
            <b>现在没有征求意见的草案</b>新的草案会出现在<a href={siteAddress(site.id, '/feed.atom')}>订阅</a>里。
          </p>
        ) : (
          <ul className="links">
            {all.map((one) => (
              <li key={one.id}>
                <a href={addressOf(one)}>{one.title}</a>
                <time dateTime={one.closesOn}>{one.closesOn}</time>
                <span className="meta">
                  <Stage of={one} today={today} />
                  <span>
                    {stageOf(one, today) === 'open'
                      ? `还有${daysBetween(today, one.closesOn)}天，至${inWords(one.closesOn)}`
                      : `${one.opensOn}至${one.closesOn}，收到${one.comments}条`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    ),
  }
}

export interface TypedComment {
  content: string
  name: string
  contact: string
}
export const blankComment: TypedComment = { content: '', name: '', contact: '' }

interface ConsultationViewProps {
  site: OrganSite
  consultation: Consultation
  comments: readonly ShownComment[]
  today: Day
  typed: TypedComment
  faults: readonly FieldFault[]
  /** Goes with the form: names this sending, and when it was opened. */
  token: string
  challenge?: { question: string; token: string }
}

/** While it is open the form; afterwards what came of it. */
export function consultationView(props: ConsultationViewProps): PageView {
  const { site, consultation, today, faults } = props
  const stage = stageOf(consultation, today)
  return {
    ...(faults.length && { status: 400 }),
    frame: frameOf(site, {
      title: `征求意见：${consultation.title}`,
      column: 'content',
      crumbs: [{ text: '征求意见', href: siteAddress(site.id, consultationsPath) }, { text: '正文' }],
      notice: consultation.isExample ? exampleNotice : null,
    }),
    body: (
      <div className="cols">
        <article className="sheet pad top stack">
          <FaultSummary faults={faults} />
          <h1>
            <Phrases text={consultation.title} />
          </h1>
          <p>
            <Stage of={consultation} today={today} />
          </p>
          {stage === 'open' && (
            <>
              <p className="lede">
                {inWords(consultation.closesOn)}截止，当天也可以提。先读
                <a href={documentAddress(consultation)}>征求意见稿全文</a>。
              </p>
              <CommentForm {...props} />
            </>
          )}
          {stage === 'closed' && <p className="lede">征求意见已经结束。机关正在逐条研究，采纳情况会公布在这个页面。</p>}
          {stage === 'ahead' && <p className="lede">自{inWords(consultation.opensOn)}起可以提意见。</p>}
          {stage === 'told' && <Outcome {...props} />}
        </article>
        <aside className="stack">
          <section className="sheet pad stack">
            <h2>期间</h2>
            <dl className="summary">
              <div>
                <dt>开始</dt>
                <dd>
                  <time dateTime={consultation.opensOn}>{inWords(consultation.opensOn)}</time>
                </dd>
              </div>
              <div>
                <dt>截止</dt>
                <dd>
                  <time dateTime={consultation.closesOn}>{inWords(consultation.closesOn)}</time>
                </dd>
              </div>
              <div>
                <dt>收到</dt>
                <dd>{consultation.comments}条</dd>
              </div>
            </dl>
            <a className="btn whole" href={documentAddress(consultation)}>
              读征求意见稿
            </a>
          </section>
          <section className="sheet pad stack small">
            <h2>其他途径</h2>
            <p>{consultation.contact}</p>
          </section>
        </aside>
      </div>
    ),
  }
}

function CommentForm({ consultation, typed, faults, token, challenge }: ConsultationViewProps) {
  return (
    <form className="stack" method="post" action={addressOf(consultation)}>
      <input type="hidden" name="token" value={token} />
      <Trap />
      <LongField
        id="content"
        label="您的意见"
        help="请写明是对哪一条的意见、理由和建议的写法，最多5000字。"
        rows={8}
        value={typed.content}
        faults={faults}
      />
      <div className="pair">
        <TextField id="name" label="姓名或者单位" optional value={typed.name} faults={faults} maxLength={50} />
        <TextField
          id="contact"
          label="联系方式"
          help="需要回复或者进一步了解时使用，不公开。"
          optional
          value={typed.contact}
          faults={faults}
          maxLength={100}
        />
      </div>
      {challenge && (
        <>
          <input type="hidden" name="challenge" value={challenge.token} />
          <TextField
            id="answer"
            label={challenge.question}
            help="填一个数字。"
            value=""
            inputMode="numeric"
            faults={faults}
          />
        </>
      )}
      <p className="acts">
        <button type="submit" className="btn primary">
          提交意见
        </button>
      </p>
      <p className="small quiet">
        姓名和联系方式只有办理的人看得到。公布采纳情况时，可能公开意见的内容，不公开是谁提的。
      </p>
    </form>
  )
}

const answers = {
  adopted: { mark: 'done', words: '采纳' },
  partly: { mark: 'done', words: '部分采纳' },
  declined: { mark: '', words: '未采纳' },
} as const

function Outcome({ consultation, comments }: ConsultationViewProps) {
  const { comments: n, adopted, partly, declined, result, resultOn } = consultation
  return (
    <>
      <p className="lede">
        共收到意见{n}条{n > 0 && `：采纳${adopted}条，部分采纳${partly}条，未采纳${declined}条`}。
      </p>
      <div className="prose">
        {result!.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p className="small quiet">
        <time dateTime={resultOn!}>{inWords(resultOn!)}</time>公布
      </p>
      {comments.length > 0 && (
        <section className="stack" aria-labelledby="comments">
          <h2 id="comments">意见和答复</h2>
          {comments.map((one) => (
            <article key={one.id} className="comment stack-s">
              <p className="small quiet">
                <time dateTime={one.on}>{inWords(one.on)}</time>
              </p>
              <blockquote className="quote">{one.shown}</blockquote>
              <p>
                <span className={`state ${answers[one.answer].mark}`}>{answers[one.answer].words}</span>
                {one.reason && `　${one.reason}`}
              </p>
            </article>
          ))}
          {comments.length < n && <p className="small quiet">另有{n - comments.length}条只计数，没有公开内容。</p>}
        </section>
      )}
    </>
  )
}

/** What the one who commented keeps. */
export function commentReceivedView(
  site: OrganSite,
  consultation: Consultation,
  id: string,
  typed: TypedComment,
): PageView {
  return {
    frame: frameOf(site, {
      title: '意见已收到',
      crumbs: [{ text: '征求意见', href: siteAddress(site.id, consultationsPath) }, { text: '已收到' }],
      notice: consultation.isExample ? exampleNotice : null,
      unlisted: true,
    }),
    body: (
      <section className="sheet pad top stack">
        <h1>意见已收到</h1>
        <p className="lede">谢谢。采纳情况会在征求意见结束后公布在同一个页面。</p>
        <dl className="summary">
          <div>
            <dt>编号</dt>
            <dd>
              <code>{commentNo(id)}</code>
            </dd>
          </div>
          <div>
            <dt>草案</dt>
            <dd>{consultation.title}</dd>
          </div>
          <div>
            <dt>意见</dt>
            <dd data-as-published="">{typed.content}</dd>
          </div>
          {typed.contact && (
            <div>
              <dt>联系方式</dt>
              <dd>已登记，不公开</dd>
            </div>
          )}
        </dl>
        <p className="acts">
          <a className="btn" href={addressOf(consultation)}>
            回到征求意见
          </a>
        </p>
        <p className="small quiet">可以打印或者保存本页作为回执。更改意见的，再提一次并写明编号。</p>
      </section>
    ),
  }
}
