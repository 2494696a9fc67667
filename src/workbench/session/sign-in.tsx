import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { post, Trouble } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { SealMark } from '../frame/seal-mark.tsx'
import { type Field, FieldsForm } from '../parts/fields-form.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { signInWithPasskey } from './passkeys.ts'

interface Examples {
  password: string | null
  accounts: { login: string; name: string; organName: string }[]
}

export function SignInPage() {
  useTitle('登录')
  const [needs, setNeeds] = useState<SecondStep[]>([])
  const [step, setStep] = useState<SecondStep | null>(null)
  const enter = useEntering()
  const signIn = useChange(
    (who: object) => post<{ needs: SecondStep[] }>('/session', who),
    (answer) => {
      setNeeds(answer.needs)
      setStep(answer.needs[0] ?? null)
      if (!answer.needs.length) enter()
    },
  )
  return (
    <main className="alone">
      <p className="brand">
        <SealMark />
        <b>政府信息公开工作台</b>
      </p>
      <h1>{step ? '登录的第二步' : '登录'}</h1>
      {step === null && (
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
      {step === 'totp' && <Code key="totp" path="/session/totp" field={totpField} onDone={enter} />}
      {step === 'passkey' && <Passkey onDone={enter} />}
      {step === 'recovery' && <Code key="recovery" path="/session/recovery" field={recoveryField} onDone={enter} />}
      {step !== null && (
        <>
          {needs
            .filter((other) => other !== step)
            .map((other) => (
              <p key={other}>
                <button type="button" className="link" onClick={() => setStep(other)}>
                  {instead[other]}
                </button>
              </p>
            ))}
          <p className="quiet small">都不能用时，请本机关的管理员解除第二因素。</p>
        </>
      )}
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
  const [search] = useSearchParams()
  const because = refusals[search.get('because') ?? '']
  if (!data?.offered) return null
  return (
    <>
      {because && (
        <div className="note-trouble" role="alert">
          <p>{because}</p>
        </div>
      )}
      <p>
        <a className="btn" href={data.start}>
          统一身份认证登录
        </a>
      </p>
    </>
  )
}

/** Why the provider's sign-in came back without a session. */
const refusals: Record<string, string> = {
  'oidc-failed': '统一身份认证没有通过，请重试，或者用账号和口令登录。',
  'oidc-unreachable': '统一身份认证暂时连不上，请用账号和口令登录。',
  'session-expired': '登录已过期，请重新开始登录。',
  'unknown-person': '身份已确认，但本平台没有与之对应的在用账号，请联系机关管理员。',
}

type SecondStep = 'totp' | 'passkey' | 'recovery'

const instead: Record<SecondStep, string> = {
  totp: '改用手机验证器',
  passkey: '改用通行密钥',
  recovery: '改用恢复码',
}

const totpField: Field = {
  name: 'code',
  label: '验证码',
  kind: 'code',
  most: 12,
  hint: '手机验证器上现在显示的6位数字',
  autoComplete: 'one-time-code',
}

const recoveryField: Field = {
  name: 'code',
  label: '恢复码',
  kind: 'text',
  most: 40,
  hint: '登记第二因素时抄下的恢复码之一，用过即作废',
}

function Code({ path, field, onDone }: { path: string; field: Field; onDone: () => void }) {
  const send = useChange((values: object) => post(path, values), onDone)
  return (
    <FieldsForm
      focus
      fields={[field]}
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
