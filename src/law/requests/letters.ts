// Every paper of a request: what it is called and which parts it must carry before it may be issued.

import { charging } from '../fees/index.ts'
import { article, type Provision } from '../provisions.ts'
import { correcting, excessive, hearingJointMaker, hearingThirdParty, replying } from '../regulation/index.ts'

/** Parts of a paper. A paper with a part that is missing or blank cannot be issued. */
export const parts = {
  organHead: '发文机关标志',
  title: '标题',
  number: '发文字号',
  addressee: '主送（申请人或者其他收件人）',
  receivedOn: '收到申请的日期',
  requestContent: '申请内容（照录）',
  signature: '发文机关署名',
  date: '成文日期',
  seal: '印章',
  contact: '联系方式',
  registrationNumber: '登记编号',
  replyDue: '答复期限届满日',
  enquiry: '查询方式',
  unclear: '不明确之处',
  howToCorrect: '如何补正及指导释明',
  period: '期限',
  ifOverdue: '逾期的后果',
  concerned: '所涉信息内容',
  opinionPeriod: '自收到之日起15个工作日内提出意见',
  ifSilent: '逾期不答复的后果',
  replySlip: '意见回执',
  notCounted: '征求意见所需时间不计入答复期限',
  reason: '理由',
  newDue: '延长后的届满日',
  approval: '公开工作机构负责人同意',
  legalBasis: '法律依据（具体到条、款、项）',
  standard: '收费标准',
  amount: '金额及计算过程',
  payment: '缴纳方式',
  paymentPeriod: '自收到之次日起20个工作日内缴纳',
  information: '所公开的信息（附件）或者获取的方式、途径、时间',
  form: '提供的形式',
  place: '查阅的网址或者场所',
  openPart: '公开的部分',
  withheldPart: '不予公开的部分',
  searchMade: '检索情况',
  rightOrgan: '负责公开的机关名称、联系方式（能够确定的）',
  properChannel: '应当通过的渠道',
  earlierReply: '前次答复的文号和日期',
  specialLaw: '适用的法律、行政法规及办理窗口',
  publicInterest: '涉及公共利益的理由',
  relief: '救济途径和期限',
  serviceDate: '送达日期',
  serviceWay: '送达方式',
  servedTo: '签收人',
} as const
export type PartId = keyof typeof parts

export interface LetterAbout {
  title: string
  /** notice: a step on the way; answer: ends the request; asking: to others; form: internal paper, not numbered. */
  group: 'notice' | 'answer' | 'asking' | 'form'
  parts: readonly PartId[]
  basis?: Provision
}

const head = ['organHead', 'title', 'number', 'addressee'] as const
const foot = ['signature', 'date', 'seal', 'contact'] as const
const request = ['receivedOn', 'requestContent'] as const

const notice = (title: string, basis: Provision, ...own: PartId[]): LetterAbout => ({
  title,
  group: 'notice',
  parts: [...head, ...request, ...own, ...foot],
  basis,
})
const answering = (title: string, basis: Provision, ...own: PartId[]): LetterAbout => ({
  title,
  group: 'answer',
  parts: [...head, ...request, 'legalBasis', ...own, 'relief', ...foot],
  basis,
})
// Third parties and other organs need not learn who asked: no date and words of the request.
const asking = (title: string, basis: Provision, ...own: PartId[]): LetterAbout => ({
  title,
  group: 'asking',
  parts: [...head, 'concerned', ...own, ...foot],
  basis,
})
const form = (title: string, ...own: PartId[]): LetterAbout => ({ title, group: 'form', parts: ['title', ...own] })

export const letterKinds = {
  receipt: notice('登记回执', article('regulation', 45), 'registrationNumber', 'replyDue', 'enquiry'),
  correctionNotice: notice('补正告知书', correcting, 'unclear', 'howToCorrect', 'period', 'ifOverdue'),
  reasonsNotice: notice('说明理由告知书', excessive, 'reason', 'period', 'ifOverdue'),
  delayNotice: notice('延迟答复告知书', excessive, 'reason', 'newDue'),
  extensionNotice: notice('延期答复告知书', replying, 'reason', 'newDue', 'approval'),
  consultationNotice: notice('征求意见告知书（申请人）', replying, 'notCounted'),
  feeNotice: notice(
    '收费通知书',
    charging,
    'legalBasis',
    'standard',
    'amount',
    'payment',
    'paymentPeriod',
    'ifOverdue',
  ),

  thirdPartyLetter: asking('征求意见书（第三方）', hearingThirdParty, 'opinionPeriod', 'ifSilent', 'replySlip'),
  jointMakerLetter: asking('征求意见书（共同制作机关）', hearingJointMaker, 'opinionPeriod', 'ifSilent', 'replySlip'),
  assistanceLetter: asking('协办函', article('regulation', 11), 'period'),
  thirdPartyDecision: asking('依申请公开告知书（第三方）', hearingThirdParty, 'publicInterest', 'legalBasis', 'relief'),

  granted: answering('答复书（予以公开）', article('regulation', 36, { item: 2 }), 'information', 'form'),
  alreadyPublic: answering('答复书（已主动公开）', article('regulation', 36, { item: 1 }), 'place'),
  partial: answering('答复书（部分公开）', article('regulation', 37), 'openPart', 'withheldPart', 'reason'),
  denied: answering('答复书（不予公开）', article('regulation', 36, { item: 3 }), 'reason'),
  notExisting: answering('答复书（信息不存在）', article('regulation', 36, { item: 4 }), 'searchMade'),
  notOurs: answering('答复书（非本机关负责公开）', article('regulation', 36, { item: 5 }), 'reason', 'rightOrgan'),
  needsCreation: answering('答复书（需要另行制作）', article('regulation', 38), 'reason'),
  stillUnclear: answering('答复书（补正后仍不明确）', correcting, 'unclear'),
  duplicate: answering('答复书（重复申请）', article('regulation', 36, { item: 6 }), 'earlierReply'),
  petition: answering(
    '答复书（信访、投诉、举报事项）',
    article('regulation', 39, { paragraph: 1 }),
    'reason',
    'properChannel',
  ),
  publication: answering('答复书（公开出版物）', article('regulation', 39, { paragraph: 2 }), 'place'),
  excessive: answering('答复书（大量、反复申请）', excessive, 'reason'),
  confirmReissue: answering('答复书（确认或者重新出具）', article('regulation', 38), 'reason'),
  adminQuery: answering('答复书（行政查询）', article('regulation', 36, { item: 7 }), 'specialLaw', 'properChannel'),
  noLongerHandled: answering('不再处理告知书', correcting, 'reason'),

  registrationForm: form('申请登记表', 'registrationNumber', 'receivedOn', 'requestContent'),
  approvalForm: form('审查呈批单', 'requestContent', 'legalBasis', 'reason', 'signature', 'date'),
  transferList: form('移送明细表', 'requestContent', 'rightOrgan', 'date', 'signature'),
  proofOfService: form('送达回证', 'number', 'addressee', 'serviceDate', 'serviceWay', 'servedTo'),
  closingForm: form(
    '不再处理结案表',
    'registrationNumber',
    'requestContent',
    'legalBasis',
    'reason',
    'date',
    'signature',
  ),
} as const satisfies Record<string, LetterAbout>
export type LetterKind = keyof typeof letterKinds

/** What a paper still lacks before it may be issued, by name. */
export const missingParts = (
  kind: LetterKind,
  filled: Partial<Record<PartId, string>>,
): { part: PartId; label: string }[] =>
  (letterKinds[kind] as LetterAbout).parts
    .filter((part) => !filled[part]?.trim())
    .map((part) => ({ part, label: parts[part] }))

/** A letter's number: the word of the organ, the year in 〔〕, the running number: 城政公开〔2024〕15号. */
export const letterNumber = (word: string, year: number, n: number): string => `${word}〔${year}〕${n}号`

/** The parts of a letter's number, whichever brackets were typed; undefined for other text. */
export function parseLetterNumber(text: string): { word: string; year: number; n: number } | undefined {
  const match = /^(.*?)[〔[［(（【](\d{4})[〕\]］)）】]第?0*(\d+)号$/.exec(text.trim())
  return match ? { word: match[1]!, year: Number(match[2]), n: Number(match[3]) } : undefined
}
