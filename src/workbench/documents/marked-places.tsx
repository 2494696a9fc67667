// What reviewers marked as 应当遮盖: they send it back with these places in one click, and the drafter masks them in one click.
import { App, Button } from 'antd'
import { useState } from 'react'
import { post } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import type { DecidedHit, DocumentPageData } from './types.ts'

interface Masked {
  masked: number
  left: { place: string; reason: string }[]
}

export function MarkedPlaces({ page, hits }: { page: DocumentPageData; hits: readonly DecidedHit[] }) {
  const marked = hits.filter(({ decision }) => decision?.decision === 'mask')
  const { message } = App.useApp()
  const [left, setLeft] = useState<Masked['left']>([])
  const { organ_id: organId, id, act_count: seen } = page.document
  const path = `/office/documents/${organId}/${id}`
  const can = (act: string) => page.next.some((one) => one.act === act && !one.refusal)
  const mask = useChange(
    () => post<Masked>(`${path}/mask-marked`),
    (done) => {
      setLeft(done.left)
      void message.success(`已遮盖${done.masked}处，公众看不到遮盖前的文字`)
    },
  )
  const sendBack = useChange(
    () => post(`${path}/acts/sendBack`, { note: noteOf(marked), seen }),
    () => void message.success('已退回，由起草人遮盖'),
  )
  if (!marked.length && !left.length) return null
  return (
    <div className="note-wait marked-places">
      {marked.length > 0 && (
        <p>
          审查意见：{marked.length}处应当遮盖
          {page.document.state === 'drafting'
            ? '，遮盖后重新送审，从初审开始。'
            : '。退回后由起草人遮盖，修改过的文字从初审开始重新审查。'}
        </p>
      )}
      {marked.length > 0 && can('edit') && (
        <Button type="primary" loading={mask.isPending} onClick={() => mask.mutate()}>
          按审查意见遮盖{marked.length}处
        </Button>
      )}
      {marked.length > 0 && can('sendBack') && (
        <Button type="primary" danger loading={sendBack.isPending} onClick={() => sendBack.mutate()}>
          退回，请起草人遮盖{marked.length}处
        </Button>
      )}
      {left.length > 0 && (
        <ul>
          {left.map(({ place, reason }) => (
            <li key={place}>
              {place}：{reason}
            </li>
          ))}
        </ul>
      )}
      <TroubleNote trouble={mask.error ?? sendBack.error} />
    </div>
  )
}

const noteOf = (marked: readonly DecidedHit[]) =>
  `应当遮盖${marked.length}处：${marked.map(({ place, label }) => `${place}（${label}）`).join('、')}`.slice(0, 5000)
