// /progress: code and tail, and where to ask when the code is lost.
import type { PageView } from '../page.ts'
import type { FieldFault } from './answer-form.ts'
import { FaultSummary, TextField } from './fields.tsx'
import { frameOf, guidePath, progressPath } from './frame.tsx'

interface Input {
  code: string
  faults: readonly FieldFault[]
  notice: { notice?: string }
}

export const progressFormView = ({ code, faults, notice }: Input): PageView => ({
  ...(faults.length && { status: 422 }),
  frame: frameOf('查询办理进度', [{ text: '查询办理进度' }], {
    ...notice,
    description: '凭查询码查看政府信息公开申请、投诉、更正要求的办理进度。',
  }),
  body: (
    <div className="cols">
      <section className="sheet pad top stack">
        <h1>查询办理进度</h1>
        <p className="lede">申请、投诉、更正要求，都凭提交时给您的查询码查。</p>
        <FaultSummary faults={faults} />
        <form method="post" action={progressPath} noValidate>
          <TextField
            id="code"
            label="查询码"
            help="提交时给您的，十二位，例如 7F3K-9MQ2-XT5B；大小写、横线都没有关系。"
            value={code}
            maxLength={30}
            faults={faults}
          />
          <TextField id="tail" label="联系电话或者证件号码的后四位" value="" maxLength={4} faults={faults} />
          <div className="acts after">
            <button type="submit" className="btn primary">
              查询
            </button>
          </div>
        </form>
      </section>
      <aside className="stack">
        <section className="sheet pad stack small">
          <h2>查询码丢了</h2>
          <p>为了保护您的信息，网上不能找回。请带身份证明到机关的公开机构，或者打它的电话查询。</p>
          <p>
            <a href={`${guidePath}#organs`}>各机关公开机构的电话和地址</a>
          </p>
        </section>
      </aside>
    </div>
  ),
})
