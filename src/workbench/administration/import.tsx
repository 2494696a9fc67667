// 导入表格: looked at first; one wrong row and nothing comes in, every fault named by its row.
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import { address, upload } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import type { Fault } from './types.ts'

interface Imported {
  ids: string[]
  faults: Fault[]
}

export function EntriesImportPage() {
  useTitle('导入台账')
  const { organ, me } = useAtWork()
  const [file, setFile] = useState<File | null>(null)
  const [done, setDone] = useState<Imported | null>(null)
  const send = (chosen: File, dryRun: boolean) =>
    upload<Imported>('/office/entries-import', chosen, { organ: organ.id, dryRun: dryRun || undefined })
  const look = useChange((chosen: File) => send(chosen, true))
  const take = useChange((chosen: File) => send(chosen, false), setDone)
  if (done)
    return (
      <>
        <h1>台账已导入</h1>
        <p className="note-done">
          导入{count(done.ids.length)}条，等待另一人审签。
          <Link to="/workbench/administration">到台账查看</Link>
        </p>
      </>
    )
  return (
    <>
      <PageHead crumbs={[{ to: '/workbench/administration', text: '行政行为台账' }]} title="导入表格" />
      <div className="stack narrow">
        <Panel title="一、选择文件">
          <p>
            表格的第一行是表头：事项、部门、年度、期间、项目数量、处理决定数量、金额（万元）、备注。
            <a href={address('/office/entries-sheet.xlsx', { year: yearOf(me.today) })}>下载空表</a>
          </p>
          <p>
            <label htmlFor="sheet">XLSX 文件</label>{' '}
            <input
              id="sheet"
              type="file"
              accept=".xlsx"
              onChange={({ target }) => {
                const [chosen = null] = target.files ?? []
                setFile(chosen)
                if (chosen) look.mutate(chosen)
              }}
            />
          </p>
          {look.isPending && <p role="status">正在检查</p>}
          <TroubleNote trouble={look.error} />
        </Panel>
        {file && look.data && (
          <Panel title="二、检查结果">
            {look.data.faults.length ? (
              <>
                <p className="note-wait">
                  有{count(look.data.faults.length)}处要改。改好以后重新选择文件；有一处不对，整份都不导入。
                </p>
                <Faults faults={look.data.faults} />
              </>
            ) : (
              <>
                <p className="note-done">每一行都看得懂。</p>
                <p className="form-acts">
                  <Button type="primary" loading={take.isPending} onClick={() => take.mutate(file)}>
                    导入
                  </Button>
                </p>
              </>
            )}
            <TroubleNote trouble={take.error} />
          </Panel>
        )}
      </div>
    </>
  )
}

const Faults = ({ faults }: { faults: readonly Fault[] }) => (
  <section className="scroll-x" aria-label="要改的地方">
    <Table heads={[{ n: '行' }, '列', '写的是', '应为']}>
      {faults.map(({ row, column, seen, expected }) => (
        <tr key={`${row} ${column} ${expected}`}>
          <td className="n">{row}</td>
          <td>{column}</td>
          <td>{seen || <span className="quiet">空白</span>}</td>
          <td>{expected}</td>
        </tr>
      ))}
    </Table>
  </section>
)
