import { type ReactNode, useRef, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import type { Me } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { AtWorkContext, chosenOrgan, keepOrgan } from '../session/me.tsx'
import { Nav } from './nav.tsx'
import { useReachableScrolling } from './reachable.ts'
import { Top } from './top.tsx'

/** Bar, navigation and page for whoever is signed in; everybody else is sent to sign in and comes back. */
export function Frame() {
  const session = useGet<Me>('/session', {}, { staleTime: 60_000 })
  const { pathname, search } = useLocation()
  const [organId, setOrganId] = useState<string | null>(null)
  if (session.error?.status === 401)
    return <Navigate to={`/workbench/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />
  if (session.error) return <TroubleNote trouble={session.error} again={() => session.refetch()} />
  if (!session.data) return null
  const me = session.data
  const organ = me.organs.find(({ id }) => id === organId) ?? chosenOrgan(me)
  const choose = (id: string) => {
    keepOrgan(id)
    setOrganId(id)
  }
  const may = (permission: string) => organ.permissions.includes(permission)
  return (
    <AtWorkContext value={{ me, organ, choose, may }}>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <Top />
      {me.isExample && (
        <aside className="example-band" aria-label="数据说明">
          示例数据，非该机关发布。所有机关、人员和案件都是虚构的。
        </aside>
      )}
      <div className="wb-body">
        <Nav />
        <Main>
          <Outlet />
        </Main>
      </div>
    </AtWorkContext>
  )
}

function Main({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  useReachableScrolling(main)
  return (
    <main id="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  )
}
