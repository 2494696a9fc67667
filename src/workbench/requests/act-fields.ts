// What each act asks for besides its day and note: the one table of the forms at the right of a request.
import { addDays } from '../../kit/days.ts'
import { longestExtension } from '../../law/regulation/index.ts'
import { mainOutcome, type OutcomeId, outcomes } from '../../law/requests/index.ts'
import type { ActId, RequestPage, StaffRow } from '../api/types.ts'
import { letterName, lettersOf, readyFor } from '../letters/kinds.ts'
import type { Choice, Field, Sent } from '../parts/fields-form.tsx'
import { outcomeChoices, serviceChoices } from './choices.ts'

interface About {
  page: RequestPage
  /** What the draft that the act sends says already: days and periods are the same in both. */
  drafted: Record<string, unknown>
  /** The fee that the notice charges, as the law reckons it. */
  fee?: { yuan: number } | undefined
  /** The person's roles at the organ. */
  roles: readonly string[]
  staff: readonly StaffRow[]
  subjects: Record<string, string>
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
  askForFee: ({ fee }) => [
    {
      name: 'yuan',
      label: '金额（元）',
      kind: 'number',
      min: 1,
      ...(fee && { initial: String(fee.yuan), hint: '按收费通知书的计收方式算出' }),
    },
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

// The note is the thing itself: what is unclear, why it is sent back.
const noteAsked: Partial<Record<ActId, string>> = {
  askForCorrection: '不明确之处和补正的指导',
  sendBack: '退回的理由',
  extend: '延期的理由',
  askForReasons: '要求说明的事项',
}
/** What the note is for, where it may be left out. */
const noteMeans: Partial<Record<ActId, string>> = {
  confirm: '怎样与申请人确认',
  correct: '补正的内容',
  hearThirdParty: '意见的内容',
  hearOrgan: '意见的内容',
  withdraw: '撤回的方式和理由',
  amendReceipt: '更正的原因',
  judgeExcessive: '理由不合理之处',
  acceptReasons: '理由合理之处',
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
    label: label ?? noteMeans[act] ?? '备注',
    kind: 'area',
    most: 5000,
    ...(!label && { optional: true }),
  }
  if (act === 'search' || act === 'contact')
    return { fields: [...noteFields[act], on], facts: (values) => noteOf(act, values), to: 'notes' }
  const seen = page.request.act_count
  if (act === 'itemise')
    return { fields: [itemTexts(page), on], facts: (values) => ({ ...itemsIn(values), seen }), to: 'items' }
  if (act === 'makePublic')
    return { fields: [...publicWords, on], facts: (values) => ({ ...values, seen }), to: 'public-answer' }
  return { fields: [...letterToSend(act, about), ...(asked[act]?.(about) ?? []), on, note] }
}

/** Art. 44: what anybody may read. */
const publicWords: Field[] = [
  text('title', '公开用的名称', { most: 200, hint: '不写申请人是谁，例如 2026年拆迁补偿标准汇编' }),
  text('place', '获取的网址或者场所', { most: 500 }),
]

const itemTexts = ({ request, items }: RequestPage): Field => ({
  name: 'items',
  label: '申请事项',
  kind: 'area',
  initial: (items.length ? items.map(({ content }) => content) : [request.content])
    .map((one) => one.replace(/\s*\n\s*/g, ' '))
    .join('\n'),
  hint: '一行写一项，逐项确定处理结果；已确定的按序号保留',
})

const itemsIn = ({ items, ...rest }: Sent) => ({
  ...rest,
  items: String(items)
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean),
})

const noteFields: Record<'search' | 'contact', Field[]> = {
  search: [
    { name: 'data.systems', label: '检索的系统、档案', kind: 'area', hint: '一行写一个，例如 公文系统、综合档案室' },
    text('data.keywords', '检索词', { hint: '几个词用顿号分开' }),
    text('data.period', '时间范围', { most: 200, hint: '例如 2019年至2023年' }),
    text('data.by', '由谁检索', { most: 100 }),
    { name: 'text', label: '结果', kind: 'area', most: 5000, hint: '例如 未找到相关信息' },
  ],
  contact: [
    text('data.way', '沟通方式', { most: 40, hint: '例如 电话、当面' }),
    text('data.with', '与谁沟通', { most: 100, optional: true }),
    { name: 'text', label: '内容', kind: 'area', most: 5000 },
  ],
}

function noteOf(kind: 'search' | 'contact', { on, text: words, ...given }: Sent): object {
  const data: Record<string, unknown> = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.replace(/^data\./, ''), value]),
  )
  const listed = (name: string, by: RegExp) =>
    String(data[name] ?? '')
      .split(by)
      .map((one) => one.trim())
      .filter(Boolean)
  if (kind === 'search') {
    data['systems'] = listed('systems', /\n/)
    data['keywords'] = listed('keywords', /[、，,\s]+/)
  }
  return { kind, on, text: words, data }
}
