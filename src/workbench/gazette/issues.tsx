// 政府公报: issues at work and issues that are out.
import { Link } from 'react-router'
import type { Day } from '../../kit/days.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

export interface DeskIssue {
  year: number
  no: number
  totalNo: number
  issuedOn: Day | null
  documents: number
  gone: number
}
interface Data {
  runs: boolean
  basis: string
  issues: DeskIssue[]
}

export function IssuesPage() {
  useTitle('政府公报')
  const { organ, may } = useAtWork()
  const data = useGet<Data>(`/organs/${organ.id}/gazette`)
  return (
    <Loaded query={data}>
      {({ runs, basis, issues }) => (
        <>
          <PageHead title={`${organ.name}公报`}>
            {runs && (
              <div className="acts">
                <a className="btn" href={`/o/${organ.id}/gazette`}>
                  公开页面
                </a>
                {may('settleDocuments') && (
                  <Link className="btn primary" to="/workbench/gazette/new">
                    编排新的一号
                  </Link>
                )}
              </div>
            )}
          </PageHead>
          {runs ? (
            <section className="panel" aria-label="各号">
              <div className="in flush">
                {issues.length ? (
                  <Issues issues={issues} organId={organ.id} />
                ) : (
                  <p className="empty">还没有编排过公报。公报由已公开的文件编成，出版后对外显示。</p>
                )}
              </div>
            </section>
          ) : (
            <p className="note-wait">
              县级以上人民政府可以办政府公报；部门、乡镇和街道不办，需要刊登的文件由上级政府的公报选登。依据：{basis}
            </p>
          )}
        </>
      )}
    </Loaded>
  )
}

const Issues = ({ issues, organId }: { issues: readonly DeskIssue[]; organId: string }) => (
  <section className="scroll-x" aria-label="公报">
    <Table heads={['号', '总号', '状态', '出版', { n: '件数' }, '数据']}>
      {issues.map((one) => (
        <tr key={one.totalNo}>
          <td>
            <Link to={`/workbench/gazette/${one.year}/${one.no}`}>
              {one.year}年第{one.no}号
            </Link>
          </td>
          <td>总第{one.totalNo}号</td>
          <td className="nb">
            {one.issuedOn ? <span className="state done">已出版</span> : <span className="state run">编排中</span>}
            {one.gone > 0 && <span className="state warn">{one.gone}件已撤下</span>}
          </td>
          <td className="nb">{one.issuedOn ?? '—'}</td>
          <td className="n">{count(one.documents)}</td>
          <td className="nb">
            {one.issuedOn ? (
              <>
                <a href={`/o/${organId}/gazette/${one.year}/${one.no}.pdf`}>PDF</a>
                {'　'}
                <a href={`/o/${organId}/gazette/${one.year}/${one.no}.json`}>JSON</a>
              </>
            ) : (
              <span className="quiet">出版后提供</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  </section>
)
