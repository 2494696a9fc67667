// 行政行为台账: what was entered for a year, signing it, its evidence, taking back and correcting.
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import { address, post, remove, upload } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { Choose, yearsBetween } from '../parts/choose.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { EntryBadge, figure, LedgerNav, period, wan } from './parts.tsx'
import { type Entries, type EntryRecord, entryRows } from './types.ts'

const states = { entered: '待审签', signed: '已审签', superseded: '已更正', void: '已作废' } as const

export function EntriesPage() {
  useTitle('行政行为台账')
  const { organ, me, may } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const year = Number(search.get('year')) || yearOf(me.today)
  const [row, state] = [search.get('row') ?? '', search.get('state') ?? '']
  const data = useGet<Entries>('/office/entries', { organ: organ.id, year, row, state })
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next)
  }
  const years = yearsBetween(yearOf(me.today))
  return (
    <>
      <PageHead title={`${organ.name} ${year}年行政行为台账`}>
        {may('enterAdministrativeActs') && (
          <div className="acts">
            <Link className="btn" to="/workbench/administration/import">
              导入表格
            </Link>
            <Link className="btn primary" to={`/workbench/administration/new?year=${year}`}>
              填报
            </Link>
          </div>
        )}
      </PageHead>
      <LedgerNav />
      <Loaded query={data}>
        {({ labels, entries }) => (
          <>
            <div className="filter">
              <Choose label="年度" value={year} choices={years} onChoose={(value) => set('year', value)} all={null} />
              <Choose
                label="事项"
                value={row}
                choices={entryRows.map((id) => [id, labels[id]])}
                onChoose={(value) => set('row', value)}
              />
              <Choose
                label="状态"
                value={state}
                choices={Object.entries(states)}
                onChoose={(value) => set('state', value)}
                all="全部（不含作废）"
              />
            </div>
            <EntryTable key={`${year} ${row} ${state}`} labels={labels} entries={entries} />
          </>
        )}
      </Loaded>
    </>
  )
}

function EntryTable({ labels, entries }: Entries) {
  const { organ, may } = useAtWork()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const signs = may('signOffAdministrativeActs')
  const waiting = entries.filter(({ state, mine }) => state === 'entered' && !mine)
  const sign = useChange(
    () => post<{ signed: number }>(`/office/entries/${organ.id}/sign`, { ids: [...chosen] }),
    ({ signed }) => {
      message.success(`已审签${count(signed)}条，计入表二`)
      setChosen(new Set())
    },
  )
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  if (!entries.length)
    return (
      <section className="panel">
        <p className="empty">没有填报过。可以逐条填报，也可以导入表格；审签后计入表二。</p>
      </section>
    )
  return (
    <section className="panel" aria-label="台账">
      <div className="in flush">
        <section className="scroll-x" aria-label="记录">
          <Table
            heads={[
              signs && { pick: '选择' },
              '事项',
              '部门',
              '期间',
              { n: '项目数量' },
              { n: '决定、采购数量' },
              { n: '金额（万元）' },
              '佐证材料',
              '状态',
              { sr: '办理' },
            ]}
          >
            {entries.map((entry) => (
              <tr key={entry.id}>
                {signs && (
                  <td className="pick">
                    {entry.state === 'entered' && !entry.mine && (
                      <input
                        type="checkbox"
                        aria-label={`${labels[entry.row_id]}${period(entry.first_month, entry.last_month)}`}
                        checked={chosen.has(entry.id)}
                        onChange={({ target }) => toggle(entry.id, target.checked)}
                      />
                    )}
                  </td>
                )}
                <td>
                  {labels[entry.row_id]}
                  {entry.reason && <div className="quiet small">更正：{entry.reason}</div>}
                  {entry.note && <div className="quiet small">{entry.note}</div>}
                </td>
                <td>{entry.department || <span className="quiet">全机关</span>}</td>
                <td className="nb">{period(entry.first_month, entry.last_month)}</td>
                <td className="n">{figure(entry.items)}</td>
                <td className="n">{figure(entry.quantity)}</td>
                <td className="n">{wan(entry.amount_wan)}</td>
                <td>
                  <Evidence entry={entry} />
                </td>
                <td className="nb">
                  <EntryBadge state={entry.state} />
                  <div className="quiet small">
                    {entry.enteredByName}
                    {entry.signedByName && ` / ${entry.signedByName}`}
                  </div>
                </td>
                <td className="acts">
                  <EntryActs entry={entry} />
                </td>
              </tr>
            ))}
          </Table>
        </section>
        {signs && waiting.length > 0 && (
          <div className="bar-acts">
            <Button onClick={() => setChosen(new Set(waiting.map(({ id }) => id)))}>
              选择全部待审签的{count(waiting.length)}条
            </Button>
            <Button type="primary" disabled={!chosen.size} loading={sign.isPending} onClick={() => sign.mutate()}>
              审签已选的{count(chosen.size)}条
            </Button>
            <span className="quiet small">自己填报的由别人审签。</span>
            <TroubleNote trouble={sign.error} />
          </div>
        )}
      </div>
    </section>
  )
}

function Evidence({ entry }: { entry: EntryRecord }) {
  const { may } = useAtWork()
  const { message } = App.useApp()
  const path = `/office/entries/${entry.organ_id}/${entry.id}/evidence`
  const send = useChange(
    (file: File) => upload(path, file, { name: file.name }, 'application/octet-stream'),
    () => void message.success('佐证材料已上传'),
  )
  const open = entry.state === 'entered' || (entry.state === 'signed' && !entry.evidence_name)
  return (
    <>
      {entry.evidence_name && <a href={address(path)}>{entry.evidence_name}</a>}
      {may('enterAdministrativeActs') && open && (
        <label className="link nb">
          {send.isPending ? '正在上传' : entry.evidence_name ? '更换' : '上传'}
          <input
            type="file"
            className="sr"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) send.mutate(file)
              target.value = ''
            }}
          />
        </label>
      )}
      <TroubleNote trouble={send.error} />
    </>
  )
}

function EntryActs({ entry }: { entry: EntryRecord }) {
  const { may } = useAtWork()
  const { message } = App.useApp()
  const take = useChange(
    () => remove(`/office/entries/${entry.organ_id}/${entry.id}`),
    () => void message.success('已作废'),
  )
  if (!may('enterAdministrativeActs')) return null
  if (entry.state === 'signed')
    return <Link to={`/workbench/administration/new?year=${entry.year}&corrects=${entry.id}`}>更正</Link>
  if (entry.state !== 'entered') return null
  return (
    <>
      <button type="button" className="link" onClick={() => take.mutate()}>
        作废
      </button>
      <TroubleNote trouble={take.error} />
    </>
  )
}
