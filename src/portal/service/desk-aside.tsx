// Beside the form: what happens next, whom to ask for help, what it costs.
import type { Desk } from '../../organs/index.ts'
import { formAddress } from './frame.tsx'

export const DeskAside = ({ desk }: { desk: Desk }) => (
  <aside className="stack">
    <section className="sheet pad stack">
      <h2>提交以后</h2>
      <AfterSending />
    </section>
    <section className="sheet pad stack small">
      <h2>需要帮忙</h2>
      <p>书写有困难，可以当面口述，由工作人员代填。阅读、视听有障碍，机关提供必要帮助。</p>
      <OfficeLines desk={desk} />
      <p>
        <a href={`${formAddress(desk.id)}/form.docx`}>下载纸质申请表（DOCX）</a>
      </p>
    </section>
    <section className="sheet pad stack small">
      <h2>收费</h2>
      <p>
        申请不收费。数量、频次明显超过合理范围的，才可能按规定收取信息处理费，收之前会书面通知。
        <a href="/apply#fees">看收费标准</a>
      </p>
    </section>
  </aside>
)

export const AfterSending = () => (
  <ol className="timeline">
    <li>
      <p className="t">确认收到</p>
      <p>给您登记编号和法定答复日</p>
    </li>
    <li>
      <p className="t">写得不清楚时</p>
      <p>7个工作日内一次告诉您要补什么（补正）</p>
    </li>
    <li>
      <p className="t">查找和审查</p>
      <p>涉及他人权益时会征求意见，这段时间不计入期限</p>
    </li>
    <li className="law">
      <p className="t">书面答复</p>
      <p>20个工作日内；延长要经批准并通知您，最多再加20个工作日</p>
    </li>
  </ol>
)

/** What the organ says of its office; only what it has said. */
export function OfficeLines({ desk }: { desk: Desk }) {
  const lines: [string, string | null][] = [
    ['公开机构', desk.officeName],
    ['电话', desk.phone],
    ['传真', desk.fax],
    ['电子邮箱', desk.email],
    ['地址', desk.address && [desk.address, desk.postalCode && `邮编${desk.postalCode}`].filter(Boolean).join('，')],
    ['办公时间', desk.hours],
  ]
  const known = lines.filter((line): line is [string, string] => Boolean(line[1]))
  if (!known.length) return <p>这个机关还没有登记公开机构的联系方式。</p>
  return (
    <dl className="summary">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
