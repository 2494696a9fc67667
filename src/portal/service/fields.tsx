// Fields of the public forms: label, help, fault and control, tied together for every reader.
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { FieldFault } from './answer-form.ts'
import type { Challenge } from './challenge.ts'

interface FieldProps {
  id: string
  name?: string
  label: string
  help?: Html
  optional?: boolean
  faults?: readonly FieldFault[]
}

const messageOf = (faults: readonly FieldFault[] = [], id: string) => faults.find(({ field }) => field === id)?.message

const described = (id: string, help: unknown, fault: string | undefined) =>
  [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined

function Framed({ id, label, help, optional, faults, children }: FieldProps & { children: Html }) {
  const fault = messageOf(faults, id)
  return (
    <div className={fault ? 'field bad' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="opt">可以不填</span>}
      </label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p className="error" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {children}
    </div>
  )
}

interface TextProps extends FieldProps {
  value: string
  type?: 'text' | 'tel' | 'email'
  autoComplete?: string
  inputMode?: 'numeric' | 'tel' | 'email'
  maxLength?: number
}

export function TextField(props: TextProps) {
  const { id, name = id, value, type = 'text', help, faults } = props
  const fault = messageOf(faults, id)
  return (
    <Framed {...props}>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        maxLength={props.maxLength ?? 200}
        autoComplete={props.autoComplete ?? 'off'}
        inputMode={props.inputMode}
        aria-describedby={described(id, help, fault)}
        aria-invalid={fault ? true : undefined}
      />
    </Framed>
  )
}

export function LongField(props: FieldProps & { value: string; rows?: number; more?: Record<string, string> }) {
  const { id, name = id, value, help, faults, rows = 5, more } = props
  const fault = messageOf(faults, id)
  return (
    <Framed {...props}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={5000}
        defaultValue={value}
        aria-describedby={described(id, help, fault)}
        aria-invalid={fault ? true : undefined}
        {...more}
      />
    </Framed>
  )
}

export function PickField(props: FieldProps & { value: string; choices: Record<string, string> }) {
  const { id, name = id, value, help, choices, faults } = props
  const fault = messageOf(faults, id)
  return (
    <Framed {...props}>
      <select
        id={id}
        name={name}
        defaultValue={value}
        aria-describedby={described(id, help, fault)}
        aria-invalid={fault ? true : undefined}
      >
        {Object.entries(choices).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </Framed>
  )
}

interface ChoicesProps {
  name: string
  legend: string
  value: string
  choices: Record<string, string | { name: string; words: string }>
  faults?: readonly FieldFault[]
}

export function Choices({ name, legend, value, choices, faults }: ChoicesProps) {
  const fault = messageOf(faults, name)
  return (
    <fieldset className={fault ? 'field bad' : 'field'} id={name} aria-describedby={fault && `${name}-fault`}>
      <legend>{legend}</legend>
      {fault && (
        <p className="error" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      <div className="choices">
        {Object.entries(choices).map(([key, about]) => (
          <label key={key} className="choice">
            <input type="radio" name={name} value={key} defaultChecked={key === value} />
            <span>
              {typeof about === 'string' ? about : about.name}
              {typeof about !== 'string' && <small>{about.words}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A part of a form: its heading, and its fields together. */
export const Part = ({ title, help, children }: { title: string; help?: string; children: Html }) => (
  <section className="stack">
    <h2>{title}</h2>
    {help && <p className="help">{help}</p>}
    <div>{children}</div>
  </section>
)

/** What is still to be done, each line a way to its field. */
export function FaultSummary({ faults }: { faults: readonly FieldFault[] }) {
  if (!faults.length) return null
  return (
    <div className="notice error" role="alert" tabIndex={-1} id="faults">
      <p className="t">还有{faults.length}处需要补充或者改正</p>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={`${field}${message}`}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A small sum, asked where much comes from one address. */
export function Sum({ challenge: { question, token }, bad }: { challenge: Challenge; bad: boolean }) {
  return (
    <div className={bad ? 'field bad' : 'field'}>
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
        aria-invalid={bad ? true : undefined}
      />
      <input type="hidden" name="challenge" value={token} />
    </div>
  )
}

/** A field that people neither see nor hear; programs fill it in. */
export const Trap = () => (
  <div className="trap" aria-hidden="true">
    <label htmlFor="homepage">请留空</label>
    <input id="homepage" name="homepage" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
  </div>
)
