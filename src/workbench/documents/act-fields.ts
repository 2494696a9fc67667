// What each act asks for, as fields of its form, and what is sent.
import {
  type Attribute,
  attributeIds,
  attributes,
  checklist,
  type DocumentActId,
  groundLabel,
  groundsOf,
  publicationChannels,
  type ReviewStep,
  reviewSteps,
} from '../../law/disclosure/index.ts'
import type { Choice, Field, Sent } from '../parts/fields-form.tsx'
import { moment } from '../parts/words.ts'
import { mayBeDropped } from './act-order.ts'
import type { DocumentPageData } from './types.ts'

export interface ActForm {
  fields: Field[]
  facts?: (values: Sent) => object
  /** What the button says where the act's own name is not enough. */
  submit?: string
}

const note: Field = { name: 'note', label: '意见', kind: 'area', optional: true, most: 5000 }
const publicNote = (label: string): Field => ({
  name: 'publicNote',
  label,
  kind: 'area',
  most: 500,
  hint: '这段话向公众显示',
})
const marking: Field[] = [
  {
    name: 'attribute',
    label: '公开属性',
    kind: 'select',
    choices: attributeIds.map((value) => ({ value, label: attributes[value].label })),
  },
  ...(['onRequest', 'withheld'] as const).map(
    (attribute): Field => ({
      name: `ground.${attribute}`,
      label: '理由',
      kind: 'select',
      choices: groundsOf[attribute].map((value) => ({ value, label: groundLabel(value) })),
      when: (values) => values['attribute'] === attribute,
    }),
  ),
]
const marked = (values: Sent) => {
  const { attribute, 'ground.onRequest': onRequest, 'ground.withheld': withheld, ...rest } = values
  const ground = attribute === 'onRequest' ? onRequest : withheld
  return { ...rest, attribute: attribute as Attribute, ...(attribute !== 'open' && ground && { ground }) }
}
const items: Choice[] = Object.entries(checklist).map(([value, label]) => ({ value, label }))

const now = () => new Date(Date.now() + 8 * 3_600_000).toISOString()
const instant = (day: unknown, time: unknown) => new Date(`${day}T${time || '09:00'}:00+08:00`).toISOString()

export const fieldsOfAct = (act: DocumentActId, page: DocumentPageData): ActForm =>
  forms[act]?.(page) ?? { fields: [note] }

const forms: Partial<Record<DocumentActId, (page: DocumentPageData) => ActForm>> = {
  mark: () => ({ fields: marking, facts: marked }),
  needInterpretation: () => ({
    fields: [
      {
        name: 'need',
        label: '是否需要解读',
        kind: 'select',
        choices: [
          { value: 'needed', label: '需要：与文件同步起草、审签、发布' },
          { value: 'exempt', label: '属于解读范围，这一份不需要' },
          { value: 'none', label: '不属于解读范围' },
        ],
      },
      { name: 'reason', label: '不需要的理由', kind: 'area', most: 500, when: ({ need }) => need === 'exempt' },
    ],
  }),
  review: ({ document: { standing } }) => {
    const step = (standing.reviews.length + 1) as ReviewStep
    return {
      submit: `${reviewSteps[step]?.label ?? '审查'}通过`,
      fields: [
        {
          name: 'checklist',
          label: step === 3 ? '逐项确认（终审须全部确认）' : '逐项确认',
          kind: 'boxes',
          choices: items,
        },
        { name: 'screening', label: '对筛查结果的意见', kind: 'area', optional: true, most: 5000 },
        note,
      ],
      facts: (values) => ({ ...values, step }),
    }
  },
  ask: () => ({
    fields: [
      {
        name: 'authority',
        label: '报请哪个部门',
        kind: 'text',
        most: 100,
        hint: '有关主管部门或者保密行政管理部门',
      },
      { name: 'letter', label: '函号', kind: 'text', most: 100 },
      { ...note, label: '请示的事项' },
    ],
  }),
  hear: () => ({
    fields: [
      {
        name: 'answer',
        label: '答复',
        kind: 'select',
        choices: [
          { value: 'mayPublish', label: '可以公开' },
          { value: 'mayNotPublish', label: '不予公开' },
        ],
      },
      { name: 'letter', label: '复函文号', kind: 'text', most: 100 },
      { ...note, label: '答复的内容' },
    ],
  }),
  sendBack: () => ({
    fields: [
      {
        name: 'note',
        label: '退回的理由',
        kind: 'area',
        most: 5000,
        hint: '写明要改什么，例如第3段的身份证号码应当遮盖',
      },
    ],
  }),
  schedule: (page) => ({
    fields: [
      { name: 'day', label: '发布日期', kind: 'day', min: page.today },
      { name: 'time', label: '时间', kind: 'time', initial: '09:00' },
    ],
    facts: ({ day, time, ...rest }) => ({ ...rest, at: instant(day, time) }),
  }),
  correct: () => ({ fields: [publicNote('更正说明')], submit: '提出更正' }),
  withdraw: () => ({ fields: [publicNote('撤下的原因')] }),
  discard: () => ({
    fields: [{ name: 'reason', label: '理由', kind: 'area', most: 500, hint: '如 重复起草；作废以后可以重新起草' }],
  }),
  proposeAttribute: () => ({ fields: [...marking, note], facts: marked }),
  decideAttribute: ({ document: { standing } }) => ({
    fields: [
      {
        name: 'agree',
        label: `提请变更为${standing.proposal ? attributes[standing.proposal.attribute].label : ''}`,
        kind: 'select',
        choices: [
          { value: 'yes', label: '同意' },
          { value: 'no', label: '不同意' },
        ],
      },
      ...(standing.proposal?.attribute !== 'open' && standing.publishedVersion !== null
        ? [{ ...publicNote('撤下的原因'), when: (values) => values['agree'] === 'yes' } satisfies Field]
        : []),
      note,
    ],
    facts: ({ agree, ...rest }) => ({ ...rest, agree: agree === 'yes' }),
  }),
  reassess: () => ({
    fields: [
      {
        name: 'result',
        label: '评估结果',
        kind: 'select',
        choices: [
          { value: 'keep', label: '仍不公开' },
          { value: 'open', label: '可以公开，另提请变更公开属性' },
        ],
      },
      note,
    ],
  }),
  recheck: () => ({
    submit: '登记抽查',
    fields: [
      { name: 'findings', label: '发现的问题', kind: 'area', optional: true, hint: '一行一个问题；没有问题则不填' },
      note,
    ],
    facts: ({ findings = '', ...rest }) => ({
      ...rest,
      findings: String(findings)
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean),
    }),
  }),
  dropChannel: (page) => ({
    submit: '删去这条记录',
    fields: [
      {
        name: 'no',
        label: '登记错了的渠道',
        kind: 'select',
        choices: page.publications.filter(mayBeDropped).map(({ no, channel, at, address }) => ({
          value: String(no),
          label: [publicationChannels[channel as keyof typeof publicationChannels], moment(at, page.today), address]
            .filter(Boolean)
            .join('　'),
        })),
      },
      { name: 'reason', label: '理由', kind: 'area', most: 500, hint: '记录留在经过里，统计不再计入' },
    ],
    facts: ({ no, ...rest }) => ({ ...rest, no: Number(no) }),
  }),
  putRight: ({ document: { standing } }) => ({
    fields: [
      {
        name: 'finding',
        label: '问题',
        kind: 'select',
        choices: standing.openFindings.map((value) => ({ value, label: value })),
      },
      { name: 'how', label: '怎样整改的', kind: 'area', most: 500 },
    ],
  }),
  addChannel: (page) => ({
    submit: '登记',
    fields: [
      {
        name: 'channel',
        label: '渠道',
        kind: 'select',
        choices: Object.entries(publicationChannels)
          .filter(([id]) => id !== 'site')
          .map(([value, label]) => ({ value, label })),
      },
      {
        name: 'day',
        label: '发布日期',
        kind: 'day',
        initial: page.today,
        max: page.today,
        ...(page.document.published_on && { min: page.document.published_on }),
      },
      { name: 'time', label: '时间', kind: 'time', initial: now().slice(11, 16) },
      { name: 'address', label: '网址、期号、版面', kind: 'text', optional: true, most: 500 },
      {
        name: 'account',
        label: '账号',
        kind: 'text',
        optional: true,
        when: ({ channel }) => channel === 'newMedia',
      },
      ...(['topic', 'speaker', 'transcript'] as const).map(
        (name): Field => ({
          name,
          label: { topic: '主题', speaker: '发布人、嘉宾', transcript: '问答实录' }[name],
          kind: name === 'transcript' ? 'area' : 'text',
          optional: name === 'transcript',
          when: ({ channel }) => channel === 'pressConference' || channel === 'interview',
        }),
      ),
    ],
    facts: ({ channel, day, time, address, ...detail }) => ({
      channel,
      at: instant(day, time),
      ...(address && { address }),
      ...(Object.keys(detail).length && { detail }),
    }),
  }),
}
