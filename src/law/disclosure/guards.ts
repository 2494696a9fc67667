// When an act that the state allows is still not allowed, and why.
import type { Day } from '../../kit/days.ts'
import type { Refusal } from '../../kit/results.ts'
import { article, type Provision } from '../provisions.ts'
import { type Attribute, refuseMark } from './attributes.ts'
import { type ReviewStep, reviewing, reviewSteps } from './review.ts'
import { type DocumentStanding, isReviewed } from './standing.ts'

/** The facts of any act as far as they are filled in: a button asks before the form does. */
export interface DocumentFactsSoFar {
  act: string
  on: Day
  by: string
  attribute?: Attribute
  ground?: string
  step?: ReviewStep
  signers?: readonly string[]
  at?: string
  channel?: string
  publicNote?: string
  finding?: string
  need?: string
  reason?: string
  agree?: boolean
}

/** What the organ has settled and what lies beside the document. */
export interface Circumstances {
  formAllowed: boolean
  /** The name of the author, which may not stand last on a signed form. */
  authorName: string | null
  /** An interpretation of this document is drafted at least. */
  interpretationDrafted: boolean
  /** The instant, ISO 8601. */
  now: string
}

type Guard = (
  standing: DocumentStanding,
  facts: DocumentFactsSoFar,
  circumstances: Circumstances,
) => Refusal | undefined

const no = (code: string, message: string, basis: Provision = reviewing, field?: string): Refusal => ({
  code,
  message,
  basis: basis.text,
  ...(field && { field }),
})

const guardList = {
  inOrder: ({ lastOn }, { on }) =>
    lastOn && on < lastOn ? no('out-of-order', `日期${on}早于上一步的日期${lastOn}`, reviewing, 'on') : undefined,
  markedWithGround: (_, { attribute, ground }) =>
    attribute === undefined ? undefined : refuseMark(attribute, ground ?? null),
  marked: ({ attribute, ground }) => refuseMark(attribute, ground),
  answerHeard: ({ answer, attribute }) =>
    answer === 'mayNotPublish' && attribute === 'open'
      ? no('authority-said-no', '主管部门或者保密行政管理部门答复不予公开，请退回并重新认定公开属性')
      : undefined,
  nextStep: ({ reviews }, { step }) => {
    const next = (reviews.length + 1) as ReviewStep
    if (reviews.length === 3) return no('reviewed', '三审已经完成，请签发或者退回')
    return step !== undefined && step !== next
      ? no(
          'wrong-step',
          `现在应当${reviewSteps[next].label}，不是${reviewSteps[step]?.label ?? step}`,
          reviewing,
          'step',
        )
      : undefined
  },
  anotherPerson: ({ reviews }, { by }) => {
    const before = reviews.find((one) => one.by === by)
    return before
      ? no(
          'same-reviewer',
          `您已经${reviewSteps[before.step].label}，${reviewSteps[(reviews.length + 1) as ReviewStep]?.label ?? '下一审'}应由另一人进行`,
        )
      : undefined
  },
  notTheAuthor: ({ author, reviews }, { by }) =>
    by === author && reviews.length > 0 ? no('author-reviews', '起草人可以初审，复审和终审应由他人进行') : undefined,
  formAllowed: (_, __, { formAllowed }) =>
    formAllowed
      ? undefined
      : no('form-not-allowed', '本机关采用三人逐级审查；改为登记审查呈批单的，应先修改本机关的设置'),
  signersNamed: (_, { signers }, { authorName }) => {
    if (signers === undefined) return undefined
    const names = signers.map((name) => name.trim()).filter(Boolean)
    if (!names.length) return no('no-signers', '请写明审查呈批单上签字的人', reviewing, 'signers')
    return authorName !== null && names.at(-1) === authorName
      ? no('author-approves', `审查呈批单最后的批准人是起草人${authorName}，应由他人批准`, reviewing, 'signers')
      : undefined
  },
  reviewed: (standing) =>
    isReviewed(standing) || (standing.takenOver && standing.version === 1)
      ? undefined
      : no('not-reviewed', `保密审查没有完成：${missingSteps(standing)}`),
  notAuthorAlone: ({ author, reviews }, { by }) =>
    by === author && !reviews.some((one) => one.step === 3 && one.by !== author)
      ? no('author-approves', '起草人不能自行签发')
      : undefined,
  interpretationDrafted: ({ interpretation }, _, { interpretationDrafted }) =>
    interpretation === 'needed' && !interpretationDrafted
      ? no(
          'no-interpretation',
          '需要解读的文件应当与解读方案、解读材料同步审签，还没有解读稿',
          article('regulation', 6),
        )
      : undefined,
  reasonForExemption: (_, { need, reason }) =>
    need === 'exempt' && !reason?.trim()
      ? no('no-reason', '不需要解读的，请写明理由', article('regulation', 6), 'reason')
      : undefined,
  reasonGiven: (_, { reason }) =>
    reason !== undefined && !reason.trim()
      ? no('no-reason', '请写明理由', article('regulation', 23), 'reason')
      : undefined,
  laterOn: (_, { at }, { now }) =>
    at !== undefined && at <= now
      ? no('not-later', `定时发布应晚于现在，填写的是${at}`, article('regulation', 26), 'at')
      : undefined,
  dueTime: ({ publishAt, state }, _, { now }) =>
    state === 'scheduled' && publishAt !== null && now < publishAt
      ? no('not-yet', `定于${publishAt}发布，提前发布请先取消定时`, article('regulation', 26))
      : undefined,
  openToAll: ({ attribute }) =>
    attribute === 'open' ? undefined : no('not-open', '公开属性不是主动公开，不能发布', article('regulation', 13)),
  isUp: ({ publishedVersion }) =>
    publishedVersion === null ? no('not-up', '这份文件没有公开过，或者已经撤下', article('regulation', 6)) : undefined,
  neverSettled: ({ publishedVersion, assessedOn }) =>
    publishedVersion !== null
      ? no('is-up', '已经公开的文件不能作废：不再更正的请放弃更正，不应公开的请撤下', article('regulation', 6))
      : assessedOn !== null
        ? no('was-kept', '认定过不主动公开的文件不能作废，应当继续定期评估', article('regulation', 18))
        : undefined,
  notBeforePublication: ({ publishedOn }, { at, channel }, { now }) => {
    if (at === undefined || channel === undefined) return undefined
    if (at > now) return no('not-yet', '发布时间还没有到', article('regulation', 23), 'at')
    return publishedOn !== null && chinaDay(at) < publishedOn
      ? no('before-publication', `早于审查后首次公开的日期${publishedOn}`, article('regulation', 23), 'at')
      : undefined
  },
  publicNoteGiven: (_, { publicNote }) =>
    publicNote !== undefined && !publicNote.trim()
      ? no('no-public-note', '请写明向公众说明的原因', article('regulation', 6), 'publicNote')
      : undefined,
  openProposed: ({ attribute, state }) =>
    state === 'kept' && attribute !== 'open'
      ? no('attribute-first', '不主动公开的文件，应先变更公开属性再重新起草', article('regulation', 18))
      : undefined,
  attributeDiffers: ({ attribute, ground }, facts) =>
    facts.attribute !== undefined && facts.attribute === attribute && (facts.ground ?? null) === ground
      ? no('no-change', '与现在的公开属性和理由相同', article('regulation', 18), 'attribute')
      : undefined,
  proposalOpen: ({ proposal }) =>
    proposal ? undefined : no('no-proposal', '没有待审批的公开属性变更', article('regulation', 18)),
  notTheProposer: ({ proposal }, { by }) =>
    proposal?.by === by
      ? no('same-person', '变更公开属性应由提请人以外的人审批', article('regulation', 18))
      : undefined,
  noteWhereWithdrawn: ({ proposal, publishedVersion }, { agree, publicNote }) =>
    agree && proposal && proposal.attribute !== 'open' && publishedVersion !== null && !publicNote?.trim()
      ? no(
          'no-public-note',
          '变更后将撤下已公开的文件，请写明向公众说明的原因',
          article('regulation', 18),
          'publicNote',
        )
      : undefined,
  checkedByAnother: ({ author, publishedBy, reviews }, { by }) =>
    by === author || by === publishedBy || reviews.some((one) => one.by === by)
      ? no('same-person', '发布后的抽查应由起草、审查、发布以外的人进行')
      : undefined,
  findingOpen: ({ openFindings }, { finding }) =>
    finding !== undefined && !openFindings.includes(finding)
      ? no('no-finding', '没有这个待整改的问题', reviewing, 'finding')
      : undefined,
} satisfies Record<string, Guard>
export type DocumentGuardId = keyof typeof guardList
export const documentGuards: Record<DocumentGuardId, Guard> = guardList

/** The day in China of an instant. */
const chinaDay = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

const missingSteps = ({ reviews }: DocumentStanding): string =>
  ([1, 2, 3] as const)
    .filter((step) => !reviews.some((one) => one.step === step))
    .map((step) => `缺${reviewSteps[step].label}`)
    .join('、')
