// 现在可以做: every next act as a form of its own; what is not allowed gives its reason in the same place.
import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Panel } from './panel.tsx'

export interface NextStep {
  act: string
  label: string
  /** Why it may not be done now; `not-yours` where it is another's to do. */
  refusal?: { code: string; message: string; basis?: string } | null
}

interface Props<Step extends NextStep> {
  /** In the order in which they are shown. */
  next: readonly Step[]
  /** Where the thing stands. */
  state?: string
  /** What is shown below an act that is opened; `close` folds it up again. */
  form: (step: Step, close: () => void) => ReactNode
  /** What to know before acting. */
  hint?: (step: Step) => string
  /** The word on the button where 办理 would be too general. */
  verb?: (step: Step) => string | undefined
  /** What stands in the place of a row that is no form. */
  instead?: (step: Step, first: boolean) => ReactNode
  onOpen?: (act: string | null) => void
}

export function NextActs<Step extends NextStep>({ next, state, form, hint, verb, instead, onOpen }: Props<Step>) {
  const [open, setOpen] = useState<string | null>(null)
  const choose = (act: string | null) => {
    setOpen(act)
    onOpen?.(act)
  }
  const can = next.filter(({ refusal }) => !refusal)
  const cannot = next.filter(({ refusal }) => refusal && refusal.code !== 'not-yours')
  const others = next.filter(({ refusal }) => refusal?.code === 'not-yours')
  const wordOf = (step: Step) => verb?.(step) ?? '办理'
  return (
    <>
      <Panel title="现在可以做" aside={state}>
        {can.length === 0 && <p className="quiet">现在没有由您办理的事项。</p>}
        {can.map((step, index) => (
          <Row
            key={step.act}
            step={step}
            verb={wordOf(step)}
            hint={hint?.(step)}
            first={index === 0}
            open={open === step.act}
            toggle={() => choose(open === step.act ? null : step.act)}
            form={form}
            instead={instead?.(step, index === 0)}
          />
        ))}
      </Panel>
      <NotAllowed title="现在不能做" steps={cannot} wordOf={wordOf} />
      <NotAllowed title="由他人办理" steps={others} wordOf={wordOf} />
    </>
  )
}

interface RowProps<Step extends NextStep> extends Pick<Props<Step>, 'form'> {
  step: Step
  verb: string
  hint: string | undefined
  first: boolean
  open: boolean
  toggle: () => void
  instead: ReactNode
}

function Row<Step extends NextStep>({ step, verb, hint, first, open, toggle, form, instead }: RowProps<Step>) {
  const id = useId()
  if (instead) return instead
  const word = open ? '收起' : verb
  return (
    <div className="act-row" data-act={step.act}>
      <b>{step.label}</b>
      <Button
        type={first && !open ? 'primary' : 'default'}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${word}：${step.label}`}
        onClick={toggle}
      >
        {word}
      </Button>
      {open && (
        <div id={id} className="act-form">
          {form(step, toggle)}
        </div>
      )}
      {!open && hint && <p>{hint}</p>}
    </div>
  )
}

interface NotAllowedProps<Step extends NextStep> {
  title: string
  steps: readonly Step[]
  wordOf: (step: Step) => string
}

/** The keyboard reaches them, and they say why not. */
function NotAllowed<Step extends NextStep>({ title, steps, wordOf }: NotAllowedProps<Step>) {
  const id = useId()
  if (!steps.length) return null
  return (
    <Panel title={title}>
      {steps.map((step) => (
        <div key={step.act} className="act-row not" data-act={step.act}>
          <b>{step.label}</b>
          <button
            type="button"
            className="btn"
            aria-disabled="true"
            aria-describedby={`${id}${step.act}`}
            aria-label={`${wordOf(step)}：${step.label}`}
          >
            {wordOf(step)}
          </button>
          <p id={`${id}${step.act}`}>
            {step.refusal?.message}
            {step.refusal?.basis && `（${shortBasis(step.refusal.basis)}）`}
          </p>
        </div>
      ))}
    </Panel>
  )
}

/** A basis as it is named beside a button. */
export const shortBasis = (basis: string): string => basis.replaceAll('《中华人民共和国政府信息公开条例》', '条例')
