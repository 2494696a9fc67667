// Where the person is signed in; each but this one can be ended.
import { App, Button } from 'antd'
import { remove } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { useAtWork } from './me.tsx'

interface Session {
  id: string
  createdAt: string
  seenAt: string
  address: string | null
  agent: string | null
  isThis: boolean
}

export function SessionsPanel() {
  const { me } = useAtWork()
  const { message } = App.useApp()
  const sessions = useGet<{ sessions: Session[] }>('/me/sessions')
  const said = () => void message.success('已结束')
  const end = useChange((id: string) => remove(`/me/sessions/${id}`), said)
  const endOthers = useChange(() => remove('/me/sessions'), said)
  return (
    <Panel title="登录着的地方">
      <Loaded query={sessions}>
        {({ sessions: all }) => (
          <>
            <ul className="plain keys">
              {all.map(({ id, agent, address, createdAt, seenAt, isThis }) => (
                <li key={id}>
                  <span>
                    {deviceOf(agent)} {isThis && <span className="state run">现在这里</span>}
                    <br />
                    <span className="quiet small">
                      {address}，{moment(createdAt, me.today)}登录，{moment(seenAt, me.today)}用过
                    </span>
                  </span>
                  {!isThis && (
                    <Button size="small" onClick={() => end.mutate(id)}>
                      结束
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {all.length > 2 && (
              <p className="form-acts">
                <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
                  结束其他全部
                </Button>
              </p>
            )}
            {all.length === 1 && <p className="quiet small">没有在别处登录。</p>}
            <TroubleNote trouble={end.error ?? endOthers.error} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/HarmonyOS/, '鸿蒙'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** Chrome（Windows）, from what the browser says of itself. */
function deviceOf(agent: string | null): string {
  const named = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(agent ?? ''))?.[1]
  const [browser, system] = [named(browsers), named(systems)]
  return browser ? `${browser}${system ? `（${system}）` : ''}` : '别的程序'
}
