// 收件登记: what came by hand, post, fax or mail.
import { useState } from 'react'
import { Link } from 'react-router'
import { channels } from '../../law/regulation/index.ts'
import { type RequestState, states } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { useChange, useWords } from '../api/use.ts'
import { type Field, FieldsForm, type Sent, type Values } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { channelChoices, deliveryChoices, formChoices, idKindChoices, kinds } from './choices.ts'

interface Taken {
  id: string
  queryCode: string
  state: RequestState
  replyDue: Day | null
}

export function TakeInPage() {
  useTitle('收件登记')
  const { organ, me } = useAtWork()
  const [taken, setTaken] = useState<Taken | null>(null)
  const words = useWords().data
  const send = useChange((values: Sent) => post<Taken>('/requests', { ...bodyOf(values), organId: organ.id }), setTaken)
  if (taken) return <TakenIn organ={organ.id} taken={taken} today={me.today} again={() => setTaken(null)} />
  return (
    <>
      <h1>收件登记</h1>
      <Panel title={organ.name}>
        {words && (
          <FieldsForm
            columns
            focus
            fields={fieldsFor(me.today, words.subjects)}
            submit="登记"
            busy={send.isPending}
            trouble={send.error}
            onSubmit={(values) => send.mutate(values)}
          />
        )}
      </Panel>
    </>
  )
}

const isPerson = ({ applicantKind }: Values) => applicantKind === 'naturalPerson'
const withAgent = ({ agent }: Values) => agent === true

function fieldsFor(today: Day, subjects: Record<string, string>): Field[] {
  return [
    { name: 'channel', label: '收件渠道', kind: 'select', choices: channelChoices, initial: 'inPerson' },
    { name: 'on', label: '交来、签收或者到达之日', kind: 'day', initial: today, max: today },
    { name: 'applicantKind', label: '申请人类别', kind: 'select', choices: kinds, initial: 'naturalPerson' },
    { name: 'applicants.0.name', label: '姓名或者名称', kind: 'text', most: 100 },
    { name: 'applicants.0.idKind', label: '证件种类', kind: 'select', choices: idKindChoices, initial: 'idCard' },
    { name: 'applicants.0.idNumber', label: '证件号码', kind: 'text', most: 40 },
    { name: 'applicants.0.phone', label: '联系电话', kind: 'text', most: 20 },
    {
      name: 'applicants.0.contact',
      label: '联系人',
      kind: 'text',
      most: 40,
      optional: true,
      when: (v) => !isPerson(v),
    },
    { name: 'applicants.0.email', label: '电子邮箱', kind: 'text', most: 100, optional: true },
    { name: 'applicants.0.postalCode', label: '邮政编码', kind: 'text', most: 10, optional: true },
    { name: 'applicants.0.address', label: '通信地址', kind: 'text', most: 200, optional: true, wide: true },
    { name: 'agent', label: '由代理人提出', kind: 'check', wide: true },
    { name: 'agent.name', label: '代理人姓名', kind: 'text', most: 100, when: withAgent },
    {
      name: 'agent.idKind',
      label: '证件种类',
      kind: 'select',
      choices: idKindChoices,
      initial: 'idCard',
      when: withAgent,
    },
    { name: 'agent.idNumber', label: '证件号码', kind: 'text', most: 40, when: withAgent },
    { name: 'agent.phone', label: '联系电话', kind: 'text', most: 20, when: withAgent },
    {
      name: 'content',
      label: '所需政府信息',
      kind: 'area',
      most: 5000,
      hint: '名称、文号或者便于查询的其他特征，照申请书录入（条例第二十九条）',
    },
    {
      name: 'items',
      label: '分列的申请事项',
      kind: 'area',
      optional: true,
      hint: '一件申请含几项信息的，一行写一项',
    },
    { name: 'form', label: '要求的形式', kind: 'select', choices: formChoices, initial: 'paper' },
    { name: 'delivery', label: '获取的途径', kind: 'select', choices: deliveryChoices, initial: 'post' },
    {
      name: 'subject',
      label: '主题',
      kind: 'select',
      optional: true,
      choices: Object.entries(subjects).map(([value, label]) => ({ value, label })),
    },
    { name: 'note', label: '收件备注', kind: 'text', most: 2000, optional: true, wide: true },
  ]
}

/** `applicants.0.name` becomes {applicants: [{name}]}. */
function bodyOf(values: Sent): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  const applicant: Record<string, unknown> = {}
  const agent: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith('applicants.0.')) applicant[name.slice(13)] = value
    else if (name.startsWith('agent.')) agent[name.slice(6)] = value
    else if (name === 'items') body['items'] = linesOf(String(value))
    else if (name !== 'agent') body[name] = value
  }
  return { ...body, applicants: [applicant], ...(values['agent'] === true && { agent }) }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

interface TakenInProps {
  organ: string
  taken: Taken
  today: Day
  again: () => void
}

function TakenIn({ organ, taken, today, again }: TakenInProps) {
  return (
    <>
      <h1>已登记</h1>
      <Panel title={states[taken.state].label}>
        {taken.replyDue ? (
          <p>
            法定答复日 <b className="due big">{inShort(taken.replyDue, today)}</b>
          </p>
        ) : (
          <p>这一渠道以{channels.internet.dayZero}为收到之日，请与申请人确认后再登记编号。</p>
        )}
        <p>
          查询码 <code className="big">{taken.queryCode}</code>
        </p>
        <p className="quiet">
          查询码只在这里显示一次。请告诉申请人：凭查询码和证件或者电话的末四位，可以在网上查看进度。
        </p>
        <p className="form-acts">
          <Link className="btn primary" to={`/workbench/requests/${organ}/${taken.id}`}>
            打开这件申请
          </Link>
          <button type="button" className="btn" onClick={again}>
            再登记一件
          </button>
        </p>
      </Panel>
    </>
  )
}
