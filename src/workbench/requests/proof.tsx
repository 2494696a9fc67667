// 身份证明 (art. 29) of each applicant and agent: what was shown, who saw it when; recorded here, with a copy where there is one.
import { App, Button } from 'antd'
import { useState } from 'react'
import { post } from '../api/client.ts'
import type { RequestPage } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Files, type Given, ticketsOf } from '../parts/files.tsx'
import { Panel } from '../parts/panel.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { proofChoices, proofLabels } from './choices.ts'

export function ProofPanel({ page }: { page: RequestPage }) {
  const { request, people, today } = page
  const { me } = useAtWork()
  const [open, setOpen] = useState<number | null>(null)
  const records =
    request.is_open &&
    (me.organs.find(({ id }) => id === request.organ_id)?.permissions.includes('seePersonalData') ?? false)
  return (
    <Panel title="申请人和身份证明" aside={`${people.length}人`} flush>
      <table className="data">
        <tbody>
          {people.map((person) => (
            <tr key={person.no}>
              <td className="nb">{person.role === 'agent' ? '代理人' : '申请人'}</td>
              <td>{person.erased ? '（信息已清除）' : person.name}</td>
              <td>
                {person.proof ? (
                  <>
                    <span className={`state ${person.proof === 'lacking' ? 'warn' : 'done'}`}>
                      {proofLabels[person.proof]}
                    </span>
                    <div className="quiet small">
                      {[person.proofOn && inShort(person.proofOn, today), person.proofBy].filter(Boolean).join('，')}
                    </div>
                  </>
                ) : (
                  <span className="quiet">没有登记</span>
                )}
              </td>
              <td className="n">
                {records && !person.erased && (
                  <Button
                    size="small"
                    aria-label={`登记${person.name}的身份证明`}
                    aria-expanded={open === person.no}
                    onClick={() => setOpen(open === person.no ? null : person.no)}
                  >
                    登记
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open !== null && (
        <div className="panel-foot" key={open}>
          <Proof page={page} person={open} onDone={() => setOpen(null)} />
        </div>
      )}
    </Panel>
  )
}

function Proof({
  page: { request, people, today },
  person,
  onDone,
}: {
  page: RequestPage
  person: number
  onDone: () => void
}) {
  const { message } = App.useApp()
  const [files, setFiles] = useState<Given[]>([])
  const known = people.find(({ no }) => no === person)
  const save = useChange(
    (values: Sent) =>
      post(`/requests/${request.organ_id}/${request.id}/people/${person}/proof`, { ...values, ...ticketsOf(files) }),
    () => {
      void message.success('已登记身份证明')
      onDone()
    },
  )
  const fields: Field[] = [
    {
      name: 'proof',
      label: `${known?.name ?? ''}${known?.role === 'agent' ? '（代理人，连同授权委托书）' : ''}`,
      kind: 'select',
      choices: proofChoices,
      initial: known?.proof ?? '',
    },
    { name: 'on', label: '日期', kind: 'day', initial: today, max: today },
  ]
  return (
    <FieldsForm
      columns
      fields={fields}
      submit="登记"
      busy={save.isPending}
      trouble={save.error}
      onSubmit={(values) => save.mutate(values)}
      onCancel={onDone}
    >
      <Files files={files} onChange={setFiles} label="复印件" hint="加密保存在卷宗里" />
    </FieldsForm>
  )
}
