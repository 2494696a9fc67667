// 接管旧文件: first the signed record (source, digest, who answers for the earlier review), then the list with its folder, looked
// at before it is taken over; faults row by row.
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { address, post, upload } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { octets } from './parts.tsx'
import { type Takeover, TakeoverRecords } from './takeover-records.tsx'

interface Imported {
  taken: number
  faults: { row: number; column: string; seen: string; expected: string }[]
  notes: { row: number; message: string }[]
}

export function TakeOverPage() {
  useTitle('接管旧文件')
  const { organ, me, may } = useAtWork()
  const [file, setFile] = useState<File | null>(null)
  const [digest, setDigest] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const records = useGet<{ takeovers: Takeover[] }>('/office/takeovers', { organ: organ.id })
  const choose = async (one: File | null) => {
    setFile(one)
    setDigest(one ? await digestOf(one) : '')
  }
  if (!may('takeOverDocuments'))
    return (
      <>
        <h1>接管旧文件</h1>
        <p>由公开机构负责人或者机关管理员办理。</p>
      </>
    )
  const record = records.data?.takeovers.find(({ id }) => id === chosen)
  return (
    <>
      <h1>接管旧文件</h1>
      <p className="page-about">
        旧网站、旧系统里已经审查、公开过的文件，凭一份签字的接管记录成批接管：从哪里来、内容的摘要、谁对原审查负责。没有记录的不能公开。
      </p>
      <div className="stack narrow">
        <Panel title="一、选择文件">
          <p>
            一个 ZIP：最上层一份 XLSX 或者 CSV
            清单，正文和附件放在旁边的文件夹里，清单写它们的路径；另一网站导出的网页（HTML）也可以作正文，网页里指向同一文件夹的图片和附件一并带入。
          </p>
          <p>
            清单的列：标题、公开属性（必填）；种类、发文字号、发文机关、成文日期、发布日期、有效期至、索引号、主题分类、正文文件、附件等。
            <a href={address('/office/takeover-sheet.xlsx', { organ: organ.id })}>下载空清单</a>
          </p>
          <p>
            <label htmlFor="takeover-file">清单与文件夹</label>{' '}
            <input
              id="takeover-file"
              type="file"
              accept=".zip,.xlsx"
              onChange={({ target }) => void choose(target.files?.[0] ?? null)}
            />
          </p>
          {digest && (
            <p className="small">
              SHA-256 摘要 <code className="digest">{digest}</code>
            </p>
          )}
        </Panel>
        <Panel title="二、接管记录">
          <Loaded query={records}>
            {({ takeovers }) => (
              <TakeoverRecords takeovers={takeovers} chosen={chosen} onChoose={setChosen} today={me.today} />
            )}
          </Loaded>
          {!record && <NewRecord key={digest} digest={digest} onMade={setChosen} />}
        </Panel>
        {file && record && <TakeIn key={`${record.id} ${digest}`} file={file} digest={digest} record={record} />}
      </div>
    </>
  )
}

async function digestOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function NewRecord({ digest, onMade }: { digest: string; onMade: (id: string) => void }) {
  const { organ, me } = useAtWork()
  const [form, setForm] = useState<File | null>(null)
  const open = useChange(
    async (values: Sent) => {
      const kept = form
        ? await upload<{ sha256: string }>('/office/takeover-forms', form, { organ: organ.id, name: form.name }, octets)
        : null
      return post<{ id: string }>('/office/takeovers', {
        ...values,
        organId: organ.id,
        ...(kept && { formSha256: kept.sha256 }),
      })
    },
    ({ id }) => onMade(id),
  )
  const fields: Field[] = [
    { name: 'source', label: '来源', kind: 'text', most: 300, wide: true, hint: '旧网站的网址、旧系统或者清单的名称' },
    {
      name: 'digest',
      label: '内容的摘要（SHA-256）',
      kind: 'text',
      initial: digest,
      wide: true,
      hint: '选择文件后自动填写',
    },
    { name: 'responsibleName', label: '对原审查负责的人', kind: 'text', most: 50 },
    { name: 'signedOn', label: '签字日期', kind: 'day', initial: me.today, max: me.today },
    { name: 'note', label: '说明', kind: 'area', optional: true, most: 1000 },
  ]
  return (
    <>
      <h3>登记新的接管记录</h3>
      <FieldsForm
        columns
        fields={fields}
        submit="登记接管记录"
        busy={open.isPending}
        trouble={open.error}
        onSubmit={(values) => open.mutate(values)}
      >
        <div className="field">
          <label htmlFor="takeover-form">签字的接管记录扫描件（可不选）</label>
          <input
            id="takeover-form"
            type="file"
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={({ target }) => setForm(target.files?.[0] ?? null)}
          />
        </div>
      </FieldsForm>
    </>
  )
}

function TakeIn({ file, digest, record }: { file: File; digest: string; record: Takeover }) {
  const { organ } = useAtWork()
  const path = `/office/takeovers/${organ.id}/${record.id}/documents`
  const look = useChange(() => upload<Imported>(path, file, { dryRun: true }, 'application/zip'))
  const take = useChange(() => upload<Imported>(path, file, {}, 'application/zip'))
  const result = take.data ?? look.data
  return (
    <Panel title="三、检查与接管">
      {record.digest !== digest && (
        <p className="note-wait">这个文件的摘要与接管记录里的不同。确是同一批文件的清单，请在记录的说明里写明。</p>
      )}
      <p className="form-acts">
        <Button loading={look.isPending} disabled={take.data !== undefined} onClick={() => look.mutate()}>
          先检查
        </Button>
        {look.data && !take.data && look.data.taken > 0 && (
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
            接管{count(look.data.taken)}份
          </Button>
        )}
      </p>
      <TroubleNote trouble={look.error ?? take.error} />
      {result && (
        <p className={take.data ? 'note-done' : undefined} role="status">
          {take.data ? '已接管' : '看得懂'} {count(result.taken)} 份，{count(result.faults.length)}处看不懂，所在的行
          {take.data ? '没有接管' : '不接管'}。{take.data && <Link to="/workbench/documents">到文件查看</Link>}
        </p>
      )}
      {result && result.faults.length > 0 && (
        <Table heads={['行', '列', '写的是', '应为']} scroll>
          {result.faults.map(({ row, column, seen, expected }) => (
            <tr key={`${row} ${column} ${expected}`}>
              <td>{row}</td>
              <td className="nb">{column}</td>
              <td>{seen || <span className="quiet">空白</span>}</td>
              <td>{expected}</td>
            </tr>
          ))}
        </Table>
      )}
      {result && result.notes.length > 0 && (
        <ul>
          {result.notes.map(({ row, message }) => (
            <li key={`${row} ${message}`}>
              第{row}行：{message}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
