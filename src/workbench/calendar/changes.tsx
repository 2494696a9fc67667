// 期限变动记录: what changes of the calendar did to the clocks, of all notices or of one.
import { useSearchParams } from 'react-router'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { BesideMovesTable, MovesTable } from './moves.tsx'
import type { RecordedBesideMove, RecordedMove } from './types.ts'

export function CalendarChangesPage() {
  useTitle('期限变动记录')
  const { me } = useAtWork()
  const [search] = useSearchParams()
  const notice = search.get('notice')
  const entered = search.get('entered') !== null
  const changes = useGet<{ changes: RecordedMove[]; beside: RecordedBesideMove[] }>('/due-day-changes', { notice })
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/calendar', text: '工作日历' },
          ...(notice ? [{ to: '/workbench/calendar/changes', text: '期限变动记录' }] : []),
        ]}
        title={notice ? '这份通知引起的期限变动' : '期限变动记录'}
      />
      {entered && (
        <p className="note-done" role="status">
          已录入，在办事项的期限已经重算。下面是记录在案的变动；承办人已收到通知。
        </p>
      )}
      <Loaded query={changes}>
        {({ changes, beside }) =>
          changes.length || beside.length ? (
            <div className="stack">
              {byNotice([...changes, ...beside]).map(({ key, title, at, moves, besideMoves }) => (
                <Panel
                  key={key}
                  title={title ?? '软件自带的日历有变动'}
                  aside={`${moment(at, me.today)}，${moves.length + besideMoves.length}件`}
                  flush
                >
                  {moves.length > 0 && <MovesTable moves={moves} today={me.today} />}
                  {besideMoves.length > 0 && <BesideMovesTable moves={besideMoves} today={me.today} />}
                </Panel>
              ))}
            </div>
          ) : (
            <Panel title="没有变动">
              <p className="quiet">
                {notice ? '这份通知没有引起在办事项的期限变动。' : '还没有因日历变动而移动的期限。'}
              </p>
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}

interface OfNotice {
  key: string
  title: string | null
  at: string
  moves: RecordedMove[]
  besideMoves: RecordedBesideMove[]
}

function byNotice(changes: readonly (RecordedMove | RecordedBesideMove)[]): OfNotice[] {
  const groups = new Map<string, OfNotice>()
  for (const change of changes) {
    const { noticeId, noticeTitle: title, at } = change
    const key = `${noticeId ?? at}`
    const group = groups.get(key) ?? { key, title, at, moves: [], besideMoves: [] }
    groups.set(key, group)
    if ('kind' in change) group.besideMoves.push(change)
    else group.moves.push(change)
  }
  return [...groups.values()].sort((a, b) => b.at.localeCompare(a.at))
}
