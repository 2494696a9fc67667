import type { Subject } from '../subject.ts'
import { sentencesOf } from './plain.ts'

/** A clause of the prose with what stands around it. */
export interface Passage {
  chapter: number
  /** What is between two commas. */
  clause: string
  sentence: string
  /** The sentence up to this clause, its last characters where it is very long. */
  before: string
  /** The part of the chapter (a paragraph, or what follows a heading like （二）) that holds it. */
  part: string
  /** Whether it speaks of requests for information. */
  ofRequests: boolean
}

/** The clauses of these chapters in their order. */
export const passagesOf = (subject: Subject, chapters: readonly number[] = [1, 3, 4]): Passage[] =>
  chapters.flatMap((chapter) => passagesIn(subject, chapter))

/** The clauses of chapters one and three that speak of requests for information. */
export function requestPassagesOf(subject: Subject): Passage[] {
  let passages = ofRequestsKnown.get(subject)
  if (!passages) {
    passages = passagesOf(subject, [1, 3]).filter(({ ofRequests }) => ofRequests)
    ofRequestsKnown.set(subject, passages)
  }
  return passages
}

/** Many rules read the same passages of a report. */
const known = new WeakMap<Subject, Map<number, Passage[]>>()
const ofRequestsKnown = new WeakMap<Subject, Passage[]>()

function passagesIn(subject: Subject, chapter: number): Passage[] {
  const chapters = known.get(subject) ?? new Map<number, Passage[]>()
  known.set(subject, chapters)
  let passages = chapters.get(chapter)
  if (!passages) {
    passages = partsOf(subject.text(chapter)).flatMap((part) => passagesInPart(part, chapter))
    chapters.set(chapter, passages)
  }
  return passages
}

/** How far back a clause looks, in characters: real sentences are shorter. */
const farthest = 300

function passagesInPart(part: string, chapter: number): Passage[] {
  const partOfRequests = aboutRequests.test(part)
  return sentencesOf(part).flatMap((sentence) => {
    const ofRequests = partOfRequests && speaksOfRequests(sentence)
    let at = 0
    return sentence.split(/(?<=[，；])/).map((clause) => {
      const before = sentence.slice(Math.max(0, at - farthest), at)
      at += clause.length
      return { chapter, clause: clause.replace(/[，；]$/, ''), sentence, before, part, ofRequests }
    })
  })
}

const partsOf = (text: string): string[] => text.split(/\n|(?=（[一二三四五六七八九十]）)/).filter(Boolean)

/** A request for information, in the words reports use for it. */
export const requestWords =
  '(?:依申请公开|信息公开(?:的)?申请|公开(?:政府)?信息(?:的)?申请|申请公开|公开(?:政府)?信息的申请|公开申请|依申请)'
const aboutRequests = new RegExp(requestWords)

const otherMatters =
  /复议|诉讼|信箱|留言|热线|来信|信件|建议|提案|许可|信访|诉求|咨询|投诉|网民|12345|舆情|邮件|民生问题|主动公开|随申拍/

/** Whether a sentence, in a part about requests, speaks of them: by name, or by speaking of no other matter. */
const speaksOfRequests = (sentence: string): boolean =>
  aboutRequests.test(sentence) ? !/信箱|留言|热线|来信|信件|提案|12345/.test(sentence) : !otherMatters.test(sentence)

/** Whether what is said belongs to the report year: no other year, no comparison, no running total before it. */
export function isOfTheYear(subject: Subject, { before }: Passage, upTo: string): boolean {
  const year = subject.report.year
  const said = before + upTo
  const named = [...said.matchAll(/(\d{4})年/g)].at(-1)?.[1]
  if (named && year !== null && Number(named) !== year) return false
  if (/(上年|去年|上一年|同期|往年|历年|近年|累计|以来|前年)[^，；]*$/.test(upTo)) return false
  return !/(增长|增加|增|减少|减|较|比|同比|环比|下降|上升|多|少|约|近|超过|超)[^，；]{0,4}$/.test(upTo)
}

/** Words by which a number is only a part of the whole, or that of one way of asking. */
export const isPartOnly = ({ before }: Passage, upTo: string): boolean =>
  /其中|网络|网上|线上|线下|信函|邮寄|当面|现场|传真|邮件|书面|平台|在线|渠道|系统|窗口|分别|占/.test(upTo) ||
  /其中[^；]*$/.test(before)

/** A scope narrower than the tables of a government's report, which count the whole region; null where none is named. */
export function narrowerScope(subject: Subject, { before }: Passage, upTo: string): string | null {
  const named = /[\u4e00-\u9fa5]{0,4}(?:本级|政府办公室|政府办|府办)/.exec(before + upTo)?.[0]
  return named !== undefined && subject.kind !== 'department' ? named : null
}

/** The clause as quoted in a message. */
export const quoted = (clause: string): string => (clause.length > 40 ? `${clause.slice(0, 40)}……` : clause)
