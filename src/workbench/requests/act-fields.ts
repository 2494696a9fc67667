// What each act asks for besides its day and note: the one table of the forms at the right of a request.
import { addDays } from '../../kit/days.ts'
import { longestExtension } from '../../law/regulation/index.ts'
import { mainOutcome, type OutcomeId, outcomes } from '../../law/requests/index.ts'
import type { ActId, NextAct, RequestPage, StaffRow } from '../api/types.ts'
import { letterName, lettersOf, readyFor } from '../letters/kinds.ts'
import type { Choice, Field, Sent } from '../parts/fields-form.tsx'
import { outcomeChoices, serviceChoices } from './choices.ts'

interface About {
  page: RequestPage
  /** What the draft that the act sends says already: days and periods are the same in both. */
  drafted: Record<string, unknown>
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

const from = (drafted: About['drafted'], name: string) => (drafted[name] ? { initial: String(drafted[name]) } : {})

const arrival: Field = day('arrivedOn', '对方收到之日', { optional: true, hint: '不知道的以后用“登记文书送达”补记' })

/** The drafts that the act can send. */
function letterToSend(act: ActId, { page }: About): Field[] {
  const needed = lettersOf[act]
  if (!needed || act === 'submitForClearance') return []
  const choices = readyFor(act, page.papers).map(({ id, title }) => ({ value: id, label: title }))
  return choices.length ? [choose('letter', '文书', choices, { optional: !needed.needed || act === 'issue' })] : []
}

/** The letters that are out to these. */
const outTo =
  (thirdParty: boolean): Asking =>
  ({ page }) => [
    choose(
      'letter',
      '哪一封征求意见书',
      page.request.standing.letters
        .filter(({ to }) => (to === 'thirdParty') === thirdParty)
        .map(({ letter, sentOn }) => ({ value: letter, label: `${letterName(page.papers, letter)}（${sentOn}发出）` })),
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
  askForCorrection: ({ page, drafted }) => [
    day('until', '补正期限届满日', { min: page.today, ...from(drafted, 'until'), hint: '与告知书所写的一致' }),
  ],
  consultThirdParty: () => [arrival],
  hearThirdParty: outTo(true),
  consultOrgan: () => [
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
  extend: ({ drafted }) => [
    {
      name: 'days',
      label: '延长的工作日',
      kind: 'number',
      initial: String(drafted['days'] ?? longestExtension),
      min: 1,
      max: longestExtension,
    },
  ],
  askForReasons: ({ page, drafted }) => [
    day('until', '说明理由的期限届满日', { min: page.today, ...from(drafted, 'until') }),
  ],
  delay: ({ page, drafted }) => [
    day('until', '延迟到哪一天答复', { min: addDays(page.today, 1), ...from(drafted, 'until') }),
  ],
  askForFee: () => [
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
  noticeArrived: ({ page: { request, papers } }) => [
    choose('letter', '哪一份文书', [
      ...request.standing.letters.map(({ letter }) => ({ value: letter, label: letterName(papers, letter) })),
      ...(request.standing.fee
        ? [{ value: request.standing.fee.letter, label: letterName(papers, request.standing.fee.letter) }]
        : []),
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
  sendBack: '退回的理由',
  extend: '延期的理由',
  askForReasons: '要求说明的事项',
}

interface Asked {
  fields: Field[]
  /** What the values mean to the API where they are not sent as they are. */
  facts?: (values: Sent) => object
  /** Where they are sent, where it is not the act's own operation. */
  to?: string
}

/** The form of an act. A search and a talk are notes of their own kind, which the API records as acts too. */
export function fieldsOf(act: ActId, about: About): Asked {
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
  const fields = [...letterToSend(act, about), ...(asked[act]?.(about) ?? []), on, note]
  if (act === 'search' || act === 'contact')
    return { fields: [...noteFields[act], on], facts: (values) => noteOf(act, values), to: 'notes' }
  if (act !== 'itemise') return { fields }
  return {
    fields,
    facts: ({ count, ...rest }) => ({ ...rest, items: Array.from({ length: Number(count) }, (_, n) => String(n + 1)) }),
  }
}

const noteFields: Record<'search' | 'contact', Field[]> = {
  search: [
    { name: 'systems', label: '检索的系统、档案', kind: 'area', hint: '一行写一个，例如 公文系统、综合档案室' },
    text('keywords', '检索词', { hint: '几个词用顿号分开' }),
    text('period', '时间范围', { most: 200, hint: '例如 2019年至2023年' }),
    text('by', '由谁检索', { most: 100 }),
    { name: 'text', label: '结果', kind: 'area', most: 5000, hint: '例如 未找到相关信息' },
  ],
  contact: [
    text('way', '沟通方式', { most: 40, hint: '例如 电话、当面' }),
    text('with', '与谁沟通', { most: 100, optional: true }),
    { name: 'text', label: '内容', kind: 'area', most: 5000 },
  ],
}

function noteOf(kind: 'search' | 'contact', { on, text: words, ...data }: Sent): object {
  const listed = (name: string, by: RegExp) =>
    String(data[name] ?? '')
      .split(by)
      .map((one) => one.trim())
      .filter(Boolean)
  if (kind === 'contact') return { kind, on, text: words, data }
  return {
    kind,
    on,
    text: words,
    data: { ...data, systems: listed('systems', /\n/), keywords: listed('keywords', /[、，,\s]+/) },
  }
}

/** The steps that move a request on come before those that may be taken besides. */
const onward: readonly ActId[] = [
  'confirm',
  'register',
  'hearThirdParty',
  'hearOrgan',
  'correct',
  'pay',
  'draft',
  'clear',
  'issue',
  'serve',
  'archive',
  'submitForClearance',
  'decide',
  'assign',
  'acceptReasons',
  'search',
  'askForCorrection',
  'consultThirdParty',
  'consultOrgan',
  'extend',
]

/** In the order in which the office usually wants them, without those that have nothing to be done to. */
export function inOrder(next: readonly NextAct[], { request }: RequestPage): NextAct[] {
  const { letters, fee, items } = request.standing
  const about: Partial<Record<ActId, boolean>> = {
    hearThirdParty: letters.some(({ to }) => to === 'thirdParty'),
    hearOrgan: letters.some(({ to }) => to !== 'thirdParty'),
    noticeArrived: letters.length > 0 || fee !== null,
    assign: true,
  }
  const undecided = Object.values(items).some((outcome) => outcome === null)
  const place = ({ act }: NextAct) => {
    if (act === 'decide' && undecided && request.state === 'drafting') return -1
    if (act === 'assign' && !request.handler_id) return 1.5
    const at = onward.indexOf(act)
    return at < 0 ? onward.length : at
  }
  return next.filter(({ act }) => about[act] !== false).sort((a, b) => place(a) - place(b))
}
