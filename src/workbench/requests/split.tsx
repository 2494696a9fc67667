// 拆分 (一事一申请): which items become requests of their own, and which of the applicant's files go with which item.
import { Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../api/client.ts'
import type { RequestPage } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import type { ItemRow } from './items.tsx'

interface Made {
  requests: { id: string; number: string | null; item: number; queryCode: string }[]
}

interface SplitProps {
  page: RequestPage
  rows: readonly ItemRow[]
  onDone: () => void
}

export function Split({ page: { request, papers, today }, rows, onDone }: SplitProps) {
  const [made, setMade] = useState<Made | null>(null)
  const [leaving, setLeaving] = useState<string[]>([])
  const files = papers.filter(({ kind }) => kind === 'attachment')
  const [of, setOf] = useState<Record<string, string[]>>({})
  const split = useChange(
    ({ on }: Sent) =>
      post<Made>(`/requests/${request.organ_id}/${request.id}/split`, {
        items: leaving.map(Number),
        files: Object.entries(of)
          .filter(([, items]) => items.length)
          .map(([paper, items]) => ({ paper, items: items.map(Number) })),
        on,
        seen: request.act_count,
      }),
    setMade,
  )
  if (made) return <SplitDone organ={request.organ_id} made={made} />
  const toggle = (list: readonly string[], one: string, on: boolean) =>
    on ? [...list, one] : list.filter((other) => other !== one)
  return (
    <div className="fields">
      <p className="quiet">
        选出的事项各成一件申请，收到日期、期限和已经发生的步骤与本件相同；没有选的留在本件，至少留一项。
      </p>
      <fieldset className="field" data-field="items">
        <legend>拆出哪几项</legend>
        {rows.map(({ no, content }) => (
          <Checkbox
            key={no}
            checked={leaving.includes(no)}
            onChange={({ target }) => setLeaving(toggle(leaving, no, target.checked))}
          >
            第{no}项：{content}
          </Checkbox>
        ))}
      </fieldset>
      {files.map((file) => (
        <fieldset className="field" key={file.id} data-file={file.id}>
          <legend>附件“{file.fileName ?? file.title}”属于</legend>
          <div className="boxes">
            {rows.map(({ no }) => (
              <Checkbox
                key={no}
                checked={(of[file.id] ?? []).includes(no)}
                onChange={({ target }) => setOf({ ...of, [file.id]: toggle(of[file.id] ?? [], no, target.checked) })}
              >
                第{no}项
              </Checkbox>
            ))}
          </div>
          <p className="hint">不选的留在本件；只属于拆出事项的，随它移走</p>
        </fieldset>
      ))}
      <FieldsForm
        fields={[{ name: 'on', label: '日期', kind: 'day', initial: today, max: today }]}
        submit={leaving.length ? `拆出${leaving.length}件` : '拆分'}
        busy={split.isPending}
        trouble={split.error}
        onSubmit={(values) => split.mutate(values)}
        onCancel={onDone}
      />
    </div>
  )
}

function SplitDone({ organ, made }: { organ: string; made: Made }) {
  return (
    <div className="note-done" role="status">
      <p>已拆出{made.requests.length}件。查询码只在这里显示一次，请告诉申请人：</p>
      <ul className="alike-list">
        {made.requests.map((one) => (
          <li key={one.id}>
            第{one.item}项{' '}
            <Link className="docno" to={`/workbench/requests/${organ}/${one.id}`}>
              {one.number ?? '未编号'}
            </Link>{' '}
            查询码 <code>{one.queryCode}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
