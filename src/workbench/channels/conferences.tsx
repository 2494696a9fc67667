// 发布会和访谈: the records of a year, public or on the way.
import { Link } from 'react-router'
import { type DocumentState, documentStates } from '../../law/disclosure/index.ts'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { base, ChannelsNav, Reach, useReach } from './parts.tsx'

interface Row {
  organId: string
  id: string
  kind: string
  topic: string
  heldOn: Day
  speakers: { name: string; post: string }[]
  questions: number
  department: string | null
  state: DocumentState
  isPublic: boolean
}

export function ConferencesPage() {
  useTitle('发布会和访谈')
  const { organ, year } = useReach()
  const { may, me } = useAtWork()
  const found = useGet<{ kinds: Record<string, string>; conferences: Row[] }>(`/office/conferences/${organ.id}`, {
    year,
  })
  return (
    <>
      <PageHead title="发布会和访谈">
        {may('draftDocuments') && (
          <div className="acts">
            <Link className="btn primary" to={`${base}/conferences/new`}>
              登记一场
            </Link>
          </div>
        )}
      </PageHead>
      <ChannelsNav />
      <Reach below={false} />
      <Loaded query={found}>
        {({ kinds, conferences }) => (
          <Panel
            title={`${year}年`}
            aside={`${count(conferences.length)}场，已公开${count(conferences.filter(({ isPublic }) => isPublic).length)}场`}
            flush
          >
            {conferences.length === 0 ? (
              <p className="empty">这一年还没有登记。举行以后在这里登记发布人、提问和实录，经审查后公开。</p>
            ) : (
              <Table heads={['举行', '主题', '类别', '发布人、嘉宾', { n: '问题' }, '状态', '']} scroll>
                {conferences.map((one) => (
                  <tr key={one.id}>
                    <td className="nb">
                      <time dateTime={one.heldOn}>{inShort(one.heldOn, me.today)}</time>
                    </td>
                    <td className="content">
                      <Link to={`/workbench/documents/${one.organId}/${one.id}`}>{one.topic}</Link>
                      {one.department && <div className="quiet small">{one.department}</div>}
                    </td>
                    <td className="nb">{kinds[one.kind]}</td>
                    <td>{one.speakers.map(({ name }) => name).join('、')}</td>
                    <td className="n">{one.questions}</td>
                    <td className="nb">
                      <span className={`state ${one.isPublic ? 'done' : 'run'}`}>
                        {one.isPublic ? '已公开' : documentStates[one.state].label}
                      </span>
                    </td>
                    <td className="nb">
                      {one.state === 'drafting' && may('draftDocuments') && (
                        <Link to={`${base}/conferences/${one.organId}/${one.id}`}>修改记录</Link>
                      )}
                      {one.isPublic && one.state !== 'drafting' && (
                        <a href={`/o/${one.organId}/conferences/${one.id}`}>公开页面</a>
                      )}
                    </td>
                  </tr>
                ))}
              </Table>
            )}
          </Panel>
        )}
      </Loaded>
    </>
  )
}
