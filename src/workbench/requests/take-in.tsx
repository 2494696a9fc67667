// 收件登记: what came by hand, post, fax or mail.
import { useState } from 'react'
import { Link } from 'react-router'
import { channels } from '../../law/regulation/index.ts'
import { type RequestState, states } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { useChange, useWords } from '../api/use.ts'
import { type Field, FieldsForm, type Sent, type Values } from '../parts/fields-form.tsx'
import { Files, type Given, ticketsOf } from '../parts/files.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { AlikeWhileTyping } from './alike-while-typing.tsx'
import { channelChoices, deliveryChoices, formChoices, idKindChoices, kinds, proofChoices } from './choices.ts'

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
  const [applicants, setApplicants] = useState(1)
  const [files, setFiles] = useState<Given[]>([])
  const [typed, setTyped] = useState({ content: '', idNumbers: [] as string[] })
  const words = useWords().data
  const send = useChange(
    (values: Sent) => post<Taken>('/requests', { ...bodyOf(values), ...ticketsOf(files), organId: organ.id }),
    setTaken,
  )
  const again = () => {
    setTaken(null)
    setApplicants(1)
    setFiles([])
    setTyped({ content: '', idNumbers: [] })
  }
  if (taken) return <TakenIn organ={organ.id} taken={taken} today={me.today} again={again} />
  return (
    <>
      <h1>收件登记</h1>
      <div className="take-in">
        <Panel title={organ.name}>
          {words && (
            <FieldsForm
              columns
              focus
              fields={fieldsFor(me.today, words.subjects, applicants)}
              submit="登记"
              busy={send.isPending}
              trouble={send.error}
              onSubmit={(values) => send.mutate(values)}
              onChange={(values) => {
                setApplicants(Number(values['people']) || 1)
                setTyped(typedIn(values))
              }}
            >
              <Files files={files} onChange={setFiles} label="申请书、身份证明的扫描件和附件" />
            </FieldsForm>
          )}
        </Panel>
        <AlikeWhileTyping organ={organ.id} today={me.today} {...typed} />
      </div>
    </>
  )
}

const mostApplicants = 20

const typedIn = (values: Values) => ({
  content: String(values['content'] ?? ''),
  idNumbers: Array.from({ length: Number(values['people']) || 1 }, (_, n) =>
    String(values[`applicants.${n}.idNumber`] ?? '').trim(),
  ),
})

const isPerson = ({ applicantKind }: Values) => applicantKind === 'naturalPerson'
const withAgent = ({ agent }: Values) => agent === true

function fieldsFor(today: Day, subjects: Record<string, string>, applicants: number): Field[] {
  return [
    { name: 'channel', label: '收件渠道', kind: 'select', choices: channelChoices, initial: 'inPerson' },
    { name: 'on', label: '交来、签收或者到达之日', kind: 'day', initial: today, max: today },
    { name: 'applicantKind', label: '申请人类别', kind: 'select', choices: kinds, initial: 'naturalPerson' },
    {
      name: 'people',
      label: '申请人人数',
      kind: 'select',
      choices: Array.from({ length: mostApplicants }, (_, n) => ({ value: String(n + 1), label: `${n + 1}名` })),
      initial: '1',
    },
    ...Array.from({ length: applicants }, (_, n) => personFields(`applicants.${n}`, applicants > 1 ? n + 1 : 0)).flat(),
    { name: 'agent', label: '由代理人提出', kind: 'check', wide: true },
    ...personFields('agent', 0)
      .filter(({ name }) => agentGives.includes(name))
      .map((field) => ({
        ...field,
        label: field.name === 'agent.name' ? '代理人姓名' : `代理人的${field.label}`,
        when: withAgent,
      })),
    {
      name: 'content',
      label: '所需政府信息',
      kind: 'area',
      most: 5000,
      hint: '名称、文号或者便于查询的其他特征，照申请书录入（条例第二十九条）',
    },
    {
      name: 'description',
      label: '补充描述',
      kind: 'area',
      most: 5000,
      optional: true,
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

const agentGives = ['agent.name', 'agent.idKind', 'agent.idNumber', 'agent.phone', 'agent.proof']

/** `no` from one where there are several. */
function personFields(at: string, no: number): Field[] {
  const of = no ? `第${no}名申请人：` : ''
  return [
    { name: `${at}.name`, label: `${of}姓名或者名称`, kind: 'text', most: 100 },
    { name: `${at}.idKind`, label: `${of}证件种类`, kind: 'select', choices: idKindChoices, initial: 'idCard' },
    { name: `${at}.idNumber`, label: `${of}证件号码`, kind: 'text', most: 40 },
    { name: `${at}.proof`, label: `${of}身份证明`, kind: 'select', choices: proofChoices, optional: true },
    { name: `${at}.phone`, label: `${of}联系电话`, kind: 'text', most: 20 },
    {
      name: `${at}.contact`,
      label: `${of}联系人`,
      kind: 'text',
      most: 40,
      optional: true,
      when: (v) => !isPerson(v),
    },
    { name: `${at}.email`, label: `${of}电子邮箱`, kind: 'text', most: 100, optional: true },
    { name: `${at}.postalCode`, label: `${of}邮政编码`, kind: 'text', most: 10, optional: true },
    { name: `${at}.address`, label: `${of}通信地址`, kind: 'text', most: 200, optional: true, wide: true },
  ]
}

/** `applicants.0.name` becomes {applicants: [{name}]}. */
function bodyOf(values: Sent): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  const applicants: Record<string, unknown>[] = []
  const agent: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const [, no, field] = /^applicants\.(\d+)\.(\w+)$/.exec(name) ?? []
    if (field) applicants[Number(no)] = { ...applicants[Number(no)], [field]: value }
    else if (name.startsWith('agent.')) agent[name.slice(6)] = value
    else if (name === 'items') body['items'] = linesOf(String(value))
    else if (name !== 'agent' && name !== 'people') body[name] = value
  }
  return { ...body, applicants, ...(values['agent'] === true && { agent }) }
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
