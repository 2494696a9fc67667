// One message: what was asked, with its files, and the answer, given here by the organ that was asked.
import { App } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { post } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { DueDay } from '../desk/due-day.tsx'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Files, type Given, ticketsOf } from '../parts/files.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { MessageFiles, MessageState } from './message-parts.tsx'
import { kindOf, type Message } from './types.ts'

export function MessagePage() {
  const { organ, id } = useParams()
  useTitle('来文协办')
  const found = useGet<{ today: Day; message: Message }>(`/organ-messages/${organ}/${id}`)
  return <Loaded query={found}>{({ message, today }) => <Whole message={message} today={today} />}</Loaded>
}

function Whole({ message, today }: { message: Message; today: Day }) {
  const incoming = message.direction === 'in'
  const request = message.requestId && `/workbench/requests/${message.organId}/${message.requestId}`
  return (
    <>
      <PageHead
        crumbs={[
          { to: `/workbench/messages${incoming ? '' : '?direction=out'}`, text: '来文协办' },
          { text: incoming ? '收到的' : '发出的' },
        ]}
        title={
          <>
            {incoming ? `${message.otherOrganName}：` : `致${message.otherOrganName}：`}
            {kindOf(message)}
          </>
        }
        under={
          <p className="badges">
            <MessageState message={message} today={today} />
            {message.number && <span className="docno">对方编号 {message.number}</span>}
          </p>
        }
      />
      <div className="stack narrow">
        <Panel title={incoming ? '来文' : '去文'} aside={inShort(message.madeOn, today)}>
          <p className="said">{message.text}</p>
          <MessageFiles message={message} part="question" />
          <Terms message={message} today={today} />
          {request && (
            <p>
              <Link className="btn" to={request}>
                {message.kind === 'transfer' && incoming ? '打开移送来的申请' : '打开申请'}
              </Link>
            </p>
          )}
        </Panel>
        {message.answer && (
          <Panel
            title="答复"
            aside={[message.answeredByName, inShort(message.answeredOn!, today)].filter(Boolean).join('，')}
          >
            <p className="said">{message.answer}</p>
            <MessageFiles message={message} part="answer" />
          </Panel>
        )}
        {incoming && message.kind === 'assistance' && !message.answer && <Answer message={message} />}
      </div>
    </>
  )
}

function Terms({ message, today }: { message: Message; today: Day }) {
  if (message.kind === 'transfer' || message.answer) return null
  return (
    <p className={message.asks === 'jointMaker' ? 'note-wait' : 'quiet'}>
      {message.dueOn ? (
        <>
          答复期限 <DueDay due={message.dueOn} today={today} />
        </>
      ) : (
        '对方没有写答复期限；答复以前，对方的答复期限停算，请尽早答复。'
      )}
      {message.asks === 'jointMaker' && '　收到后15个工作日内提出意见，逾期未提出的视为同意公开（条例第三十四条）。'}
    </p>
  )
}

function Answer({ message }: { message: Message }) {
  const { me } = useAtWork()
  const { message: toast } = App.useApp()
  const [files, setFiles] = useState<Given[]>([])
  const answers = me.organs.find(({ id }) => id === message.organId)?.permissions.includes('handle')
  const send = useChange(
    (values: Sent) =>
      post(`/organ-messages/${message.organId}/${message.id}/answer`, { ...values, ...ticketsOf(files) }),
    () => void toast.success('已答复，对方随即看到'),
  )
  if (!answers)
    return (
      <Panel title="答复">
        <p className="quiet">答复由承办人、公开机构负责人办理。</p>
      </Panel>
    )
  return (
    <Panel title="答复">
      <FieldsForm
        fields={[
          {
            name: 'text',
            label: '意见或者办理情况',
            kind: 'area',
            most: 5000,
            hint: '同意、不同意公开的写明理由和依据；答复发出后不能更改',
          },
        ]}
        submit="答复"
        busy={send.isPending}
        trouble={send.error}
        onSubmit={(values) => send.mutate(values)}
      >
        <Files files={files} onChange={setFiles} />
      </FieldsForm>
    </Panel>
  )
}
