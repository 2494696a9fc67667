import type { RequestPage } from '../api/types.ts'
import { Panel } from '../parts/panel.tsx'
import { inShort } from '../parts/words.ts'

const paperStates = {
  draft: '草稿',
  submitted: '已送审',
  cleared: '已审签',
  issued: '已发出',
  filed: '已存档',
  void: '已作废',
}

export function PapersPanel({ page: { papers, today } }: { page: RequestPage }) {
  return (
    <Panel title="文书" flush>
      {papers.length ? (
        <table className="data">
          <thead>
            <tr>
              <th scope="col">文书</th>
              <th scope="col">文号</th>
              <th scope="col">日期</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {papers.map((paper) => (
              <tr key={paper.id}>
                <td>{paper.title}</td>
                <td className="docno">{paper.number ?? paper.fileName ?? '—'}</td>
                <td className="nb">{paper.issuedOn ? inShort(paper.issuedOn, today) : '—'}</td>
                <td className="nb">{paperStates[paper.state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="empty">还没有文书。</p>
      )}
    </Panel>
  )
}
