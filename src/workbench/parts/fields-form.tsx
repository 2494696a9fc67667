// A form from a list of fields: every act of the workbench asks for its facts this way. What the API refuses is shown at
// the field it names, or above the button.
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Trouble } from '../api/client.ts'

export interface Choice {
  value: string
  label: string
  group?: string
}

export interface Field {
  name: string
  label: string
  kind: 'text' | 'area' | 'day' | 'time' | 'number' | 'select' | 'check' | 'password' | 'boxes' | 'code'
  choices?: readonly Choice[]
  initial?: string | boolean | string[]
  /** Left empty it is not sent. */
  optional?: boolean
  hint?: string
  most?: number
  min?: string | number
  max?: string | number
  autoComplete?: string
  /** Asked only where the other fields say so. */
  when?: (values: Values) => boolean
  wide?: boolean
}

export type Value = string | boolean | string[]
export type Values = Record<string, Value>
/** What is sent: numbers as numbers, empty optional fields left out. */
export type Sent = Record<string, string | number | boolean | string[]>

interface FieldsFormProps {
  fields: readonly Field[]
  submit: string
  onSubmit: (values: Sent) => void
  busy?: boolean
  trouble?: Trouble | null
  danger?: boolean
  columns?: boolean
  children?: ReactNode
  onCancel?: () => void
  focus?: boolean
  onChange?: (values: Values) => void
}

export function FieldsForm({ fields, submit, onSubmit, busy, trouble, columns, children, ...more }: FieldsFormProps) {
  const [values, setValues] = useState<Values>(() => initialOf(fields))
  const [lacking, setLacking] = useState<string[]>([])
  const form = useRef<HTMLFormElement>(null)
  // A field that came later, with another applicant say, begins with its own initial value.
  const known = { ...initialOf(fields), ...values }
  const shown = fields.filter(({ when }) => !when || when(known))
  const problems = { ...problemsOf(trouble), ...Object.fromEntries(lacking.map((name) => [name, '请填写'])) }
  const general = trouble && !shown.some(({ name }) => problems[name])
  useEffect(() => {
    if (more.focus) form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [more.focus])
  const change = (name: string, value: Value) => {
    const next = { ...known, [name]: value }
    setValues(next)
    setLacking((before) => before.filter((one) => one !== name))
    more.onChange?.(next)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const empty = shown.filter((field) => !field.optional && isEmpty(known[field.name])).map(({ name }) => name)
    setLacking(empty)
    if (!empty.length) onSubmit(sentOf(shown, known))
    else form.current?.querySelector<HTMLElement>(`[data-field="${empty[0]}"] :is(input, select, textarea)`)?.focus()
  }
  return (
    <form ref={form} className={columns ? 'fields columns' : 'fields'} onSubmit={send} noValidate>
      {shown.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={known[field.name] ?? ''}
          problem={problems[field.name]}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {children}
      {general && (
        <div className="note-trouble wide" role="alert">
          <p>{trouble.message}</p>
          {trouble.about.basis && <p className="quiet">依据：{trouble.about.basis}</p>}
        </div>
      )}
      <div className="form-acts wide">
        <Button type="primary" htmlType="submit" loading={busy ?? false} danger={more.danger ?? false}>
          {submit}
        </Button>
        {more.onCancel && <Button onClick={more.onCancel}>取消</Button>}
      </div>
    </form>
  )
}

interface FieldInputProps {
  field: Field
  value: Value
  problem: string | undefined
  onChange: (value: Value) => void
}

function FieldInput({ field, value, problem, onChange }: FieldInputProps) {
  const id = useId()
  const about = [field.hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const common = {
    id,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': about || undefined,
    'aria-required': field.optional ? undefined : true,
  } as const
  const className = `field${field.wide || field.kind === 'area' || field.kind === 'boxes' ? ' wide' : ''}`
  const notes = (
    <>
      {field.hint && (
        <p id={`${id}-hint`} className="hint">
          {field.hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  )
  if (field.kind === 'check')
    return (
      <div className={className} data-field={field.name}>
        <Checkbox {...common} checked={value === true} onChange={({ target }) => onChange(target.checked)}>
          {field.label}
        </Checkbox>
        {notes}
      </div>
    )
  if (field.kind === 'boxes') {
    const chosen = Array.isArray(value) ? value : []
    const toggle = (one: string, on: boolean) =>
      onChange(on ? [...chosen, one] : chosen.filter((other) => other !== one))
    return (
      <fieldset className={className} data-field={field.name}>
        <legend>{field.label}</legend>
        <div className="boxes">
          {field.choices?.map((one) => (
            <Checkbox
              key={one.value}
              checked={chosen.includes(one.value)}
              onChange={({ target }) => toggle(one.value, target.checked)}
            >
              {one.label}
            </Checkbox>
          ))}
        </div>
        {notes}
      </fieldset>
    )
  }
  return (
    <div className={className} data-field={field.name}>
      <label htmlFor={id}>
        {field.label}
        {field.optional && <span className="quiet">（可不填）</span>}
      </label>
      {control(field, String(value), common, onChange)}
      {notes}
    </div>
  )
}

function control(field: Field, value: string, common: object, onChange: (value: string) => void) {
  const limits = {
    ...(field.max !== undefined && { max: field.max }),
    ...(field.min !== undefined && { min: field.min }),
  }
  const complete = { autoComplete: field.autoComplete ?? 'off', ...(field.most && { maxLength: field.most }) }
  if (field.kind === 'select')
    return (
      <select {...common} className="select" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{field.optional ? '不填' : '请选择'}</option>
        {groupsOf(field.choices ?? []).map(([group, choices]) =>
          group ? (
            <optgroup key={group} label={group}>
              {choices.map(option)}
            </optgroup>
          ) : (
            choices.map(option)
          ),
        )}
      </select>
    )
  if (field.kind === 'area')
    return (
      <Input.TextArea
        {...common}
        {...complete}
        value={value}
        autoSize={{ minRows: 2, maxRows: 10 }}
        onChange={({ target }) => onChange(target.value)}
      />
    )
  const types = { text: 'text', day: 'date', time: 'time', number: 'number', password: 'password', code: 'text' }
  const type = types[field.kind as 'text']
  return (
    <Input
      {...common}
      {...complete}
      {...limits}
      type={type}
      {...(field.kind === 'code' && { inputMode: 'numeric' as const })}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

const option = ({ value, label }: Choice) => (
  <option key={value} value={value}>
    {label}
  </option>
)

function groupsOf(choices: readonly Choice[]): [string, Choice[]][] {
  const groups = new Map<string, Choice[]>()
  for (const one of choices) groups.set(one.group ?? '', [...(groups.get(one.group ?? '') ?? []), one])
  return [...groups]
}

const initialOf = (fields: readonly Field[]): Values =>
  Object.fromEntries(
    fields.map(({ name, kind, initial }) => [name, initial ?? (kind === 'check' ? false : kind === 'boxes' ? [] : '')]),
  )

const isEmpty = (value: Value | undefined) => typeof value !== 'boolean' && !Array.isArray(value) && !value?.trim()

function sentOf(fields: readonly Field[], values: Values): Sent {
  const sent: Sent = {}
  for (const { name, kind, optional } of fields) {
    const value = values[name] ?? ''
    if (optional && isEmpty(value)) continue
    if (optional && value === false) continue
    sent[name] = kind === 'number' ? Number(value) : typeof value === 'string' ? value.trim() : value
  }
  return sent
}

/** The message of each field: what the use case refused, or what the schema found. */
function problemsOf(trouble: Trouble | null | undefined): Record<string, string> {
  if (!trouble) return {}
  const { field, errors = [] } = trouble.about
  return {
    ...Object.fromEntries(errors.map((one) => [one.field, `收到${one.seen}，应为${one.expected}`])),
    ...(field && { [field]: trouble.message }),
  }
}
