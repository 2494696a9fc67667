// /corrections: records about oneself that are wrong (art. 41), and the form to have them corrected.
import type { Desk } from '../../organs/index.ts'
import type { Attachment } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import type { FieldFault } from './answer-form.ts'
import { GuardFields, PersonFields, type TextOf } from './case-fields.tsx'
import { OfficeLines } from './desk-aside.tsx'
import { FaultSummary, FilesField, LongField, TextField } from './fields.tsx'
import { correctionPath, frameOf, guidePath, noticeFor } from './frame.tsx'
import type { Guard } from './guarded-form.ts'
import { OrganChooser } from './organ-chooser.tsx'

interface GuideInput {
  desks: Desk[]
  words: string
  under?: Desk | undefined
  notice: { notice?: string }
}

export const correctionGuideView = ({ desks, words, under, notice }: GuideInput): PageView => ({
  frame: frameOf('更正与自己有关的记录', [{ text: '更正记录' }], {
    ...notice,
    description: '行政机关记录的与自己有关的信息不准确的，可以要求更正。',
  }),
  body: (
    <div className="cols">
      <section className="sheet pad top stack">
        <h1>
          更正与自己
          <wbr />
          有关的记录
        </h1>
        <p className="lede">
          有证据证明机关提供的、与您自己有关的政府信息记录不准确，可以要求更正。例如房屋面积、登记的姓名、缴费年限记错了。
        </p>
        <OrganChooser
          desks={desks}
          words={words}
          under={under}
          base={correctionPath}
          title="记录由哪个机关掌握"
          help="这个机关无权更正的，会转给有权更正的机关并告诉您，或者告诉您向谁提出。"
          label={({ name }) => `请${name}更正`}
        />
      </section>
      <aside className="stack">
        <Needed />
        <AfterCorrection />
      </aside>
    </div>
  ),
})

export interface CorrectionFormInput {
  desk: Desk
  text: TextOf
  files: readonly Attachment[]
  faults: readonly FieldFault[]
  guard: Guard
  tokenOf: (file: Attachment) => string
}

export const correctionFormView = (input: CorrectionFormInput): PageView => ({
  ...(input.faults.length && { status: 422 }),
  frame: frameOf(
    `请${input.desk.name}更正记录`,
    [{ text: '更正记录', href: correctionPath }, { text: input.desk.name }],
    { ...noticeFor(input.desk.id), unlisted: true },
  ),
  body: (
    <div className="cols">
      {input.desk.open ? <Form {...input} /> : <Closed desk={input.desk} />}
      <aside className="stack">
        <AfterCorrection />
        <section className="sheet pad stack small">
          <h2>需要帮忙</h2>
          <p>书写有困难，可以当面口述，由工作人员代填。</p>
          <OfficeLines desk={input.desk} />
        </section>
      </aside>
    </div>
  ),
})

function Form({ desk, text, files, faults, guard, tokenOf }: CorrectionFormInput) {
  return (
    <form
      className="sheet pad top stack-l"
      method="post"
      action={`${correctionPath}/${desk.id}`}
      encType="multipart/form-data"
      noValidate
    >
      <button type="submit" name="do" value="send" hidden aria-hidden="true" tabIndex={-1} />
      <header className="stack">
        <h1>请{desk.name}更正记录</h1>
        <p className="lede">写明哪一份记录、哪里不准确，附上证明。</p>
      </header>
      <FaultSummary faults={faults} />
      <section className="stack">
        <h2>一、哪里记错了</h2>
        <div>
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
        </div>
      </section>
      <section className="stack">
        <h2>二、您是谁</h2>
        <p className="help">只能要求更正与自己有关的记录，所以要核对身份。</p>
        <div>
          <PersonFields text={text} faults={faults} identity />
        </div>
      </section>
      <GuardFields guard={guard} faults={faults} />
      <div className="acts" id="send">
        <button type="submit" className="btn primary" name="do" value="send">
          提交更正要求
        </button>
        <a className="btn" href={correctionPath}>
          换一个机关
        </a>
      </div>
    </form>
  )
}

const Closed = ({ desk }: { desk: Desk }) => (
  <section className="sheet pad top stack">
    <h1>{desk.name}没有在本平台接受网上提出</h1>
    <p className="lede">请带身份证明和证据，到它的公开机构当面提出，或者邮寄。</p>
    <OfficeLines desk={desk} />
    <p className="acts">
      <a className="btn" href={guidePath}>
        回到依申请公开
      </a>
    </p>
  </section>
)

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
