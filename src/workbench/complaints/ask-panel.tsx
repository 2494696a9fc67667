// One thing that the organ above asks, and the answer to it.
import { post } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { DueDay } from '../desk/due-day.tsx'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import type { AskRow } from './types.ts'

export const askKinds = { statement: '说明情况', rectification: '责令改正' }

export function AskPanel({ ask, today }: { ask: AskRow; today: Day }) {
  const { me } = useAtWork()
  const send = useChange((values: Sent) => post(`/complaint-asks/${ask.organId}/${ask.id}/answer`, values))
  const mayHere = me.organs.find(({ id }) => id === ask.organId)?.permissions.includes('answerComplaintAsks')
  return (
    <section className="ask" aria-label={`${ask.supervisorName}：${askKinds[ask.kind]}`} id={`ask-${ask.id}`}>
      <p className="badges">
        <span className={ask.kind === 'rectification' ? 'state warn' : 'state run'}>{askKinds[ask.kind]}</span>
        <span>{ask.supervisorName}</span>
        <span className="quiet">{inShort(ask.madeOn, today)}交办</span>
        {ask.answeredOn ? (
          <span className="state done">{inShort(ask.answeredOn, today)}已回复</span>
        ) : (
          <DueDay due={ask.dueOn} today={today} />
        )}
      </p>
      <p>{ask.text}</p>
      {ask.answer && <p className="quiet">回复：{ask.answer}</p>}
      {!ask.answer && mayHere && (
        <FieldsForm
          fields={[
            {
              name: 'text',
              label: ask.kind === 'statement' ? '情况说明' : '改正的结果',
              kind: 'area',
              most: 5000,
              wide: true,
            },
          ]}
          submit="回复"
          busy={send.isPending}
          trouble={send.error}
          onSubmit={(values) => send.mutate(values)}
        />
      )}
    </section>
  )
}
