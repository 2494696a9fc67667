// One draft that is open to comment: opening, what came in, the result.
import { App } from 'antd'
import { Link, useParams } from 'react-router'
import { addDays, type Day } from '../../kit/days.ts'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { Comments } from './comments.tsx'
import { ConsultationState, type Consultations } from './consultations.tsx'
import { documentPath } from './parts.tsx'
import type { ConsultationRow } from './types.ts'

export function ConsultationPage() {
  const { organ, id } = useParams()
  const all = useGet<Consultations>('/office/consultations', { organ })
  const row = all.data?.consultations.find((one) => one.id === id)
  useTitle(row?.title ?? '征求意见')
  return (
    <Loaded query={all}>
      {({ today, commentDays }) =>
        row ? (
          <Consultation row={row} today={today as Day} commentDays={commentDays} />
        ) : (
          <p>没有这份已公开的征求意见稿。</p>
        )
      }
    </Loaded>
  )
}

interface Props {
  row: ConsultationRow
  today: Day
  commentDays: number
}

function Consultation({ row, today, commentDays }: Props) {
  const { me } = useAtWork()
  const permissions = me.organs.find(({ id }) => id === row.organId)?.permissions ?? []
  const publishes = permissions.includes('publishDocuments')
  const answering = permissions.includes('draftDocuments')
  const over = row.closesOn !== null && today > row.closesOn
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/register', text: '登记簿' },
          { to: '/workbench/register/consultations', text: '征求意见' },
        ]}
        title={row.title}
        under={
          <p>
            <ConsultationState row={row} today={today} />
            {row.opensOn && (
              <span className="quiet">
                {row.opensOn}至{row.closesOn}　{row.contact}
              </span>
            )}
          </p>
        }
      >
        <div className="acts">
          <Link className="btn" to={documentPath(row)}>
            打开征求意见稿
          </Link>
          {row.opensOn && (
            <a className="btn" href={`/o/${row.organId}/consultations/${row.id}`}>
              公开页面
            </a>
          )}
        </div>
      </PageHead>
      <div className="two-columns">
        <div className="stack">
          {row.opensOn ? (
            <Comments row={row} answering={answering} publishes={publishes} />
          ) : (
            <Panel title="收到的意见">
              <p className="quiet">还没有开始征求意见。</p>
            </Panel>
          )}
        </div>
        <aside className="stack">
          {!publishes && !row.resultOn && (
            <Panel title="征求意见">
              <p className="quiet">开始、延长和公布采纳情况由登记员、公开机构负责人办理。</p>
            </Panel>
          )}
          {publishes && !row.resultOn && !over && <Open row={row} today={today} commentDays={commentDays} />}
          {publishes && !row.resultOn && over && <Result row={row} />}
          {row.adopted && (
            <Panel title="正式文件">
              <Link to={documentPath(row.adopted)}>{row.adopted.title}</Link>
            </Panel>
          )}
        </aside>
      </div>
    </>
  )
}

function Open({ row, today, commentDays }: Props) {
  const { message } = App.useApp()
  const open = useChange(
    (values: Sent) => post<{ closesOn: string }>(`/office/documents/${row.organId}/${row.id}/consultation`, values),
    ({ closesOn }) => void message.success(`征求意见至${closesOn}`),
  )
  const earliest = addDays(today, commentDays)
  return (
    <Panel title={row.opensOn ? '延长征求意见' : '开始征求意见'}>
      <FieldsForm
        fields={[
          {
            name: 'closesOn',
            label: '截止日期',
            kind: 'day',
            initial: row.closesOn && row.closesOn > earliest ? row.closesOn : earliest,
            min: earliest,
            hint: `不少于${commentDays}日，最早${earliest}`,
          },
          {
            name: 'contact',
            label: '其他提意见的途径',
            kind: 'area',
            most: 300,
            initial: row.contact ?? '',
            hint: '通信地址、电子邮箱、电话；网上的意见在公开页面直接提交',
          },
        ]}
        submit={row.opensOn ? '延长' : '开始征求意见'}
        busy={open.isPending}
        trouble={open.error}
        onSubmit={(values) => open.mutate(values)}
      />
    </Panel>
  )
}

function Result({ row }: { row: ConsultationRow }) {
  const { message } = App.useApp()
  const close = useChange(
    (values: Sent) => post(`/office/documents/${row.organId}/${row.id}/consultation/result`, values),
    () => void message.success('采纳情况已公布'),
  )
  if (row.unanswered > 0)
    return (
      <Panel title="公布采纳情况">
        <p className="quiet">还有{count(row.unanswered)}条意见没有答复；都答复后可以公布。</p>
      </Panel>
    )
  return (
    <Panel title="公布采纳情况">
      <FieldsForm
        fields={[
          {
            name: 'result',
            label: '采纳情况说明',
            kind: 'area',
            most: 10_000,
            hint: '收到多少条，采纳了哪些，没有采纳的主要理由',
          },
        ]}
        submit="公布"
        busy={close.isPending}
        trouble={close.error}
        onSubmit={(values) => close.mutate(values)}
      />
      <p className="quiet small">公布后，征求意见的公开页面显示这段说明、各种结果的条数和允许公开的意见。</p>
    </Panel>
  )
}
