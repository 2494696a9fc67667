// Built-in wording of notices, of letters to others and of internal forms. An office may word them otherwise; the parts in
// {{> …}} stay what they are.
import type { LetterKind } from '../../law/requests/index.ts'
import type { LetterTemplate } from './default-templates.ts'

const received = '{{you}}提出的政府信息公开申请，本机关于{{> receivedOn}}收到。申请内容为：“{{> requestContent}}”。'

export const noticeTemplates = {
  receipt: {
    title: '政府信息公开申请登记回执',
    body: `${received}
申请已登记，登记编号为{{> registrationNumber}}。
依照《中华人民共和国政府信息公开条例》第三十三条，本机关将在{{> replyDue}}前答复。需要补正、征求意见、延长期限或者收取信息处理费的，另行告知。
{{> enquiry}}`,
  },
  correctionNotice: {
    title: '政府信息公开申请补正告知书',
    body: `${received}
申请内容有下列不明确之处：
{{> unclear}}
请按照以下方法补正：
{{> howToCorrect}}
依照《中华人民共和国政府信息公开条例》第三十条，请在{{> period}}前（含当日）提交补正材料。{{> ifOverdue}}
答复期限自本机关收到补正后的申请之日起计算。对如何补正有疑问的，可以向本机关询问，本机关将予以指导。`,
  },
  reasonsNotice: {
    title: '政府信息公开申请说明理由告知书',
    body: `${received}
{{> reason}}
依照《中华人民共和国政府信息公开条例》第三十五条，请在{{> period}}前（含当日）以书面形式说明理由。{{> ifOverdue}}`,
  },
  delayNotice: {
    title: '政府信息公开申请延迟答复告知书',
    body: `${received}
{{you}}说明的理由合理，但是本机关无法在《中华人民共和国政府信息公开条例》第三十三条规定的期限内答复：
{{> reason}}
依照该条例第三十五条，本机关将延迟至{{> newDue}}前答复。`,
  },
  extensionNotice: {
    title: '政府信息公开申请延期答复告知书',
    body: `${received}
因下列原因，本机关不能在原定期限内答复：
{{> reason}}
依照《中华人民共和国政府信息公开条例》第三十三条第二款，{{> approval}}，答复期限延长{{days}}个工作日，本机关将在{{> newDue}}前答复。`,
  },
  consultationNotice: {
    title: '政府信息公开征求意见告知书',
    body: `${received}
申请公开的信息涉及其他方面，需要征求其意见。依照《中华人民共和国政府信息公开条例》第三十三条第三款，{{> notCounted}}`,
  },
  feeNotice: {
    title: '政府信息公开信息处理费收费通知书',
    body: `${received}
依照{{> legalBasis}}，本机关对该申请收取信息处理费。
收费标准：{{> standard}}
计算过程：{{> amount}}
| 计费区间 | 数量 | 单价（元） | 金额（元） |
| ---- | -- | --- | --- |
{{#each bands}}| {{range}} | {{count}} | {{each}} | {{yuan}} |
{{/each}}请{{> paymentPeriod}}缴纳。缴纳方式：
{{> payment}}
{{> ifOverdue}}缴清费用后，答复期限重新计算。`,
  },
  thirdPartyLetter: {
    title: '政府信息公开征求意见书',
    body: `本机关收到政府信息公开申请，所申请公开的下列信息可能涉及你（单位）的合法权益：
{{> concerned}}
依照《中华人民共和国政府信息公开条例》第三十二条，现就是否同意公开征求意见。请{{> opinionPeriod}}以书面形式答复；不同意公开的，请说明理由。{{> ifSilent}}
理由合理的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定公开，并将决定公开的内容和理由书面告知你（单位）。
| 意见回执 |
| --- |
| {{> replySlip}} |`,
  },
  jointMakerLetter: {
    title: '政府信息公开征求意见书',
    body: `本机关收到政府信息公开申请，所申请公开的下列信息由本机关与你单位共同制作：
{{> concerned}}
依照《中华人民共和国政府信息公开条例》第三十四条，现征求你单位意见，请{{> opinionPeriod}}答复。{{> ifSilent}}
| 意见回执 |
| --- |
| {{> replySlip}} |`,
  },
  assistanceLetter: {
    title: '政府信息公开协办函',
    body: `本机关在办理政府信息公开申请中，需要你单位就下列信息予以协助：
{{> concerned}}
依照《中华人民共和国政府信息公开条例》第十一条，请在{{> period}}前将意见和有关材料函复本机关。`,
  },
  thirdPartyDecision: {
    title: '政府信息公开决定告知书',
    body: `本机关曾就下列信息是否公开征求你（单位）的意见：
{{> concerned}}
你（单位）不同意公开。本机关认为，不公开可能对公共利益造成重大影响：
{{> publicInterest}}
依照{{> legalBasis}}，本机关决定公开上述信息，现予告知。
{{> relief}}`,
  },
  registrationForm: {
    title: '政府信息公开申请登记表',
    body: `| --- | --------- |
| 登记编号 | {{> registrationNumber}} |
| 收到日期 | {{> receivedOn}} |
| 申请人 | {{applicant}} |
| 申请内容 | {{> requestContent}} |
| 提供形式 | {{form}} |
| 答复期限 | {{replyDue}} |
| 登记人 | {{by}} |`,
  },
  approvalForm: {
    title: '政府信息公开审查呈批单',
    body: `| --- | --------- |
| 登记编号 | {{registrationNumber}} |
| 申请内容 | {{> requestContent}} |
| 拟处理结果 | {{outcomeLabel}} |
| 法律依据 | {{> legalBasis}} |
| 理由 | {{> reason}} |
| 承办人 | {{by}} |
| 保密审查意见 |  |
| 合法性审核意见 |  |
| 签发意见 |  |`,
  },
  transferList: {
    title: '政府信息公开申请移送明细表',
    body: `| --- | --------- |
| 登记编号 | {{registrationNumber}} |
| 申请内容 | {{> requestContent}} |
| 移送机关 | {{> rightOrgan}} |
| 移送人 | {{by}} |
| 接收人签名及日期 |  |`,
  },
  proofOfService: {
    title: '送达回证',
    body: `| --- | --------- |
| 送达文书 | {{servedTitle}} |
| 文号 | {{> number}} |
| 受送达人 | {{> addressee}} |
| 送达方式 | {{> serviceWay}} |
| 送达日期 | {{> serviceDate}} |
| 签收人 | {{> servedTo}} |
| 送达人 | {{by}} |
| 备注 |  |`,
  },
  closingForm: {
    title: '政府信息公开申请结案表',
    body: `| --- | --------- |
| 登记编号 | {{> registrationNumber}} |
| 申请内容 | {{> requestContent}} |
| 结案方式 | {{outcomeLabel}} |
| 法律依据 | {{> legalBasis}} |
| 事实和理由 | {{> reason}} |
| 承办人 | {{by}} |`,
  },
} as const satisfies Partial<Record<LetterKind, LetterTemplate>>
