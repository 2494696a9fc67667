// 栏目更新: each watched column with its newest document, its limit, and how it stands.

import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { type ColumnRow, MonitoringNav } from './parts.tsx'

const states = {
  fresh: { mark: 'done', words: '按期' },
  stale: { mark: 'stop', words: '超期未更新' },
  none: { mark: 'warn', words: '空白' },
  notOurs: { mark: '', words: '不涉及' },
} as const
const order = ['stale', 'none', 'fresh', 'notOurs'] as const

export function ColumnsPage() {
  useTitle('栏目更新')
  const { organ, me } = useAtWork()
  const found = useGet<{ columns: ColumnRow[] }>(`/office/monitoring/${organ.id}/columns`)
  return (
    <>
      <PageHead title="栏目更新" />
      <MonitoringNav />
      <Loaded query={found}>
        {({ columns }) => (
          <div className="stack">
            <dl className="tallies">
              {order.map((state) => (
                <div key={state} className={state === 'stale' ? 'law' : undefined}>
                  <dt>{states[state].words}</dt>
                  <dd>
                    <b>{count(columns.filter((one) => one.state === state).length)}</b> <small>个栏目</small>
                  </dd>
                </div>
              ))}
            </dl>
            <Panel title="栏目" aside="超期和空白的在前" flush>
              <Table heads={['栏目', '状态', '最近更新', '期限', { n: '文件' }, '责任部门', '依据']} scroll>
                {[...columns]
                  .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
                  .map((column) => (
                    <ColumnLine key={column.id} organ={organ.id} column={column} today={me.today} />
                  ))}
              </Table>
            </Panel>
          </div>
        )}
      </Loaded>
    </>
  )
}

function ColumnLine({ organ, column, today }: { organ: string; column: ColumnRow; today: Day }) {
  const { label, state, newest, idle, days, staleOn, documents, department, basis, item, kinds } = column
  const { mark, words } = states[state]
  return (
    <tr>
      <td className="content">
        <a href={`/o/${organ}/docs?${item ? `item=${item}` : `kind=${kinds[0]}`}`}>{label}</a>
      </td>
      <td className="nb">
        <span className={`state ${mark}`}>{words}</span>
      </td>
      <td className="nb">
        {newest ? (
          <>
            <time dateTime={newest}>{inShort(newest, today)}</time> <span className="quiet small">{idle}天前</span>
          </>
        ) : (
          <span className="quiet">没有</span>
        )}
      </td>
      <td className="nb">
        {days === null ? <span className="quiet">不限</span> : `${days}天`}
        {state === 'fresh' && staleOn && <span className="quiet small">，{inShort(staleOn, today)}前要更新</span>}
      </td>
      <td className="n">{count(documents)}</td>
      <td>{department ?? <span className="quiet">—</span>}</td>
      <td className="quiet small">{basis}</td>
    </tr>
  )
}
