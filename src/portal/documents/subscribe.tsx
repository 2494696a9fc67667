// 邮件订阅: the form for a list, what is said after it, the page of the link in the first mail, the page that ends it.

import type { OrganSite } from '../../documents/public/index.ts'
import { confirmDays, type Frequency, frequencies } from '../../documents/subscriptions/index.ts'
import type { PageView } from '../page.ts'
import type { PageFrame } from '../parts/frame.ts'
import type { FieldFault } from '../service/answer-form.ts'
import { Choices, FaultSummary, TextField, Trap } from '../service/fields.tsx'
import { addressWith } from '../view/mode.ts'
import { listAddress, siteAddress } from './labels.ts'
import { chosenOf } from './selection.ts'
import { frameOf } from './site.tsx'

export const subscribeAddress = (organId: string | null, selection: Record<string, string> = {}): string =>
  addressWith(organId ? siteAddress(organId, '/subscribe') : '/subscribe', selection)

/** What is subscribed to, in words: 临汾市人民政府·土地·“征收”. */
export const listWords = (organ: string, selection: Record<string, string>): string =>
  [
    `${organ}${selection['scope'] === 'tree' ? '和下级机关' : ''}`,
    ...(selection['q'] ? [`“${selection['q']}”`] : []),
    ...chosenOf(selection).map(({ words }) => words),
  ].join('·')

function frameFor(site: OrganSite | null, title: string): PageFrame {
  if (site) return frameOf(site, { title, crumbs: [{ text: title }], unlisted: true })
  const crumbs = [{ text: '首页', href: '/' }, { text: '政府信息', href: '/docs' }, { text: title }]
  return { title, section: 'documents', crumbs, unlisted: true }
}

interface FormProps {
  site: OrganSite | null
  selection: Record<string, string>
  /** False: this installation sends no mail. */
  mails: boolean
  email: string
  frequency: Frequency
  faults: readonly FieldFault[]
  token: string
  challenge?: { question: string; token: string }
}

const feedOf = (site: OrganSite | null, selection: Record<string, string>) =>
  addressWith(site ? siteAddress(site.id, '/feed.atom') : '/docs/feed.atom', selection)

export function subscribeView(props: FormProps): PageView {
  const { site, selection, mails, faults } = props
  const words = listWords(site?.name ?? '全部机关', selection)
  return {
    ...(faults.length && { status: 422 }),
    frame: frameFor(site, '邮件订阅'),
    body: (
      <div className="cols">
        <section className="sheet pad top stack">
          <h1>邮件订阅</h1>
          <p className="lede">
            订阅的内容：<a href={listAddress(site?.id ?? null, selection)}>{words}</a>
          </p>
          {mails ? (
            <SubscribeForm {...props} />
          ) : (
            <p className="empty">
              <b>这里没有开通发送邮件</b>可以用阅读器<a href={feedOf(site, selection)}>订阅更新</a>，内容相同。
            </p>
          )}
        </section>
        <aside className="stack">
          <section className="sheet pad stack small">
            <h2>会收到什么</h2>
            <p>新公开的文件的标题、文号和地址。没有新的，不发邮件。</p>
            <p>
              不想留邮箱，可以用阅读器<a href={feedOf(site, selection)}>订阅更新</a>。
            </p>
          </section>
          <section className="sheet pad stack small">
            <h2>您的邮箱</h2>
            <p>只用来发送订阅，加密保存，不向任何人提供。每封邮件里都有退订的链接，打开就能退订，邮箱随即删除。</p>
          </section>
        </aside>
      </div>
    ),
  }
}

function SubscribeForm({ site, selection, email, frequency, faults, token, challenge }: FormProps) {
  return (
    <>
      <FaultSummary faults={faults} />
      <form method="post" action={subscribeAddress(site?.id ?? null)} noValidate>
        {Object.entries(selection).map(([name, value]) => (
          <input key={name} type="hidden" name={`list.${name}`} value={value} />
        ))}
        <input type="hidden" name="token" value={token} />
        <Trap />
        <TextField
          id="email"
          label="电子邮箱"
          type="email"
          inputMode="email"
          autoComplete="email"
          help={`先收到一封确认邮件，${confirmDays}天内打开其中的链接，订阅才生效。`}
          value={email}
          faults={faults}
        />
        <Choices name="frequency" legend="多久一封" value={frequency} choices={{ ...frequencies }} faults={faults} />
        {challenge && (
          <>
            <input type="hidden" name="challenge" value={challenge.token} />
            <TextField
              id="answer"
              label={challenge.question}
              inputMode="numeric"
              maxLength={4}
              value=""
              faults={faults}
            />
          </>
        )}
        <div className="acts after">
          <button type="submit" className="btn primary">
            发送确认邮件
          </button>
        </div>
      </form>
    </>
  )
}

interface SaidProps {
  site: OrganSite | null
  selection: Record<string, string>
}

export function askedView({ site, selection }: SaidProps): PageView {
  return {
    frame: frameFor(site, '请到邮箱确认'),
    body: (
      <section className="sheet pad top stack">
        <h1>请到邮箱确认</h1>
        <p className="lede">
          如果这个邮箱可以订阅，几分钟内会收到一封确认邮件。打开邮件里的链接，订阅才生效；{confirmDays}
          天内没有确认，邮箱会被删除。
        </p>
        <p>没有收到，请看看垃圾邮件；已经订阅过的内容，不会再发确认邮件。</p>
        <p className="acts">
          <a className="btn" href={listAddress(site?.id ?? null, selection)}>
            回到列表
          </a>
        </p>
      </section>
    ),
  }
}

export function confirmView({
  site,
  selection,
  frequency,
  token,
  done,
}: SaidProps & { frequency: Frequency; token: string; done: boolean }): PageView {
  const words = listWords(site?.name ?? '全部机关', selection)
  return {
    frame: frameFor(site, done ? '订阅已经生效' : '确认订阅'),
    body: (
      <section className="sheet pad top stack">
        <h1>{done ? '订阅已经生效' : '确认订阅'}</h1>
        <p className="lede">
          “{words}”的新文件，{frequencies[frequency]}早上一封，没有新的不发。
        </p>
        {done ? (
          <p>每封邮件的末尾有退订的链接。</p>
        ) : (
          <form method="post" action={`/subscriptions/${token}`}>
            <button type="submit" className="btn primary" name="do" value="confirm">
              确认订阅
            </button>
          </form>
        )}
        <p className="acts">
          <a href={listAddress(site?.id ?? null, selection)}>看看列表</a>
        </p>
      </section>
    ),
  }
}

export function endView({
  site,
  selection,
  token,
  done,
}: Partial<SaidProps> & { token: string; done: boolean }): PageView {
  return {
    frame: frameFor(site ?? null, done ? '已经退订' : '退订'),
    body: (
      <section className="sheet pad top stack">
        <h1>{done ? '已经退订' : '退订'}</h1>
        {done ? (
          <p className="lede">不会再收到这个订阅的邮件，您的邮箱已经从这里删除。</p>
        ) : (
          <>
            <p className="lede">
              “{listWords(site?.name ?? '全部机关', selection ?? {})}”的订阅将被取消，邮箱随即删除。
            </p>
            <form method="post" action={`/subscriptions/${token}`}>
              <button type="submit" className="btn primary" name="do" value="end">
                退订
              </button>
            </form>
          </>
        )}
        <p className="acts">
          <a href={site ? siteAddress(site.id) : '/docs'}>回到政府信息</a>
        </p>
      </section>
    ),
  }
}

export const goneView = (): PageView => ({
  status: 404,
  frame: frameFor(null, '这个链接已经失效'),
  body: (
    <section className="sheet pad top stack">
      <h1>这个链接已经失效</h1>
      <p>订阅可能已经退订，或者过了{confirmDays}天没有确认。需要的话，可以重新订阅。</p>
      <p className="acts">
        <a className="btn" href="/search">
          查找政府信息
        </a>
      </p>
    </section>
  ),
})
