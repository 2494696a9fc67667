// 转为主动公开 (art. 44): of one request, the proposals it is in; where its answer was given, the handler may propose it.
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type ConversionState, conversionSources, conversionStates, converting } from '../../law/regulation/index.ts'
import { post } from '../api/client.ts'
import type { OutcomeId, RequestPage } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import type { Conversion } from './types.ts'

/** Outcomes by which there is something to publish. */
const given: readonly OutcomeId[] = ['granted.full', 'granted.alreadyPublic', 'partial']

export const badge: Record<ConversionState, string> = { open: 'warn', accepted: 'run', published: 'done', declined: '' }

export function ConversionPanel({ page }: { page: RequestPage }) {
  const { request, acts, today } = page
  const { me } = useAtWork()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const path = `/requests/${request.organ_id}/${request.id}/conversion`
  const answered = request.outcome !== null && given.includes(request.outcome)
  const query = { organ: request.organ_id, request: request.id }
  const found = useGet<{ conversions: Conversion[] }>(answered ? '/conversions' : null, query)
  const propose = useChange(
    (values: Sent) => post<{ id: string }>(path, values),
    () => {
      setOpen(false)
      void message.success('已提出，由公开机构负责人决定')
    },
  )
  const conversions = found.data?.conversions ?? []
  const handles = me.organs.find(({ id }) => id === request.organ_id)?.permissions.includes('handle') ?? false
  const isPublic = acts.some(({ facts }) => facts.act === 'makePublic')
  const proposes =
    handles && answered && !isPublic && found.data && conversions.every(({ state }) => state === 'declined')
  if (!proposes && !conversions.length) return null
  return (
    <Panel
      title="转为主动公开"
      aside={
        proposes && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            建议主动公开
          </Button>
        )
      }
    >
      {conversions.map(({ id, source, state, foundOn, reason, decidedOn, decidedBy, answer, requests }) => (
        <div key={id}>
          <p>
            <Link to={`/workbench/conversions#conversion-${id}`}>{conversionSources[source]}</Link>
            <span className="quiet">
              　{inShort(foundOn, today)}提出{requests.length > 1 && `，涉及${requests.length}件申请`}
            </span>{' '}
            <span className={`state ${badge[state]}`}>{conversionStates[state]}</span>
          </p>
          {reason && <p className="said small">{reason}</p>}
          {decidedOn && (
            <p className="quiet small">
              {inShort(decidedOn, today)} {decidedBy} 决定{answer && `：${answer}`}
            </p>
          )}
        </div>
      ))}
      {!conversions.length && !open && (
        <p className="quiet">答复的信息涉及面广、需要公众广泛知晓的，可以建议转为主动公开（{converting.text}）。</p>
      )}
      {open && (
        <FieldsForm
          focus
          fields={[{ name: 'reason', label: '为什么值得主动公开', kind: 'area', most: 1000 }]}
          submit="提出建议"
          busy={propose.isPending}
          trouble={propose.error}
          onSubmit={(values) => propose.mutate(values)}
          onCancel={() => setOpen(false)}
        />
      )}
    </Panel>
  )
}
