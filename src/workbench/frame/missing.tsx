import { Link, useRouteError } from 'react-router'
import { useTitle } from '../parts/title.ts'

export function Missing() {
  useTitle('没有这个页面')
  return (
    <>
      <h1>没有这个页面</h1>
      <p>
        地址可能写错了，或者页面已经不在。<Link to="/workbench">回到待我办理</Link>
      </p>
    </>
  )
}

/** A fault of ours in a page; after an update the files of the old version are gone, and loading anew helps. */
export function Broken() {
  const error = useRouteError()
  useTitle('页面没有打开')
  return (
    <main className="alone">
      <h1>页面没有打开</h1>
      <p>请重新载入页面；仍然不行时，请把下面的文字告诉管理员。</p>
      <p className="quiet">{error instanceof Error ? error.message : String(error)}</p>
      <p>
        <a href="/workbench">重新载入工作台</a>
      </p>
    </main>
  )
}
