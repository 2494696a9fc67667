// Another organ of the installation, found by a part of its name.
import { Input } from 'antd'
import { type ReactNode, useDeferredValue, useId, useState } from 'react'
import { useGet } from '../api/use.ts'

interface PickOrganProps {
  label: string
  /** The organ that asks: not among the choices. */
  except: string
  value: string
  onChange: (id: string) => void
  problem: string | undefined
}

interface Found {
  organs: { id: string; name: string }[]
}

interface PickedOrgan {
  /** The field, among the others of its form. */
  field: ReactNode
  /** What a form sends once an organ is picked; till then the field asks for one. */
  sendTo: (send: (toOrganId: string) => void) => void
}

export function usePickedOrgan({ label, except }: Pick<PickOrganProps, 'label' | 'except'>): PickedOrgan {
  const [value, setValue] = useState('')
  const [lacking, setLacking] = useState(false)
  const change = (id: string) => {
    setValue(id)
    setLacking(false)
  }
  const problem = lacking ? '请选择机关' : undefined
  return {
    field: <PickOrgan label={label} except={except} value={value} onChange={change} problem={problem} />,
    sendTo: (send) => (value ? send(value) : setLacking(true)),
  }
}

function PickOrgan({ label, except, value, onChange, problem }: PickOrganProps) {
  const id = useId()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const found = useGet<Found>('/organs', { limit: 20, ...(asked && { q: asked }) })
  const organs = (found.data?.organs ?? []).filter((one) => one.id !== except)
  return (
    <fieldset className="field wide" data-field="toOrganId">
      <legend>{label}</legend>
      <Input
        id={id}
        aria-label={`${label}：按名称查找`}
        placeholder="机关名称的一部分"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <ul className="pick-organ">
        {organs.map((one) => (
          <li key={one.id}>
            <label>
              <input type="radio" name={id} checked={value === one.id} onChange={() => onChange(one.id)} />
              {one.name}
            </label>
          </li>
        ))}
      </ul>
      {found.data && organs.length === 0 && <p className="hint">没有名称里有“{asked}”的其他机关。</p>}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
