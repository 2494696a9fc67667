// The page of a one-time link: the first administrator, an invitation, a forgotten password.
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { SealMark } from '../frame/seal-mark.tsx'
import { type Field, FieldsForm } from '../parts/fields-form.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { OrganChooser } from './organ-chooser.tsx'

type Purpose = 'first-administrator' | 'reset' | 'invite'

const passwordHint = '至少10个字符，字母、数字、符号至少两类，例如 Gongkai-2026'

const titles: Record<Purpose, string> = {
  'first-administrator': '建立首个管理员',
  invite: '设定您的口令',
  reset: '重新设定口令',
}

const firstOrgan: Field[] = [
  { name: 'organName', label: '机关全称', kind: 'text', most: 100 },
  {
    name: 'organId',
    label: '机关编号',
    kind: 'text',
    most: 63,
    hint: '小写字母、数字、横线，用在网址里，例如 linfen',
  },
]

const account: Field[] = [
  {
    name: 'login',
    label: '账号',
    kind: 'text',
    most: 32,
    hint: '小写字母开头，例如 zhang.wei',
    autoComplete: 'username',
  },
  { name: 'name', label: '姓名', kind: 'text', most: 40, autoComplete: 'name' },
]
const password: Field = {
  name: 'password',
  label: '口令',
  kind: 'password',
  most: 200,
  hint: passwordHint,
  autoComplete: 'new-password',
}

export function LinkPage() {
  const { token } = useParams()
  const link = useGet<{ purpose: Purpose }>(`/links/${token}`, {}, { staleTime: Number.POSITIVE_INFINITY })
  const [done, setDone] = useState(false)
  useTitle(link.data ? titles[link.data.purpose] : '一次性链接')
  return (
    <main className="alone">
      <p className="brand">
        <SealMark />
        <b>政府信息公开工作台</b>
      </p>
      {done ? (
        <>
          <h1>口令已设定</h1>
          <p>链接已经作废。</p>
          <p>
            <Link to="/workbench/sign-in">去登录</Link>
          </p>
        </>
      ) : (
        <Loaded query={link}>
          {({ purpose }) => (
            <>
              <h1>{titles[purpose]}</h1>
              <SetPassword token={token!} purpose={purpose} onDone={() => setDone(true)} />
            </>
          )}
        </Loaded>
      )}
    </main>
  )
}

function SetPassword({ token, purpose, onDone }: { token: string; purpose: Purpose; onDone: () => void }) {
  const [organId, setOrganId] = useState('')
  const first = purpose === 'first-administrator'
  const organs = useGet<{ organs: unknown[] }>('/organs', { limit: 1 })
  const empty = organs.data?.organs.length === 0
  const send = useChange((values: object) => post(`/links/${token}`, values), onDone)
  return (
    <>
      {first && empty && <p>平台上还没有机关。请先写下第一个机关，其余机关和人员以后可以批量导入。</p>}
      {first && !empty && <p>管理员可以增加机关和人员。请先选择所在机关，再填写账号。</p>}
      {first && !empty && <OrganChooser chosen={organId} onChoose={setOrganId} />}
      <FieldsForm
        fields={first ? [...(empty ? firstOrgan : []), ...account, password] : [password]}
        submit={first ? '建立账号' : '设定口令'}
        busy={send.isPending}
        trouble={send.error}
        onSubmit={(values) => send.mutate({ ...values, ...(first && !empty && { organId }) })}
      />
    </>
  )
}
