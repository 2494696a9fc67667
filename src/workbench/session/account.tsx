import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { post, Trouble } from '../api/client.ts'
import { useChange, useRoles } from '../api/use.ts'
import { FieldsForm } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { useAtWork } from './me.tsx'
import { passkeysWork, registerPasskey } from './passkeys.ts'

export function AccountPage() {
  useTitle('我的账号')
  const { me } = useAtWork()
  const roles = useRoles().data?.roles ?? {}
  return (
    <>
      <h1>我的账号</h1>
      <div className="stack narrow">
        <Panel title={me.name}>
          <ul className="plain">
            {me.organs
              .filter((organ) => organ.roles.length)
              .map((organ) => (
                <li key={organ.id}>
                  {organ.name}：{organ.roles.map((role) => roles[role] ?? role).join('、')}
                </li>
              ))}
          </ul>
        </Panel>
        <Panel
          title="动态验证码"
          aside={
            <span className={me.secondFactors.totp ? 'state done' : 'state'}>
              {me.secondFactors.totp ? '已启用' : '未启用'}
            </span>
          }
        >
          <Totp />
        </Panel>
        <Panel title="通行密钥">
          <Passkeys />
        </Panel>
        <Panel title="日程订阅">
          <Feed />
        </Panel>
      </div>
    </>
  )
}

function Totp() {
  const { me } = useAtWork()
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null)
  const [picture, setPicture] = useState<string | null>(null)
  const start = useChange(() => post<{ secret: string; uri: string }>('/me/totp'), setSecret)
  const confirm = useChange(
    (values: object) => post('/me/totp/confirmation', values),
    () => setSecret(null),
  )
  useEffect(() => {
    if (!secret) return setPicture(null)
    import('qrcode').then(({ toDataURL }) => toDataURL(secret.uri, { margin: 1, width: 200 })).then(setPicture)
  }, [secret])
  if (!secret)
    return (
      <>
        <p>登录时除口令外，再输入手机验证器上的6位数字。</p>
        {me.secondFactors.totp && <p className="quiet">重新登记后，原来的验证器不再有效。</p>}
        <Button loading={start.isPending} onClick={() => start.mutate()}>
          {me.secondFactors.totp ? '重新登记验证器' : '登记验证器'}
        </Button>
        <TroubleNote trouble={start.error} />
      </>
    )
  return (
    <>
      <p>用验证器扫描图形，或者手工输入密钥，再填写它显示的数字。</p>
      {picture && <img src={picture} width="200" height="200" alt="验证器要扫描的二维码" />}
      <p>
        密钥：<code>{secret.secret}</code>
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
  )
}

function Passkeys() {
  const { me } = useAtWork()
  const register = useChange((label: string) => registerPasskey(label))
  const trouble =
    register.error && !(register.error instanceof Trouble)
      ? new Trouble(0, '浏览器没有完成登记，请再试一次')
      : register.error
  return (
    <>
      {me.secondFactors.passkeys.length > 0 && (
        <ul className="plain">
          {me.secondFactors.passkeys.map(({ label, createdAt }) => (
            <li key={createdAt}>
              {label ?? '通行密钥'}　<span className="quiet">{moment(createdAt, me.today)}登记</span>
            </li>
          ))}
        </ul>
      )}
      {passkeysWork() ? (
        <FieldsForm
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
    </>
  )
}

function Feed() {
  const [url, setUrl] = useState<string | null>(null)
  const make = useChange(
    () => post<{ url: string }>('/me/calendar-feed'),
    (made) => setUrl(made.url),
  )
  return (
    <>
      <p>手机或者桌面日历订阅这个地址，就能看到分派给您的申请和案件的期限。地址等于钥匙，请不要转给别人。</p>
      {url && (
        <p>
          <code>{url}</code>
        </p>
      )}
      <Button loading={make.isPending} onClick={() => make.mutate()}>
        {url ? '换一个地址' : '生成地址'}
      </Button>
      {!url && <p className="quiet small">生成新地址后，以前的地址随即失效。</p>}
      <TroubleNote trouble={make.error} />
    </>
  )
}
