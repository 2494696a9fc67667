import { useRoles } from '../api/use.ts'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'

/** The one table of who may do what, as the program reads it. */
export function RolesPage() {
  useTitle('谁可以办理什么')
  const table = useRoles()
  return (
    <>
      <h1>谁可以办理什么</h1>
      <p className="quiet">角色按机关授予；离岗期间由代理人行使。程序和数据库都按这张表把关。</p>
      <Loaded query={table}>
        {({ roles, permissions }) => (
          <section className="panel" aria-label="角色与权限">
            <div className="in flush scroll-x">
              <table className="data matrix">
                <thead>
                  <tr>
                    <th scope="col">事项</th>
                    {Object.entries(roles).map(([id, label]) => (
                      <th key={id} scope="col">
                        {label}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {Object.entries(permissions).map(([id, permission]) => (
                    <tr key={id}>
                      <th scope="row">{permission.label}</th>
                      {Object.keys(roles).map((role) => (
                        <td key={role}>
                          {permission.roles.includes(role) ? (
                            <>
                              <span aria-hidden="true">●</span>
                              <span className="sr">可以</span>
                            </>
                          ) : (
                            <span className="sr">不可以</span>
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
      </Loaded>
    </>
  )
}
