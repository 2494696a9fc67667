// /apply/:organ: the form. Three things are asked: who, what, how; never what for.

import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import type { Desk } from '../../organs/index.ts'
import { type Attachment, applicantKinds, applicantLabel } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { assistances, deliveries, type FieldFault, forms, idKinds, mostItems, type Typed } from './answer-form.ts'
import { DeskAside } from './desk-aside.tsx'
import { DueBox } from './due-box.tsx'
import { Choices, FaultSummary, LongField, Part, PickField, TextField, Trap } from './fields.tsx'
import { FilesField } from './files-field.tsx'
import { formAddress, frameOf, noticeFor } from './frame.tsx'
import { AddressField, EmailField, IdFields, NameField, PhoneField, PostalCodeField } from './person-fields.tsx'

export interface FormViewInput {
  desk: Desk
  typed: Typed
  faults: readonly FieldFault[]
  today: Day
  calendar: Calendar
  /** When the page was first shown, under seal. */
  opened: string
  tokenOf: (file: Attachment) => string
  script: string
  /** A fresh page: what was kept on the device may be put back. */
  fresh?: boolean
  /** Where to go on after an item was added or taken away. */
  focus?: string
}

export const formView = (input: FormViewInput): PageView => ({
  ...(input.faults.length && { status: 422 }),
  frame: frameOf('填写申请', [{ text: '填写申请' }], {
    ...noticeFor(input.desk.id),
    title: `向${input.desk.name}申请公开政府信息`,
    unlisted: true,
  }),
  body: (
    <div className="cols">
      <RequestForm {...input} />
      <DeskAside desk={input.desk} />
    </div>
  ),
})

function RequestForm({ desk, typed, faults, today, calendar, opened, tokenOf, script, fresh }: FormViewInput) {
  return (
    <form
      className="sheet pad stack-l request-form"
      method="post"
      action={formAddress(desk.id)}
      encType="multipart/form-data"
      noValidate
      data-keep={desk.id}
      data-fresh={fresh ? '' : undefined}
    >
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" name="do" value="review" hidden aria-hidden="true" tabIndex={-1} />
      <header className="stack">
        <h1>
          申请公开
          <wbr />
          政府信息
        </h1>
        <p className="lede">填写三项：您是谁，要什么，怎样给您。不需要说明用途。</p>
      </header>
      <FaultSummary faults={faults} />
      <Steps at={0} />
      <div className="kept-note" data-kept-note hidden />
      <Applicant typed={typed} faults={faults} />
      <Part title="二、需要的政府信息">
        <dl className="summary">
          <div>
            <dt>受理机关</dt>
            <dd>
              {desk.name}　<a href="/apply#organs">换一个机关</a>
            </dd>
          </div>
        </dl>
        <Items typed={typed} faults={faults} organId={desk.id} />
        <LongField
          id="description"
          label="其他说明"
          optional
          rows={3}
          help="在哪里听说过这份信息、大约在什么时候形成，都能帮助查找。"
          value={typed.description}
          faults={faults}
        />
        <FilesField files={typed.files} tokenOf={tokenOf} faults={faults} />
      </Part>
      <Ways typed={typed} faults={faults} />
      <section className="stack">
        <DueBox today={today} calendar={calendar} title="现在提交，答复期限大约在哪天" />
        <Trap />
        <input type="hidden" name="opened" value={opened} />
        <div className="acts">
          <button type="submit" className="btn primary" name="do" value="review">
            继续：核对并提交
          </button>
        </div>
        <p className="small quiet" data-keep-words hidden>
          您写的内容暂存在这台设备上（不含姓名、证件和联系方式），提交后清除。
        </p>
      </section>
      <script src={script} defer />
    </form>
  )
}

type PartProps = Pick<FormViewInput, 'typed' | 'faults'>

const kinds = Object.fromEntries(
  applicantKinds.map((kind) => [kind, kind === 'naturalPerson' ? '公民（自然人）' : applicantLabel(kind)]),
)

const Applicant = ({ typed, faults }: PartProps) => (
  <Part title="一、申请人">
    <PickField id="kind" label="申请人类别" value={typed.kind} choices={kinds} faults={faults} />
    <NameField value={typed.name} faults={faults} />
    <IdFields kind={typed.idKind} number={typed.idNumber} faults={faults} />
    <TextField
      id="contact"
      label="联系人"
      optional
      help="单位申请时，填写经办人的姓名。"
      value={typed.contact}
      faults={faults}
    />
    <PhoneField value={typed.phone} faults={faults} help="答复前可能要与您核对，进展也用短信告诉您。" />
    <EmailField value={typed.email} faults={faults} />
    <AddressField value={typed.address} faults={faults} help="选择邮寄的须填写。" />
    <PostalCodeField value={typed.postalCode} faults={faults} />
    <Agent typed={typed} faults={faults} />
  </Part>
)

const Ways = ({ typed, faults }: PartProps) => (
  <Part title="三、怎样提供给您">
    <Choices name="delivery" legend="获取方式" value={typed.delivery} choices={deliveries} faults={faults} />
    <Choices name="form" legend="信息的形式" value={typed.form} choices={forms} faults={faults} />
    <PickField
      id="assistance"
      label="阅读、书写、视听有困难，需要的帮助"
      optional
      value={typed.assistance}
      choices={assistances}
      faults={faults}
    />
    <label className="choice">
      <input type="checkbox" name="propose" value="yes" defaultChecked={typed.propose === 'yes'} />
      <span>
        建议把这份信息向所有人公开
        <small>很多人都需要的，可以建议转为主动公开（条例第四十四条），采纳与否会答复您</small>
      </span>
    </label>
  </Part>
)

export function Steps({ at }: { at: 0 | 1 }) {
  const steps = ['申请人', '需要的信息', '提供方式', '核对并提交']
  const now = at === 0 ? 0 : 3
  return (
    <ol className="steps" aria-label="步骤">
      {steps.map((name, index) => (
        <li
          key={name}
          className={index < now ? 'past' : undefined}
          aria-current={at === 1 && index === now ? 'step' : undefined}
        >
          <b>{name}</b>
          {at === 0 && index < 3 && <small>本页</small>}
          {at === 0 && index === 3 && <small>下一页</small>}
          {at === 1 && <small>{index < now ? '已填写' : '本页'}</small>}
        </li>
      ))}
    </ol>
  )
}

function Agent({ typed, faults }: PartProps) {
  const open = typed.agent === 'yes'
  return (
    <details className="field agent" open={open}>
      <summary>由代理人代为申请</summary>
      <label className="choice">
        <input type="checkbox" name="agent" value="yes" defaultChecked={open} />
        <span>
          我是代理人<small>请把授权委托书放进附件</small>
        </span>
      </label>
      <TextField id="agentName" label="代理人姓名" value={typed.agentName} faults={faults} />
      <PickField id="agentIdKind" label="代理人证件种类" value={typed.agentIdKind} choices={idKinds} faults={faults} />
      <TextField id="agentIdNumber" label="代理人证件号码" value={typed.agentIdNumber} faults={faults} />
      <TextField
        id="agentPhone"
        label="代理人联系电话"
        type="tel"
        inputMode="tel"
        value={typed.agentPhone}
        faults={faults}
      />
    </details>
  )
}

function Items({ typed, faults, organId }: PartProps & { organId: string }) {
  const many = typed.items.length > 1
  return (
    <>
      {typed.items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of a sent form never move
          key={index}
          className="item"
        >
          <LongField
            id={`item-${index + 1}`}
            name="item"
            label={many ? `第${index + 1}项：信息的名称、文号或者其他特征` : '信息的名称、文号或者其他特征'}
            help={index === 0 ? '写得越具体，找得越快。例：2024年某村土地征收的批复文件和补偿安置方案' : undefined}
            value={item}
            faults={faults}
            more={{ 'data-similar': `${formAddress(organId)}/similar` }}
          />
          {many && (
            <button type="submit" className="btn small-btn" name="do" value={`remove-item:${index}`}>
              去掉第{index + 1}项
            </button>
          )}
        </div>
      ))}
      <div className="found" data-found aria-live="polite" />
      {typed.items.length < mostItems && (
        <p className="add-item">
          <button type="submit" className="btn" name="do" value="add-item">
            再加一项
          </button>
          <span className="help">另外一件事，单独写一项，答复时逐项说明。</span>
        </p>
      )}
    </>
  )
}
