import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { patch, post } from '../api/client.ts'
import type { StaffRow } from '../api/types.ts'
import { useChange, useRoles, useStaff } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'

const aboutPerson = (row?: StaffRow): Field[] => [
  { name: 'name', label: '姓名', kind: 'text', most: 40, initial: row?.name ?? '' },
  {
    name: 'kind',
    label: '专兼职',
    kind: 'select',
    choices: [
      { value: 'full', label: '专职' },
      { value: 'part', label: '兼职' },
    ],
    initial: row?.kind ?? 'full',
  },
  { name: 'post', label: '职务', kind: 'text', most: 60, optional: true, initial: row?.post ?? '' },
  { name: 'phone', label: '电话', kind: 'text', most: 20, optional: true, initial: row?.phone ?? '' },
  { name: 'email', label: '电子邮箱', kind: 'text', most: 100, optional: true, initial: row?.email ?? '' },
]

function useRolesField(held: string[] = []): Field {
  const { me } = useAtWork()
  const roles = useRoles().data?.roles ?? {}
  const mayMakeAdmin = me.organs.some((organ) => organ.roles.includes('installationAdmin'))
  const choices = Object.entries(roles)
    .filter(([value]) => value !== 'installationAdmin' || mayMakeAdmin)
    .map(([value, label]) => ({ value, label }))
  return { name: 'roles', label: '角色', kind: 'boxes', choices, initial: held }
}

export function NewPersonPage() {
  useTitle('增加人员')
  const { organ } = useAtWork()
  const roles = useRolesField()
  const [made, setMade] = useState<{ name: string; link: string } | null>(null)
  const add = useChange(
    (values: Sent) => post<{ link: string }>('/staff', { ...values, organId: organ.id }),
    ({ link }, values) => setMade({ name: String(values['name']), link }),
  )
  if (made)
    return (
      <>
        <h1>已增加{made.name}</h1>
        <LinkOnce link={made.link} hours={72} />
        <p className="form-acts">
          <Link className="btn" to="/workbench/people">
            回到人员
          </Link>
        </p>
      </>
    )
  return (
    <>
      <h1>增加人员</h1>
      <Panel title={organ.name}>
        {roles.choices!.length > 0 && (
          <FieldsForm
            columns
            focus
            fields={[
              { name: 'login', label: '账号', kind: 'text', most: 32, hint: '小写字母开头，例如 zhang.wei' },
              ...aboutPerson(),
              roles,
            ]}
            submit="增加"
            busy={add.isPending}
            trouble={add.error}
            onSubmit={(values) => add.mutate(values)}
          />
        )}
      </Panel>
    </>
  )
}

export function PersonPage() {
  const { id } = useParams()
  const { organ } = useAtWork()
  const staff = useStaff(organ.id)
  const row = staff.data?.staff.find((one) => one.id === id)
  useTitle(row?.name ?? '人员')
  return (
    <Loaded query={staff}>
      {({ staff: all }) =>
        row ? <Person key={row.id} row={row} all={all} /> : <p>本机关没有此人。请先在上方选择机关。</p>
      }
    </Loaded>
  )
}

function Person({ row, all }: { row: StaffRow; all: readonly StaffRow[] }) {
  const { me } = useAtWork()
  const { message } = App.useApp()
  const roles = useRolesField(row.roles)
  const said = (text: string) => () => void message.success(text)
  const send = (values: object) => patch(`/staff/${row.id}`, { organId: row.organId, ...values })
  const change = useChange(send, said('已修改'))
  const absence = useChange(send, said('已记录'))
  const disable = useChange(send, said(row.disabled ? '已恢复' : '已停用'))
  const reset = useChange(() => post<{ link: string }>(`/staff/${row.id}/reset-link`))
  const clear = useChange(
    () => post(`/staff/${row.id}/second-factors/removal`, { organId: row.organId }),
    said('第二因素已解除'),
  )
  const others = all.filter(({ id, disabled }) => id !== row.id && !disabled)
  return (
    <>
      <PageHead crumbs={[{ to: '/workbench/people', text: '人员' }, { text: row.login }]} title={row.name} />
      <div className="stack narrow">
        <Panel title="资料与角色">
          {roles.choices!.length > 0 && (
            <FieldsForm
              columns
              fields={[...aboutPerson(row), roles]}
              submit="保存"
              busy={change.isPending}
              trouble={change.error}
              onSubmit={(values) => change.mutate({ post: null, phone: null, email: null, ...values })}
            />
          )}
        </Panel>
        <Panel title="离岗与代理">
          <p className="quiet">离岗期间，代理人有此人的全部角色；每一步仍以代理人自己的名义记录。</p>
          <FieldsForm
            columns
            fields={[
              { name: 'from', label: '自', kind: 'day', initial: row.absentFrom ?? me.today },
              { name: 'until', label: '至', kind: 'day', initial: row.absentUntil ?? me.today },
              {
                name: 'substituteId',
                label: '代理人',
                kind: 'select',
                choices: others.map(({ id, name }) => ({ value: id, label: name })),
                initial: row.substituteId ?? '',
              },
            ]}
            submit="登记离岗"
            busy={absence.isPending}
            trouble={absence.error}
            onSubmit={(values) => absence.mutate({ absence: values })}
          />
          {row.substituteId && (
            <p>
              <Button onClick={() => absence.mutate({ absence: null })}>结束离岗</Button>
            </p>
          )}
        </Panel>
        <Panel title="账号">
          <p>忘记口令时，生成一次性链接交给本人；以前没有用过的链接随即作废。</p>
          <p className="form-acts">
            <Button loading={reset.isPending} onClick={() => reset.mutate()}>
              生成重设口令的链接
            </Button>
            <Button
              danger={!row.disabled}
              disabled={row.id === me.id}
              loading={disable.isPending}
              onClick={() => disable.mutate({ disabled: !row.disabled })}
            >
              {row.disabled ? '恢复账号' : '停用账号'}
            </Button>
          </p>
          {row.id === me.id && <p className="quiet small">不能停用自己的账号。</p>}
          {row.hasSecondFactor && (
            <>
              <p>
                丢失验证器或者钥匙、又没有恢复码时，解除第二因素：此人已有的登录结束，下次只凭口令登录，再重新登记。
              </p>
              <p className="form-acts">
                <Button loading={clear.isPending} onClick={() => clear.mutate()}>
                  解除第二因素
                </Button>
              </p>
            </>
          )}
          {reset.data && <LinkOnce link={reset.data.link} hours={1} />}
          <TroubleNote trouble={reset.error ?? disable.error ?? clear.error} />
        </Panel>
      </div>
    </>
  )
}

function LinkOnce({ link, hours }: { link: string; hours: number }) {
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    message.success('已复制')
  }
  return (
    <div className="note-wait" role="status">
      <p>请把链接交给本人设定口令。链接只显示这一次，{hours}小时内用一次有效。</p>
      <p>
        <code className="link-once">{link}</code>
      </p>
      {typeof navigator.clipboard !== 'undefined' && <Button onClick={copy}>复制链接</Button>}
    </div>
  )
}
