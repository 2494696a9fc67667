// 时限和栏目设置: the organ's own limits with their basis, columns it has nothing for, when a department counts as silent.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { put } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { MonitoringNav, type PublicationSettings, type ScopedLimit } from './parts.tsx'

export function MonitoringSettingsPage() {
  useTitle('时限和栏目设置')
  const { organ, may } = useAtWork()
  const found = useGet<PublicationSettings>(`/office/monitoring/${organ.id}/settings`)
  return (
    <>
      <PageHead title="时限和栏目设置" />
      <MonitoringNav />
      <Loaded query={found}>
        {(settings) => <Settings key={JSON.stringify(settings)} settings={settings} edits={may('settlePublication')} />}
      </Loaded>
    </>
  )
}

const units = { workingDays: '个工作日', days: '日' } as const
type Columns = Record<string, { applies: boolean; days: string; basis: string }>

function Settings({ settings, edits }: { settings: PublicationSettings; edits: boolean }) {
  const { organ } = useAtWork()
  const { message } = App.useApp()
  const { watched, kinds, statutory, usual } = settings
  const [limits, setLimits] = useState<ScopedLimit[]>(settings.limits)
  const [silentDays, setSilentDays] = useState(String(settings.silentDays))
  const [columns, setColumns] = useState<Columns>(() =>
    Object.fromEntries(
      settings.columns.map(({ id, applies, days, basis }) => [
        id,
        { applies, days: days === null ? '' : String(days), basis },
      ]),
    ),
  )
  const save = useChange(
    () =>
      put<{ moved: number }>(`/office/monitoring/${organ.id}/settings`, {
        limits,
        columns: Object.entries(columns).map(([id, { applies, days, basis }]) => ({
          ...{ id, applies, basis },
          days: applies && days ? Number(days) : null,
        })),
        silentDays: Number(silentDays) || 30,
      }),
    ({ moved }) => void message.success(moved ? `已保存，${moved}份在办文件的期限随之改变` : '已保存'),
  )
  const names = new Map(watched.map(({ id, label }) => [id, label]))
  const nameOf = ({ scope, of }: Pick<ScopedLimit, 'scope' | 'of'>) =>
    (scope === 'kind' ? kinds[of] : names.get(of)) ?? of
  const change = (at: number, part: Partial<ScopedLimit>) =>
    setLimits(limits.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const badLimit = /^limits\.(\d+)$/.exec(save.error?.about.field ?? '')?.[1]
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TroubleNote trouble={save.error} />
      <Panel title="公开时限" aside={`没有列出的按${usual.basis}：${usual.days}个工作日`} flush>
        <Table heads={['体裁或者公开事项', '期限', '依据', '']} scroll>
          {statutory.map((one) => (
            <tr key={`${one.scope}${one.of}`}>
              <td>{nameOf(one)}</td>
              <td className="nb">
                {one.days}
                {units[one.unit]}
              </td>
              <td className="quiet">{one.basis}</td>
              <td className="quiet">法定</td>
            </tr>
          ))}
          {limits.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
            <tr key={at} className={badLimit === String(at) ? 'bad' : undefined}>
              <td>
                <select
                  className="select"
                  aria-label="体裁或者公开事项"
                  disabled={!edits}
                  value={`${one.scope}:${one.of}`}
                  onChange={({ target }) => {
                    const [scope, of] = target.value.split(':') as ['kind' | 'item', string]
                    change(at, { scope, of })
                  }}
                >
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
                  value={one.days}
                  onChange={({ target }) => change(at, { days: Number(target.value) })}
                />{' '}
                <select
                  className="select"
                  aria-label="工作日还是自然日"
                  disabled={!edits}
                  value={one.unit}
                  onChange={({ target }) => change(at, { unit: target.value as ScopedLimit['unit'] })}
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
                  value={one.basis}
                  onChange={({ target }) => change(at, { basis: target.value })}
                />
              </td>
              <td>
                {edits && <Button onClick={() => setLimits(limits.filter((_, index) => index !== at))}>去掉</Button>}
              </td>
            </tr>
          ))}
        </Table>
        {edits && (
          <p className="form-acts pad-in">
            <Button
              onClick={() =>
                setLimits([...limits, { scope: 'kind', of: 'notice', days: 10, unit: 'workingDays', basis: '' }])
              }
            >
              增加一项时限
            </Button>
            <span className="quiet small">清单只能缩短法定的期限；保存后，在办文件的最后期限随之改变。</span>
          </p>
        )}
      </Panel>
      <Panel title="栏目更新期限" aside="不改的按缺省值" flush>
        <Table heads={['栏目', '缺省', '本机关', '多少天内要更新', '依据，或者不涉及的理由']} scroll>
          {watched.map(({ id, label, days, basis }) => {
            const own = columns[id]
            const set = (part: Partial<Columns[string]>) =>
              setColumns({ ...columns, [id]: { applies: true, days: '', basis: '', ...own, ...part } })
            const choose = (what: string) => {
              if (what === 'usual')
                setColumns(Object.fromEntries(Object.entries(columns).filter(([key]) => key !== id)))
              else set({ applies: what === 'own' })
            }
            return (
              <tr key={id}>
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
          })}
        </Table>
      </Panel>
      <Panel title="报送提醒">
        <label className="inline-field" htmlFor="silent-days">
          部门超过
          <Input
            id="silent-days"
            className="few"
            type="number"
            min={1}
            max={366}
            disabled={!edits}
            value={silentDays}
            onChange={({ target }) => setSilentDays(target.value)}
          />
          天没有发布，算作没有报送
        </label>
      </Panel>
      {edits ? (
        <p>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存设置
          </Button>
        </p>
      ) : (
        <p className="quiet">由公开机构负责人、机关管理员设置。</p>
      )}
    </form>
  )
}
