import { Link } from 'react-router'
import { address } from '../api/client.ts'
import type { RequestPage } from '../api/types.ts'
import { allKinds, isLetter, paperStates } from '../letters/kinds.ts'
import { StartLetter } from '../letters/start-letter.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

/** What came in and what went out; drafts are opened to be filled in, files downloaded. */
export function PapersPanel({ page }: { page: RequestPage }) {
  const { request, papers, today } = page
  const { me } = useAtWork()
  const permissions = me.organs.find(({ id }) => id === request.organ_id)?.permissions ?? []
  const drafts = permissions.includes('handle') || permissions.includes('register')
  const path = `/requests/${request.organ_id}/${request.id}`
  return (
    <Panel
      title="文书"
      flush
      aside={permissions.includes('seePersonalData') && <a href={address(`${path}/archive.pdf`)}>下载卷宗</a>}
    >
      {papers.length ? (
        <Table heads={['文书', '文号或者文件', '日期', '状态']}>
          {papers.map((paper) => (
            <tr key={paper.id}>
              <td>
                {isLetter(paper.kind) ? (
                  <Link to={`/workbench${path}/letters/${paper.id}`}>{paper.title}</Link>
                ) : (
                  <a href={address(`${path}/papers/${paper.id}/file`)}>{paper.title}</a>
                )}
              </td>
              <td>{paper.number ? <span className="docno">{paper.number}</span> : (paper.fileName ?? '—')}</td>
              <td className="nb">{paper.issuedOn ? inShort(paper.issuedOn, today) : '—'}</td>
              <td className="nb">
                <span className={`state ${paperStates[paper.state].kind}`}>{paperStates[paper.state].label}</span>
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="empty">还没有文书。</p>
      )}
      {drafts && (
        <div className="panel-foot">
          <StartLetter page={page} kinds={allKinds} label="起草文书" />
        </div>
      )}
    </Panel>
  )
}
