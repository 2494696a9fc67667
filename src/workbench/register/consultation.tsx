// One draft that is open to comment: opening, what came in, an answer to each, which words the public reads, the result.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { addDays, type Day } from '../../kit/days.ts'
import { post, put } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count, moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { ConsultationState, type Consultations } from './consultations.tsx'
import { documentPath } from './parts.tsx'
import { type Answer, answers, type Comment, type ConsultationRow } from './types.ts'

export function ConsultationPage() {
  const { organ, id } = useParams()
  const all = useGet<Consultations>('/office/consultations', { organ })
  const row = all.data?.consultations.find((one) => one.id === id)
  useTitle(row?.title ?? '征求意见')
  return (
    <Loaded query={all}>
      {({ today, commentDays }) =>
        row ? (
          <Consultation row={row} today={today as Day} commentDays={commentDays} />
        ) : (
          <p>没有这份已公开的征求意见稿。</p>
        )
      }
    </Loaded>
  )
}

interface Props {
  row: ConsultationRow
  today: Day
  commentDays: number
}

function Consultation({ row, today, commentDays }: Props) {
  const { me } = useAtWork()
  const permissions = me.organs.find(({ id }) => id === row.organId)?.permissions ?? []
  const publishes = permissions.includes('publishDocuments')
  const answering = permissions.includes('draftDocuments')
  const over = row.closesOn !== null && today > row.closesOn
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/register', text: '登记簿' },
          { to: '/workbench/register/consultations', text: '征求意见' },
        ]}
        title={row.title}
        under={
          <p>
            <ConsultationState row={row} today={today} />
            {row.opensOn && (
              <span className="quiet">
                {row.opensOn}至{row.closesOn}　{row.contact}
              </span>
            )}
          </p>
        }
      >
        <div className="acts">
          <Link className="btn" to={documentPath(row)}>
            打开征求意见稿
          </Link>
          {row.opensOn && (
            <a className="btn" href={`/o/${row.organId}/consultations/${row.id}`}>
              公开页面
            </a>
          )}
        </div>
      </PageHead>
      <div className="two-columns">
        <div className="stack">
          {row.opensOn ? (
            <Comments row={row} answering={answering} publishes={publishes} />
          ) : (
            <Panel title="收到的意见">
              <p className="quiet">还没有开始征求意见。</p>
            </Panel>
          )}
        </div>
        <aside className="stack">
          {!publishes && !row.resultOn && (
            <Panel title="征求意见">
              <p className="quiet">开始、延长和公布采纳情况由登记员、公开机构负责人办理。</p>
            </Panel>
          )}
          {publishes && !row.resultOn && !over && <Open row={row} today={today} commentDays={commentDays} />}
          {publishes && !row.resultOn && over && <Result row={row} />}
          {row.adopted && (
            <Panel title="正式文件">
              <Link to={documentPath(row.adopted)}>{row.adopted.title}</Link>
            </Panel>
          )}
        </aside>
      </div>
    </>
  )
}

function Open({ row, today, commentDays }: Props) {
  const { message } = App.useApp()
  const open = useChange(
    (values: Sent) => post<{ closesOn: string }>(`/office/documents/${row.organId}/${row.id}/consultation`, values),
    ({ closesOn }) => void message.success(`征求意见至${closesOn}`),
  )
  const earliest = addDays(today, commentDays)
  return (
    <Panel title={row.opensOn ? '延长征求意见' : '开始征求意见'}>
      <FieldsForm
        fields={[
          {
            name: 'closesOn',
            label: '截止日期',
            kind: 'day',
            initial: row.closesOn && row.closesOn > earliest ? row.closesOn : earliest,
            min: earliest,
            hint: `不少于${commentDays}日，最早${earliest}`,
          },
          {
            name: 'contact',
            label: '其他提意见的途径',
            kind: 'area',
            most: 300,
            initial: row.contact ?? '',
            hint: '通信地址、电子邮箱、电话；网上的意见在公开页面直接提交',
          },
        ]}
        submit={row.opensOn ? '延长' : '开始征求意见'}
        busy={open.isPending}
        trouble={open.error}
        onSubmit={(values) => open.mutate(values)}
      />
    </Panel>
  )
}

function Result({ row }: { row: ConsultationRow }) {
  const { message } = App.useApp()
  const close = useChange(
    (values: Sent) => post(`/office/documents/${row.organId}/${row.id}/consultation/result`, values),
    () => void message.success('采纳情况已公布'),
  )
  if (row.unanswered > 0)
    return (
      <Panel title="公布采纳情况">
        <p className="quiet">还有{count(row.unanswered)}条意见没有答复；都答复后可以公布。</p>
      </Panel>
    )
  return (
    <Panel title="公布采纳情况">
      <FieldsForm
        fields={[
          {
            name: 'result',
            label: '采纳情况说明',
            kind: 'area',
            most: 10_000,
            hint: '收到多少条，采纳了哪些，没有采纳的主要理由',
          },
        ]}
        submit="公布"
        busy={close.isPending}
        trouble={close.error}
        onSubmit={(values) => close.mutate(values)}
      />
      <p className="quiet small">公布后，征求意见的公开页面显示这段说明、各种结果的条数和允许公开的意见。</p>
    </Panel>
  )
}

function Comments({ row, answering, publishes }: { row: ConsultationRow; answering: boolean; publishes: boolean }) {
  const comments = useGet<{ comments: Comment[] }>(`/office/documents/${row.organId}/${row.id}/comments`)
  return (
    <Loaded query={comments}>
      {({ comments: all }) => (
        <Panel title="收到的意见" aside={all.length ? `${count(all.length)}条` : undefined} flush>
          {all.length === 0 && <p className="empty">还没有收到意见。</p>}
          {all.map((one) => (
            <OneComment key={one.id} row={row} comment={one} answering={answering} publishes={publishes} />
          ))}
        </Panel>
      )}
    </Loaded>
  )
}

interface OneProps {
  row: ConsultationRow
  comment: Comment
  answering: boolean
  publishes: boolean
}

function OneComment({ row, comment, answering, publishes }: OneProps) {
  const [open, setOpen] = useState(false)
  const { message } = App.useApp()
  const answer = useChange(
    (values: Sent) => post(`/office/comments/${row.organId}/${comment.id}/answer`, values),
    () => {
      message.success('已答复')
      setOpen(false)
    },
  )
  const who = [comment.name, comment.contact].filter(Boolean).join('，')
  return (
    <article className="comment">
      <p className="quiet">
        {moment(comment.at)}　{who || '没有留姓名'}
      </p>
      <blockquote>{comment.content}</blockquote>
      {comment.answer && (
        <p>
          <span className={comment.answer === 'declined' ? 'state' : 'state done'}>{answers[comment.answer]}</span>
          {comment.reason && `　${comment.reason}`}
        </p>
      )}
      {answering && !row.resultOn && !open && (
        <p>
          <Button size="small" onClick={() => setOpen(true)}>
            {comment.answer ? '改答复' : '答复'}
          </Button>
        </p>
      )}
      {open && (
        <FieldsForm
          focus
          fields={[
            {
              name: 'answer',
              label: '结果',
              kind: 'select',
              choices: (Object.keys(answers) as Answer[]).map((id) => ({ value: id, label: answers[id] })),
              initial: comment.answer ?? '',
            },
            {
              name: 'reason',
              label: '理由',
              kind: 'area',
              most: 2000,
              optional: true,
              initial: comment.reason ?? '',
              hint: '没有全部采纳的，写明理由；随意见一并公开',
            },
          ]}
          submit="记下答复"
          busy={answer.isPending}
          trouble={answer.error}
          onSubmit={(values) => answer.mutate(values)}
          onCancel={() => setOpen(false)}
        />
      )}
      {publishes && <Shown row={row} comment={comment} />}
    </article>
  )
}

/** Which words of it go out with the result; the name never does. */
function Shown({ row, comment }: { row: ConsultationRow; comment: Comment }) {
  const { message } = App.useApp()
  const [text, setText] = useState<string | null>(null)
  const show = useChange(
    (shown: string | null) => put(`/office/comments/${row.organId}/${comment.id}/shown`, { shown }),
    (_, shown) => {
      message.success(shown ? '随采纳情况公开' : '不公开')
      setText(null)
    },
  )
  if (text === null)
    return (
      <p className="small">
        {comment.shown ? (
          <>
            <span className="quiet">随采纳情况公开：</span>
            {comment.shown === comment.content ? '原文' : `“${comment.shown}”`}
            {'　'}
            <button type="button" className="link" onClick={() => setText(comment.shown)}>
              修改
            </button>
            {'　'}
            <button type="button" className="link" onClick={() => show.mutate(null)}>
              不公开
            </button>
          </>
        ) : (
          <button type="button" className="link" onClick={() => setText(comment.content)}>
            随采纳情况公开这条意见
          </button>
        )}
      </p>
    )
  return (
    <div className="stack">
      <label htmlFor={`shown-${comment.id}`}>
        <span>公开的文字（姓名、联系方式不公开；文字里有的请删去）</span>
        <Input.TextArea
          id={`shown-${comment.id}`}
          value={text}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={5000}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <TroubleNote trouble={show.error} />
      <p className="form-acts">
        <Button type="primary" loading={show.isPending} onClick={() => show.mutate(text)}>
          公开这段文字
        </Button>
        <Button onClick={() => setText(null)}>取消</Button>
      </p>
    </div>
  )
}
