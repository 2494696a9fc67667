// What the pages of the service share: where they stand in the site, the mark of examples, refusals in plain words.

import type { App } from '../../app.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { isExampleOrgan } from '../../organs/index.ts'
import { exampleNote } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import type { Crumb, PageFrame } from '../parts/frame.ts'

export const guidePath = '/apply'
export const progressPath = '/progress'
export const complaintPath = '/complaints'
export const correctionPath = '/corrections'
export const formAddress = (organId: string): string => `${guidePath}/${organId}`

export function frameOf(title: string, crumbs: Crumb[], more: Partial<PageFrame> = {}): PageFrame {
  return {
    title,
    section: 'apply',
    crumbs: [{ text: '首页', href: '/' }, { text: '依申请公开', href: guidePath }, ...crumbs],
    ...more,
  }
}

export const noticeFor = (organId: string): { notice?: string } =>
  isExampleOrgan(organId) ? { notice: exampleNote } : {}

/** On pages of no organ: whether the installation is the example. */
export async function noticeOfInstallation({ db }: App): Promise<{ notice?: string }> {
  const row = await db.selectFrom('organs').select('id').where('id', 'like', 'example-%').limit(1).executeTakeFirst()
  return row ? { notice: exampleNote } : {}
}

/** A page that says why something was not done, and what to do. */
export const refusalView = (status: number, title: string, body: Html, back: Crumb): PageView => ({
  status,
  frame: frameOf(title, [{ text: title }], { unlisted: true }),
  body: (
    <section className="sheet pad stack">
      <h1>{title}</h1>
      {body}
      <p className="acts">
        <a className="btn" href={back.href}>
          {back.text}
        </a>
      </p>
    </section>
  ),
})

export const elsewhereView = (): PageView =>
  refusalView(
    403,
    '没有受理',
    <p>这份表单不是从本平台的页面送出的，为了保护您，没有办理。请从下面的页面重新填写。</p>,
    { text: '回到依申请公开', href: guidePath },
  )
