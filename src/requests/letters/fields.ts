// What a letter asks of the person who drafts it: everything else is computed from the request, the organ and the law.

import { tariffs } from '../../law/fees/index.ts'
import { grounds } from '../../law/regulation/index.ts'
import { type LetterKind, type OutcomeId, outcomeIds, outcomes } from '../../law/requests/index.ts'

export interface FieldAbout {
  label: string
  /** long: several paragraphs; list: one entry a line. */
  kind: 'text' | 'long' | 'day' | 'number' | 'choice' | 'list'
  choices?: Readonly<Record<string, string>>
  hint?: string
}

const choices = (of: readonly { id: string; label: string }[]) =>
  Object.fromEntries(of.map(({ id, label }) => [id, label]))

export const fields = {
  to: { label: '收件单位或者个人', kind: 'text' },
  unclear: { label: '不明确之处', kind: 'long', hint: '逐项写明哪里不明确，一次性告知' },
  howToCorrect: { label: '如何补正', kind: 'long', hint: '写明应当补充什么，并给予指导、举例' },
  until: { label: '期限届满日', kind: 'day' },
  reason: { label: '理由', kind: 'long', hint: '写明事实和理由，不能只写“经研究”' },
  days: { label: '延长的工作日数', kind: 'number', hint: '1至20' },
  tariff: { label: '收费方式', kind: 'choice', choices: tariffs },
  pages: { label: '页数', kind: 'number', hint: '按量计收时填写：A4及以下单面为一页' },
  payment: { label: '缴纳方式', kind: 'long', hint: '收款单位、账号或者缴款码、缴款地点' },
  concerned: { label: '所涉信息内容', kind: 'long', hint: '不写申请人是谁' },
  publicInterest: { label: '涉及公共利益的理由', kind: 'long' },
  information: { label: '所公开的信息或者获取的方式、途径、时间', kind: 'long' },
  provided: { label: '提供的形式', kind: 'text' },
  attachments: { label: '附件', kind: 'list' },
  place: { label: '查阅的网址或者场所', kind: 'long' },
  openPart: { label: '公开的部分', kind: 'long' },
  withheldPart: { label: '不予公开的部分', kind: 'long' },
  ground: { label: '不予公开的理由条款', kind: 'choice', choices: choices(grounds) },
  law: { label: '禁止公开的法律、行政法规及条款', kind: 'text', hint: '以“法律、行政法规禁止公开”为由时填写' },
  outcome: {
    label: '处理结果',
    kind: 'choice',
    choices: choices(outcomeIds.map((id) => ({ id, label: outcomes[id].label }))),
  },
  rightOrgan: { label: '负责公开的机关及联系方式', kind: 'long', hint: '不能确定的，写明不能确定及原因' },
  properChannel: { label: '应当通过的渠道', kind: 'long' },
  specialLaw: { label: '适用的法律、行政法规及办理窗口', kind: 'long' },
  earlierReply: { label: '前次答复的文号和日期', kind: 'text' },
  ofLetter: { label: '所送达的文书', kind: 'text' },
} as const satisfies Record<string, FieldAbout>

export type FieldId = keyof typeof fields
export type Fields = Partial<Record<FieldId, string | number | readonly string[]>>

/** What each kind asks, in the order of its form. */
export const asks: Record<LetterKind, readonly FieldId[]> = {
  receipt: [],
  correctionNotice: ['unclear', 'howToCorrect', 'until'],
  reasonsNotice: ['reason', 'until'],
  delayNotice: ['reason', 'until'],
  extensionNotice: ['reason', 'days'],
  consultationNotice: [],
  feeNotice: ['tariff', 'pages', 'payment'],
  thirdPartyLetter: ['to', 'concerned'],
  jointMakerLetter: ['to', 'concerned'],
  assistanceLetter: ['to', 'concerned', 'until'],
  thirdPartyDecision: ['to', 'concerned', 'publicInterest'],
  granted: ['information', 'provided', 'attachments'],
  alreadyPublic: ['place', 'attachments'],
  partial: ['openPart', 'withheldPart', 'ground', 'law', 'reason', 'attachments'],
  denied: ['outcome', 'law', 'reason'],
  notExisting: [],
  notOurs: ['reason', 'rightOrgan'],
  needsCreation: ['reason'],
  stillUnclear: ['unclear'],
  duplicate: ['earlierReply'],
  petition: ['reason', 'properChannel'],
  publication: ['place'],
  excessive: ['reason'],
  confirmReissue: ['reason'],
  adminQuery: ['specialLaw', 'properChannel'],
  noLongerHandled: ['outcome', 'reason'],
  registrationForm: [],
  approvalForm: ['outcome', 'reason'],
  transferList: ['rightOrgan'],
  proofOfService: ['ofLetter'],
  closingForm: ['outcome', 'reason'],
}

/** The outcomes that a letter of this kind can tell. */
export const outcomesTold = (kind: LetterKind): OutcomeId[] => outcomeIds.filter((id) => outcomes[id].letter === kind)

export const textOf = (fields: Fields, id: FieldId): string => {
  const value = fields[id]
  if (value === undefined || value === null) return ''
  return (Array.isArray(value) ? value.join('\n') : String(value)).trim()
}

export const listOf = (fields: Fields, id: FieldId): string[] =>
  textOf(fields, id)
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)

/** The first fault of what was filled in, with its field; undefined: all of it can be kept in a draft. */
export function fieldFault(kind: LetterKind, given: Record<string, unknown>) {
  const fault = (field: string, message: string) => ({ code: 'bad-field', message, field })
  for (const [id, value] of Object.entries(given)) {
    if (!(asks[kind] as readonly string[]).includes(id)) return fault(id, `这类文书不填“${id}”`)
    const about: FieldAbout = fields[id as FieldId]
    const text = Array.isArray(value) ? value.join('\n') : String(value ?? '')
    if (text.length > 20_000) return fault(id, `“${about.label}”最多20000字`)
    if (!text) continue
    if (about.kind === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(text))
      return fault(id, `“${about.label}”应为日期，如2024-02-05`)
    if (about.kind === 'number' && !/^\d{1,6}$/.test(text)) return fault(id, `“${about.label}”应为整数`)
    if (about.choices && !Object.hasOwn(about.choices, text))
      return fault(id, `“${about.label}”应为：${Object.values(about.choices).join('、')}`)
  }
  return undefined
}
