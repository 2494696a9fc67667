// 公开时限: those of the law, and below them the organ's own, each with its basis.
import { Button, Input } from 'antd'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import type { PublicationSettings, ScopedLimit } from './parts.tsx'

interface Props {
  settings: PublicationSettings
  /** The organ's own. */
  limits: readonly ScopedLimit[]
  edits: boolean
  /** The place of one that the API did not take. */
  bad: number | null
  onChange: (limits: ScopedLimit[]) => void
}

const fresh: ScopedLimit = { scope: 'kind', of: 'notice', days: 10, unit: 'workingDays', basis: '' }

export function PublicationLimits({ settings, limits, edits, bad, onChange }: Props) {
  const { watched, kinds, statutory, usual } = settings
  return (
    <Panel title="公开时限" aside={`没有列出的按${usual.basis}：${usual.days}个工作日`} flush>
      <Table heads={['体裁或者公开事项', '期限', '依据', '']} scroll>
        {statutory.map((one) => (
          <Statutory key={`${one.scope}${one.of}`} limit={one} settings={settings} />
        ))}
        {limits.map((one, at) => (
          <Own
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
            key={at}
            limit={one}
            kinds={kinds}
            watched={watched}
            edits={edits}
            bad={bad === at}
            change={(part) => onChange(limits.map((other, index) => (index === at ? { ...other, ...part } : other)))}
            onDrop={() => onChange(limits.filter((_, index) => index !== at))}
          />
        ))}
      </Table>
      {edits && (
        <p className="form-acts pad-in">
          <Button onClick={() => onChange([...limits, fresh])}>增加一项时限</Button>
          <span className="quiet small">清单只能缩短法定的期限；保存后，在办文件的最后期限随之改变。</span>
        </p>
      )}
    </Panel>
  )
}

const units = { workingDays: '个工作日', days: '日' } as const

function Statutory({ limit, settings: { kinds, watched } }: { limit: ScopedLimit; settings: PublicationSettings }) {
  const { scope, of, days, unit, basis } = limit
  const name = scope === 'kind' ? kinds[of] : watched.find(({ id }) => id === of)?.label
  return (
    <tr>
      <td>{name ?? of}</td>
      <td className="nb">
        {days}
        {units[unit]}
      </td>
      <td className="quiet">{basis}</td>
      <td className="quiet">法定</td>
    </tr>
  )
}

interface OwnProps extends Pick<PublicationSettings, 'kinds' | 'watched'> {
  limit: ScopedLimit
  edits: boolean
  bad: boolean
  change: (part: Partial<ScopedLimit>) => void
  onDrop: () => void
}

function Own({ limit, kinds, watched, edits, bad, change, onDrop }: OwnProps) {
  return (
    <tr className={bad ? 'bad' : undefined}>
      <td>
        <select
          className="select"
          aria-label="体裁或者公开事项"
          disabled={!edits}
          value={`${limit.scope}:${limit.of}`}
          onChange={({ target }) => {
            const [scope, of] = target.value.split(':') as ['kind' | 'item', string]
            change({ scope, of })
          }}
        >
          <Scopes kinds={kinds} watched={watched} />
        </select>
      </td>
      <td className="nb">
        <Input
          className="few"
          type="number"
          min={1}
          max={365}
          aria-label="天数"
          disabled={!edits}
          value={limit.days}
          onChange={({ target }) => change({ days: Number(target.value) })}
        />{' '}
        <select
          className="select"
          aria-label="工作日还是自然日"
          disabled={!edits}
          value={limit.unit}
          onChange={({ target }) => change({ unit: target.value as ScopedLimit['unit'] })}
        >
          <option value="workingDays">个工作日</option>
          <option value="days">日</option>
        </select>
      </td>
      <td>
        <Input
          aria-label="依据"
          placeholder="例如 本市主动公开清单（2026年版）"
          disabled={!edits}
          value={limit.basis}
          onChange={({ target }) => change({ basis: target.value })}
        />
      </td>
      <td>{edits && <Button onClick={onDrop}>去掉</Button>}</td>
    </tr>
  )
}

const Scopes = ({ kinds, watched }: Pick<PublicationSettings, 'kinds' | 'watched'>) => (
  <>
    <optgroup label="体裁">
      {Object.entries(kinds).map(([id, label]) => (
        <option key={id} value={`kind:${id}`}>
          {label}
        </option>
      ))}
    </optgroup>
    <optgroup label="公开事项">
      {watched
        .filter(({ item }) => item)
        .map(({ id, label }) => (
          <option key={id} value={`item:${id}`}>
            {label}
          </option>
        ))}
    </optgroup>
  </>
)
