import { Button } from 'antd'
import { useState } from 'react'
import { post } from '../api/client.ts'
import { useChange, useRoles } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from './me.tsx'
import { PasskeysPanel, RecoveryPanel, TotpPanel } from './second-factors.tsx'
import { SessionsPanel } from './sessions.tsx'

export function AccountPage() {
  useTitle('我的账号')
  const { me } = useAtWork()
  const roles = useRoles().data?.roles ?? {}
  return (
    <>
      <h1>我的账号</h1>
      <div className="stack narrow">
        <Panel title={me.name}>
          <ul className="plain">
            {me.organs
              .filter((organ) => organ.roles.length)
              .map((organ) => (
                <li key={organ.id}>
                  {organ.name}：{organ.roles.map((role) => roles[role] ?? role).join('、')}
                </li>
              ))}
          </ul>
        </Panel>
        <TotpPanel />
        <PasskeysPanel />
        <RecoveryPanel />
        <SessionsPanel />
        <Panel title="日程订阅">
          <Feed />
        </Panel>
      </div>
    </>
  )
}

function Feed() {
  const [url, setUrl] = useState<string | null>(null)
  const make = useChange(
    () => post<{ url: string }>('/me/calendar-feed'),
    (made) => setUrl(made.url),
  )
  return (
    <>
      <p>手机或者桌面日历订阅这个地址，就能看到分派给您的申请和案件的期限。地址等于钥匙，请不要转给别人。</p>
      {url && (
        <p>
          <code>{url}</code>
        </p>
      )}
      <Button loading={make.isPending} onClick={() => make.mutate()}>
        {url ? '换一个地址' : '生成地址'}
      </Button>
      {!url && <p className="quiet small">生成新地址后，以前的地址随即失效。</p>}
      <TroubleNote trouble={make.error} />
    </>
  )
}
