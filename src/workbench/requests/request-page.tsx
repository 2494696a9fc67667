// One request: where it stands and its clock; at the left all that is on file, in four groups with links to each; what can
// be done now at the right.
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { channels } from '../../law/regulation/index.ts'
import { flags } from '../../law/requests/index.ts'
import type { RequestPage as Page } from '../api/types.ts'
import { useGet, useWords } from '../api/use.ts'
import { ConversionPanel } from '../conversion/propose.tsx'
import { CasesTable } from '../desk/desk.tsx'
import { OtherOrgansPanel } from '../messages/other-organs.tsx'
import { Pairs } from '../parts/pairs.tsx'
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
      <nav className="on-page" aria-label="本页">
        <a href="#next" className="narrow-only">
          现在可以做
        </a>
        {Object.entries(groups).map(([id, name]) => (
          <a key={id} href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
      <div className="wb-cols">
        <div className="stack">
          <Group id="handling">
            <ItemsPanel page={page} />
            <StoryPanel page={page} />
          </Group>
          <Group id="papers">
            <AboutPanel page={page} />
            <ProofPanel page={page} />
            <PapersPanel page={page} />
            <NotesPanel page={page} />
          </Group>
          <Group id="others">
            <OtherOrgansPanel page={page} />
            {page.cases.length > 0 && (
              <Panel title="复议诉讼" flush>
                <CasesTable cases={page.cases} today={today} />
              </Panel>
            )}
            <LinksPanel page={page} />
            <ConversionPanel page={page} />
            <AlikePanel page={page} />
          </Group>
          <Group id="record">
            <RecordPanel page={page} />
          </Group>
        </div>
        <ActsColumn key={request.act_count} page={page} />
      </div>
    </>
  )
}

const groups = { handling: '办理', papers: '材料与文书', others: '联系与协办', record: '记录' }

function Group({ id, children }: { id: keyof typeof groups; children: ReactNode }) {
  return (
    <section className="page-group" id={id} aria-label={groups[id]}>
      <p className="group-name" aria-hidden="true">
        {groups[id]}
      </p>
      {children}
      <p className="quiet none">没有来往的机关、关联的申请和案件。</p>
    </section>
  )
}

function AboutPanel({ page: { request, handler } }: { page: Page }) {
  const subjects = useWords().data?.subjects ?? {}
  return (
    <Panel title="申请书">
      <Pairs
        facts={[
          ['申请人类别', kinds.find(({ value }) => value === request.applicant_kind)?.label ?? request.applicant_kind],
          ['要求的形式', forms[request.form as keyof typeof forms] ?? request.form],
          ['获取的途径', deliveries[request.delivery as keyof typeof deliveries] ?? request.delivery],
          ['主题', request.subject ? (subjects[request.subject] ?? request.subject) : '未归类'],
          ['承办人', handler ?? '未分派'],
          request.description && ['描述', request.description],
        ]}
      />
    </Panel>
  )
}
