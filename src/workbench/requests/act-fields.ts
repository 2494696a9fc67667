// What each act asks for besides its day and note: the one table of the forms at the right of a request.
import { addDays } from '../../kit/days.ts'
import { longestExtension } from '../../law/regulation/index.ts'
import { mainOutcome, type OutcomeId, outcomes } from '../../law/requests/index.ts'
import type { ActId, RequestPage, StaffRow } from '../api/types.ts'
import type { Choice, Field, Sent } from '../parts/fields-form.tsx'
import { outcomeChoices, serviceChoices } from './choices.ts'

interface About {
  page: RequestPage
  /** The person's roles at the organ. */
  roles: readonly string[]
  staff: readonly StaffRow[]
  subjects: Record<string, string>
}

/** The word on an act's button where 办理 would be too general. */
export const verbs: Partial<Record<ActId, string>> = {
  confirm: '确认',
  register: '登记',
  askForCorrection: '告知',
  correct: '登记',
  consultThirdParty: '征求',
  consultOrgan: '征求',
  hearThirdParty: '登记',
  hearOrgan: '登记',
  extend: '延期',
  draft: '起草',
  decide: '拟定',
  itemise: '分列',
  submitForClearance: '送审',
  clear: '通过',
  sendBack: '退回',
  issue: '发出',
  serve: '登记',
  archive: '归档',
  withdraw: '登记',
  assign: '分派',
  search: '登记',
  contact: '登记',
  noticeArrived: '登记',
  askForFee: '通知',
  pay: '登记',
  amendReceipt: '更正',
  makePublic: '转为公开',
}

type Asking = (about: About) => Field[]

const text = (name: string, label: string, more: Partial<Field> = {}): Field => ({ name, label, kind: 'text', ...more })
const day = (name: string, label: string, more: Partial<Field> = {}): Field => ({ name, label, kind: 'day', ...more })
const choose = (name: string, label: string, choices: readonly Choice[], more: Partial<Field> = {}): Field => ({
  name,
  label,
  kind: 'select',
  choices,
  ...(choices.length === 1 && { initial: choices[0]!.value }),
  ...more,
})

const arrival: Field = day('arrivedOn', '对方收到之日', { optional: true, hint: '不知道的以后用“登记文书送达”补记' })
const letterOf = (label: string): Field =>
  text('letter', label, { most: 60, hint: '文号，或者收件人的简称，用来与答复对上' })

/** The letters that are out to these. */
const outTo =
  (thirdParty: boolean): Asking =>
  ({ page }) => [
    choose(
      'letter',
      '哪一封征求意见书',
      page.request.standing.letters
        .filter(({ to }) => (to === 'thirdParty') === thirdParty)
        .map(({ letter, sentOn }) => ({ value: letter, label: `${letter}（${sentOn}发出）` })),
    ),
    { name: 'silent', label: '期限已满，对方没有答复', kind: 'check', optional: true },
  ]

const reviewsOf: Record<string, Choice[]> = {
  secrecyReviewer: [{ value: 'secrecy', label: '保密审查' }],
  legalReviewer: [{ value: 'legal', label: '合法性审核' }],
  leader: [{ value: 'leader', label: '签发' }],
  head: [{ value: 'leader', label: '签发' }],
}

const ending: Asking = ({ page }) => {
  const decided = Object.values(page.request.standing.items).filter((one): one is OutcomeId => one !== null)
  const main = mainOutcome(decided)
  const hint = main ? `各项合起来计为“${outcomes[main].label}”` : '一件申请只计一种结果：各项不同的，由您选择主要的一种'
  return [
    choose('outcome', '处理结果', outcomeChoices, { ...(main && { initial: main }), hint }),
    choose('service', '送达方式', serviceChoices, {
      initial: page.request.delivery === 'online' ? 'electronic' : 'post',
    }),
  ]
}

const itemsOf = ({ page }: About): Choice[] =>
  Object.entries(page.request.standing.items).map(([no, outcome]) => ({
    value: no,
    label: `第${no}项${outcome ? `（现为${outcomes[outcome].label}）` : ''}`,
  }))

const asked: Partial<Record<ActId, Asking>> = {
  amendReceipt: () => [day('receivedOn', '应为哪一天收到')],
  askForCorrection: ({ page }) => [
    day('until', '补正期限届满日', { min: page.today, hint: '合理期限，一般不少于7个工作日' }),
  ],
  consultThirdParty: () => [letterOf('征求意见书'), arrival],
  hearThirdParty: outTo(true),
  consultOrgan: () => [
    letterOf('征求意见书'),
    arrival,
    {
      name: 'jointMaker',
      label: '对方是共同制作机关',
      kind: 'check',
      optional: true,
      hint: '共同制作机关收到后15个工作日内答复，逾期视为同意（条例第三十四条）',
    },
  ],
  hearOrgan: outTo(false),
  extend: () => [
    {
      name: 'days',
      label: '延长的工作日',
      kind: 'number',
      initial: String(longestExtension),
      min: 1,
      max: longestExtension,
    },
  ],
  askForReasons: ({ page }) => [day('until', '说明理由的期限届满日', { min: page.today })],
  delay: ({ page }) => [day('until', '延迟到哪一天答复', { min: addDays(page.today, 1) })],
  askForFee: () => [
    letterOf('收费通知书'),
    { name: 'yuan', label: '金额（元）', kind: 'number', min: 1 },
    day('arrivedOn', '申请人收到之日', { optional: true }),
  ],
  clear: ({ roles }) => [
    choose('review', '审查', [
      ...new Map(roles.flatMap((role) => reviewsOf[role] ?? []).map((one) => [one.value, one])).values(),
    ]),
  ],
  issue: ending,
  replyOnTheSpot: ending,
  referElsewhere: () => [choose('service', '送达方式', serviceChoices, { initial: 'post' })],
  itemise: ({ page }) => [
    {
      name: 'count',
      label: '分为几项',
      kind: 'number',
      min: 1,
      max: 50,
      initial: String(Math.max(page.items.length, Object.keys(page.request.standing.items).length)),
      hint: '逐项确定处理结果；已确定的按序号保留',
    },
  ],
  decide: (about) => {
    const open = Object.entries(about.page.request.standing.items).find(([, outcome]) => outcome === null)?.[0]
    return [
      choose('item', '申请事项', itemsOf(about), open ? { initial: open } : {}),
      choose('outcome', '处理结果', outcomeChoices),
    ]
  },
  noticeArrived: ({ page: { request } }) => [
    choose('letter', '哪一份文书', [
      ...request.standing.letters.map(({ letter }) => ({ value: letter, label: letter })),
      ...(request.standing.fee ? [{ value: request.standing.fee.letter, label: request.standing.fee.letter }] : []),
    ]),
  ],
  assign: ({ page, staff, subjects }) => [
    choose(
      'handlerId',
      '承办人',
      staff
        .filter(({ roles, disabled }) => !disabled && roles.some((role) => role === 'handler' || role === 'head'))
        .map(({ id, name }) => ({ value: id, label: name })),
      page.request.handler_id ? { initial: page.request.handler_id } : {},
    ),
    choose(
      'subject',
      '主题',
      Object.entries(subjects).map(([value, label]) => ({ value, label })),
      { optional: true, initial: page.request.subject ?? '' },
    ),
  ],
}

// The note is the thing itself: a search, a talk, what is unclear.
const noteAsked: Partial<Record<ActId, string>> = {
  askForCorrection: '不明确之处和补正的指导',
  search: '检索的范围、方法和结果',
  contact: '沟通的内容',
  sendBack: '退回的理由',
  extend: '延期的理由',
  askForReasons: '要求说明的事项',
}

/** The form of an act, and what its values mean to the API where they are not sent as they are. */
export function fieldsOf(act: ActId, about: About): { fields: Field[]; facts?: (values: Sent) => Sent } {
  const { page } = about
  const { lastOn } = page.request.standing
  const label = noteAsked[act]
  const on = day('on', '日期', { initial: page.today, max: page.today, ...(lastOn && { min: lastOn }) })
  const note: Field = {
    name: 'note',
    label: label ?? '备注',
    kind: 'area',
    most: 5000,
    ...(!label && { optional: true }),
  }
  const fields = [...(asked[act]?.(about) ?? []), on, note]
  if (act !== 'itemise') return { fields }
  return {
    fields,
    facts: ({ count, ...rest }) => ({ ...rest, items: Array.from({ length: Number(count) }, (_, n) => String(n + 1)) }),
  }
}
