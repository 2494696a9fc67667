// What is asked for, item by item, with what is to be answered and on what basis; corrected and split here.
import { App, Button } from 'antd'
import { useState } from 'react'
import { actOf, outcomes } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { RequestPage } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useAtWork } from '../session/me.tsx'
import { Split } from './split.tsx'

export function ItemsPanel({ page }: { page: RequestPage }) {
  const { request, items } = page
  const { me } = useAtWork()
  const [correcting, setCorrecting] = useState<number | null>(null)
  const [splitting, setSplitting] = useState(false)
  const permissions = me.organs.find(({ id }) => id === request.organ_id)?.permissions ?? []
  const handles = permissions.includes('handle')
  const corrects = request.is_open && (handles || permissions.includes('register'))
  const rows = rowsOf(page)
  const splits = handles && rows.length > 1 && actOf('itemise').from.includes(request.state)
  return (
    <Panel
      title="申请的信息"
      aside={
        <>
          {rows.length}项{' '}
          {splits && (
            <Button size="small" aria-expanded={splitting} onClick={() => setSplitting(!splitting)}>
              拆分为几件
            </Button>
          )}
        </>
      }
      flush
    >
      <Table heads={['项', '内容', '处理结果', '依据']} scroll>
        {rows.map(({ no, content, outcome }) => (
          <tr key={no}>
            <td>{no}</td>
            <td className="content">
              {content}
              {corrects && items.some((item) => String(item.no) === no) && (
                <div>
                  <Button
                    type="link"
                    size="small"
                    aria-expanded={correcting === Number(no)}
                    onClick={() => setCorrecting(correcting === Number(no) ? null : Number(no))}
                  >
                    更正第{no}项的内容
                  </Button>
                </div>
              )}
            </td>
            <td>
              {outcome ? (
                <span className={outcome.startsWith('granted') || outcome === 'partial' ? 'state done' : 'state'}>
                  {outcomes[outcome].label}
                </span>
              ) : (
                <span className={request.is_open ? 'state warn' : 'state'}>
                  {request.is_open ? '未选择' : '未分项'}
                </span>
              )}
            </td>
            <td className="quiet small">{outcome && outcomes[outcome].basis.map(({ text }) => text).join('；')}</td>
          </tr>
        ))}
      </Table>
      {correcting !== null && (
        <div className="panel-foot" key={correcting}>
          <CorrectText page={page} item={correcting} onDone={() => setCorrecting(null)} />
        </div>
      )}
      {splitting && (
        <div className="panel-foot">
          <Split page={page} rows={rows} onDone={() => setSplitting(false)} />
        </div>
      )}
    </Panel>
  )
}

export type ItemRow = ReturnType<typeof rowsOf>[number]

const rowsOf = ({ request, items }: RequestPage) =>
  Object.entries(request.standing.items).map(([no, outcome]) => ({
    no,
    outcome,
    content: items.find((item) => String(item.no) === no)?.content ?? request.content,
  }))

function CorrectText({ page, item, onDone }: { page: RequestPage; item: number; onDone: () => void }) {
  const { request, items, today } = page
  const { message } = App.useApp()
  const save = useChange(
    (values: Sent) => post(`/requests/${request.organ_id}/${request.id}/items/${item}/text`, values),
    () => {
      void message.success('已更正，更正前的内容留在卷宗里')
      onDone()
    },
  )
  return (
    <FieldsForm
      focus
      fields={[
        {
          name: 'content',
          label: `第${item}项的内容`,
          kind: 'area',
          most: 2000,
          initial: items.find(({ no }) => no === item)?.content ?? '',
        },
        { name: 'reason', label: '更正的原因', kind: 'text', most: 1000, hint: '例如 录入时漏写年份，已与申请书核对' },
        { name: 'on', label: '日期', kind: 'day', initial: today, max: today },
      ]}
      submit="更正"
      busy={save.isPending}
      trouble={save.error}
      onSubmit={(values) => save.mutate(values)}
      onCancel={onDone}
    />
  )
}
