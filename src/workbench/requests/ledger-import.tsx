// 导入旧台账: looked at first, imported when the person has seen what is understood.
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Trouble, upload } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

interface Imported {
  mapping: Record<string, string>
  unknownHeads: string[]
  closed: number
  open: number
  faults: { row: number; column: string; seen: string; expected: string }[]
}
type Fields = Record<string, { label: string }>

export function LedgerImportPage() {
  useTitle('导入旧台账')
  const { organ } = useAtWork()
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState<Record<string, string>>({})
  const [done, setDone] = useState<Imported | null>(null)
  const fields = useGet<{ fields: Fields }>('/ledger-fields').data?.fields ?? {}
  const query = { organ: organ.id, mapping: JSON.stringify(mapping) }
  const look = useChange((chosen: File) => upload<Imported>('/ledger-import', chosen, { ...query, dryRun: true }))
  const take = useChange((chosen: File) => upload<Imported>('/ledger-import', chosen, query), setDone)
  const heads = headsOf(look.data, look.error)
  if (done)
    return (
      <>
        <h1>旧台账已导入</h1>
        <p>
          导入已办结 {count(done.closed)} 件、在办 {count(done.open)} 件，{count(done.faults.length)} 行没有导入。
          <Link to="/workbench/requests">到台账查看</Link>
        </p>
        <Faults faults={done.faults} />
      </>
    )
  return (
    <>
      <h1>导入旧台账</h1>
      <div className="stack">
        <Panel title="一、选择文件">
          <p>原来使用的 XLSX 台账，第一个工作表，第一行或者前几行是表头。先检查，不会写入。</p>
          <p>
            <label htmlFor="ledger">台账文件</label>{' '}
            <input
              id="ledger"
              type="file"
              accept=".xlsx"
              onChange={({ target }) => {
                const [chosen = null] = target.files ?? []
                setFile(chosen)
                setMapping({})
                if (chosen) look.mutate(chosen)
              }}
            />
          </p>
          {look.isPending && <p role="status">正在检查</p>}
          <TroubleNote trouble={look.error} />
        </Panel>
        {file && heads && (
          <Panel title="二、表头对应">
            <Table heads={['台账的字段', '文件中的表头']}>
              {Object.entries(fields).map(([id, { label }]) => (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  <td>
                    <select
                      className="select"
                      aria-label={`${label}对应的表头`}
                      value={mapping[id] ?? heads.mapping[id] ?? ''}
                      onChange={({ target }) => setMapping({ ...mapping, [id]: target.value })}
                    >
                      <option value="">没有这一列</option>
                      {heads.all.map((head) => (
                        <option key={head}>{head}</option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </Table>
            <p className="form-acts">
              <Button loading={look.isPending} onClick={() => look.mutate(file)}>
                按这个对应重新检查
              </Button>
            </p>
          </Panel>
        )}
        {file && look.data && (
          <Panel title="三、导入">
            <p>
              看得懂：已办结 {count(look.data.closed)} 件，在办 {count(look.data.open)} 件（接着计算期限）；看不懂{' '}
              {count(look.data.faults.length)} 处，所在的行不导入。
            </p>
            <Faults faults={look.data.faults} />
            <p className="form-acts">
              <Button type="primary" loading={take.isPending} onClick={() => take.mutate(file)}>
                导入{count(look.data.closed + look.data.open)}件
              </Button>
            </p>
            <TroubleNote trouble={take.error} />
          </Panel>
        )}
      </div>
    </>
  )
}

/** The heads of the file: of a look that went well, or of one that lacked a column. */
function headsOf(data: Imported | undefined, error: Trouble | null) {
  if (data) return { mapping: data.mapping, all: [...Object.values(data.mapping), ...data.unknownHeads] }
  const { heads, mapping } = (error?.about ?? {}) as { heads?: string[]; mapping?: Record<string, string> }
  return heads ? { mapping: mapping ?? {}, all: heads.filter(Boolean) } : null
}

function Faults({ faults }: { faults: Imported['faults'] }) {
  if (!faults.length) return null
  return (
    <Table heads={['行', '列', '写的是', '应为']}>
      {faults.map(({ row, column, seen, expected }) => (
        <tr key={`${row} ${column} ${expected}`}>
          <td>{row}</td>
          <td>{column}</td>
          <td>{seen}</td>
          <td>{expected}</td>
        </tr>
      ))}
    </Table>
  )
}
