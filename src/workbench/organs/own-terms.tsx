// 本机关自定的期限: numbers that the Regulation leaves to the organ.
import { App } from 'antd'
import { put } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'

const labels = {
  complaintDays: '投诉的答复期限（工作日）',
  correctionDays: '更正记录的办理期限（工作日）',
  conversionFrom: '几人以上申请同一信息，建议转为主动公开',
  keepPeopleYears: '办结后个人信息随档案保存的年数',
}

export function OwnTermsPanel() {
  const { organ, may } = useAtWork()
  const path = `/organs/${organ.id}/own-terms`
  const query = useGet<Record<keyof typeof labels, number>>(path)
  return (
    <Panel title="条例没有规定、由本机关自定的">
      <Loaded query={query}>
        {(terms) =>
          may('setOwnTerms') ? (
            <TermsForm key={organ.id} path={path} terms={terms} />
          ) : (
            <Pairs facts={Object.entries(labels).map(([name, label]) => [label, terms[name as keyof typeof labels]])} />
          )
        }
      </Loaded>
    </Panel>
  )
}

function TermsForm({ path, terms }: { path: string; terms: Record<keyof typeof labels, number> }) {
  const { message } = App.useApp()
  const save = useChange(
    (values: Sent) => put(path, values),
    () => void message.success('已保存，以后收到的按新的计算'),
  )
  const fields = Object.entries(labels).map(
    ([name, label]): Field => ({
      name,
      label,
      kind: 'number',
      initial: String(terms[name as keyof typeof labels]),
    }),
  )
  return (
    <FieldsForm
      fields={fields}
      columns
      submit="保存"
      busy={save.isPending}
      trouble={save.error}
      onSubmit={(values) => save.mutate(values)}
    />
  )
}
