// What is public already and may be the answer: offered beside the request, never in its way.

import { inWords } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { Desk } from '../../organs/index.ts'
import type { PublicAnswer } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { formAddress, frameOf, noticeFor } from './frame.tsx'

export function Found({ organId, answers, newTab }: { organId: string; answers: PublicAnswer[]; newTab?: boolean }) {
  if (!answers.length) return null
  return (
    <div className="notice">
      <p className="t">这些信息已经公开，可能就是您要的</p>
      <ul>
        {answers.map(({ id, title, publishedOn }) => (
          <li key={id}>
            <a
              href={`${formAddress(organId)}/found/${id}`}
              {...(newTab && { target: '_blank', rel: 'noopener', 'aria-label': `${title}（在新窗口打开）` })}
            >
              {title}
            </a>
            <span className="quiet small">　{inWords(publishedOn)}公开</span>
          </li>
        ))}
      </ul>
      <p className="small quiet">不是您要的，继续填写就行。</p>
    </div>
  )
}

export const foundView = (desk: Desk, answer: PublicAnswer, thanked: boolean): PageView => ({
  frame: frameOf(answer.title, [{ text: desk.name, href: formAddress(desk.id) }, { text: '已经公开的信息' }], {
    ...noticeFor(desk.id),
    unlisted: true,
  }),
  body: (
    <section className="sheet pad top stack">
      <h1>{answer.title}</h1>
      <dl className="summary">
        <Line name="公开机关">{desk.name}</Line>
        <Line name="公开日期">{inWords(answer.publishedOn)}</Line>
        <Line name="在哪里看">
          <Place place={answer.place} />
        </Line>
      </dl>
      {thanked ? (
        <div className="notice ok">
          <p className="t">已经记下，不用再提交申请</p>
          <p>只记了次数，没有记是谁。</p>
        </div>
      ) : (
        <form method="post" action={`${formAddress(desk.id)}/found/${answer.id}`} className="acts">
          <button type="submit" className="btn primary">
            这正是我要的
          </button>
          <a className="btn" href={formAddress(desk.id)}>
            不是，去填写申请
          </a>
        </form>
      )}
    </section>
  ),
})

function Place({ place }: { place: string | null }) {
  if (!place) return <>请电话询问公开机构</>
  if (!/^https?:\/\//.test(place)) return <>{place}</>
  return (
    <a href={place} rel="noreferrer">
      {place}
    </a>
  )
}

const Line = ({ name, children }: { name: string; children: Html }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
