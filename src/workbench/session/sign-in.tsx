import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { post, Trouble } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { SealMark } from '../frame/seal-mark.tsx'
import { FieldsForm } from '../parts/fields-form.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { signInWithPasskey } from './passkeys.ts'

interface Examples {
  password: string | null
  accounts: { login: string; name: string; organName: string }[]
}

export function SignInPage() {
  useTitle('登录')
  const [needs, setNeeds] = useState<'totp' | 'passkey' | null>(null)
  const enter = useEntering()
  const signIn = useChange(
    (who: object) => post<{ needs: 'totp' | 'passkey' | null }>('/session', who),
    (answer) => (answer.needs ? setNeeds(answer.needs) : enter()),
  )
  return (
    <main className="alone">
      <p className="brand">
        <SealMark />
        <b>政府信息公开工作台</b>
      </p>
      <h1>{needs ? '登录的第二步' : '登录'}</h1>
      {needs === null && (
        <>
          <FieldsForm
            focus
            fields={[
              { name: 'login', label: '账号', kind: 'text', most: 64, autoComplete: 'username' },
              { name: 'password', label: '口令', kind: 'password', most: 200, autoComplete: 'current-password' },
            ]}
            submit="登录"
            busy={signIn.isPending}
            trouble={signIn.error}
            onSubmit={(values) => signIn.mutate(values)}
          />
          <Provider />
          <p className="quiet small">忘记口令，请向本机关的管理员索取一次性链接。</p>
          <ExampleAccounts onChoose={(login, password) => signIn.mutate({ login, password })} />
        </>
      )}
      {needs === 'totp' && <Totp onDone={enter} />}
      {needs === 'passkey' && <Passkey onDone={enter} />}
    </main>
  )
}

/** Back to where the person wanted to go; another person's lists are not kept. */
function useEntering() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const to = search.get('to')
  return () => {
    client.clear()
    navigate(to?.startsWith('/workbench') ? to : '/workbench', { replace: true })
  }
}

/** The sign-in of the office's own provider, where the installation has one. */
function Provider() {
  const { data } = useGet<{ offered: boolean; start: string }>('/oidc')
  if (!data?.offered) return null
  return (
    <p>
      <a className="btn" href={data.start}>
        统一身份认证登录
      </a>
    </p>
  )
}

function Totp({ onDone }: { onDone: () => void }) {
  const send = useChange((values: object) => post('/session/totp', values), onDone)
  return (
    <FieldsForm
      focus
      fields={[
        {
          name: 'code',
          label: '验证码',
          kind: 'code',
          most: 12,
          hint: '手机验证器上现在显示的6位数字',
          autoComplete: 'one-time-code',
        },
      ]}
      submit="继续"
      busy={send.isPending}
      trouble={send.error}
      onSubmit={(values) => send.mutate(values)}
    />
  )
}

function Passkey({ onDone }: { onDone: () => void }) {
  const send = useChange(signInWithPasskey, onDone)
  const trouble =
    send.error && !(send.error instanceof Trouble) ? new Trouble(0, '浏览器没有完成验证，请再试一次') : send.error
  return (
    <>
      <p>请用登记过的通行密钥（安全钥匙、指纹或者面容）确认。</p>
      <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
        使用通行密钥
      </Button>
      <TroubleNote trouble={trouble} />
    </>
  )
}

/** An example installation names its accounts, which work on this machine alone. */
function ExampleAccounts({ onChoose }: { onChoose: (login: string, password: string) => void }) {
  const { data } = useGet<Examples>('/example-accounts')
  const { password, accounts } = data ?? { password: null, accounts: [] }
  if (!password) return null
  const organs = [...new Set(accounts.map(({ organName }) => organName))]
  return (
    <section className="panel examples" aria-label="示例账号">
      <header>
        <h2>
          <span className="state warn">示例</span> 示例账号
        </h2>
      </header>
      <div className="in">
        <p className="small">
          口令都是 <code>{password}</code>，人员和案件都是虚构的。点账号即可登录。
        </p>
        {organs.map((organ) => (
          <div key={organ} className="example-organ">
            <h3>{organ}</h3>
            <ul>
              {accounts
                .filter(({ organName }) => organName === organ)
                .map(({ login, name }) => (
                  <li key={login}>
                    <button type="button" className="link" onClick={() => onChoose(login, password)}>
                      {login}
                    </button>{' '}
                    {name}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
