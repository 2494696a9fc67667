// Searches, talks, and what part of a document is withheld and why.
import { Button } from 'antd'
import { useState } from 'react'
import { grounds } from '../../law/regulation/index.ts'
import { post } from '../api/client.ts'
import type { RequestPage } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { actors } from '../parts/deeds.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

const kinds: Record<string, string> = {
  contact: '沟通',
  search: '检索',
  remark: '备注',
  severance: '区分处理',
  itemText: '更正事项内容',
}

export function NotesPanel({ page }: { page: RequestPage }) {
  const { notes, today, request } = page
  const { me } = useAtWork()
  const [open, setOpen] = useState(false)
  const handles = me.organs.find(({ id }) => id === request.organ_id)?.permissions.includes('handle')
  if (!notes.length && !handles) return null
  return (
    <Panel
      title="检索、沟通、区分处理"
      flush
      aside={
        handles &&
        request.is_open && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            登记区分处理
          </Button>
        )
      }
    >
      {notes.length === 0 && !open && <p className="empty">还没有登记。</p>}
      {notes.length > 0 && (
        <Table heads={['日期', '类别', '内容', '记录人']}>
          {notes.map((note) => (
            <tr key={note.no}>
              <td className="nb">{inShort(note.onDay, today)}</td>
              <td className="nb">{kinds[note.kind] ?? note.kind}</td>
              <td>
                {note.text}
                <Data data={note.data} />
              </td>
              <td className="nb">{note.madeByName ?? actors[note.madeBy] ?? ''}</td>
            </tr>
          ))}
        </Table>
      )}
      {open && (
        <div className="panel-foot">
          <Severance page={page} onDone={() => setOpen(false)} />
        </div>
      )}
    </Panel>
  )
}

const labels: Record<string, string> = {
  way: '方式',
  with: '对方',
  systems: '系统、档案',
  keywords: '检索词',
  period: '时间范围',
  by: '检索人',
  document: '信息',
  part: '不予公开的部分',
  ground: '理由条款',
  item: '第几项',
  before: '更正前',
  after: '更正后',
}

function Data({ data }: { data: Record<string, unknown> | null }) {
  const pairs = Object.keys(labels).flatMap((name): [string, unknown][] => (data?.[name] ? [[name, data[name]]] : []))
  if (!pairs.length) return null
  const text = ([name, value]: [string, unknown]) => {
    const said = Array.isArray(value) ? value.join('、') : String(value)
    return `${labels[name]}：${name === 'ground' ? (grounds.find(({ id }) => id === said)?.label ?? said) : said}`
  }
  return <p className="quiet small">{pairs.map(text).join('；')}</p>
}

/** 区分处理 (art. 37): the letter of a partial answer is filled from these notes. */
function Severance({ page: { request, today }, onDone }: { page: RequestPage; onDone: () => void }) {
  const take = useChange(
    ({ on, text, ...data }: Sent) =>
      post(`/requests/${request.organ_id}/${request.id}/notes`, { kind: 'severance', on, text, data }),
    onDone,
  )
  return (
    <FieldsForm
      columns
      focus
      fields={[
        { name: 'document', label: '哪一份信息', kind: 'text', most: 500 },
        { name: 'part', label: '不予公开的部分', kind: 'text', most: 2000, hint: '例如 附件三的单价' },
        {
          name: 'ground',
          label: '理由条款',
          kind: 'select',
          choices: grounds.map(({ id, label, basis }) => ({ value: id, label: `${label}（${basis.text}）` })),
        },
        { name: 'on', label: '日期', kind: 'day', initial: today, max: today },
        { name: 'text', label: '理由', kind: 'area', most: 5000 },
      ]}
      submit="登记"
      busy={take.isPending}
      trouble={take.error}
      onSubmit={(values) => take.mutate(values)}
      onCancel={onDone}
    />
  )
}
