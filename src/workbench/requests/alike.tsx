// 相近的申请: what stands beside this request already, and what is like it; whether it is a repeat, the handler says.
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { actOf } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { Alike, AlikeFound, RequestLink, RequestPage } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { StateBadge } from '../parts/state.tsx'
import { Table } from '../parts/table.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

export function LinksPanel({ page: { links, request } }: { page: RequestPage }) {
  if (!links.length) return null
  return (
    <Panel title="关联的申请" aside={`${links.length}件`} flush>
      <table className="data">
        <tbody>
          {links.map((link) => (
            <tr key={link.id + link.kind + link.direction}>
              <td className="nb">{wordOf(link)}</td>
              <td className="docno">{link.number ?? '—'}</td>
              <td className="content">
                <Link to={`/workbench/requests/${request.organ_id}/${link.id}`}>{link.content}</Link>
                {link.note && <div className="quiet small">{link.note}</div>}
              </td>
              <td className="nb">
                <StateBadge state={link.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function wordOf({ kind, direction, split }: RequestLink): string {
  if (split) return direction === 'earlier' ? '由它拆出' : '由本件拆出'
  if (kind === 'same') return '同一事项'
  return direction === 'earlier' ? '重复了前一件' : '后来的重复申请'
}

export function AlikePanel({ page }: { page: RequestPage }) {
  const { request, links, today } = page
  const { me } = useAtWork()
  const [chosen, setChosen] = useState<string | null>(null)
  const found = useGet<AlikeFound>(`/requests/${request.organ_id}/${request.id}/alike`)
  const { alike = [], published = [] } = found.data ?? {}
  const rest = alike.filter(({ id }) => !links.some((link) => link.id === id)).slice(0, 8)
  if (!rest.length && !published.length) return null
  const handles = me.organs.find(({ id }) => id === request.organ_id)?.permissions.includes('handle') ?? false
  const marks = handles && request.is_open
  return (
    <Panel title="内容相近的申请" aside="同一申请人的在前" flush>
      {rest.length > 0 && (
        <Table heads={['登记编号', '申请内容', '申请人', '结果', { n: '相近' }, marks && '关联']} scroll>
          {rest.map((one) => (
            <tr key={one.id} data-alike={one.id}>
              <td>
                <span className="docno">{one.number ?? '未编号'}</span>
                <div className="quiet small nb">{inShort(one.submittedOn, today)}</div>
              </td>
              <td className="content">
                <Link to={`/workbench/requests/${request.organ_id}/${one.id}`}>{one.content}</Link>
              </td>
              <td className="nb">{one.sameApplicant ? <b>同一申请人</b> : '他人'}</td>
              <td>
                {one.outcomeLabel ?? <StateBadge state={one.state} />}
                {one.reply && <div className="docno quiet small">{one.reply}</div>}
              </td>
              <td className="n">{Math.round(one.likeness * 100)}%</td>
              {marks && (
                <td className="nb">
                  {isEarlier(one, page) ? (
                    <Button
                      size="small"
                      aria-expanded={chosen === one.id}
                      onClick={() => setChosen(chosen === one.id ? null : one.id)}
                    >
                      认定
                    </Button>
                  ) : (
                    <span className="quiet small">后提出的</span>
                  )}
                </td>
              )}
            </tr>
          ))}
        </Table>
      )}
      {marks && chosen && rest.some(({ id }) => id === chosen) && (
        <div className="panel-foot">
          <Mark page={page} earlier={rest.find(({ id }) => id === chosen)!} onDone={() => setChosen(null)} />
        </div>
      )}
      {published.length > 0 && (
        <div className="panel-foot">
          <p>可能已经公开（条例第三十六条第一项）：</p>
          <ul className="alike-list">
            {published.map((one) => (
              <li key={one.id}>
                {one.title} <span className="quiet">{one.place}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}

const isEarlier = (one: Alike, { request }: RequestPage) => one.submittedOn <= (request.standing.submittedOn ?? '9999')

/** 重复申请 ends this request as one that is not handled again; the same matter is linked and handled together. */
function Mark({
  page: { request, today },
  earlier,
  onDone,
}: {
  page: RequestPage
  earlier: Alike
  onDone: () => void
}) {
  const { message } = App.useApp()
  const mark = useChange(
    (values: Sent) =>
      post(`/requests/${request.organ_id}/${request.id}/repeats`, {
        ...values,
        earlierId: earlier.id,
        seen: request.act_count,
      }),
    () => {
      void message.success('已关联，两件申请互相可见')
      onDone()
    },
  )
  const repeats = earlier.sameApplicant && earlier.outcome !== null
  const decides = actOf('decide').from.includes(request.state)
  const why = !earlier.sameApplicant
    ? '申请人不同，不是重复申请。'
    : earlier.outcome === null
      ? '前一件还没有答复，不能认定为重复申请。'
      : decides
        ? '认定为重复申请的，各事项的处理结果定为“重复申请”，答复时告知不予重复处理（条例第三十六条第六项）。'
        : '现在的状态不能再定处理结果，只作关联。'
  return (
    <>
      <p>
        与 <b className="docno">{earlier.number ?? inShort(earlier.submittedOn, today)}</b>：{why}
      </p>
      <FieldsForm
        columns
        fields={[
          {
            name: 'kind',
            label: '关系',
            kind: 'select',
            choices: [
              ...(repeats ? [{ value: 'repeat', label: '重复申请' }] : []),
              { value: 'same', label: '同一事项，一并办理' },
            ],
            initial: repeats ? 'repeat' : 'same',
          },
          { name: 'on', label: '日期', kind: 'day', initial: today, max: today },
          { name: 'note', label: '说明', kind: 'text', most: 1000, optional: true, wide: true },
        ]}
        submit="关联"
        busy={mark.isPending}
        trouble={mark.error}
        onSubmit={(values) => mark.mutate(values)}
        onCancel={onDone}
      />
    </>
  )
}
