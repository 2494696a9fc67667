// 第二因素: the authenticator, passkeys, and codes on paper for the day on which they are lost.
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { post, Trouble } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { FieldsForm } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { TroubleNote } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { useAtWork } from './me.tsx'
import { passkeysWork, registerPasskey } from './passkeys.ts'

export function TotpPanel() {
  const { me } = useAtWork()
  const { message } = App.useApp()
  const on = me.secondFactors.totp
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null)
  const start = useChange(() => post<{ secret: string; uri: string }>('/me/totp'), setSecret)
  const confirm = useChange(
    (values: object) => post('/me/totp/confirmation', values),
    () => {
      setSecret(null)
      message.success('验证器已启用')
    },
  )
  return (
    <Panel title="动态验证码" aside={<span className={on ? 'state done' : 'state'}>{on ? '已启用' : '未启用'}</span>}>
      {secret ? (
        <>
          <p>用验证器扫描图形，或者手工输入密钥，再填写它显示的数字。</p>
          <Picture uri={secret.uri} />
          <p>
            密钥：<code>{secret.secret.match(/.{1,4}/g)!.join(' ')}</code>
          </p>
          <FieldsForm
            fields={[{ name: 'code', label: '验证码', kind: 'code', most: 12, autoComplete: 'one-time-code' }]}
            submit="确认启用"
            busy={confirm.isPending}
            trouble={confirm.error}
            onSubmit={(values) => confirm.mutate(values)}
            onCancel={() => setSecret(null)}
          />
        </>
      ) : (
        <>
          <p>登录时除口令外，再输入手机验证器上的6位数字。</p>
          {on && <p className="quiet">换一个验证器时，新的确认之后，原来的才失效。</p>}
          <p className="form-acts">
            <Button loading={start.isPending} onClick={() => start.mutate()}>
              {on ? '换一个验证器' : '登记验证器'}
            </Button>
            {on && <Removal path="/me/totp/removal" label="停用" done="验证器已停用" />}
          </p>
          <TroubleNote trouble={start.error} />
        </>
      )}
    </Panel>
  )
}

function Picture({ uri }: { uri: string }) {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    import('qrcode').then(({ toDataURL }) => toDataURL(uri, { margin: 1, width: 200 })).then(setPicture)
  }, [uri])
  return picture && <img src={picture} width="200" height="200" alt="验证器要扫描的二维码" />
}

export function PasskeysPanel() {
  const { me } = useAtWork()
  const { message } = App.useApp()
  const [times, setTimes] = useState(0)
  const { passkeys } = me.secondFactors
  const register = useChange(registerPasskey, () => {
    setTimes(times + 1)
    message.success('通行密钥已登记')
  })
  const trouble =
    register.error && !(register.error instanceof Trouble)
      ? new Trouble(0, '浏览器没有完成登记，请再试一次；同一把钥匙只登记一次')
      : register.error
  return (
    <Panel
      title="通行密钥"
      aside={
        <span className={passkeys.length ? 'state done' : 'state'}>
          {passkeys.length ? `${passkeys.length}把` : '未登记'}
        </span>
      }
    >
      {passkeys.length > 0 && (
        <ul className="plain keys">
          {passkeys.map(({ id, label, createdAt, usedAt }) => (
            <li key={id}>
              <span>
                {label}{' '}
                <span className="quiet small">
                  {moment(createdAt, me.today)}登记，{usedAt ? `${moment(usedAt, me.today)}用过` : '还没有用过'}
                </span>
              </span>
              <Removal path={`/me/passkeys/${id}/removal`} label="移除" done="通行密钥已移除" />
            </li>
          ))}
        </ul>
      )}
      {passkeysWork() ? (
        <FieldsForm
          key={times}
          fields={[
            { name: 'label', label: '名称', kind: 'text', most: 60, hint: '便于认出是哪一把，例如 办公室的安全钥匙' },
          ]}
          submit="登记通行密钥"
          busy={register.isPending}
          trouble={trouble}
          onSubmit={({ label }) => register.mutate(String(label))}
        />
      ) : (
        <p className="quiet">这个浏览器，或者以 http 打开的网址，不能使用通行密钥。</p>
      )}
    </Panel>
  )
}

export function RecoveryPanel() {
  const { me } = useAtWork()
  const left = me.secondFactors.recoveryCodes
  const [codes, setCodes] = useState<string[] | null>(null)
  const make = useChange(
    () => post<{ codes: string[] }>('/me/recovery-codes'),
    (made) => setCodes(made.codes),
  )
  if (!me.secondFactors.totp && !me.secondFactors.passkeys.length && !codes) return null
  return (
    <Panel
      title="恢复码"
      aside={<span className={left ? 'state done' : 'state warn'}>{left ? `${left}个未用` : '没有'}</span>}
    >
      <p>验证器或者钥匙不在身边时，用一个恢复码代替；每个只用一次。请抄下或者打印，与手机分开存放。</p>
      {codes && (
        <div className="note-wait" role="status">
          <p>恢复码只显示这一次。</p>
          <ul className="plain codes">
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="form-acts">
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {left ? '重新生成' : '生成恢复码'}
        </Button>
        {codes && <Button onClick={() => setCodes(null)}>已经抄好</Button>}
      </p>
      {left > 0 && !codes && <p className="quiet small">重新生成后，以前的随即作废。</p>}
      <TroubleNote trouble={make.error} />
    </Panel>
  )
}

/** Asks for the password before a factor goes. */
function Removal({ path, label, done }: { path: string; label: string; done: string }) {
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const remove = useChange(
    (values: object) => post(path, values),
    () => {
      setOpen(false)
      message.success(done)
    },
  )
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
    )
  return (
    <FieldsForm
      focus
      fields={[{ name: 'password', label: '口令', kind: 'password', most: 200, autoComplete: 'current-password' }]}
      submit={label}
      danger
      busy={remove.isPending}
      trouble={remove.error}
      onSubmit={(values) => remove.mutate(values)}
      onCancel={() => setOpen(false)}
    />
  )
}
