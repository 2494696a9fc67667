// 相近的申请 at the desk: what is like the words being taken in, looked for once the typing pauses.
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { post } from '../api/client.ts'
import type { AlikeFound, Day } from '../api/types.ts'
import { Panel } from '../parts/panel.tsx'
import { StateBadge } from '../parts/state.tsx'
import { inShort } from '../parts/words.ts'

interface AlikeProps {
  organ: string
  content: string
  idNumbers: readonly string[]
  today: Day
}

const pause = 500

export function AlikeWhileTyping({ organ, content, idNumbers, today }: AlikeProps) {
  const [found, setFound] = useState<AlikeFound | null>(null)
  const ids = idNumbers.join(' ')
  useEffect(() => {
    const words = content.trim()
    if (words.length < 2) return setFound(null)
    let stale = false
    const timer = setTimeout(() => {
      // It only helps: where it fails, the form goes on without it.
      post<AlikeFound>('/requests-alike', { organId: organ, content: words, idNumbers: ids.split(' ').filter(Boolean) })
        .then((answer) => !stale && setFound(answer))
        .catch(() => !stale && setFound(null))
    }, pause)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [organ, content, ids])
  if (!found || (!found.alike.length && !found.published.length)) return null
  return (
    <Panel title="收件以前看一眼：相近的申请" aside="同一申请人的在前">
      <ul className="alike-list" aria-live="polite">
        {found.alike.slice(0, 6).map((one) => (
          <li key={one.id}>
            <Link to={`/workbench/requests/${organ}/${one.id}`} target="_blank" rel="noreferrer">
              {one.content}
            </Link>
            <div className="small">
              <span className="docno">{one.number ?? '未编号'}</span>
              <span className="quiet">　{inShort(one.submittedOn, today)}　</span>
              {one.sameApplicant && <b>同一申请人　</b>}
              {one.outcomeLabel ?? <StateBadge state={one.state} />}
            </div>
          </li>
        ))}
        {found.published.map((one) => (
          <li key={one.id}>
            已经公开：{one.title} <span className="quiet small">{one.place}</span>
          </li>
        ))}
      </ul>
      <p className="quiet small">相近不等于重复；收件不受影响，登记以后在申请页认定。</p>
    </Panel>
  )
}
