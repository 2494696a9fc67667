// What the pages of complaints and corrections share: how they stand, their letters and files, the story, the person.
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { address, post } from '../api/client.ts'
import type { Day, SeenPerson } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { DueDay } from '../desk/due-day.tsx'
import { Table } from './table.tsx'
import { TroubleNote } from './trouble.tsx'
import { idKinds, inShort, moment } from './words.ts'

interface StandingProps {
  state: ReactNode
  isExample: boolean
  /** While it is open: the day by which to answer. */
  due: { on: Day | null; provisional: boolean } | null
  today: Day
}

export const CaseStanding = ({ state, isExample, due, today }: StandingProps) => (
  <p className="badges">
    {state}
    {isExample && <span className="state warn">示例</span>}
    {due && (
      <span>
        答复期限 <DueDay due={due.on} today={today} provisional={due.provisional} />
      </span>
    )}
  </p>
)

interface Papers {
  /** Of the case in the API: /complaints/…/…. */
  path: string
  letters: readonly { id: string; title: string; number: string; issuedOn: Day; firstOpenedAt: string | null }[]
  files: readonly { id: string; name: string; size: number; erased: boolean }[]
  today: Day
}

export function CasePapers({ path, letters, files, today }: Papers) {
  if (!letters.length && !files.length) return <p className="empty">还没有文书和材料。</p>
  return (
    <Table heads={['名称', '文号', '日期', '首次打开']}>
      {letters.map((one) => (
        <tr key={one.id}>
          <td>
            <a href={address(`${path}/papers/${one.id}`)}>{one.title}</a>
          </td>
          <td className="docno">{one.number}</td>
          <td className="nb">{inShort(one.issuedOn, today)}</td>
          <td className="nb">
            {one.firstOpenedAt ? moment(one.firstOpenedAt, today) : <span className="quiet">还没有打开</span>}
          </td>
        </tr>
      ))}
      {files.map((one) => (
        <tr key={one.id}>
          <td>
            {one.erased ? (
              <span className="quiet">{one.name}</span>
            ) : (
              <a href={address(`${path}/papers/${one.id}`)}>{one.name}</a>
            )}
          </td>
          <td className="quiet">随附材料</td>
          <td />
          <td />
        </tr>
      ))}
    </Table>
  )
}

interface StoryProps {
  acts: readonly { no: number; label: string; on: Day; actorName?: string | null; note?: string }[]
  today: Day
  ended?: boolean
}

export const CaseStory = ({ acts, today, ended = false }: StoryProps) => (
  <ol className="timeline">
    {[...acts].reverse().map(({ no, label, on, actorName, note }, index) => (
      <li key={no} className={index === 0 && !ended ? 'now' : undefined}>
        <p className="when">
          <time dateTime={on}>{inShort(on, today)}</time>
          {actorName && <span>{actorName}</span>}
        </p>
        <p className="t">{label}</p>
        {note && <p className="kept-lines">{note}</p>}
      </li>
    ))}
  </ol>
)

type Person = NonNullable<SeenPerson['person']>

/** The mask; the original on demand, each view on record. */
export function CasePerson({ path, mask, allowed }: { path: string; mask: string | null; allowed: boolean }) {
  const [seen, setSeen] = useState<{ person: Person | null } | null>(null)
  const see = useChange(
    () => post<{ person?: Person | null; applicant?: Person | null }>(path),
    (answer) => setSeen({ person: answer.person ?? answer.applicant ?? null }),
  )
  return (
    <>
      <span>{mask ?? '（已清除）'}</span>{' '}
      {allowed && mask && !seen && (
        <Button type="link" size="small" loading={see.isPending} onClick={() => see.mutate()}>
          查看原文（记入操作记录）
        </Button>
      )}
      <TroubleNote trouble={see.error} />
      {seen && (
        <span className="originals" role="status">
          {seen.person ? (
            <span className="original">
              <span>{seen.person.name}</span>
              {seen.person.idNumber && (
                <span>
                  {idKinds[seen.person.idKind as keyof typeof idKinds] ?? ''} {seen.person.idNumber}
                </span>
              )}
              <span>电话 {seen.person.phone}</span>
              {seen.person.email && <span>邮箱 {seen.person.email}</span>}
              {seen.person.address && <span>地址 {seen.person.address}</span>}
            </span>
          ) : (
            <span>信息已清除</span>
          )}
          <Button size="small" onClick={() => setSeen(null)}>
            收起
          </Button>
        </span>
      )}
    </>
  )
}
