// One complaint: what is complained of, the story of the request behind it, what was asked of the organ; acts at the right.
import { useParams } from 'react-router'
import { complaining, complainingAbove, complaintEnded, findings } from '../../law/regulation/index.ts'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { DueDay } from '../desk/due-day.tsx'
import { CaseActs } from '../parts/case-acts.tsx'
import { CasePapers, CasePerson, CaseStanding, CaseStory } from '../parts/case-parts.tsx'
import type { Field } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Kept, Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { inShort, moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { askKinds } from './ask-panel.tsx'
import { ComplaintState } from './inbox.tsx'
import type { Complaint } from './types.ts'

export function ComplaintPage() {
  const { organ, id } = useParams()
  const page = useGet<{ complaint: Complaint; today: Day }>(`/complaints/${organ}/${id}`)
  useTitle(page.data?.complaint.number ?? '投诉')
  return <Loaded query={page}>{(data) => <Whole one={data.complaint} today={data.today} />}</Loaded>
}

function Whole({ one, today }: { one: Complaint; today: Day }) {
  const { me } = useAtWork()
  const path = `/complaints/${one.organId}/${one.id}`
  const handles = me.organs.find(({ id }) => id === one.organId)?.permissions.includes('handleComplaints') ?? false
  return (
    <>
      <PageHead
        crumbs={[{ to: '/workbench/complaints', text: '投诉' }, { number: one.number ?? '未编号' }]}
        title={`${one.aboutName}：${one.reasonLabel}`}
        under={
          <CaseStanding
            state={<ComplaintState row={one} />}
            isExample={one.isExample}
            due={one.endedOn ? null : { on: one.dueOn, provisional: one.provisional }}
            today={today}
          />
        }
      />
      <div className="wb-cols">
        <div className="stack">
          <Panel title="投诉的内容">
            <Pairs
              facts={[
                ['投诉人', <CasePerson key="who" path={`${path}/people`} mask={one.applicant} allowed={handles} />],
                ['投诉之日', one.madeOn],
                one.information && ['哪一份信息', one.information],
                one.requestId && ['涉及的申请', one.requestNumber ?? '未编号'],
                ['情况', <Kept key="text" text={one.text} />],
              ]}
            />
          </Panel>
          {one.request && <RequestPanel request={one.request} today={today} />}
          {one.asks.length > 0 && (
            <Panel title="交办" flush>
              <Asks one={one} today={today} />
            </Panel>
          )}
          <Panel title="文书和材料" flush>
            <CasePapers path={path} letters={one.letters} files={one.files} today={today} />
          </Panel>
          <Panel title="经过">
            <CaseStory acts={one.acts} today={today} ended={complaintEnded(one.state)} />
          </Panel>
        </div>
        <aside className="stack acts-column" aria-label="办理">
          <CaseActs
            key={one.actCount}
            path={path}
            next={one.next}
            seen={one.actCount}
            fieldsOf={(act) => fieldsOf(act, today)}
          />
          <p className="quiet small">
            依据：{complaining.text}、{complainingAbove.text}。条例没有规定期限，答复期限在“机关资料”里设定。
          </p>
        </aside>
      </div>
    </>
  )
}

/** As far as the organ above may see it: no applicant, no notes, no text of letters. */
function RequestPanel({ request, today }: { request: NonNullable<Complaint['request']>; today: Day }) {
  const overdue = request.replyDue !== null && !request.endedOn && request.replyDue < today
  return (
    <Panel title={`所涉申请 ${request.number ?? ''}`}>
      <Pairs
        facts={[
          ['申请内容', request.content],
          [
            '状态',
            <>
              {request.stateLabel}
              {overdue && <span className="state stop">逾期</span>}
            </>,
          ],
          ['收到', request.receivedOn ?? '尚未确认'],
          [
            '法定答复日',
            request.replyDue && (
              <span key="due" className={overdue ? 'due' : undefined}>
                {request.replyDue}
              </span>
            ),
          ],
          ['办结', request.endedOn],
        ]}
      />
      <h3>办理经过</h3>
      <CaseStory acts={request.acts} today={today} ended />
      {request.letters.length > 0 && (
        <>
          <h3>发出的文书</h3>
          <ul className="plain">
            {request.letters.map((letter) => (
              <li key={letter.id}>
                {letter.title} <span className="docno">{letter.number}</span>{' '}
                <span className="quiet">
                  {inShort(letter.issuedOn, today)}发出
                  {letter.servedOn && `，${inShort(letter.servedOn, today)}送达`}
                  {letter.firstOpenedAt && `，${moment(letter.firstOpenedAt, today)}首次打开`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

const Asks = ({ one, today }: { one: Complaint; today: Day }) => (
  <Table heads={['交办', '事项', '期限', '回复']}>
    {one.asks.map((ask) => (
      <tr key={ask.id}>
        <td className="nb">
          {askKinds[ask.kind]}
          <div className="quiet small">{inShort(ask.madeOn, today)}</div>
        </td>
        <td>{ask.text}</td>
        <td className="nb">{ask.answeredOn ? inShort(ask.dueOn, today) : <DueDay due={ask.dueOn} today={today} />}</td>
        <td>
          {ask.answer ? (
            <>
              {ask.answer}
              <div className="quiet small">{inShort(ask.answeredOn!, today)}</div>
            </>
          ) : (
            <span className="state pause">等待回复</span>
          )}
        </td>
      </tr>
    ))}
  </Table>
)

function fieldsOf(act: string, today: Day): Field[] {
  const on: Field = { name: 'on', label: '日期', kind: 'day', initial: today, max: today }
  const note = (label: string, hint?: string): Field => ({
    name: 'note',
    label,
    kind: 'area',
    most: 5000,
    ...(hint && { hint }),
  })
  const until: Field = { name: 'until', label: '要求回复的期限', kind: 'day', min: today }
  if (act === 'decline') return [on, note('理由', '写进告知书，送给投诉人')]
  if (act === 'askStatement') return [on, note('要求说明的事项', '被投诉的机关会看到；不写投诉人是谁'), until]
  if (act === 'orderRectification') return [on, note('要求改正的事项', '被投诉的机关会看到；不写投诉人是谁'), until]
  if (act === 'answer')
    return [
      on,
      {
        name: 'finding',
        label: '查明的结果',
        kind: 'select',
        choices: Object.entries(findings).map(([value, label]) => ({ value, label })),
      },
      note('查明的情况和处理意见', '写进答复书，送给投诉人'),
    ]
  return [on, { ...note('备注'), optional: true }]
}
