// /complaints: what can be complained of, to whom, and the form about what an organ publishes.
import type { Desk } from '../../organs/index.ts'
import { publicationReasons } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { CaseForm, type CaseFormInput, formPageOf, type GuideInput, guideOf, NotHere } from './case-form.tsx'
import { Choices, LongField, Part, TextField } from './fields.tsx'
import { FilesField } from './files-field.tsx'
import { complaintPath, progressPath } from './frame.tsx'
import { EmailField, NameField, PhoneField } from './person-fields.tsx'

export const complaintGuideView = (input: GuideInput): PageView =>
  guideOf(
    {
      title: '投诉、举报',
      crumb: '投诉、举报',
      description: '应当公开的没有公开、没有依法办理公开申请的，向上级机关投诉、举报。',
      heading: '投诉、举报',
      lede: '应当主动公开而没有公开，或者公开的内容不准确、没有更新的，可以投诉。投诉由它的上级机关核实、答复。',
      chooser: {
        base: complaintPath,
        title: '投诉哪个机关',
        help: '选被投诉的机关。',
        label: ({ name }) => `投诉${name}`,
      },
      aside: (
        <>
          <OwnRequest />
          <AfterComplaint />
        </>
      ),
    },
    input,
  )

export const complaintFormView = (input: CaseFormInput): PageView =>
  formPageOf(
    {
      title: `投诉${input.desk.name}`,
      crumb: { text: '投诉、举报', href: complaintPath },
      main: input.desk.parentName ? <Form {...input} /> : <NobodyAbove desk={input.desk} />,
      after: <AfterComplaint />,
      help: { title: `${input.desk.name}的公开机构`, words: '也可以先打电话问一问，很多事当场就能说清。' },
    },
    input,
  )

function Form(input: CaseFormInput) {
  const { desk, text, files, faults, tokenOf } = input
  return (
    <CaseForm
      input={input}
      base={complaintPath}
      title={`投诉${desk.name}`}
      lede={`交给${desk.parentName}，由它核实并答复您。`}
      send="提交投诉"
    >
      <Part title="一、什么事">
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
      </Part>
      <Part title="二、怎样答复您" help="不把您的姓名和联系方式告诉被投诉的机关。">
        <NameField value={text('name')} faults={faults} />
        <PhoneField value={text('phone')} faults={faults} help="查询时要用它的后四位；进展用短信告诉您。" />
        <EmailField value={text('email')} faults={faults} />
      </Part>
    </CaseForm>
  )
}

const NobodyAbove = ({ desk }: { desk: Desk }) => (
  <NotHere
    desk={desk}
    title={`投诉${desk.name}`}
    lede={`本平台没有登记${desk.name}的上级机关，不能在网上投诉。请打电话或者写信给它的上一级机关，也可以向${desk.name}的公开机构反映。`}
  />
)

const OwnRequest = () => (
  <section className="sheet pad stack">
    <h2>关于您自己的申请</h2>
    <p>到期没有答复、不该收费而收费等，在申请的进度页上投诉，申请会一起转去，不用重写。</p>
    <a className="btn" href={progressPath}>
      打开我的申请
    </a>
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
