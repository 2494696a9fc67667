import { outcomes } from '../../law/requests/index.ts'
import type { RequestPage } from '../api/types.ts'
import { Panel } from '../parts/panel.tsx'

/** What is asked for, item by item, with what is to be answered and on what basis. */
export function ItemsPanel({ page: { request, items } }: { page: RequestPage }) {
  const decided = request.standing.items
  const rows = Object.entries(decided).map(([no, outcome]) => ({
    no,
    outcome,
    content: items.find((item) => String(item.no) === no)?.content ?? request.content,
  }))
  return (
    <Panel title="申请的信息" aside={`${rows.length}项`} flush>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">项</th>
            <th scope="col">内容</th>
            <th scope="col">处理结果</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ no, content, outcome }) => (
            <tr key={no}>
              <td>{no}</td>
              <td className="content">{content}</td>
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
        </tbody>
      </table>
    </Panel>
  )
}
