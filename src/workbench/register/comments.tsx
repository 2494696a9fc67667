// What came in on a draft: an answer to each, and which of its words the public reads.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { post, put } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count, moment } from '../parts/words.ts'
import { type Answer, answers, type Comment, type ConsultationRow } from './types.ts'

interface Props {
  row: ConsultationRow
  answering: boolean
  publishes: boolean
}

export function Comments({ row, answering, publishes }: Props) {
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

interface OneProps extends Props {
  comment: Comment
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
