// 现在可以做: every next act as a form of its own; what is not allowed gives its reason in the same place.
import { App, Button } from 'antd'
import { useId, useState } from 'react'
import { states } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { NextAct, RequestPage } from '../api/types.ts'
import { useChange, useStaff, useWords } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { useAtWork } from '../session/me.tsx'
import { fieldsOf, verbs } from './act-fields.ts'

export function ActsColumn({ page }: { page: RequestPage }) {
  const [open, setOpen] = useState<string | null>(null)
  const can = page.next.filter(({ refusal }) => !refusal)
  const cannot = page.next.filter(({ refusal }) => refusal && refusal.code !== 'not-yours')
  const others = page.next.filter(({ refusal }) => refusal?.code === 'not-yours')
  return (
    <aside className="stack acts-column" aria-label="办理">
      <Panel title="现在可以做" aside={states[page.request.state].label}>
        {can.length === 0 && <p className="quiet">现在没有由您办理的事项。</p>}
        {can.map((next, index) => (
          <ActRow
            key={next.act}
            page={page}
            next={next}
            first={index === 0}
            open={open === next.act}
            onToggle={() => setOpen(open === next.act ? null : next.act)}
          />
        ))}
      </Panel>
      {cannot.length > 0 && (
        <Panel title="现在不能做">
          {cannot.map((next) => (
            <NotAllowed key={next.act} next={next} />
          ))}
        </Panel>
      )}
      {others.length > 0 && (
        <Panel title="由他人办理">
          {others.map((next) => (
            <NotAllowed key={next.act} next={next} />
          ))}
        </Panel>
      )}
    </aside>
  )
}

interface ActRowProps {
  page: RequestPage
  next: NextAct
  first: boolean
  open: boolean
  onToggle: () => void
}

function ActRow({ page, next, first, open, onToggle }: ActRowProps) {
  const id = useId()
  return (
    <div className="act-row" data-act={next.act}>
      <b>{next.label}</b>
      <Button
        type={first && !open ? 'primary' : 'default'}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${open ? '收起' : '办理'}：${next.label}`}
        onClick={onToggle}
      >
        {open ? '收起' : (verbs[next.act] ?? '办理')}
      </Button>
      {open ? (
        <div id={id} className="act-form">
          <ActForm page={page} next={next} onCancel={onToggle} />
        </div>
      ) : (
        <p>{next.basis}</p>
      )}
    </div>
  )
}

function ActForm({ page, next, onCancel }: { page: RequestPage; next: NextAct; onCancel: () => void }) {
  const { request } = page
  const { me } = useAtWork()
  const { message } = App.useApp()
  const roles = me.organs.find(({ id }) => id === request.organ_id)?.roles ?? []
  const staff = useStaff(next.act === 'assign' ? request.organ_id : null)
  const words = useWords()
  const act = useChange(
    (facts: Sent) =>
      post(`/requests/${request.organ_id}/${request.id}/acts/${next.act}`, { ...facts, seen: request.act_count }),
    () => void message.success(`${next.label}：已记录`),
  )
  if (next.act === 'assign' && (!staff.data || !words.data)) return <p className="quiet">正在读取</p>
  const about = { page, roles, staff: staff.data?.staff ?? [], subjects: words.data?.subjects ?? {} }
  const { fields, facts } = fieldsOf(next.act, about)
  return (
    <>
      <p className="quiet small">{next.basis}</p>
      <FieldsForm
        focus
        fields={fields}
        submit={next.label}
        busy={act.isPending}
        trouble={act.error}
        onSubmit={(values) => act.mutate(facts ? facts(values) : values)}
        onCancel={onCancel}
      />
    </>
  )
}

/** The keyboard reaches it, and it says why not. */
function NotAllowed({ next }: { next: NextAct }) {
  const id = useId()
  return (
    <div className="act-row not" data-act={next.act}>
      <b>{next.label}</b>
      <button type="button" className="btn" aria-disabled="true" aria-describedby={id} aria-label={next.label}>
        {verbs[next.act] ?? '办理'}
      </button>
      <p id={id}>
        {next.refusal?.message}
        {next.refusal?.basis && !next.refusal.message.includes(next.refusal.basis) && `（${next.refusal.basis}）`}
      </p>
    </div>
  )
}
