// 办理 of a complaint or a correction: each step a form of its own; what is not allowed gives its reason in the same place.
import { App, Button } from 'antd'
import { useId, useState } from 'react'
import { post } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from './fields-form.tsx'
import { Panel } from './panel.tsx'

interface NextStep {
  act: string
  label: string
  refusal: { message: string } | null
}

interface Props {
  /** Of the case in the API: /complaints/…/…. */
  path: string
  next: readonly NextStep[]
  /** Steps that were seen, so that nobody acts on what changed meanwhile. */
  seen: number
  fieldsOf: (act: string) => readonly Field[]
  /** Sent with every step unless the form says otherwise. */
  always?: Sent
  onOpen?: (act: string | null) => void
}

export function CaseActs({ path, next, seen, fieldsOf, always = {}, onOpen }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  const choose = (act: string | null) => {
    setOpen(act)
    onOpen?.(act)
  }
  const can = next.filter(({ refusal }) => !refusal)
  const cannot = next.filter(({ refusal }) => refusal)
  return (
    <>
      <Panel title="现在可以做">
        {!can.length && <p className="quiet">现在没有由您办理的步骤。</p>}
        {can.map((step, index) => (
          <Row
            key={step.act}
            step={step}
            first={index === 0}
            open={open === step.act}
            toggle={() => choose(open === step.act ? null : step.act)}
            fields={fieldsOf(step.act)}
            send={(values) => post(`${path}/acts`, { act: step.act, seen, ...always, ...values })}
          />
        ))}
      </Panel>
      {cannot.length > 0 && (
        <Panel title="现在不能做">
          {cannot.map(({ act, label, refusal }) => (
            <div key={act} className="act-row not" data-act={act}>
              <b>{label}</b>
              <p>{refusal?.message}</p>
            </div>
          ))}
        </Panel>
      )}
    </>
  )
}

interface RowProps {
  step: NextStep
  first: boolean
  open: boolean
  toggle: () => void
  fields: readonly Field[]
  send: (values: Sent) => Promise<{ letterNumber?: string | null }>
}

function Row({ step: { act, label }, first, open, toggle, fields, send }: RowProps) {
  const id = useId()
  const { message } = App.useApp()
  const change = useChange(send, ({ letterNumber }) => {
    void message.success(letterNumber ? `${label}：已记录，文号 ${letterNumber}` : `${label}：已记录`)
  })
  return (
    <div className="act-row" data-act={act}>
      <b>{label}</b>
      <Button
        type={first && !open ? 'primary' : 'default'}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${open ? '收起' : '办理'}：${label}`}
        onClick={toggle}
      >
        {open ? '收起' : '办理'}
      </Button>
      {open && (
        <div id={id} className="act-form">
          <FieldsForm
            key={fields.map(({ choices }) => choices?.length ?? 0).join()}
            focus
            fields={fields}
            submit={label}
            busy={change.isPending}
            trouble={change.error}
            onSubmit={(values) => change.mutate(values)}
            onCancel={toggle}
          />
        </div>
      )}
    </div>
  )
}
