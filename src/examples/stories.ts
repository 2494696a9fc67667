// A year of requests, written down as dated stories: what was asked, when it came, what was done on which day. The
// numbers are those that 临汾 published for 2023; every person, matter and word is made up.
import { addDays, type Day } from '../kit/days.ts'
import { calendarOf } from '../law/calendar/index.ts'
import type { ChannelId } from '../law/regulation/index.ts'
import type { ActFacts, OutcomeId } from '../law/requests/index.ts'
import type { ApplicantKind, SubjectId } from '../requests/index.ts'
import type { ExampleOrgan, ExamplePost } from './organs.ts'

export interface Story {
  organ: ExampleOrgan
  applicantKind: ApplicantKind
  channel: ChannelId
  submittedOn: Day
  content: string
  subject: SubjectId
  /** In order; who does each. */
  acts: { by: ExamplePost | 'applicant'; facts: ActFacts; note?: string }[]
  outcome: OutcomeId | null
  endedOn: Day | null
}

/** Outcome by kind of applicant: 145 + 35 + … as published. */
const outcomes: [OutcomeId, ApplicantKind, number][] = [
  ['granted.full', 'naturalPerson', 85],
  ['granted.alreadyPublic', 'naturalPerson', 40],
  ['granted.full', 'enterprise', 13],
  ['granted.alreadyPublic', 'enterprise', 7],
  ['partial', 'naturalPerson', 35],
  ['denied.thirdParty', 'naturalPerson', 4],
  ['denied.thirdParty', 'enterprise', 1],
  ['denied.process', 'naturalPerson', 1],
  ['denied.enforcementFile', 'naturalPerson', 6],
  ['denied.enforcementFile', 'enterprise', 2],
  ['unavailable.notExisting', 'naturalPerson', 60],
  ['unavailable.notOurs', 'naturalPerson', 53],
  ['unavailable.notExisting', 'enterprise', 5],
  ['unavailable.notOurs', 'enterprise', 4],
  ['unavailable.needsCreation', 'naturalPerson', 1],
  ['notProcessed.duplicate', 'naturalPerson', 2],
]
/** Received in December and answered in January: 7 people and 2 companies. */
const carried: [OutcomeId, ApplicantKind, number][] = [
  ['granted.full', 'naturalPerson', 5],
  ['partial', 'naturalPerson', 2],
  ['granted.full', 'enterprise', 2],
]

const matters: [SubjectId, string][] = [
  ['land', '{place}{year}年第{n}批次建设用地征收土地公告和补偿安置方案'],
  ['land', '{place}{village}集体土地征收的批复文件及勘测定界图'],
  ['housing', '{place}旧城改造项目房屋征收决定及补偿方案'],
  ['housing', '{place}棚户区改造安置房分配方案和安置进度'],
  ['planning', '{place}道路改造工程的规划许可文件'],
  ['finance', '{place}{year}年度惠农补贴资金发放明细汇总表'],
  ['procurement', '{place}公园绿化养护项目的采购合同'],
  ['enforcement', '对{place}一处违法建设的行政处罚决定书'],
  ['environment', '{place}污水处理厂{year}年监督性监测报告'],
  ['education', '{place}义务教育阶段学区划分的依据文件'],
  ['health', '{place}社区卫生服务站设置审批文件'],
  ['welfare', '{place}{year}年度临时救助标准及发放情况'],
  ['agriculture', '{place}高标准农田建设项目实施方案'],
  ['personnel', '{place}便民服务中心机构设置文件'],
]
const places = ['东城', '西关', '河口', '南湾', '北岭', '柳林', '石桥', '青泉', '高塘', '平川']
const villages = ['上坪村', '下坪村', '前沟村', '后寨村', '三里村']
const organs: ExampleOrgan[] = [
  'example-city',
  'example-city',
  'example-city',
  'example-bureau',
  'example-bureau',
  'example-city',
  'example-street',
  'example-city',
  'example-bureau',
  'example-town',
]
const channels: ChannelId[] = [
  'internet',
  'internet',
  'registeredMail',
  'internet',
  'ordinaryMail',
  'inPerson',
  'internet',
  'email',
  'internet',
  'fax',
]

const calendar = calendarOf()

/** 328 requests received in 2023, of which 319 were answered in the year and 9 in January 2024. */
export function storiesOf2023(): Story[] {
  const random = randomFrom(2023)
  const ended = spread(outcomes).map(([outcome, kind], index, all) => {
    const receivedOn = workingDay(addDays('2023-01-03', Math.floor((index * 331) / all.length)))
    return story({ index, outcome, kind, receivedOn, latest: '2023-12-29', random })
  })
  const open = spread(carried).map(([outcome, kind], index) => {
    const receivedOn = workingDay(addDays('2023-12-11', index * 2))
    return story({
      index: 319 + index,
      outcome,
      kind,
      receivedOn,
      earliest: '2024-01-02',
      latest: '2024-01-19',
      random,
    })
  })
  return [...ended, ...open].sort((a, b) =>
    a.submittedOn < b.submittedOn ? -1 : a.submittedOn > b.submittedOn ? 1 : 0,
  )
}

/** The same counts in an order in which outcomes are mixed. */
function spread(counts: [OutcomeId, ApplicantKind, number][]): [OutcomeId, ApplicantKind][] {
  const all = counts.flatMap(([outcome, kind, n]) =>
    Array.from({ length: n }, (_, i) => ({ outcome, kind, at: (i + 0.5) / n })),
  )
  return all.sort((a, b) => a.at - b.at).map(({ outcome, kind }) => [outcome, kind])
}

interface Plan {
  index: number
  outcome: OutcomeId
  kind: ApplicantKind
  receivedOn: Day
  earliest?: Day
  latest: Day
  random: () => number
}

function story({ index, outcome, kind, receivedOn, earliest, latest, random }: Plan): Story {
  const organ = organs[index % organs.length]!
  const channel = channels[Math.floor(random() * channels.length)]!
  const [subject, pattern] = matters[Math.floor(random() * matters.length)]!
  const acts: Story['acts'] = []
  const confirmed = channel === 'internet' || channel === 'email' || channel === 'fax' || channel === 'ordinaryMail'
  const submittedOn = confirmed && channel !== 'ordinaryMail' ? calendar.workingDayBefore(receivedOn, 1) : receivedOn
  if (confirmed) acts.push({ by: 'dengji', facts: { act: 'confirm', on: receivedOn } })
  acts.push({ by: 'dengji', facts: { act: 'register', on: receivedOn } })
  let clockFrom = receivedOn
  let at = calendar.workingDayAfter(receivedOn, 1)
  let paused = 0
  if (index % 23 === 7 && !earliest) {
    const until = calendar.workingDayAfter(at, 10)
    acts.push({
      by: 'chengban',
      facts: { act: 'askForCorrection', on: at, until },
      note: '所需信息的名称不明确，请写明项目名称或者文号',
    })
    clockFrom = calendar.workingDayAfter(at, 4)
    acts.push({ by: 'dengji', facts: { act: 'correct', on: clockFrom }, note: '申请人补正了项目名称' })
    at = calendar.workingDayAfter(clockFrom, 1)
  }
  if (outcome === 'denied.thirdParty' || (outcome === 'partial' && index % 3 === 0)) {
    const letter = `第三方意见${index + 1}`
    const arrivedOn = calendar.workingDayAfter(at, 2)
    const heardOn = calendar.workingDayAfter(arrivedOn, 6)
    acts.push({ by: 'chengban', facts: { act: 'consultThirdParty', on: at, letter, arrivedOn } })
    acts.push({
      by: 'chengban',
      facts: { act: 'hearThirdParty', on: heardOn, letter },
      note: outcome === 'partial' ? '同意公开与其无关的部分' : '不同意公开，理由是涉及经营信息',
    })
    paused = calendar.workingDaysBetween(at, heardOn)
    at = heardOn
  }
  if (outcome.startsWith('unavailable.not'))
    acts.push({
      by: 'chengban',
      facts: { act: 'search', on: at },
      note: '检索了公文系统、档案室目录和业务科室台账，未检索到',
    })
  let due = calendar.workingDayAfter(clockFrom, 20 + paused)
  const extends_ = index % 9 === 4 && due < addDays(latest, -20)
  if (extends_ || (earliest && due < earliest)) {
    const days = earliest ? 15 : 10
    at = at < calendar.workingDayAfter(receivedOn, 8) ? calendar.workingDayAfter(receivedOn, 8) : at
    acts.push({ by: 'zhuren', facts: { act: 'extend', on: at, days }, note: '涉及材料较多，需要核对' })
    due = calendar.workingDayAfter(clockFrom, 20 + paused + days)
  }
  const wish = calendar.workingDayBefore(due, 1 + Math.floor(random() * 8))
  let endedOn = wish > at ? wish : calendar.workingDayAfter(at, 1)
  if (earliest && endedOn < earliest) endedOn = earliest
  if (endedOn > latest) endedOn = latest
  const draftOn = calendar.workingDayBefore(endedOn, 1) > at ? calendar.workingDayBefore(endedOn, 1) : at
  const service =
    channel === 'inPerson' ? 'direct' : channel === 'internet' || channel === 'email' ? 'electronic' : 'post'
  const direct = service === 'direct'
  acts.push(
    { by: 'chengban', facts: { act: 'draft', on: draftOn } },
    { by: 'chengban', facts: { act: 'decide', on: draftOn, item: '1', outcome } },
    { by: 'chengban', facts: { act: 'submitForClearance', on: draftOn } },
    { by: 'baomi', facts: { act: 'clear', on: draftOn, review: 'secrecy' } },
    { by: 'fazhi', facts: { act: 'clear', on: endedOn, review: 'legal' } },
    { by: 'lingdao', facts: { act: 'clear', on: endedOn, review: 'leader' } },
    { by: 'chengban', facts: { act: 'issue', on: endedOn, outcome, service } },
    { by: 'dengji', facts: { act: 'serve', on: direct ? endedOn : calendar.workingDayAfter(endedOn, 2) } },
    { by: 'dengji', facts: { act: 'archive', on: direct ? endedOn : calendar.workingDayAfter(endedOn, 3) } },
  )
  const place = places[Math.floor(random() * places.length)]!
  const content = pattern
    .replace('{place}', place)
    .replace('{village}', villages[Math.floor(random() * villages.length)]!)
    .replace('{year}', '2022')
    .replace('{n}', String(1 + Math.floor(random() * 30)))
  return { organ, applicantKind: kind, channel, submittedOn, content, subject, acts, outcome, endedOn }
}

const workingDay = (day: Day): Day => calendar.sameOrNext(day)

/** A small generator of even numbers in [0, 1): the same seed gives the same year (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
