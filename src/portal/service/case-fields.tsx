// Parts of the short forms: the guard, the sum, the person.
import type { FieldFault } from './answer-form.ts'
import { idKinds } from './answer-form.ts'
import type { Challenge } from './challenge.ts'
import { PickField, TextField, Trap } from './fields.tsx'
import type { Guard } from './guarded-form.ts'

export type TextOf = (name: string) => string

export const GuardFields = ({ guard, faults }: { guard: Guard; faults: readonly FieldFault[] }) => (
  <>
    <Trap />
    <input type="hidden" name="guard" value={guard.token} />
    {guard.challenge && (
      <Sum challenge={guard.challenge} fault={faults.find(({ field }) => field === 'answer')?.message} />
    )}
  </>
)

function Sum({ challenge: { question, token }, fault }: { challenge: Challenge; fault: string | undefined }) {
  return (
    <div className={fault ? 'field bad' : 'field'}>
      <label htmlFor="answer">{question}</label>
      <p className="help" id="answer-help">
        从您所在的网络短时间内提交了多件，请填一个数字，证明不是程序在提交。
      </p>
      <input
        id="answer"
        name="answer"
        inputMode="numeric"
        autoComplete="off"
        aria-describedby="answer-help"
        aria-invalid={fault ? true : undefined}
      />
      <input type="hidden" name="challenge" value={token} />
    </div>
  )
}

interface PersonProps {
  text: TextOf
  faults: readonly FieldFault[]
  /** With proof of identity. */
  identity?: boolean
}

export function PersonFields({ text, faults, identity = false }: PersonProps) {
  return (
    <>
      <TextField id="name" label="姓名或者名称" value={text('name')} autoComplete="name" faults={faults} />
      {identity && (
        <>
          <PickField
            id="idKind"
            label="证件种类"
            value={text('idKind') || 'idCard'}
            choices={idKinds}
            faults={faults}
          />
          <TextField
            id="idNumber"
            label="证件号码"
            help="加密保存，只有登记、办理的人员能看，每次查看都有记录。"
            value={text('idNumber')}
            faults={faults}
          />
        </>
      )}
      <TextField
        id="phone"
        label="联系电话"
        help="查询时要用它的后四位；进展用短信告诉您。"
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        value={text('phone')}
        faults={faults}
      />
      <TextField
        id="email"
        label="电子邮箱"
        optional
        type="email"
        autoComplete="email"
        inputMode="email"
        value={text('email')}
        faults={faults}
      />
    </>
  )
}
