// One request: where it stands, its clock, its story and papers at the left; what can be done now at the right.
import { Link, useParams } from 'react-router'
import { channels } from '../../law/regulation/index.ts'
import { flags } from '../../law/requests/index.ts'
import type { RequestPage as Page } from '../api/types.ts'
import { useGet, useWords } from '../api/use.ts'
import { CasesTable } from '../desk/desk.tsx'
import { OtherOrgansPanel } from '../messages/other-organs.tsx'
import { Panel } from '../parts/panel.tsx'
import { StateBadge } from '../parts/state.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { deliveries, forms } from '../parts/words.ts'
import { ActsColumn } from './acts-column.tsx'
import { AlikePanel, LinksPanel } from './alike.tsx'
import { kinds } from './choices.ts'
import { ClockPanel } from './clock.tsx'
import { ItemsPanel } from './items.tsx'
import { NotesPanel } from './notes.tsx'
import { PapersPanel } from './papers.tsx'
import { People } from './people.tsx'
import { ProofPanel } from './proof.tsx'
import { RecordPanel, StoryPanel } from './story.tsx'
import { Tools } from './tools.tsx'

export function RequestPage() {
  const { organ, id } = useParams()
  const page = useGet<Page>(`/requests/${organ}/${id}`, {}, { refetchOnWindowFocus: true })
  useTitle(page.data?.request.number ?? '申请')
  return <Loaded query={page}>{(data) => <Whole key={data.request.id} page={data} />}</Loaded>
}

function Whole({ page }: { page: Page }) {
  const { request, today } = page
  const overdue = request.is_open && request.reply_due !== null && request.reply_due < today
  return (
    <>
      <header className="page-head request-head">
        <div>
          <p className="crumbs">
            <Link to="/workbench/requests">依申请公开</Link>
            <span className="docno">{request.number ?? '未登记编号'}</span>
            <span>{page.organName}</span>
          </p>
          <h1>{request.content}</h1>
          <p className="badges">
            <StateBadge state={request.state} overdue={overdue} />
            <span className="tag">{channels[request.channel as keyof typeof channels].label}</span>
            {request.flags.map((flag) => (
              <span key={flag} className="tag">
                {flags[flag as keyof typeof flags] ?? flag}
              </span>
            ))}
            {request.is_example && <span className="state warn">示例</span>}
            <People page={page} />
          </p>
          <Tools page={page} />
        </div>
      </header>
      <ClockPanel page={page} />
      <div className="wb-cols">
        <div className="stack">
          <ItemsPanel page={page} />
          <OtherOrgansPanel page={page} />
          <LinksPanel page={page} />
          <StoryPanel page={page} />
          <PapersPanel page={page} />
          <NotesPanel page={page} />
          <AboutPanel page={page} />
          <ProofPanel page={page} />
          {page.cases.length > 0 && (
            <Panel title="复议诉讼" flush>
              <CasesTable cases={page.cases} today={today} />
            </Panel>
          )}
          <AlikePanel page={page} />
          <RecordPanel page={page} />
        </div>
        <ActsColumn key={request.act_count} page={page} />
      </div>
    </>
  )
}

function AboutPanel({ page: { request, handler } }: { page: Page }) {
  const subjects = useWords().data?.subjects ?? {}
  const rows: [string, string][] = [
    ['申请人类别', kinds.find(({ value }) => value === request.applicant_kind)?.label ?? request.applicant_kind],
    ['要求的形式', forms[request.form as keyof typeof forms] ?? request.form],
    ['获取的途径', deliveries[request.delivery as keyof typeof deliveries] ?? request.delivery],
    ['主题', request.subject ? (subjects[request.subject] ?? request.subject) : '未归类'],
    ['承办人', handler ?? '未分派'],
    ...(request.description ? [['描述', request.description] as [string, string]] : []),
  ]
  return (
    <Panel title="申请书">
      <dl className="pairs">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
