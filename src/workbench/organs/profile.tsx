import { App } from 'antd'
import { patch } from '../api/client.ts'
import type { Profile, StaffRow } from '../api/types.ts'
import { useChange, useGet, useStaff } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { OwnTermsPanel } from './own-terms.tsx'

// name, label, longest, hint
const texts: [string, string, number, string?][] = [
  ['officeName', '政府信息公开工作机构', 100],
  ['officePhone', '联系电话', 40],
  ['officeFax', '传真', 40],
  ['officeEmail', '电子邮箱', 100],
  ['officeAddress', '办公地址', 200],
  ['postalCode', '邮政编码', 10],
  ['officeHours', '办公时间', 100],
  ['reconsiderationBody', '行政复议机关', 100, '写入答复书的救济途径'],
  ['court', '管辖法院', 100, '写入答复书的救济途径'],
  ['numberPrefix', '文号代字', 20, '例如 临政公开，文号印作 临政公开〔2026〕15号'],
  ['creditCode', '统一社会信用代码', 18],
  ['siteCode', '网站标识码', 10],
]

export function ProfilePage() {
  useTitle('机关资料')
  const { organ, may } = useAtWork()
  const profile = useGet<Profile>(`/organs/${organ.id}/profile`)
  const staff = useStaff(organ.id)
  return (
    <>
      <h1>机关资料</h1>
      <p className="quiet">这些内容印在公开指南、受理回执和答复书上。</p>
      <Loaded query={profile}>
        {(data) =>
          may('editOrgan') ? (
            staff.data && <Edit key={data.organId} profile={data} staff={staff.data.staff} />
          ) : (
            <Read profile={data} />
          )
        }
      </Loaded>
      {may('readRequests') && <OwnTermsPanel />}
    </>
  )
}

function Edit({ profile, staff }: { profile: Profile; staff: readonly StaffRow[] }) {
  const { message } = App.useApp()
  const save = useChange(
    (values: Sent) => patch(`/organs/${profile.organId}/profile`, { ...emptied, ...values }),
    () => void message.success('已保存'),
  )
  const fields: Field[] = texts.map(([name, label, most, hint]) => ({
    name,
    label,
    kind: 'text',
    most,
    optional: true,
    initial: profile[name] ?? '',
    ...(hint && { hint }),
  }))
  const head: Field = {
    name: 'headStaffId',
    label: '公开机构负责人',
    kind: 'select',
    optional: true,
    choices: staff.filter(({ roles }) => roles.includes('head')).map(({ id, name }) => ({ value: id, label: name })),
    initial: profile['headStaffId'] ?? '',
    hint: '延期由其批准（条例第三十三条）',
  }
  return (
    <Panel title={profile.name}>
      <FieldsForm
        columns
        fields={[...fields.slice(0, 1), head, ...fields.slice(1)]}
        submit="保存"
        busy={save.isPending}
        trouble={save.error}
        onSubmit={(values) => save.mutate(values)}
      />
    </Panel>
  )
}

/** What is left empty is emptied. */
const emptied = Object.fromEntries([...texts.map(([name]) => name), 'headStaffId'].map((name) => [name, null]))

function Read({ profile }: { profile: Profile }) {
  return (
    <Panel title={profile.name}>
      <Pairs facts={texts.map(([name, label]) => [label, profile[name]])} />
    </Panel>
  )
}
