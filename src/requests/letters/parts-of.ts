// The parts of a letter as texts: what the law words, what the request and the organ say, what was filled in. A part that
// stays blank stands against issuing the letter (law/requests/letters.ts says which parts each kind carries).
import { type Day, inWords } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import {
  charging,
  chargingByItem,
  chargingByPage,
  choosingTariff,
  paymentDays,
  type Tariff,
} from '../../law/fees/index.ts'
import { article, citing, type Provision } from '../../law/provisions.ts'
import { grounds, hearingThirdParty, opinionDays, replyDue, silenceMeans } from '../../law/regulation/index.ts'
import { type ReliefSetting, reliefClause, thirdPartyClause } from '../../law/relief/index.ts'
import {
  type LetterKind,
  letterKinds,
  type OutcomeId,
  outcomes,
  type PartId,
  type ServiceId,
  type Standing,
  services,
} from '../../law/requests/index.ts'
import { type Fields, listOf, outcomesTold, textOf } from './fields.ts'
import { amountText, type LetterFee, standardText } from './letter-fee.ts'
import { type SearchMade, searchText } from './search-text.ts'

export interface Letterhead {
  id: string
  name: string
  office: string
  phone: string
  address: string
  postalCode: string
  hours: string
  email: string
  /** Names of the bodies of reconsideration for a letter of the day; empty where they are not on record. */
  bodies: readonly string[]
  court: string
  numberWord: string
  relief: ReliefSetting
}

export interface LetterCase {
  kind: LetterKind
  fields: Fields
  /** The day of the letter. */
  on: Day
  organ: Letterhead
  request: {
    number: string | null
    content: string
    description: string | null
    form: string
    delivery: string
    applicantKind: string
    isExample: boolean
  }
  /** Names, as they are to be printed. */
  applicants: readonly string[]
  /** After the act that sends the letter, or as it is now. */
  standing: Standing
  calendar: Calendar
  number: string | null
  fee: LetterFee | null
  searches: readonly SearchMade[]
  /** How an issued letter was served, for its proof. */
  served: {
    number: string
    title: string
    addressee: string
    on: Day | null
    way: ServiceId | null
    to: string
    tracking: string
  } | null
  by: string
}

export type Parts = Partial<Record<PartId, string>>

export function partsOf(letter: LetterCase): Parts {
  const { kind, fields, on, organ, request, applicants, standing, number, served } = letter
  const text = (id: Parameters<typeof textOf>[1]) => textOf(fields, id)
  const toOthers = letterKinds[kind].group === 'asking'
  const until = text('until') as Day | ''
  const contact = [
    organ.office && `联系单位：${organ.office}`,
    organ.phone && `联系电话：${organ.phone}`,
    organ.address && `地址：${organ.address}`,
  ]
  return {
    organHead: organ.name,
    title: letterKinds[kind].title,
    number: served?.number ?? number ?? '',
    addressee: served?.addressee ?? (toOthers ? text('to') : applicants.join('、')),
    receivedOn: standing.receivedOn ? inWords(standing.receivedOn) : '',
    requestContent: [request.content, request.description ?? ''].filter(Boolean).join('\n'),
    signature: organ.name,
    date: inWords(on),
    seal: '加盖印章',
    contact: organ.phone ? contact.filter(Boolean).join('；') : '',
    registrationNumber: request.number ?? '',
    replyDue: replyDueText(letter),
    enquiry: organ.phone
      ? `可凭收件时取得的查询码和电话（证件）号码后四位在网上查询，也可以致电${organ.phone}查询。`
      : '',
    unclear: text('unclear'),
    howToCorrect: text('howToCorrect'),
    period: until ? inWords(until) : '',
    ifOverdue: ifOverdue[kind] ?? '',
    concerned: text('concerned'),
    opinionPeriod: `自收到本征求意见书之日起${opinionDays}个工作日内`,
    ifSilent: kind === 'jointMakerLetter' ? `${silenceMeans.jointMaker}。` : `${silenceMeans.thirdParty}。`,
    replySlip: replySlip[kind] ?? '',
    notCounted: '征求意见所需时间不计入答复期限，征求意见结束后，答复期限继续计算。',
    reason: saysNothing(text('reason')) ? '' : text('reason'),
    newDue: newDueText(letter),
    approval: '经本机关政府信息公开工作机构负责人同意',
    legalBasis: legalBasis(letter),
    standard: letter.fee ? standardText(letter.fee.tariff) : '',
    amount: letter.fee?.yuan ? amountText(letter.fee) : '',
    payment: text('payment'),
    paymentPeriod: `自收到本通知书次日起${paymentDays}个工作日内`,
    information: text('information'),
    form: text('provided') || (forms[request.form] ?? ''),
    place: text('place'),
    openPart: text('openPart'),
    withheldPart: text('withheldPart'),
    searchMade: letter.searches.map((made) => searchText(made)).join('\n'),
    rightOrgan: text('rightOrgan'),
    properChannel: text('properChannel'),
    earlierReply: text('earlierReply'),
    specialLaw: text('specialLaw'),
    publicInterest: text('publicInterest'),
    relief: reliefText(letter),
    serviceDate: served?.on ? inWords(served.on) : '',
    serviceWay: served?.way ? `${services[served.way]}${served.tracking && `，邮件号${served.tracking}`}` : '',
    servedTo: served?.to ?? '',
  }
}

export const forms: Record<string, string> = {
  paper: '纸质',
  electronic: '电子文件',
  reading: '现场查阅',
  copy: '复制件',
  other: '按申请人要求的其他形式',
}

const ifOverdue: Partial<Record<LetterKind, string>> = {
  correctionNotice: '没有正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。',
  reasonsNotice: '逾期不说明理由，或者所说明的理由不合理的，本机关将告知不予处理。',
  feeNotice: '逾期未缴纳的，视为放弃申请，本机关不再处理该申请。',
}

const slip = (who: string, silent: string) =>
  `${who}意见（请在所选项前打“√”）：□同意公开　□不同意公开　□部分同意公开\n不同意公开的内容及理由：\n\n${silent}\n\n签名或者盖章：　　　　　　　　　日期：　　　　年　　月　　日`
const replySlip: Partial<Record<LetterKind, string>> = {
  thirdPartyLetter: slip('第三方', '是否涉及商业秘密、个人隐私及具体所在：'),
  jointMakerLetter: slip('共同制作机关', '所依据的法律、行政法规及条款：'),
}

/** “经研究，决定不予公开” is no reason. */
export const saysNothing = (reason: string): boolean =>
  reason
    .replace(/[\s，。,.;；、]/g, '')
    .replace(
      /^(经(认真|集体)?研究)?(决定|认为)?(您|你|你单位)?(申请的)?(信息|内容)?(不予公开|不予处理|不能公开|无法提供|延期答复|延期)?$/,
      '',
    ) === ''

function replyDueText({ standing, calendar }: LetterCase): string {
  const { clock, stopped } = standing
  if (!clock || stopped) return ''
  const due = replyDue(clock, calendar)
  return `${inWords(due)}${calendar.gaps(clock.startsOn, due).length ? '（所跨年度的放假安排公布后可能调整）' : ''}`
}

function newDueText({ kind, fields, standing, calendar }: LetterCase): string {
  if (kind === 'delayNotice') {
    const until = textOf(fields, 'until') as Day | ''
    return until ? inWords(until) : ''
  }
  const days = Number(textOf(fields, 'days'))
  const { clock } = standing
  if (kind !== 'extensionNotice' || !clock || !days) return ''
  return inWords(replyDue({ ...clock, extendedBy: clock.extendedBy || days }, calendar))
}

/** The outcome that the letter tells: named in it, the only one of its kind, or the one decided. */
export function outcomeOf({ kind, fields, standing }: LetterCase): OutcomeId | undefined {
  const told = outcomesTold(kind)
  const named = textOf(fields, 'outcome') as OutcomeId | ''
  if (named && (!told.length || told.includes(named))) return named
  if (told.length === 1) return told[0]
  const decided = [standing.outcome, ...Object.values(standing.items)].find(
    (one) => one && (told.length ? told.includes(one) : true),
  )
  return decided ?? undefined
}

function legalBasis(letter: LetterCase): string {
  const { kind, fields, fee } = letter
  if (kind === 'thirdPartyDecision') return citing([article('regulation', 15), hearingThirdParty])
  if (kind === 'feeNotice')
    return citing([charging, choosingTariff, fee?.tariff === 'page' ? chargingByPage : chargingByItem])
  const outcome = outcomeOf(letter)
  if (!outcome) return ''
  const bases: Provision[] = [...outcomes[outcome].basis]
  const ground = grounds.find(({ id }) => id === textOf(fields, 'ground'))
  if (outcome === 'partial' && !ground) return ''
  if (ground) bases.push(ground.basis)
  const byOtherLaw = outcome === 'denied.otherLaw' || ground?.id === 'denied.otherLaw'
  const law = textOf(fields, 'law')
  if (byOtherLaw && !law) return ''
  return [citing(bases), ...(byOtherLaw ? [law] : [])].join('，以及')
}

function reliefText(letter: LetterCase): string {
  const { bodies, court, relief } = letter.organ
  if (!bodies.length || !court) return ''
  if (letter.kind === 'thirdPartyDecision') return thirdPartyClause(letter.on, bodies, court).text
  const outcome = outcomeOf(letter)
  return outcome ? (reliefClause(outcome, letter.on, { bodies, court, setting: relief })?.text ?? '') : ''
}

export const tariffOf = (fields: Fields): Tariff => (textOf(fields, 'tariff') === 'page' ? 'page' : 'item')
export const attachmentsOf = (fields: Fields): string[] => listOf(fields, 'attachments')
