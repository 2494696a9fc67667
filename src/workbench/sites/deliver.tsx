// A delivery: to whom, and which of the documents that they have not had.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { addMonths, type Day } from '../../kit/days.ts'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { Choose } from '../parts/choose.tsx'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { useSite } from './parts.tsx'
import { type DeliveredDocument, deliveryForms, pointKinds } from './types.ts'

type Undelivered = Omit<DeliveredDocument, 'no' | 'copies'>
const usual = 'rule,normative,policy,planning'

export function DeliverPage() {
  useTitle('登记移送')
  const { organ, me } = useAtWork()
  const site = useSite()
  const [to, setTo] = useState('')
  const [from, setFrom] = useState<Day>(addMonths(me.today, -3))
  const [until, setUntil] = useState<Day>(me.today)
  const [every, setEvery] = useState(false)
  const points = site.data?.points.filter(({ kind }) => kind !== 'office') ?? []
  const point = points.find(({ name }) => name === to)
  const waiting = useGet<{ documents: Undelivered[] }>(to ? `/office/deliveries/${organ.id}/undelivered` : null, {
    ...{ recipient: to, from, until },
    kinds: every ? undefined : usual,
  })
  return (
    <>
      <PageHead crumbs={[{ to: '/workbench/site/deliveries', text: '移送' }]} title="登记一次移送" />
      <Loaded query={site}>
        {() =>
          points.length === 0 ? (
            <p className="note-wait">
              还没有登记档案馆、图书馆等查阅点。<Link to="/workbench/site/reading-points">先登记查阅点</Link>
            </p>
          ) : (
            <div className="stack">
              <div className="filter">
                <Choose
                  label="接收单位"
                  value={to}
                  choices={points.map(({ name, kind }) => [name, `${name}（${pointKinds[kind]}）`])}
                  onChoose={setTo}
                  all="请选择"
                />
                <label htmlFor="from">
                  <span>公开日期从</span>
                  <Input id="from" type="date" value={from} onChange={({ target }) => setFrom(target.value as Day)} />
                </label>
                <label htmlFor="until">
                  <span>到</span>
                  <Input
                    id="until"
                    type="date"
                    value={until}
                    onChange={({ target }) => setUntil(target.value as Day)}
                  />
                </label>
                <label className="tick">
                  <input type="checkbox" checked={every} onChange={({ target }) => setEvery(target.checked)} />
                  <span>包括通知公告等各种类</span>
                </label>
              </div>
              {point && (
                <Loaded query={waiting}>
                  {({ documents }) => (
                    <ChooseDocuments key={documents.map(({ id }) => id).join()} documents={documents} point={point} />
                  )}
                </Loaded>
              )}
            </div>
          )
        }
      </Loaded>
    </>
  )
}

interface ChooseDocumentsProps {
  documents: readonly Undelivered[]
  point: { name: string; kind: keyof typeof pointKinds }
}

function ChooseDocuments({ documents, point }: ChooseDocumentsProps) {
  const { organ, me } = useAtWork()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(documents.map(({ id }) => id)))
  const make = useChange(
    ({ copies, ...values }: Sent) =>
      post<{ id: string; documents: number }>(`/office/deliveries/${organ.id}`, {
        ...values,
        ...{ recipient: point.name, kind: point.kind },
        documents: documents.filter(({ id }) => chosen.has(id)).map(({ id }) => ({ id, copies })),
      }),
    (made) => {
      message.success(`已登记移送${count(made.documents)}件`)
      navigate(`/workbench/site/deliveries/${made.id}`)
    },
  )
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  if (!documents.length)
    return (
      <section className="panel">
        <p className="empty">这段时间公开的文件都已移送给{point.name}，或者没有公开的文件。</p>
      </section>
    )
  return (
    <>
      <Panel
        title={`没有移送给${point.name}的文件`}
        aside={`已选${count(chosen.size)}件，共${count(documents.length)}件`}
        flush
      >
        <section className="scroll-x" aria-label="文件">
          <Table heads={[{ pick: '选择' }, '标题', '文号', '索引号', '公开']}>
            {documents.map((one) => (
              <tr key={one.id}>
                <td className="pick">
                  <input
                    type="checkbox"
                    aria-label={one.title}
                    checked={chosen.has(one.id)}
                    onChange={({ target }) => toggle(one.id, target.checked)}
                  />
                </td>
                <td className="content">{one.title}</td>
                <td className="docno">{one.documentNo}</td>
                <td className="nb">{one.indexNo}</td>
                <td className="nb">{one.publishedOn}</td>
              </tr>
            ))}
          </Table>
        </section>
        <div className="bar-acts">
          <Button onClick={() => setChosen(new Set(documents.map(({ id }) => id)))}>全选</Button>
          <Button onClick={() => setChosen(new Set())}>全不选</Button>
        </div>
      </Panel>
      <Panel title="移送">
        <FieldsForm
          columns
          fields={[
            { name: 'deliveredOn', label: '移送日期', kind: 'day', initial: me.today, max: me.today },
            {
              name: 'form',
              label: '形式',
              kind: 'select',
              choices: Object.entries(deliveryForms).map(([value, label]) => ({ value, label })),
              initial: 'both',
            },
            { name: 'copies', label: '每件份数', kind: 'number', initial: '1', min: 1, max: 999 },
            { name: 'note', label: '备注', kind: 'text', most: 500, optional: true },
          ]}
          submit={`登记移送${count(chosen.size)}件`}
          busy={make.isPending}
          trouble={make.error}
          onSubmit={(values) => make.mutate(values)}
        />
      </Panel>
    </>
  )
}
