// 转为主动公开建议 (art. 44): what several asked for, what an applicant or the office proposed; taken up or declined here.
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { documentKinds } from '../../law/disclosure/index.ts'
import { conversionSources, conversionStates, converting } from '../../law/regulation/index.ts'
import { outcomes } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { Choose } from '../parts/choose.tsx'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { badge } from './propose.tsx'
import type { Conversion } from './types.ts'

export function ConversionsPage() {
  useTitle('转为主动公开建议')
  const { organ, me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const open = search.get('open')
  const list = useGet<{ conversions: Conversion[] }>('/conversions', { organ: organ.id, open })
  return (
    <>
      <PageHead title="转为主动公开建议" />
      <p className="quiet">
        多人申请同一信息、答复可以公开的，系统提出建议；申请人也可以建议。采纳的，起草一份文件，经审查后公开（
        {converting.text}
        ）。几人以上提出建议，在“机关资料”里设定。
      </p>
      <search>
        <div className="filter">
          <Choose
            label="决定"
            value={open ?? ''}
            choices={[
              ['true', '待决定'],
              ['false', '已决定'],
            ]}
            onChoose={(value) => setSearch(value ? { open: value } : {})}
          />
        </div>
      </search>
      <Loaded query={list}>
        {({ conversions }) =>
          conversions.length ? (
            <div className="stack">
              {conversions.map((one) => (
                <One key={one.id} one={one} today={me.today} />
              ))}
            </div>
          ) : (
            <p className="empty">没有建议。</p>
          )
        }
      </Loaded>
    </>
  )
}

function One({ one, today }: { one: Conversion; today: Day }) {
  const { me } = useAtWork()
  const decides = me.organs.find(({ id }) => id === one.organId)?.permissions.includes('decideConversions')
  return (
    <Panel
      title={one.title}
      id={`conversion-${one.id}`}
      aside={<span className={`state ${badge[one.state]}`}>{conversionStates[one.state]}</span>}
    >
      <div className="stack">
        <p className="badges">
          <span className="tag">{conversionSources[one.source]}</span>
          <span className="quiet">{inShort(one.foundOn, today)}提出</span>
          {one.reason && <span>{one.reason}</span>}
        </p>
        <Table heads={['申请', '申请内容', '处理结果', '办结']}>
          {one.requests.map(({ id, number, content, outcome, endedOn }) => (
            <tr key={id}>
              <td className="docno">{number ?? '—'}</td>
              <td className="content">
                <Link to={`/workbench/requests/${one.organId}/${id}`}>{content}</Link>
              </td>
              <td>{outcome ? outcomes[outcome].label : '在办'}</td>
              <td className="nb">{endedOn ? inShort(endedOn, today) : '—'}</td>
            </tr>
          ))}
        </Table>
        {one.decidedOn && (
          <p>
            {inShort(one.decidedOn, today)} {one.decidedBy} 决定
            {one.answer && `：${one.answer}`}{' '}
            {one.documentId && <Link to={`/workbench/documents/${one.organId}/${one.documentId}`}>打开文件</Link>}
          </p>
        )}
        {one.state === 'open' &&
          (decides ? (
            <Decide one={one} today={today} />
          ) : (
            <p className="quiet">“决定是否转为主动公开”由公开机构负责人办理。</p>
          ))}
      </div>
    </Panel>
  )
}

function Decide({ one, today }: { one: Conversion; today: Day }) {
  const [chosen, setChosen] = useState<'accept' | 'decline' | null>(null)
  const send = useChange((values: Sent) => post(`/conversions/${one.organId}/${one.id}/${chosen}`, values))
  const told = one.source === 'applicant' ? '告知提出建议的申请人的话' : '备注'
  if (!chosen)
    return (
      <p className="acts">
        <button type="button" className="btn primary" onClick={() => setChosen('accept')}>
          采纳，起草文件
        </button>{' '}
        <button type="button" className="btn" onClick={() => setChosen('decline')}>
          不采纳
        </button>
      </p>
    )
  return (
    <FieldsForm
      key={chosen}
      focus
      fields={
        chosen === 'accept'
          ? [
              {
                name: 'title',
                label: '公开的名称',
                kind: 'text',
                initial: one.title,
                most: 200,
                wide: true,
                hint: '不出现申请人',
              },
              {
                name: 'kind',
                label: '文件种类',
                kind: 'select',
                initial: 'other',
                choices: Object.entries(documentKinds).map(([value, { label }]) => ({ value, label })),
              },
              { name: 'formedOn', label: '信息形成之日', kind: 'day', initial: today, max: today },
              { name: 'answer', label: told, kind: 'area', optional: true, most: 1000 },
            ]
          : [{ name: 'answer', label: '不采纳的理由', kind: 'area', most: 1000 }]
      }
      submit={chosen === 'accept' ? '采纳' : '不采纳'}
      busy={send.isPending}
      trouble={send.error}
      onSubmit={(values) => send.mutate(values)}
      onCancel={() => setChosen(null)}
    />
  )
}
