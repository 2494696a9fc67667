// 办理 of a complaint or a correction: each step with its form.
import { App } from 'antd'
import { post } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from './fields-form.tsx'
import { NextActs, type NextStep } from './next-acts.tsx'

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

export const CaseActs = ({ path, next, seen, fieldsOf, always = {}, onOpen }: Props) => (
  <NextActs
    next={next}
    {...(onOpen && { onOpen })}
    form={({ act, label }, close) => (
      <StepForm
        label={label}
        fields={fieldsOf(act)}
        send={(values) => post(`${path}/acts`, { act, seen, ...always, ...values })}
        onCancel={close}
      />
    )}
  />
)

interface StepProps {
  label: string
  fields: readonly Field[]
  send: (values: Sent) => Promise<{ letterNumber?: string | null }>
  onCancel: () => void
}

function StepForm({ label, fields, send, onCancel }: StepProps) {
  const { message } = App.useApp()
  const change = useChange(send, ({ letterNumber }) => {
    void message.success(letterNumber ? `${label}：已记录，文号 ${letterNumber}` : `${label}：已记录`)
  })
  return (
    <FieldsForm
      key={fields.map(({ choices }) => choices?.length ?? 0).join()}
      focus
      fields={fields}
      submit={label}
      busy={change.isPending}
      trouble={change.error}
      onSubmit={(values) => change.mutate(values)}
      onCancel={onCancel}
    />
  )
}
