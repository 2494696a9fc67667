// /corrections: records about oneself that are wrong (art. 41), and the form to have them corrected.
import type { PageView } from '../page.ts'
import { CaseForm, type CaseFormInput, formPageOf, type GuideInput, guideOf, NotHere } from './case-form.tsx'
import { LongField, Part, TextField } from './fields.tsx'
import { FilesField } from './files-field.tsx'
import { correctionPath } from './frame.tsx'
import { EmailField, IdFields, NameField, PhoneField } from './person-fields.tsx'

export const correctionGuideView = (input: GuideInput): PageView =>
  guideOf(
    {
      title: '更正与自己有关的记录',
      crumb: '更正记录',
      description: '行政机关记录的与自己有关的信息不准确的，可以要求更正。',
      heading: (
        <>
          更正与自己
          <wbr />
          有关的记录
        </>
      ),
      lede: '有证据证明机关提供的、与您自己有关的政府信息记录不准确，可以要求更正。例如房屋面积、登记的姓名、缴费年限记错了。',
      chooser: {
        base: correctionPath,
        title: '记录由哪个机关掌握',
        help: '这个机关无权更正的，会转给有权更正的机关并告诉您，或者告诉您向谁提出。',
        label: ({ name }) => `请${name}更正`,
      },
      aside: (
        <>
          <Needed />
          <AfterCorrection />
        </>
      ),
    },
    input,
  )

export const correctionFormView = (input: CaseFormInput): PageView =>
  formPageOf(
    {
      title: `请${input.desk.name}更正记录`,
      crumb: { text: '更正记录', href: correctionPath },
      main: input.desk.open ? (
        <Form {...input} />
      ) : (
        <NotHere
          desk={input.desk}
          title={`${input.desk.name}没有在本平台接受网上提出`}
          lede="请带身份证明和证据，到它的公开机构当面提出，或者邮寄。"
        />
      ),
      after: <AfterCorrection />,
      help: { title: '需要帮忙', words: '书写有困难，可以当面口述，由工作人员代填。' },
    },
    input,
  )

function Form(input: CaseFormInput) {
  const { desk, text, files, faults, tokenOf } = input
  return (
    <CaseForm
      input={input}
      base={correctionPath}
      title={`请${desk.name}更正记录`}
      lede="写明哪一份记录、哪里不准确，附上证明。"
      send="提交更正要求"
    >
      <Part title="一、哪里记错了">
        <TextField
          id="record"
          label="哪一份记录"
          help="名称、编号，或者您从哪里得到的。例：征收补偿登记表（东城第12号）"
          maxLength={2000}
          value={text('record')}
          faults={faults}
        />
        <LongField
          id="wrong"
          label="哪里不准确，应当是什么"
          help="例：房屋面积记为59平方米，应为95平方米"
          rows={3}
          value={text('wrong')}
          faults={faults}
        />
        <LongField
          id="evidence"
          label="证据"
          help="什么能证明。例：不动产权证书（附照片）"
          rows={3}
          value={text('evidence')}
          faults={faults}
        />
        <FilesField files={files} tokenOf={tokenOf} faults={faults} help="证明材料的照片或者扫描件。" />
      </Part>
      <Part title="二、您是谁" help="只能要求更正与自己有关的记录，所以要核对身份。">
        <NameField value={text('name')} faults={faults} />
        <IdFields kind={text('idKind') || 'idCard'} number={text('idNumber')} faults={faults} />
        <PhoneField value={text('phone')} faults={faults} help="查询时要用它的后四位；进展用短信告诉您。" />
        <EmailField value={text('email')} faults={faults} />
      </Part>
    </CaseForm>
  )
}

const Needed = () => (
  <section className="sheet pad stack">
    <h2>要准备什么</h2>
    <ul className="dots">
      <li>记录的名称或者编号</li>
      <li>能证明记录不准确的材料，拍照上传就行</li>
      <li>您的身份证明</li>
    </ul>
    <p className="small">想要的是没有见过的信息，请走依申请公开；这里只更正已经有的、与自己有关的记录。</p>
  </section>
)

const AfterCorrection = () => (
  <section className="sheet pad stack">
    <h2>提交以后</h2>
    <ol className="timeline">
      <li>
        <p className="t">给您编号和查询码</p>
      </li>
      <li>
        <p className="t">审核属实的，更正并告诉您</p>
        <p>不予更正的，书面说明理由</p>
      </li>
      <li>
        <p className="t">无权更正的，转送有权的机关并告诉您</p>
        <p>或者告诉您向哪个机关提出</p>
      </li>
    </ol>
    <p className="small quiet">依据：条例第四十一条。条例没有规定期限，期限由机关自己定，提交后告诉您是哪天。</p>
  </section>
)
