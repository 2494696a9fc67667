// /complaints: what can be complained of, to whom, and the form about what an organ publishes.
import type { Desk } from '../../organs/index.ts'
import { type Attachment, publicationReasons } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import type { FieldFault } from './answer-form.ts'
import { GuardFields, PersonFields, type TextOf } from './case-fields.tsx'
import { OfficeLines } from './desk-aside.tsx'
import { Choices, FaultSummary, FilesField, LongField, TextField } from './fields.tsx'
import { complaintPath, frameOf, guidePath, noticeFor, progressPath } from './frame.tsx'
import type { Guard } from './guarded-form.ts'
import { OrganChooser } from './organ-chooser.tsx'

interface GuideInput {
  desks: Desk[]
  words: string
  under?: Desk | undefined
  notice: { notice?: string }
}

export const complaintGuideView = ({ desks, words, under, notice }: GuideInput): PageView => ({
  frame: frameOf('投诉、举报', [{ text: '投诉、举报' }], {
    ...notice,
    description: '应当公开的没有公开、没有依法办理公开申请的，向上级机关投诉、举报。',
  }),
  body: (
    <div className="cols">
      <section className="sheet pad top stack">
        <h1>投诉、举报</h1>
        <p className="lede">
          应当主动公开而没有公开，或者公开的内容不准确、没有更新的，可以投诉。投诉由它的上级机关核实、答复。
        </p>
        <OrganChooser
          desks={desks}
          words={words}
          under={under}
          base={complaintPath}
          title="投诉哪个机关"
          help="选被投诉的机关。"
          label={({ name }) => `投诉${name}`}
        />
      </section>
      <aside className="stack">
        <section className="sheet pad stack">
          <h2>关于您自己的申请</h2>
          <p>到期没有答复、不该收费而收费等，在申请的进度页上投诉，申请会一起转去，不用重写。</p>
          <a className="btn" href={progressPath}>
            打开我的申请
          </a>
        </section>
        <AfterComplaint />
      </aside>
    </div>
  ),
})

export interface ComplaintFormInput {
  desk: Desk
  text: TextOf
  files: readonly Attachment[]
  faults: readonly FieldFault[]
  guard: Guard
  tokenOf: (file: Attachment) => string
}

export const complaintFormView = (input: ComplaintFormInput): PageView => ({
  ...(input.faults.length && { status: 422 }),
  frame: frameOf(`投诉${input.desk.name}`, [{ text: '投诉、举报', href: complaintPath }, { text: input.desk.name }], {
    ...noticeFor(input.desk.id),
    unlisted: true,
  }),
  body: (
    <div className="cols">
      {input.desk.parentName ? <Form {...input} /> : <NobodyAbove desk={input.desk} />}
      <aside className="stack">
        <AfterComplaint />
        <section className="sheet pad stack small">
          <h2>{input.desk.name}的公开机构</h2>
          <p>也可以先打电话问一问，很多事当场就能说清。</p>
          <OfficeLines desk={input.desk} />
        </section>
      </aside>
    </div>
  ),
})

function Form({ desk, text, files, faults, guard, tokenOf }: ComplaintFormInput) {
  return (
    <form
      className="sheet pad top stack-l"
      method="post"
      action={`${complaintPath}/${desk.id}`}
      encType="multipart/form-data"
      noValidate
    >
      <button type="submit" name="do" value="send" hidden aria-hidden="true" tabIndex={-1} />
      <header className="stack">
        <h1>投诉{desk.name}</h1>
        <p className="lede">交给{desk.parentName}，由它核实并答复您。</p>
      </header>
      <FaultSummary faults={faults} />
      <section className="stack">
        <h2>一、什么事</h2>
        <div>
          <Choices name="reason" legend="事由" value={text('reason')} choices={publicationReasons} faults={faults} />
          <TextField
            id="information"
            label="哪一份信息"
            help="名称、文号，或者它应当在的栏目、网址。例：2025年救助资金发放结果"
            value={text('information')}
            faults={faults}
          />
          <LongField
            id="text"
            label="情况"
            help="您怎么发现的，什么时候看过，哪里不对。"
            value={text('text')}
            faults={faults}
          />
          <FilesField files={files} tokenOf={tokenOf} faults={faults} help="网页截图等能说明情况的材料。" />
        </div>
      </section>
      <section className="stack">
        <h2>二、怎样答复您</h2>
        <p className="help">不把您的姓名和联系方式告诉被投诉的机关。</p>
        <div>
          <PersonFields text={text} faults={faults} />
        </div>
      </section>
      <GuardFields guard={guard} faults={faults} />
      <div className="acts" id="send">
        <button type="submit" className="btn primary" name="do" value="send">
          提交投诉
        </button>
        <a className="btn" href={complaintPath}>
          换一个机关
        </a>
      </div>
    </form>
  )
}

const NobodyAbove = ({ desk }: { desk: Desk }) => (
  <section className="sheet pad top stack">
    <h1>投诉{desk.name}</h1>
    <p className="lede">
      本平台没有登记{desk.name}的上级机关，不能在网上投诉。请打电话或者写信给它的上一级机关，也可以向{desk.name}
      的公开机构反映。
    </p>
    <OfficeLines desk={desk} />
    <p className="acts">
      <a className="btn" href={guidePath}>
        回到依申请公开
      </a>
    </p>
  </section>
)

const AfterComplaint = () => (
  <section className="sheet pad stack">
    <h2>提交以后</h2>
    <ol className="timeline">
      <li>
        <p className="t">给您编号和查询码</p>
        <p>凭查询码随时看办到哪一步</p>
      </li>
      <li>
        <p className="t">上级机关核实</p>
        <p>向被投诉的机关了解情况</p>
      </li>
      <li>
        <p className="t">查实的，责令改正</p>
      </li>
      <li className="law">
        <p className="t">书面答复您</p>
        <p>条例没有规定期限，期限由受理的机关自己定，提交后告诉您是哪天</p>
      </li>
    </ol>
    <p className="small quiet">依据：条例第四十七条、第五十一条。</p>
  </section>
)
