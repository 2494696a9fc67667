// The pages of what an applicant does: correct, add, change contact, complain, withdraw.
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { Refusal } from '../../kit/results.ts'
import { type Attachment, complaintReasons } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import type { FieldFault } from './answer-form.ts'
import { Choices, FaultSummary, LongField } from './fields.tsx'
import { FilesField } from './files-field.tsx'
import { frameOf, noticeFor, progressPath } from './frame.tsx'
import type { OwnRequest } from './own-request.ts'
import { AddressField, EmailField, PhoneField, PostalCodeField } from './person-fields.tsx'
import type { KeyOf } from './progress-view.tsx'
import { Key } from './receipt-view.tsx'
import { short } from './story.ts'

export const ownActIds = ['correct', 'supplement', 'contact', 'propose', 'complain', 'withdraw'] as const
export type OwnActId = (typeof ownActIds)[number]

export interface OwnActInput extends KeyOf {
  act: OwnActId
  own: OwnRequest
  /** As typed before, by field. */
  text: (name: string) => string
  files: readonly Attachment[]
  faults: readonly FieldFault[]
  tokenOf: (file: Attachment) => string
}

interface Form {
  title: string
  lede: (own: OwnRequest) => string
  button: string
  fields: (input: OwnActInput) => Html
}

const filesOf = ({ files, faults, tokenOf }: OwnActInput) => (
  <FilesField files={files} faults={faults} tokenOf={tokenOf} help="能说明情况的材料。" />
)

const forms: Record<OwnActId, Form> = {
  correct: {
    title: '补正',
    lede: ({ request }) =>
      `请在${short(request.standing.correction?.until ?? request.standing.lastOn!)}前提交。${
        request.standing.correction?.late
          ? '补正告知晚于7个工作日，答复期限照常计算，不因补正重新开始。'
          : '机关收到补正后，从第二天起重新计算20个工作日。'
      }`,
    button: '提交补正',
    fields: (input) => (
      <>
        <LongField
          id="text"
          label="补正的内容"
          help="照补正告知书写的，逐项说清楚。原来写的不会被改掉，两份放在一起看。"
          value={input.text('text')}
          faults={input.faults}
          rows={6}
        />
        {filesOf(input)}
      </>
    ),
  },
  supplement: {
    title: '补充说明',
    lede: ({ request }) =>
      request.state === 'awaitingReasons'
        ? '请说明为什么需要这么多、这么频繁地申请。'
        : '补充的内容放进您的申请里，经办人员能看到。答复期限照常计算，不因补充而重新开始。',
    button: '提交补充',
    fields: (input) => (
      <>
        <LongField
          id="text"
          label={input.own.request.state === 'awaitingReasons' ? '理由' : '要补充的内容'}
          value={input.text('text')}
          faults={input.faults}
          rows={6}
        />
        {filesOf(input)}
      </>
    ),
  },
  contact: {
    title: '修改联系方式',
    lede: () => '改完以后，机关按新的联系方式与您联系。改了电话的，以后查询用新电话的后四位。',
    button: '保存',
    fields: ({ own: { person }, text, faults }) => {
      const value = (name: 'phone' | 'email' | 'address' | 'postalCode') => text(name) || person?.[name] || ''
      return (
        <>
          <PhoneField value={value('phone')} faults={faults} />
          <EmailField value={value('email')} faults={faults} />
          <AddressField value={value('address')} faults={faults} />
          <PostalCodeField value={value('postalCode')} faults={faults} />
        </>
      )
    },
  },
  propose: {
    title: '建议主动公开',
    lede: ({ desk }) => `很多人都需要的信息，可以建议${desk.name}向所有人公开。采纳与否，在办理进度页上答复您。`,
    button: '提交建议',
    fields: ({ text, faults }) => (
      <LongField
        id="text"
        label="理由"
        optional
        help="谁也需要它，为什么。请不要写姓名、电话。"
        value={text('text')}
        faults={faults}
        rows={3}
      />
    ),
  },
  complain: {
    title: '投诉',
    lede: ({ desk }) => `投诉交给${desk.parentName}的政府信息公开工作主管部门，由它向${desk.name}了解情况。`,
    button: '提交投诉',
    fields: (input) => {
      const { text, faults } = input
      return (
        <>
          <Choices name="reason" legend="事由" value={text('reason')} choices={complaintReasons} faults={faults} />
          <LongField
            id="text"
            label="情况"
            help="是什么事、发生在什么时候。您的申请会一起转去，不用重写。"
            value={text('text')}
            faults={faults}
          />
          {filesOf(input)}
        </>
      )
    },
  },
  withdraw: {
    title: '撤回申请',
    lede: () => '撤回以后，机关不再办理这件申请，也不能恢复；还需要的话，要重新申请，期限重新计算。',
    button: '确认撤回',
    fields: ({ text, faults }) => (
      <LongField id="text" label="撤回的原因" optional value={text('text')} faults={faults} rows={2} />
    ),
  },
}

export function ownActView(input: OwnActInput): PageView {
  const { act, own, code, tail, faults } = input
  const { title, lede, button, fields } = forms[act]
  return {
    ...(faults.length && { status: 422 }),
    frame: frameOf(title, [{ text: '办理进度', href: progressPath }, { text: title }], {
      ...noticeFor(own.desk.id),
      unlisted: true,
    }),
    body: (
      <form
        className="sheet pad top stack-l"
        method="post"
        action={`${progressPath}/${act}`}
        encType="multipart/form-data"
        noValidate
      >
        <button type="submit" name="do" value="send" hidden aria-hidden="true" tabIndex={-1} />
        <header className="stack">
          <p className="small quiet">
            {own.desk.name}　{own.request.number && <span className="docno">{own.request.number}</span>}
          </p>
          <h1>{title}</h1>
          <p className="lede">{lede(own)}</p>
        </header>
        <FaultSummary faults={faults} />
        <Key code={code} tail={tail} />
        <div>{fields(input)}</div>
        <div className="acts">
          <button
            type="submit"
            className={act === 'withdraw' ? 'btn consequence' : 'btn primary'}
            name="do"
            value="send"
          >
            {button}
          </button>
          <button type="submit" className="btn" name="do" value="back">
            {act === 'withdraw' ? '不撤回，回到进度' : '回到进度'}
          </button>
        </div>
      </form>
    ),
  }
}

/** A refusal at the field of the page it belongs to; one without a field stands at the first. */
export const faultAt = ({ field, message }: Refusal): FieldFault[] => [{ field: field ?? 'text', message }]
