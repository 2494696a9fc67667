// 查阅点 (art. 25): where people read what is published, with hours and a map.
import { App, Button } from 'antd'
import { useState } from 'react'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { notMine, SiteNav, saveSite, useSite } from './parts.tsx'
import { type PointKind, pointKinds, type ReadingPoint, type SiteData } from './types.ts'

export function ReadingPointsPage() {
  useTitle('查阅点')
  const { organ } = useAtWork()
  const data = useSite()
  return (
    <>
      <PageHead title="查阅点">
        <div className="acts">
          <a className="btn" href={`/o/${organ.id}/reading-points`}>
            公开页面
          </a>
        </div>
      </PageHead>
      <SiteNav />
      <Loaded query={data}>{(loaded) => <Points key={JSON.stringify(loaded.points)} data={loaded} />}</Loaded>
    </>
  )
}

function Points({ data }: { data: SiteData }) {
  const { may } = useAtWork()
  const { message } = App.useApp()
  /** The place in the list that is edited; one past the end: a new one. */
  const [at, setAt] = useState<number | null>(null)
  const save = useChange(
    (points: ReadingPoint[]) => saveSite(data, { points }),
    () => void message.success('查阅点已保存'),
  )
  const edits = may('editOrgan')
  const { points } = data
  return (
    <div className="stack">
      <Panel title={`登记的查阅点`} aside={points.length ? `${points.length}处` : undefined} flush>
        {points.length ? (
          <section className="scroll-x" aria-label="查阅点">
            <Table heads={['名称', '类别', '地址', '开放时间', '电话', '地图', { sr: '办理' }]}>
              {points.map((point, index) => (
                <tr key={point.no}>
                  <td>{point.name}</td>
                  <td className="nb">{pointKinds[point.kind]}</td>
                  <td>{point.address}</td>
                  <td>{point.hours ?? <span className="state warn">没有填写</span>}</td>
                  <td className="nb">{point.phone ?? '—'}</td>
                  <td className="nb">{point.mapUrl ? <a href={point.mapUrl}>地图</a> : '—'}</td>
                  <td className="acts">
                    {edits && (
                      <>
                        <button type="button" className="link" onClick={() => setAt(index)}>
                          修改
                        </button>
                        <button
                          type="button"
                          className="link"
                          onClick={() => save.mutate(points.filter((_, other) => other !== index))}
                        >
                          删去
                        </button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </Table>
          </section>
        ) : (
          <p className="empty">还没有登记查阅点。国家档案馆、公共图书馆、政务服务场所应当设置（条例第二十五条）。</p>
        )}
        {edits && at === null && (
          <div className="bar-acts">
            <Button onClick={() => setAt(points.length)}>增加查阅点</Button>
            <TroubleNote trouble={save.error} />
          </div>
        )}
      </Panel>
      {!edits && <p className="quiet">{notMine}</p>}
      {at !== null && (
        <Panel title={points[at] ? `修改${points[at].name}` : '增加查阅点'}>
          <FieldsForm
            key={at}
            columns
            focus
            fields={fieldsOf(points[at])}
            submit="保存"
            busy={save.isPending}
            trouble={save.error}
            onSubmit={(values) =>
              save.mutate(points[at] ? points.with(at, pointOf(values)) : [...points, pointOf(values)])
            }
            onCancel={() => setAt(null)}
          />
        </Panel>
      )}
    </div>
  )
}

const pointOf = (values: Sent): ReadingPoint => ({
  name: String(values['name']),
  kind: values['kind'] as PointKind,
  address: String(values['address']),
  hours: (values['hours'] as string | undefined) ?? null,
  phone: (values['phone'] as string | undefined) ?? null,
  mapUrl: (values['mapUrl'] as string | undefined) ?? null,
})

const fieldsOf = (point: ReadingPoint | undefined): Field[] => [
  { name: 'name', label: '名称', kind: 'text', most: 100, initial: point?.name ?? '' },
  {
    name: 'kind',
    label: '类别',
    kind: 'select',
    choices: Object.entries(pointKinds).map(([value, label]) => ({ value, label })),
    initial: point?.kind ?? '',
  },
  { name: 'address', label: '地址', kind: 'text', most: 200, initial: point?.address ?? '' },
  {
    name: 'hours',
    label: '开放时间',
    kind: 'text',
    most: 200,
    optional: true,
    initial: point?.hours ?? '',
    hint: '例如：周二至周日 9:00—17:00',
  },
  { name: 'phone', label: '电话', kind: 'text', most: 40, optional: true, initial: point?.phone ?? '' },
  {
    name: 'mapUrl',
    label: '地图链接',
    kind: 'text',
    most: 500,
    optional: true,
    initial: point?.mapUrl ?? '',
    hint: '以 https:// 开头，在地图网站上复制',
  },
]
