// 期限变动记录: what changes of the calendar did to the clocks, of all notices or of one.
import { Link, useLocation, useSearchParams } from 'react-router'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { BesideMovesTable, MovesTable } from './moves.tsx'
import type { BesideMove, RecordedMove } from './types.ts'

export function CalendarChangesPage() {
  useTitle('期限变动记录')
  const { me } = useAtWork()
  const [search] = useSearchParams()
  const notice = search.get('notice')
  const entered = search.get('entered') !== null
  const beside = (useLocation().state as { beside?: BesideMove[] } | null)?.beside ?? []
  const changes = useGet<{ changes: RecordedMove[] }>('/due-day-changes', { notice })
  return (
    <>
      <header className="page-head">
        <div>
          <p className="crumbs">
            <Link to="/workbench/calendar">工作日历</Link>
            {notice && <Link to="/workbench/calendar/changes">期限变动记录</Link>}
          </p>
          <h1>{notice ? '这份通知引起的期限变动' : '期限变动记录'}</h1>
        </div>
      </header>
      {entered && (
        <p className="note-done" role="status">
          已录入，在办申请的期限已经重算。下面是记录在案的变动；承办人已收到通知。
        </p>
      )}
      {beside.length > 0 && (
        <Panel title="案件、投诉、更正要求" aside={`${beside.length}件`} flush>
          <BesideMovesTable moves={beside} today={me.today} />
        </Panel>
      )}
      <Loaded query={changes}>
        {({ changes }) =>
          changes.length ? (
            <div className="stack">
              {byNotice(changes).map(([key, moves]) => (
                <Panel
                  key={key}
                  title={moves[0]!.noticeTitle ?? '软件自带的日历有变动'}
                  aside={`${moment(moves[0]!.at, me.today)}，${moves.length}件`}
                  flush
                >
                  <MovesTable moves={moves} today={me.today} />
                </Panel>
              ))}
            </div>
          ) : (
            <Panel title="没有变动">
              <p className="quiet">
                {notice ? '这份通知没有引起在办申请的期限变动。' : '还没有因日历变动而移动的期限。'}
              </p>
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}

function byNotice(changes: readonly RecordedMove[]): [string, RecordedMove[]][] {
  const groups = new Map<string, RecordedMove[]>()
  for (const change of changes) {
    const key = `${change.noticeId ?? change.at}`
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups]
}
