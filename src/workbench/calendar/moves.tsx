// Which clocks move, from when to when: foreseen and recorded alike.
import { Link } from 'react-router'
import type { MovedDay } from '../../law/requests/index.ts'
import type { Day } from '../api/types.ts'
import { Table } from '../parts/table.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import type { BesideMove, Move } from './types.ts'

const names: Record<MovedDay['what'], string> = {
  confirmation: '确认期限',
  correctionNotice: '补正告知期限',
  correction: '补正期限',
  reasons: '说明理由期限',
  payment: '缴费期限',
  reply: '答复期限',
  replyIfSilent: '逾期无意见时的答复期限',
  opinion: '征求意见期限',
}

export function MovesTable({ moves, today }: { moves: readonly Move[]; today: Day }) {
  const { me } = useAtWork()
  const reads = (organId: string) =>
    me.organs.find(({ id }) => id === organId)?.permissions.includes('readRequests') ?? false
  const several = new Set(moves.map(({ organId }) => organId)).size > 1
  return (
    <Table heads={[several && '机关', '登记编号', '期限：原来 → 改为']} scroll>
      {[...moves].sort(byNumber).map((move) => (
        <tr key={move.requestId}>
          {several && <td>{move.organName}</td>}
          <td className="docno">
            {reads(move.organId) ? (
              <Link to={`/workbench/requests/${move.organId}/${move.requestId}`}>{move.number ?? '未编号'}</Link>
            ) : (
              (move.number ?? '未编号')
            )}
          </td>
          <td>
            <ul className="moved">
              {[...move.moved].sort(replyFirst).map((day) => (
                <li key={day.what + (day.letter ?? '')}>
                  {names[day.what]}：{day.before ? inShort(day.before, today) : '未定'} →{' '}
                  <b>{day.after ? inShort(day.after, today) : '未定'}</b>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      ))}
    </Table>
  )
}

const kinds = {
  case: { label: '复议诉讼案件', to: 'cases', permission: 'readRequests' },
  complaint: { label: '投诉', to: 'complaints', permission: 'handleComplaints' },
  correction: { label: '更正要求', to: 'corrections', permission: 'readRequests' },
} as const

/** Cases, complaints and corrections whose day moves. */
export function BesideMovesTable({ moves, today }: { moves: readonly BesideMove[]; today: Day }) {
  const { me } = useAtWork()
  const several = new Set(moves.map(({ organId }) => organId)).size > 1
  return (
    <Table heads={[several && '机关', '事项', '编号', '期限：原来 → 改为']} scroll>
      {moves.map(({ kind, organId, organName, id, number, what, before, after }) => {
        const { label, to, permission } = kinds[kind]
        const reads = me.organs.find((one) => one.id === organId)?.permissions.includes(permission)
        return (
          <tr key={id}>
            {several && <td>{organName}</td>}
            <td className="nb">{label}</td>
            <td className="docno">
              {reads ? (
                <Link to={`/workbench/${to}/${organId}/${id}`}>{number ?? '未编号'}</Link>
              ) : (
                (number ?? '未编号')
              )}
            </td>
            <td>
              {what && `${what}：`}
              {before ? inShort(before, today) : '未定'} → <b>{after ? inShort(after, today) : '未定'}</b>
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

const byNumber = (a: Move, b: Move) =>
  a.organId.localeCompare(b.organId) || (a.number ?? '').localeCompare(b.number ?? '', 'zh', { numeric: true })

const replyFirst = (a: MovedDay, b: MovedDay) => Number(b.what === 'reply') - Number(a.what === 'reply')
