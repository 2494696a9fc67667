// One rule of work: its text, its versions, and a new version; a new rule.
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { addMonths } from '../../kit/days.ts'
import { post } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { useSite } from './parts.tsx'
import { RuleState } from './rules.tsx'
import type { WorkRule } from './types.ts'

const crumbs = [{ to: '/workbench/site/rules', text: '公开制度' }]

export function NewWorkRulePage() {
  useTitle('登载制度')
  return (
    <>
      <PageHead crumbs={crumbs} title="登载一项制度" />
      <Panel title="第1版">
        <Adopt />
      </Panel>
    </>
  )
}

export function WorkRulePage() {
  const { rule: id } = useParams()
  const data = useSite()
  const versions = data.data?.rules.filter((one) => one.id === id) ?? []
  useTitle(versions[0]?.title ?? '公开制度')
  return (
    <Loaded query={data}>
      {({ today }) =>
        versions[0] ? <Versions key={versions.length} versions={versions} today={today} /> : <p>没有这项制度。</p>
      }
    </Loaded>
  )
}

function Versions({ versions, today }: { versions: readonly WorkRule[]; today: WorkRule['adoptedOn'] }) {
  const { organ, may } = useAtWork()
  const [shown, setShown] = useState(versions[0]!)
  const latest = versions[0]!
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={latest.title}
        under={
          <p>
            <RuleState rule={latest} today={today} />
          </p>
        }
      >
        <div className="acts">
          <a className="btn" href={`/o/${organ.id}/rules/${latest.id}`}>
            公开页面
          </a>
        </div>
      </PageHead>
      <div className="two-columns">
        <div className="stack">
          <Panel title={`第${shown.version}版`} aside={`${shown.adoptedOn}施行`}>
            <p className="rule-text">{shown.text}</p>
          </Panel>
          {may('editOrgan') && (
            <Panel title={`登载第${latest.version + 1}版`}>
              <Adopt before={latest} />
            </Panel>
          )}
        </div>
        <aside className="stack">
          <Panel title="各版" flush>
            <table className="data">
              <tbody>
                {versions.map((one) => (
                  <tr key={one.version}>
                    <td>
                      <button
                        type="button"
                        className="link"
                        aria-current={one === shown || undefined}
                        onClick={() => setShown(one)}
                      >
                        第{one.version}版
                      </button>
                    </td>
                    <td className="nb">{one.adoptedOn}</td>
                    <td className="nb">{one.endedOn ? `至${one.endedOn}` : one === latest ? '现行' : ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
        </aside>
      </div>
    </>
  )
}

function Adopt({ before }: { before?: WorkRule }) {
  const { organ, me } = useAtWork()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const adopt = useChange(
    ({ id, ...values }: Sent) =>
      post<{ version: number }>(`/organs/${organ.id}/work-rules`, { id: before?.id ?? id, ...values }),
    ({ version }, values) => {
      message.success(`已登载第${version}版`)
      if (!before) navigate(`/workbench/site/rules/${values['id']}`)
    },
  )
  const fields: Field[] = [
    ...(before
      ? []
      : [
          {
            name: 'id',
            label: '地址中的名称',
            kind: 'text',
            most: 63,
            hint: '小写字母、数字和连字符，如 review-before-publication；登载后不变',
          } satisfies Field,
        ]),
    { name: 'title', label: '名称', kind: 'text', most: 200, initial: before?.title ?? '' },
    { name: 'adoptedOn', label: '施行日期', kind: 'day', initial: me.today },
    {
      name: 'reviewOn',
      label: '下次检查',
      kind: 'day',
      optional: true,
      initial: addMonths(me.today, 12),
      hint: '到期前一个月提醒',
    },
    ...(before
      ? [
          {
            name: 'endedOn',
            label: '停止执行的日期',
            kind: 'day',
            optional: true,
            hint: '不再执行时填写',
          } satisfies Field,
        ]
      : []),
    { name: 'text', label: '正文', kind: 'area', most: 200_000, initial: before?.text ?? '', hint: '一段一行' },
  ]
  return (
    <FieldsForm
      columns
      fields={fields}
      submit="登载"
      busy={adopt.isPending}
      trouble={adopt.error}
      onSubmit={(values) => adopt.mutate(values)}
    />
  )
}
