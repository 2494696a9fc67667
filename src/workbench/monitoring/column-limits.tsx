// 栏目更新期限: what is usual for each column, what the organ set instead, what it has nothing for.
import { Input } from 'antd'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import type { PublicationSettings } from './parts.tsx'

type Watched = PublicationSettings['watched']
/** `days` as typed; empty where the column may rest for ever. */
type Own = { applies: boolean; days: string; basis: string }
/** By column; those that are not here go by what is usual. */
export type Columns = Record<string, Own>

interface Props {
  watched: Watched
  columns: Columns
  edits: boolean
  onChange: (columns: Columns) => void
}

export const ColumnLimits = ({ watched, columns, edits, onChange }: Props) => (
  <Panel title="栏目更新期限" aside="不改的按缺省值" flush>
    <Table heads={['栏目', '缺省', '本机关', '多少天内要更新', '依据，或者不涉及的理由']} scroll>
      {watched.map((column) => (
        <Row
          key={column.id}
          column={column}
          own={columns[column.id]}
          edits={edits}
          set={(part) =>
            onChange({
              ...columns,
              [column.id]: { applies: true, days: '', basis: '', ...columns[column.id], ...part },
            })
          }
          drop={() => onChange(Object.fromEntries(Object.entries(columns).filter(([key]) => key !== column.id)))}
        />
      ))}
    </Table>
  </Panel>
)

interface RowProps {
  column: Watched[number]
  own: Own | undefined
  edits: boolean
  set: (part: Partial<Own>) => void
  drop: () => void
}

function Row({ column: { label, days, basis }, own, edits, set, drop }: RowProps) {
  const choose = (what: string) => (what === 'usual' ? drop() : set({ applies: what === 'own' }))
  return (
    <tr>
      <td className="content">{label}</td>
      <td className="nb quiet" title={basis}>
        {days === null ? '不限' : `${days}天`}
      </td>
      <td>
        <select
          className="select"
          aria-label={`${label}：本机关的设置`}
          disabled={!edits}
          value={own ? (own.applies ? 'own' : 'none') : 'usual'}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="usual">按缺省</option>
          <option value="own">另定期限</option>
          <option value="none">不涉及</option>
        </select>
      </td>
      <td>
        {own?.applies && (
          <Input
            className="few"
            type="number"
            min={1}
            max={1100}
            aria-label={`${label}：天数`}
            placeholder="不限"
            disabled={!edits}
            value={own.days}
            onChange={({ target }) => set({ days: target.value })}
          />
        )}
      </td>
      <td>
        {own && (
          <Input
            aria-label={`${label}：依据或者理由`}
            disabled={!edits}
            value={own.basis}
            onChange={({ target }) => set({ basis: target.value })}
          />
        )}
      </td>
    </tr>
  )
}
