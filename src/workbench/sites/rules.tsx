// 公开制度 (S26): the rules of work with their versions and when each is to be looked at again.
import { Link } from 'react-router'
import { addDays, type Day } from '../../kit/days.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { SiteNav, useSite } from './parts.tsx'
import type { WorkRule } from './types.ts'

export function WorkRulesPage() {
  useTitle('公开制度')
  const { organ, may } = useAtWork()
  const data = useSite()
  return (
    <>
      <PageHead title="公开制度">
        <div className="acts">
          <a className="btn" href={`/o/${organ.id}/rules`}>
            公开页面
          </a>
          {may('editOrgan') && (
            <Link className="btn primary" to="/workbench/site/rules/new">
              登载一项制度
            </Link>
          )}
        </div>
      </PageHead>
      <SiteNav />
      <Loaded query={data}>
        {({ rules, today }) => {
          const latest = rules.filter(({ version, versions }) => version === versions)
          return (
            <section className="panel" aria-label="制度">
              <div className="in flush">
                {latest.length ? (
                  <section className="scroll-x" aria-label="各项制度">
                    <Table heads={['制度', '版本', '施行', '下次检查', '状态']}>
                      {latest.map((one) => (
                        <tr key={one.id}>
                          <td className="content">
                            <Link to={`/workbench/site/rules/${one.id}`}>{one.title}</Link>
                          </td>
                          <td className="nb">第{one.version}版</td>
                          <td className="nb">{one.adoptedOn}</td>
                          <td className="nb">{one.reviewOn ?? '—'}</td>
                          <td className="nb">
                            <RuleState rule={one} today={today} />
                          </td>
                        </tr>
                      ))}
                    </Table>
                  </section>
                ) : (
                  <p className="empty">还没有登载制度。发布审查、依申请公开、责任追究等制度在这里登载，各版都留着。</p>
                )}
              </div>
            </section>
          )
        }}
      </Loaded>
    </>
  )
}

export function RuleState({ rule, today }: { rule: WorkRule; today: Day }) {
  if (rule.endedOn && rule.endedOn <= today) return <span className="state">已停止执行</span>
  if (rule.reviewOn && rule.reviewOn < today) return <span className="state stop">检查已过期</span>
  if (rule.reviewOn && rule.reviewOn <= addDays(today, 30)) return <span className="state warn">应当检查</span>
  return <span className="state done">现行</span>
}
