import { useNavigate, useSearchParams } from 'react-router'
import { post } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { caseKinds } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

/** 登记案件; from a request's page it comes with the request. */
export function OpenCasePage() {
  useTitle('登记案件')
  const { organ, me } = useAtWork()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const requestId = search.get('request')
  const organId = search.get('organ') ?? organ.id
  const open = useChange(
    (values: object) => post<{ id: string }>('/cases', { ...values, organId, ...(requestId && { requestId }) }),
    ({ id }) => navigate(`/workbench/cases/${organId}/${id}`),
  )
  const fields: Field[] = [
    {
      name: 'kind',
      label: '类别',
      kind: 'select',
      choices: Object.entries(caseKinds).map(([value, label]) => ({ value, label })),
      initial: 'reconsideration',
    },
    {
      name: 'procedure',
      label: '程序',
      kind: 'select',
      choices: [
        { value: 'ordinary', label: '普通程序' },
        { value: 'summary', label: '简易程序' },
      ],
      initial: 'ordinary',
    },
    {
      name: 'afterReconsideration',
      label: '复议后起诉',
      kind: 'check',
      optional: true,
      when: ({ kind }) => kind === 'litigation',
    },
    { name: 'body', label: '复议机关或者法院', kind: 'text', most: 100 },
    { name: 'number', label: '案号', kind: 'text', most: 80, optional: true },
    { name: 'applicant', label: '申请人或者原告', kind: 'text', most: 100 },
    { name: 'attacked', label: '被复议、被诉的行为', kind: 'area', most: 2000, initial: search.get('attacked') ?? '' },
    {
      name: 'attackedOn',
      label: '行为之日',
      kind: 'day',
      max: me.today,
      initial: search.get('on') ?? '',
      hint: '决定适用哪一版行政复议法',
    },
    { name: 'openedOn', label: '受理、立案之日', kind: 'day', max: me.today, initial: me.today },
    { name: 'copyOn', label: '收到申请书（起诉状）副本之日', kind: 'day', max: me.today, optional: true },
  ]
  return (
    <>
      <h1>登记案件</h1>
      <Panel
        title={me.organs.find(({ id }) => id === organId)?.name ?? organ.name}
        aside={requestId ? '对一件申请的答复' : undefined}
      >
        <FieldsForm
          columns
          focus
          fields={fields}
          submit="登记"
          busy={open.isPending}
          trouble={open.error}
          onSubmit={(values) => open.mutate(values)}
        />
      </Panel>
    </>
  )
}
