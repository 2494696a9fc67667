import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type ActFacts, type ActId, outcomes, services } from '../../law/requests/index.ts'
import type { RecordEntry, RecordedAct, RequestPage } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { letterName } from '../letters/kinds.ts'
import { kindOf, type Message } from '../messages/types.ts'
import { actors, deedLabel, subjectOf } from '../parts/deeds.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { TroubleNote } from '../parts/trouble.tsx'
import { inShort, moment } from '../parts/words.ts'

type Entry = { at: string; act: RecordedAct } | { at: string; note: RequestPage['notes'][number] }

/** What happened, the newest first: when, by whom, with which facts; what the applicant added stands among it. */
export function StoryPanel({ page: { request, acts, notes, papers, today } }: { page: RequestPage }) {
  const sent = useGet<{ messages: Message[] }>('/organ-messages', { request: request.id })
  const nameOf = (id: string) => {
    const message = sent.data?.messages.find((one) => one.id === id)
    return message ? `${kindOf(message)}：${message.otherOrganName}` : letterName(papers, id)
  }
  const entries: Entry[] = [
    ...acts.map((act) => ({ at: act.at, act })),
    ...notes.filter(({ madeBy }) => madeBy === 'applicant').map((note) => ({ at: note.madeAt, note })),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 'act' in a && 'act' in b ? b.act.no - a.act.no : 0))
  return (
    <Panel title="经过" aside={`${acts.length}步`}>
      <ol className="timeline">
        {entries.map((entry, index) => {
          const now = index === 0 ? 'now' : undefined
          if ('note' in entry)
            return (
              <li key={`note ${entry.note.no}`} className={now}>
                <p className="when">
                  <time dateTime={entry.note.onDay}>{inShort(entry.note.onDay, today)}</time>
                  <span>申请人</span>
                </p>
                <p className="t">{entry.note.data?.['reasons'] === true ? '说明理由' : '补充说明'}</p>
                <p className="said said-by-applicant">{entry.note.text}</p>
              </li>
            )
          const { act } = entry
          return (
            <li key={act.no} className={now}>
              <p className="when">
                <time dateTime={act.facts.on}>{inShort(act.facts.on, today)}</time>
                <span>{act.actorName ?? actors[act.actor] ?? act.actor}</span>
                {dayOf(act.at) !== act.facts.on && <span>{moment(act.at, today)}登记</span>}
              </p>
              <p className="t">{act.label}</p>
              <Detail act={act} nameOf={nameOf} />
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

function Detail({ act, nameOf }: { act: RecordedAct; nameOf: (letter: string) => string }) {
  const words = [...factsInWords(act.facts, nameOf), act.note ?? ''].filter(Boolean)
  return words.length ? <p>{words.join('；')}</p> : null
}

const reviews = { secrecy: '保密审查', legal: '合法性审核', leader: '签发' }

/** What an act recorded besides its day. */
function factsInWords(facts: ActFacts, nameOf: (letter: string) => string): string[] {
  const one = facts as Partial<Record<string, unknown>> & { act: ActId }
  const words: string[] = []
  if (typeof one['item'] === 'string') words.push(`第${one['item']}项`)
  if (typeof one['outcome'] === 'string') words.push(outcomes[one['outcome'] as keyof typeof outcomes].label)
  if (typeof one['service'] === 'string') words.push(services[one['service'] as keyof typeof services])
  if (typeof one['review'] === 'string') words.push(reviews[one['review'] as keyof typeof reviews])
  if (typeof one['days'] === 'number') words.push(`延长${one['days']}个工作日`)
  if (typeof one['yuan'] === 'number') words.push(`${one['yuan']}元`)
  if (typeof one['letter'] === 'string') words.push(nameOf(one['letter']))
  if (typeof one['until'] === 'string') words.push(`期限至${one['until']}`)
  if (typeof one['receivedOn'] === 'string') words.push(`收到日期改为${one['receivedOn']}`)
  if (one['silent'] === true) words.push('逾期未答复')
  if (Array.isArray(one['items'])) words.push(`分为${one['items'].length}项`)
  return words
}

/** The record is asked for when it is opened. */
export function RecordPanel({ page: { request, today } }: { page: RequestPage }) {
  const [open, setOpen] = useState(false)
  const path = `/requests/${request.organ_id}/${request.id}/record`
  const record = useGet<{ entries: RecordEntry[] }>(open ? path : null)
  return (
    <Panel
      title="操作记录"
      flush={open}
      aside={
        !open && (
          <Button size="small" onClick={() => setOpen(true)}>
            显示
          </Button>
        )
      }
    >
      {open ? (
        <>
          <TroubleNote trouble={record.error} />
          {record.data && <RecordTable entries={record.data.entries} today={today} />}
        </>
      ) : (
        <p className="quiet">谁在何时、从哪里做了什么；逐条以摘要相连，不能改动。</p>
      )}
    </Panel>
  )
}

export function RecordTable({
  entries,
  today,
  subjects,
}: {
  entries: readonly RecordEntry[]
  today: RequestPage['today']
  subjects?: true
}) {
  return (
    <Table heads={[{ n: '序号' }, '时间', '人员', '来自', '操作', subjects && '对象', '摘要']}>
      {entries.map((entry) => (
        <tr key={entry.no}>
          <td className="n">{entry.no}</td>
          <td className="nb">{moment(entry.at, today)}</td>
          <td className="nb">{entry.actorName ?? actors[entry.actor] ?? entry.actor}</td>
          <td className="nb quiet">{entry.from ?? '本机'}</td>
          <td>{deedLabel(entry.act)}</td>
          {subjects && (
            <td className="nb">
              <Subject entry={entry} />
            </td>
          )}
          <td>
            <code title={entry.digest}>{entry.digest.slice(0, 12)}</code>
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Subject({ entry: { subject, organId } }: { entry: RecordEntry }) {
  const { label, to } = subjectOf(subject, organId)
  return to ? <Link to={to}>{label}</Link> : label
}
