// 政策解读: each document with what interprets it; what is overdue comes first.
import { Link, useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import { interpretationForms } from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { Choose, yearsBetween } from '../parts/choose.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { documentPath, RegisterNav } from './parts.tsx'
import type { Pair } from './types.ts'

interface Data {
  pairs: Pair[]
  forms: Record<string, number>
  today: Pair['due']
}

export function InterpretationsPage() {
  useTitle('政策解读')
  const { organ, me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const year = Number(search.get('year')) || yearOf(me.today)
  const data = useGet<Data>('/office/interpretations', { organ: organ.id, year })
  const years = yearsBetween(yearOf(me.today), 2015)
  return (
    <>
      <h1>政策解读</h1>
      <RegisterNav />
      <div className="filter">
        <Choose label="年份" value={year} choices={years} onChoose={(value) => setSearch({ year: value })} all={null} />
      </div>
      <Loaded query={data}>
        {({ pairs, forms }) => (
          <div className="stack">
            <dl className="tallies">
              {Object.entries(interpretationForms).map(([id, label]) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>
                    <b>{count(forms[id] ?? 0)}</b> <small>件</small>
                  </dd>
                </div>
              ))}
            </dl>
            <Panel title="文件和解读" aside={`${count(pairs.length)}件文件`} flush>
              {pairs.length ? (
                <Pairs pairs={pairs} />
              ) : (
                <p className="empty">{year}年没有需要解读或者已有解读的文件。</p>
              )}
            </Panel>
            <p className="quiet small">
              需要解读的文件，解读与文件同步起草、审签、发布；没有同时发布的，3个工作日内发布。只列文件所在年份的，缺解读的各年都列。
            </p>
          </div>
        )}
      </Loaded>
    </>
  )
}

function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  const { me } = useAtWork()
  return (
    <section className="scroll-x" aria-label="逐对">
      <Table heads={['文件', '公开', '解读', '形式', '状态']}>
        {pairs.map((pair) => (
          <tr key={pair.id}>
            <td className="content">
              <Link to={documentPath(pair)}>{pair.title}</Link>
              {pair.documentNo && <span className="quiet docno">　{pair.documentNo}</span>}
            </td>
            <td className="nb">{pair.publishedOn ?? '—'}</td>
            <td>
              {pair.interpretations.map((one) => (
                <div key={one.id}>
                  <Link to={documentPath(one)}>{one.title}</Link>
                </div>
              ))}
              {pair.need === 'exempt' && <span className="quiet">不需要：{pair.reason}</span>}
            </td>
            <td className="nb">
              {pair.interpretations.map(({ id, form }) => (
                <div key={id}>{form ? interpretationForms[form] : '文字'}</div>
              ))}
            </td>
            <td className="nb">
              <PairState pair={pair} />
              {pair.due && <div className="quiet small">应在{inShort(pair.due, me.today)}前</div>}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function PairState({ pair }: { pair: Pair }) {
  if (pair.overdue) return <span className="state stop">逾期</span>
  if (pair.interpretations.some(({ publishedOn }) => publishedOn)) {
    const late = pair.interpretations.every(
      ({ publishedOn }) => publishedOn && pair.publishedOn && publishedOn > pair.publishedOn,
    )
    return <span className="state done">{late ? '已发布' : '同步发布'}</span>
  }
  if (pair.need === 'exempt') return <span className="state">不需要</span>
  if (pair.interpretations.length) return <span className="state run">起草中</span>
  return <span className="state warn">缺解读</span>
}
