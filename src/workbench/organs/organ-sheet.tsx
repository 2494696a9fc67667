// 批量导入机关与人员: one sheet, all rows or none, errors by row.
import { Button } from 'antd'
import { useState } from 'react'
import { address, upload } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'

interface Imported {
  organs: { added: number; changed: number }
  staff: { login: string; name: string; link: string }[]
  left: string[]
}
interface Fault {
  /** Sheet and row: 机关·第3行. */
  at: string
  column: string
  seen: string
  expected: string
}

export function OrganSheetPage() {
  useTitle('批量导入机关与人员')
  const [file, setFile] = useState<File | null>(null)
  const send = useChange((chosen: File) => upload<Imported>('/organ-sheet', chosen))
  const faults = (send.error?.about.faults ?? []) as Fault[]
  return (
    <>
      <h1>批量导入机关与人员</h1>
      <div className="stack">
        <Panel title="一、填写模板" aside={<a href={address('/organ-sheet.xlsx')}>下载模板（XLSX）</a>}>
          <p>两个工作表：机关、人员。已有的机关按编号更新，已有的账号不动。有一处错误，则一行也不导入。</p>
        </Panel>
        <Panel title="二、上传">
          <p>
            <label htmlFor="sheet">填好的文件</label>{' '}
            <input
              id="sheet"
              type="file"
              accept=".xlsx"
              onChange={({ target }) => setFile(target.files?.[0] ?? null)}
            />
          </p>
          <p className="form-acts">
            <Button type="primary" disabled={!file} loading={send.isPending} onClick={() => file && send.mutate(file)}>
              导入
            </Button>
          </p>
          <TroubleNote trouble={send.error} />
          {faults.length > 0 && (
            <Table heads={['位置', '列', '写的是', '应为']}>
              {faults.map((fault) => (
                <tr key={JSON.stringify(fault)}>
                  <td className="nb">{fault.at}</td>
                  <td>{fault.column}</td>
                  <td>{fault.seen || '空白'}</td>
                  <td>{fault.expected}</td>
                </tr>
              ))}
            </Table>
          )}
        </Panel>
        {send.data && <Result imported={send.data} />}
      </div>
    </>
  )
}

function Result({ imported: { organs, staff, left } }: { imported: Imported }) {
  return (
    <Panel title="已导入">
      <p>
        机关：新增{count(organs.added)}个，更新{count(organs.changed)}个。人员：新增{count(staff.length)}人
        {left.length > 0 && `，已有的账号${count(left.length)}个没有改动`}。
      </p>
      {staff.length > 0 && (
        <>
          <p className="quiet">请把链接分别交给本人设定口令，72小时内有效，只显示这一次。</p>
          <Table heads={['姓名', '账号', '链接']}>
            {staff.map(({ login, name, link }) => (
              <tr key={login}>
                <td>{name}</td>
                <td>{login}</td>
                <td>
                  <code className="link-once">{link}</code>
                </td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </Panel>
  )
}
