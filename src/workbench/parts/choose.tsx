// What a list or a table is narrowed by: a labelled choice, a tick, the years there are.
/** The value, and how it is named. */
export type Named = readonly [value: string, text: string]

interface ChooseProps {
  label: string
  value: string | number
  choices: readonly Named[]
  onChoose: (value: string) => void
  /** The choice of nothing, whose value is empty; null where one has to be made. */
  all?: string | null
}

export const Choose = ({ label, value, choices, onChoose, all = '全部' }: ChooseProps) => (
  <label>
    <span>{label}</span>
    <select className="select" value={value} onChange={({ target }) => onChoose(target.value)}>
      {all !== null && <option value="">{all}</option>}
      {choices.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  </label>
)

export const Below = ({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) => (
  <label className="tick">
    <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
    <span>连同下级机关</span>
  </label>
)

/** From the last year back to the first; the Regulation's present text holds since 2019. */
export const yearsBetween = (last: number, first = 2019): Named[] =>
  Array.from({ length: last - first + 1 }, (_, index) => [String(last - index), `${last - index}年`])
