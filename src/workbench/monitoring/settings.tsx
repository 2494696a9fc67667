// 时限和栏目设置: the organ's own limits with their basis, columns it has nothing for, when a department counts as silent.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { put } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { ColumnLimits, type Columns } from './column-limits.tsx'
import { MonitoringNav, type PublicationSettings, type ScopedLimit } from './parts.tsx'
import { PublicationLimits } from './publication-limits.tsx'

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

function Settings({ settings, edits }: { settings: PublicationSettings; edits: boolean }) {
  const { organ } = useAtWork()
  const { message } = App.useApp()
  const [limits, setLimits] = useState<ScopedLimit[]>(settings.limits)
  const [silentDays, setSilentDays] = useState(String(settings.silentDays))
  const [columns, setColumns] = useState<Columns>(() => columnsOf(settings))
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
  const bad = /^limits\.(\d+)$/.exec(save.error?.about.field ?? '')?.[1]
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TroubleNote trouble={save.error} />
      <PublicationLimits
        settings={settings}
        limits={limits}
        edits={edits}
        bad={bad === undefined ? null : Number(bad)}
        onChange={setLimits}
      />
      <ColumnLimits watched={settings.watched} columns={columns} edits={edits} onChange={setColumns} />
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

const columnsOf = (settings: PublicationSettings): Columns =>
  Object.fromEntries(
    settings.columns.map(({ id, applies, days, basis }) => [
      id,
      { applies, days: days === null ? '' : String(days), basis },
    ]),
  )
