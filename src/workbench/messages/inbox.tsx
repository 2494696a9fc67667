// 来文协办: what other organs ask of this one, what waits for an answer first; and what was sent.
import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { MessagesTable } from './message-parts.tsx'
import type { Message } from './types.ts'

export function MessagesPage() {
  useTitle('来文协办')
  const { organ, may } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const direction = search.get('direction') === 'out' ? 'out' : 'in'
  const messages = useGet<{ today: Message['madeOn']; messages: Message[] }>(
    may('readRequests') ? '/organ-messages' : null,
    { organ: organ.id, direction },
  )
  if (!may('readRequests')) return <p>您在{organ.name}没有查看申请的角色。</p>
  return (
    <>
      <PageHead title="来文协办">
        <Segmented
          aria-label="方向"
          options={[
            { value: 'in', label: '收到的' },
            { value: 'out', label: '发出的' },
          ]}
          value={direction}
          onChange={(value) => setSearch(value === 'out' ? { direction: 'out' } : {})}
        />
      </PageHead>
      <Loaded query={messages}>
        {(data) => {
          const waiting = data.messages.filter(({ kind, answer }) => kind === 'assistance' && !answer)
          const done = data.messages.filter((message) => !waiting.includes(message))
          return (
            <div className="stack">
              <Panel title={direction === 'in' ? '待本机关答复' : '等待对方答复'} aside={`${waiting.length}件`} flush>
                <MessagesTable messages={waiting} today={data.today} />
              </Panel>
              {done.length > 0 && (
                <Panel
                  title={direction === 'in' ? '已答复、已接收' : '已有答复、已移送'}
                  aside={`${done.length}件`}
                  flush
                >
                  <MessagesTable messages={done} today={data.today} />
                </Panel>
              )}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
