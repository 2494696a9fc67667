import { Link, useParams } from 'react-router'
import { post } from '../api/client.ts'
import type { CasePage as Page } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { DueDay } from '../desk/due-day.tsx'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { caseKinds, inShort, reliefResults } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

export function CasePage() {
  const { organ, id } = useParams()
  const page = useGet<Page>(`/cases/${organ}/${id}`)
  useTitle(page.data?.case.number ?? '案件')
  return <Loaded query={page}>{(data) => <Whole page={data} />}</Loaded>
}

function Whole({ page }: { page: Page }) {
  const { me } = useAtWork()
  const one = page.case
  const keeps = me.organs.find(({ id }) => id === one.organ_id)?.permissions.includes('keepRelief')
  return (
    <>
      <PageHead
        crumbs={[{ to: '/workbench/cases', text: '复议诉讼' }, { number: one.number ?? '未编号' }]}
        title={one.attacked}
        under={
          <p className="badges">
            {one.result ? (
              <span className="state done">{one.ending}</span>
            ) : (
              <span className="state pause">尚未审结</span>
            )}
            <span className="tag">{caseKinds[one.kind]}</span>
            {one.after_reconsideration && <span className="tag">复议后起诉</span>}
            <span className="tag">{one.procedure === 'summary' ? '简易程序' : '普通程序'}</span>
            {one.is_example && <span className="state warn">示例</span>}
          </p>
        }
      />
      <div className="wb-cols">
        <div className="stack">
          <Panel title="接下来的期限" flush>
            <Dues page={page} />
          </Panel>
          <Panel title="案件">
            <About page={page} />
          </Panel>
          <Panel title="经过">
            <ol className="timeline">
              {[...page.steps].reverse().map((step, index) => (
                <li key={step.no} className={index === 0 ? 'now' : undefined}>
                  <p className="when">
                    <time dateTime={step.on}>{inShort(step.on, me.today)}</time>
                    <span>{step.actorName}</span>
                  </p>
                  <p className="t">{step.label}</p>
                  {step.note && <p>{step.note}</p>}
                </li>
              ))}
            </ol>
          </Panel>
        </div>
        <aside className="stack acts-column" aria-label="办理">
          {keeps ? (
            <>
              <Panel title="登记一步">
                <StepForm page={page} key={page.steps.length} />
              </Panel>
              {!(one.result && one.kind === 'reconsideration') && (
                <Panel title={one.kind === 'litigation' && one.result ? '登记二审、再审结果' : '登记审结'}>
                  <DecisionForm page={page} />
                </Panel>
              )}
            </>
          ) : (
            <Panel title="由他人办理">
              <p className="quiet">“登记复议诉讼”由法制审核员、公开机构负责人办理。</p>
            </Panel>
          )}
        </aside>
      </div>
    </>
  )
}

function Dues({ page: { dues } }: { page: Page }) {
  const { me } = useAtWork()
  if (!dues.length) return <p className="empty">现在没有期限在计算。</p>
  return (
    <Table heads={['到期', '事项', '依据']}>
      {dues.map(({ what, due, basis }) => (
        <tr key={what}>
          <td className="nb">
            <DueDay due={due} today={me.today} />
          </td>
          <td>{what}</td>
          <td className="quiet">{basis}</td>
        </tr>
      ))}
    </Table>
  )
}

function About({ page: { case: one } }: { page: Page }) {
  return (
    <Pairs
      facts={[
        ['办案机关', one.body],
        ['申请人或者原告', one.applicant],
        ['行为之日', one.attacked_on],
        ['受理、立案之日', one.opened_on],
        ['审结之日', one.decided_on],
        ['表四栏目', one.result ? reliefResults[one.result] : '尚未审结'],
        one.remake_due && ['重新处理的期限', one.remake_due],
        one.remade_on && ['重新处理之日', one.remade_on],
        one.request_id && [
          '针对的申请',
          <Link key="to" to={`/workbench/requests/${one.organ_id}/${one.request_id}`}>
            打开
          </Link>,
        ],
      ]}
    />
  )
}

function StepForm({ page }: { page: Page }) {
  const { me } = useAtWork()
  const { organ_id, id } = page.case
  const send = useChange((values: Sent) => post(`/cases/${organ_id}/${id}/steps`, values))
  const fields: Field[] = [
    {
      name: 'step',
      label: '哪一步',
      kind: 'select',
      choices: page.possible.map(({ id: value, label }) => ({ value, label })),
    },
    { name: 'on', label: '日期', kind: 'day', initial: me.today, max: me.today },
    { name: 'note', label: '备注', kind: 'area', optional: true, most: 5000 },
  ]
  return (
    <FieldsForm
      fields={fields}
      submit="登记"
      busy={send.isPending}
      trouble={send.error}
      onSubmit={(values) => send.mutate(values)}
    />
  )
}

function DecisionForm({ page }: { page: Page }) {
  const { me } = useAtWork()
  const { organ_id, id, kind } = page.case
  const send = useChange((values: Sent) => post(`/cases/${organ_id}/${id}/decision`, values))
  const fields: Field[] = [
    {
      name: 'ending',
      label: '结果',
      kind: 'select',
      choices: page.endings.map((value) => ({ value, label: value })),
    },
    { name: 'on', label: '收到决定、裁判之日', kind: 'day', initial: me.today, max: me.today },
    ...(kind === 'litigation' ? [{ name: 'ruling', label: '以裁定作出', kind: 'check', optional: true } as const] : []),
    { name: 'remakeDue', label: '责令重新处理的期限', kind: 'day', optional: true },
    { name: 'note', label: '备注', kind: 'area', optional: true, most: 5000 },
  ]
  return (
    <FieldsForm
      fields={fields}
      submit="登记审结"
      busy={send.isPending}
      trouble={send.error}
      onSubmit={(values) => send.mutate(values)}
    />
  )
}
