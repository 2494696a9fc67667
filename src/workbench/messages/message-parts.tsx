// How a message stands in lists and pages.
import { Link } from 'react-router'
import { address } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { DueDay } from '../desk/due-day.tsx'
import { Table } from '../parts/table.tsx'
import { inShort } from '../parts/words.ts'
import { kindOf, type Message } from './types.ts'

export function MessageState({ message, today }: { message: Message; today: Day }) {
  if (message.kind === 'transfer')
    return <span className="state done">{message.direction === 'in' ? '已收到，另行办理' : '已移送'}</span>
  if (message.answer) return <span className="state done">{inShort(message.answeredOn!, today)}答复</span>
  return (
    <>
      <span className="state pause">{message.direction === 'in' ? '待答复' : '等待答复'}</span>
      {message.dueOn && message.dueOn < today && <span className="state stop">逾期</span>}
    </>
  )
}

export function MessageFiles({ message, part }: { message: Message; part: 'question' | 'answer' }) {
  const files = message.files.filter((file) => file.part === part)
  if (!files.length) return null
  return (
    <p className="small">
      附件：
      {files.map(({ no, name }) => (
        <span key={no}>
          <a href={address(`/organ-messages/${message.organId}/${message.id}/files/${part}/${no}`)}>{name}</a>　
        </span>
      ))}
    </p>
  )
}

export function MessagesTable({ messages, today }: { messages: readonly Message[]; today: Day }) {
  if (!messages.length) return <p className="empty">没有这样的来文。</p>
  return (
    <Table
      heads={['答复期限', '类别', messages[0]!.direction === 'in' ? '来文机关' : '发往机关', '事项', '日期', '状态']}
      scroll
    >
      {messages.map((message) => (
        <tr key={message.organId + message.id}>
          <td className="nb">
            {message.kind === 'transfer' || message.answer ? (
              '—'
            ) : message.dueOn ? (
              <DueDay due={message.dueOn} today={today} />
            ) : (
              <span className="quiet">未定</span>
            )}
          </td>
          <td className="nb">{kindOf(message)}</td>
          <td>{message.otherOrganName}</td>
          <td className="content">
            <Link to={`/workbench/messages/${message.organId}/${message.id}`}>{clipped(message.text)}</Link>
          </td>
          <td className="nb">{inShort(message.madeOn, today)}</td>
          <td className="nb">
            <MessageState message={message} today={today} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const clipped = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
