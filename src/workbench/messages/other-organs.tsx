// 其他机关: of one request, what was asked of other organs and what they answered; asking and passing on.
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { actOf } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { Day, RequestPage } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Files, type Given, ticketsOf } from '../parts/files.tsx'
import { Panel } from '../parts/panel.tsx'
import { usePickedOrgan } from '../parts/pick-organ.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { MessageFiles, MessageState } from './message-parts.tsx'
import { askLabels, kindOf, type Message } from './types.ts'

export function OtherOrgansPanel({ page }: { page: RequestPage }) {
  const { request, today } = page
  const { me } = useAtWork()
  const [open, setOpen] = useState<'ask' | 'pass' | null>(null)
  const found = useGet<{ messages: Message[] }>('/organ-messages', { request: request.id })
  const messages = found.data?.messages ?? []
  const handles = me.organs.find(({ id }) => id === request.organ_id)?.permissions.includes('handle') ?? false
  const asks = handles && actOf('consultOrgan').from.includes(request.state)
  const passed = messages.some(({ kind, direction }) => kind === 'transfer' && direction === 'out')
  const passes = handles && request.outcome === 'unavailable.notOurs' && !passed
  if (!messages.length && !asks && !passes) return null
  const toggle = (what: 'ask' | 'pass') => setOpen(open === what ? null : what)
  return (
    <Panel
      title="其他机关"
      id="other-organs"
      aside={
        <>
          {asks && (
            <Button size="small" aria-expanded={open === 'ask'} onClick={() => toggle('ask')}>
              请其他机关协办
            </Button>
          )}
          {passes && (
            <Button size="small" aria-expanded={open === 'pass'} onClick={() => toggle('pass')}>
              移送
            </Button>
          )}
        </>
      }
    >
      {messages.length === 0 && !open && <p className="quiet">还没有向其他机关发出或者收到来文。</p>}
      {messages.length > 0 && (
        <ul className="alike-list">
          {messages.map((message) => (
            <li key={message.id}>
              <Exchange message={message} today={today} />
            </li>
          ))}
        </ul>
      )}
      {open === 'ask' && <Ask page={page} onDone={() => setOpen(null)} />}
      {open === 'pass' && <PassOn page={page} onDone={() => setOpen(null)} />}
    </Panel>
  )
}

function Exchange({ message, today }: { message: Message; today: Day }) {
  return (
    <>
      <p>
        <Link to={`/workbench/messages/${message.organId}/${message.id}`}>
          {message.direction === 'out' ? `致${message.otherOrganName}` : `来自${message.otherOrganName}`}
        </Link>
        <span className="quiet">
          　{kindOf(message)}，{inShort(message.madeOn, today)}
          {message.dueOn && !message.answer && `，请于${inShort(message.dueOn, today)}前答复`}
        </span>{' '}
        <MessageState message={message} today={today} />
      </p>
      <p className="said small">{message.text}</p>
      <MessageFiles message={message} part="question" />
      {message.answer && (
        <div className="reply">
          <p className="said">{message.answer}</p>
          <MessageFiles message={message} part="answer" />
        </div>
      )}
    </>
  )
}

interface FormProps {
  page: RequestPage
  onDone: () => void
}

function Ask({ page: { request, today }, onDone }: FormProps) {
  const { message } = App.useApp()
  const to = usePickedOrgan({ label: '哪个机关', except: request.organ_id })
  const [files, setFiles] = useState<Given[]>([])
  const send = useChange(
    (values: Sent) =>
      post(`/requests/${request.organ_id}/${request.id}/assistance`, {
        ...values,
        seen: request.act_count,
        ...ticketsOf(files),
      }),
    () => {
      void message.success('已发出，对方随即看到；期限停算至对方答复')
      onDone()
    },
  )
  return (
    <FieldsForm
      columns
      fields={[
        {
          name: 'asks',
          label: '请对方',
          kind: 'select',
          choices: Object.entries(askLabels).map(([value, label]) => ({ value, label })),
          initial: 'opinion',
        },
        { name: 'on', label: '发出之日', kind: 'day', initial: today, max: today },
        {
          name: 'dueOn',
          label: '请对方答复的期限',
          kind: 'day',
          optional: true,
          min: today,
          when: ({ asks }) => asks !== 'jointMaker',
          hint: '法律没有规定，写一个合理的日子',
        },
        {
          name: 'text',
          label: '请对方办理的事项',
          kind: 'area',
          most: 5000,
          hint: '写明所涉的信息和要答复的问题，不写申请人是谁；共同制作机关收到后15个工作日内答复，逾期视为同意',
        },
      ]}
      submit="发出"
      busy={send.isPending}
      trouble={send.error}
      onSubmit={(values) => to.sendTo((toOrganId) => send.mutate({ ...values, toOrganId }))}
      onCancel={onDone}
    >
      {to.field}
      <Files files={files} onChange={setFiles} hint="对方答复要看的材料；不要附有申请人信息的材料" />
    </FieldsForm>
  )
}

function PassOn({ page: { request, today }, onDone }: FormProps) {
  const { message } = App.useApp()
  const to = usePickedOrgan({ label: '负责公开的机关', except: request.organ_id })
  const send = useChange(
    (values: Sent) => post(`/requests/${request.organ_id}/${request.id}/pass-on`, values),
    () => {
      void message.success('已移送，对方另行登记、计算期限')
      onDone()
    },
  )
  return (
    <FieldsForm
      fields={[
        { name: 'on', label: '移送之日', kind: 'day', initial: today, max: today },
        { name: 'note', label: '给对方的说明', kind: 'area', most: 2000, optional: true },
      ]}
      submit="移送"
      busy={send.isPending}
      trouble={send.error}
      onSubmit={(values) => to.sendTo((toOrganId) => send.mutate({ ...values, toOrganId }))}
      onCancel={onDone}
    >
      {to.field}
    </FieldsForm>
  )
}
