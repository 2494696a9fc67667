import { Link } from 'react-router'
import type { StaffRow } from '../api/types.ts'
import { useRoles, useStaff } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'

export function PeoplePage() {
  useTitle('人员')
  const { organ, me, may } = useAtWork()
  const staff = useStaff(organ.id)
  const roles = useRoles().data?.roles ?? {}
  const standing = (row: StaffRow) => {
    if (row.disabled) return <span className="state stop">已停用</span>
    if (row.absentFrom && row.absentFrom <= me.today && row.absentUntil! >= me.today)
      return <span className="state pause">离岗至{row.absentUntil}</span>
    if (!row.hasPassword) return <span className="state">未设口令</span>
    return <span className="state done">{row.hasSecondFactor ? '在岗，有第二因素' : '在岗'}</span>
  }
  return (
    <>
      <PageHead title="人员">
        {may('editStaff') && (
          <Link className="btn primary" to="/workbench/people/new">
            增加人员
          </Link>
        )}
      </PageHead>
      <section className="panel" aria-label={organ.name}>
        <header>
          <h2>{organ.name}</h2>
          <span className="aside">
            <Link to="/workbench/roles">谁可以办理什么</Link>
          </span>
        </header>
        <div className="in flush">
          <Loaded query={staff}>
            {(data) => (
              <Table heads={['姓名', '账号', '专兼职', '角色', '代理人', '状态']}>
                {data.staff.map((row) => (
                  <tr key={row.id}>
                    <td>{may('editStaff') ? <Link to={`/workbench/people/${row.id}`}>{row.name}</Link> : row.name}</td>
                    <td>{row.login}</td>
                    <td>{row.kind === 'full' ? '专职' : '兼职'}</td>
                    <td>{row.roles.map((role) => roles[role] ?? role).join('、') || '—'}</td>
                    <td>{data.staff.find(({ id }) => id === row.substituteId)?.name ?? '—'}</td>
                    <td className="nb">{standing(row)}</td>
                  </tr>
                ))}
              </Table>
            )}
          </Loaded>
        </div>
      </section>
    </>
  )
}
