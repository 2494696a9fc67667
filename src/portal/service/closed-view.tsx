import type { Desk } from '../../organs/index.ts'
import type { PageView } from '../page.ts'
import { OfficeLines } from './desk-aside.tsx'
import { formAddress, frameOf, guidePath, noticeFor } from './frame.tsx'

/** An organ that does not take requests on this installation: how to ask it all the same. */
export const closedView = (desk: Desk): PageView => ({
  frame: frameOf(`向${desk.name}申请`, [{ text: desk.name }], { ...noticeFor(desk.id), unlisted: true }),
  body: (
    <section className="sheet pad top stack">
      <h1>{desk.name}没有在本平台接受网上申请</h1>
      <p className="lede">可以填写纸质申请表，当面交、邮寄或者传真给它的公开机构。</p>
      <OfficeLines desk={desk} />
      <p className="acts">
        <a className="btn primary" href={`${formAddress(desk.id)}/form.docx`}>
          下载申请表（DOCX）
        </a>
        <a href={`${guidePath}#organs`}>换一个机关</a>
      </p>
    </section>
  ),
})
