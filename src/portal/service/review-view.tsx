// 核对并提交: what was typed, masked where others might look over the shoulder, and the day by which a reply is due.

import type { Day } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import type { Desk } from '../../organs/index.ts'
import { applicantLabel, maskId, maskName, maskPhone, type PublicAnswer } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { assistances, deliveries, forms, idKinds, type Typed } from './answer-form.ts'
import type { Challenge } from './challenge.ts'
import { DeskAside } from './desk-aside.tsx'
import { DueBox } from './due-box.tsx'
import { Sum } from './fields.tsx'
import { sizeText } from './files-field.tsx'
import { Steps } from './form-view.tsx'
import { Found } from './found.tsx'
import { formAddress, frameOf, noticeFor } from './frame.tsx'

interface ReviewInput {
  desk: Desk
  typed: Typed
  /** The whole form under seal. */
  draft: string
  today: Day
  calendar: Calendar
  found: PublicAnswer[]
  challenge?: Challenge | undefined
  /** Why it was not sent yet. */
  problem?: string | undefined
}

export const reviewView = (input: ReviewInput): PageView => ({
  ...(input.problem && { status: 422 }),
  frame: frameOf('核对并提交', [{ text: input.desk.name, href: formAddress(input.desk.id) }, { text: '核对并提交' }], {
    ...noticeFor(input.desk.id),
    unlisted: true,
  }),
  body: (
    <div className="cols">
      <Review {...input} />
      <DeskAside desk={input.desk} />
    </div>
  ),
})

function Review({ desk, typed, draft, today, calendar, found, challenge, problem }: ReviewInput) {
  return (
    <form className="sheet pad stack-l" method="post" action={formAddress(desk.id)} noValidate>
      <button type="submit" name="do" value="submit" hidden aria-hidden="true" tabIndex={-1} />
      <header className="stack">
        <h1>核对并提交</h1>
        <p className="lede">还没有提交。请看一遍，不对的可以回去改。</p>
      </header>
      {problem && (
        <div className="notice error" role="alert" tabIndex={-1}>
          <p className="t">还没有提交</p>
          <p>{challenge ? <a href="#answer">{problem}</a> : problem}</p>
        </div>
      )}
      <Steps at={1} />
      <Given typed={typed} desk={desk} />
      <Found organId={desk.id} answers={found} newTab />
      <section className="stack">
        <DueBox today={today} calendar={calendar} title="答复期限大约在哪天" />
        {challenge && <Sum challenge={challenge} bad={Boolean(problem)} />}
        <input type="hidden" name="draft" value={draft} />
        <div className="acts">
          <button type="submit" className="btn primary" name="do" value="submit">
            提交申请
          </button>
          <button type="submit" className="btn" name="do" value="edit">
            回去修改
          </button>
        </div>
      </section>
    </form>
  )
}

export const maskEmail = (email: string): string => email.replace(/^(.).*(@.*)$/, '$1***$2')

function Given({ typed, desk }: { typed: Typed; desk: Desk }) {
  const items = typed.items.filter(Boolean)
  const way = deliveries[typed.delivery as keyof typeof deliveries] ?? deliveries.online
  return (
    <>
      <Part title="一、申请人">
        <Line name="申请人">
          {typed.kind === 'naturalPerson' ? '公民' : applicantLabel(typed.kind)}　{maskName(typed.name)}
        </Line>
        <Line name="证件">
          {idKinds[typed.idKind as keyof typeof idKinds] ?? idKinds.other}　{maskId(typed.idNumber.toUpperCase())}
        </Line>
        <Line name="联系电话">{maskPhone(typed.phone)}</Line>
        {typed.email && <Line name="电子邮箱">{maskEmail(typed.email)}</Line>}
        {typed.address && <Line name="通信地址">{[...typed.address].slice(0, 6).join('')}＊＊＊</Line>}
        {typed.agent === 'yes' && <Line name="代理人">{maskName(typed.agentName)}</Line>}
      </Part>
      <Part title="二、需要的政府信息">
        <Line name="受理机关">{desk.name}</Line>
        {items.map((item, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a sent form never move
            key={index}
            name={items.length > 1 ? `第${index + 1}项` : '所需信息'}
          >
            <span className="typed" data-as-published>
              {item}
            </span>
          </Line>
        ))}
        {typed.description && (
          <Line name="其他说明">
            <span className="typed" data-as-published>
              {typed.description}
            </span>
          </Line>
        )}
        {typed.files.map(({ sha256, name, size }) => (
          <Line key={sha256} name="附件">
            <span data-as-published>{name}</span>　<span className="quiet nb">{sizeText(size)}</span>
          </Line>
        ))}
      </Part>
      <Part title="三、怎样提供给您">
        <Line name="获取方式">{way.name}</Line>
        <Line name="信息的形式">{forms[typed.form as keyof typeof forms] ?? forms.electronic}</Line>
        {typed.assistance && assistances[typed.assistance] && (
          <Line name="需要的帮助">{assistances[typed.assistance]}</Line>
        )}
        {typed.propose === 'yes' && <Line name="建议">向所有人公开这份信息</Line>}
      </Part>
    </>
  )
}

const Part = ({ title, children }: { title: string; children: Html }) => (
  <section className="stack">
    <h2>{title}</h2>
    <dl className="summary">{children}</dl>
  </section>
)

const Line = ({ name, children }: { name: string; children: Html }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
