// 登记更正要求: what came by hand or post, with the person's data; the query code is shown once.
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { idKindChoices } from '../requests/choices.ts'
import { useAtWork } from '../session/me.tsx'

interface Filed {
  id: string
  number: string
  queryCode: string
  dueOn: string | null
}

export function FileCorrectionPage() {
  useTitle('登记更正要求')
  const { organ, me } = useAtWork()
  const [filed, setFiled] = useState<Filed | null>(null)
  const send = useChange(
    ({ on, channel, record, wrong, evidence, ...person }: Sent) => {
      const applicant = Object.fromEntries(
        Object.entries(person).map(([name, value]) => [name.replace('applicant.', ''), value]),
      )
      return post<Filed>('/record-corrections', { organId: organ.id, on, channel, record, wrong, evidence, applicant })
    },
    (answer) => setFiled(answer),
  )
  if (filed)
    return (
      <>
        <PageHead title="已经登记" />
        <Panel title={filed.number}>
          <p>
            请把查询码交给申请人，只显示这一次：<b className="mono">{filed.queryCode}</b>
          </p>
          {filed.dueOn && <p>答复期限 {filed.dueOn}。</p>}
          <p className="acts">
            <Link className="btn primary" to={`/workbench/corrections/${organ.id}/${filed.id}`}>
              打开
            </Link>
            <Link className="btn" to="/workbench/corrections">
              回到列表
            </Link>
          </p>
        </Panel>
      </>
    )
  const fields: Field[] = [
    {
      name: 'channel',
      label: '怎样提出的',
      kind: 'select',
      initial: 'inPerson',
      choices: [
        { value: 'inPerson', label: '当面' },
        { value: 'post', label: '邮寄' },
      ],
    },
    { name: 'on', label: '收到之日', kind: 'day', initial: me.today, max: me.today },
    { name: 'record', label: '哪一份记录', kind: 'text', most: 2000, wide: true },
    { name: 'wrong', label: '哪里不准确，应当是什么', kind: 'area', most: 2000 },
    { name: 'evidence', label: '证据', kind: 'area', most: 2000, hint: '出示了什么，收下了什么' },
    { name: 'applicant.name', label: '姓名或者名称', kind: 'text', most: 100 },
    { name: 'applicant.idKind', label: '证件种类', kind: 'select', initial: 'idCard', choices: idKindChoices },
    { name: 'applicant.idNumber', label: '证件号码', kind: 'text', most: 40 },
    { name: 'applicant.phone', label: '联系电话', kind: 'text', most: 20 },
    { name: 'applicant.email', label: '电子邮箱', kind: 'text', most: 100, optional: true },
  ]
  return (
    <>
      <PageHead crumbs={[{ to: '/workbench/corrections', text: '更正记录' }]} title="登记更正要求" />
      <Panel title={organ.name}>
        <FieldsForm
          fields={fields}
          columns
          submit="登记"
          busy={send.isPending}
          trouble={send.error}
          onSubmit={(values) => send.mutate(values)}
        />
      </Panel>
    </>
  )
}
