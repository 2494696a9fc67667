// Every way a request can end: on what basis, by which letter, with which relief clause, in which line of table three.
// Nothing else maps outcomes to lines of the report.
import { type EditionId, editions } from '../annual-report/editions.ts'
import { rowsOf } from '../annual-report/grid.ts'
import { article, type Provision } from '../provisions.ts'
import type { LetterKind } from './letters.ts'

export interface Outcome {
  label: string
  basis: readonly Provision[]
  /** null: no letter of its own is asked for. */
  letter: LetterKind | null
  /** refused: information is withheld (in part), so that from 2024 reconsideration comes first; setting: the organ's legal
   *  officer decides; either: reconsideration or suit; none: nothing to tell. */
  relief: 'refused' | 'setting' | 'either' | 'none'
  /** The line of table three, by edition. */
  row: Record<EditionId, string>
}

/** The row in the editions that have it, in the others the row `before`. */
const inEach = (row: string, before = row) =>
  Object.fromEntries(
    editions.map(({ id }) => [id, rowsOf(id, 'requests').some((line) => line.id === row) ? row : before]),
  ) as Record<EditionId, string>
const refusing = article('regulation', 36, { item: 3 })

const denied = (row: string, label: string, ground: Provision, ...more: Provision[]): Outcome => ({
  label,
  basis: [refusing, ground, ...more],
  letter: 'denied',
  relief: 'refused',
  row: inEach(row),
})
const answer = (row: string, label: string, letter: LetterKind, ...basis: Provision[]): Outcome => ({
  label,
  basis,
  letter,
  relief: 'either',
  row: inEach(row),
})

export const outcomes = {
  'granted.alreadyPublic': answer('granted', '已主动公开', 'alreadyPublic', article('regulation', 36, { item: 1 })),
  'granted.full': answer('granted', '予以公开', 'granted', article('regulation', 36, { item: 2 })),
  partial: {
    label: '部分公开',
    basis: [article('regulation', 37), refusing],
    letter: 'partial',
    relief: 'refused',
    row: inEach('partial'),
  },
  'denied.stateSecret': denied('denied.stateSecret', '国家秘密，不予公开', article('regulation', 14)),
  'denied.otherLaw': denied('denied.otherLaw', '法律、行政法规禁止公开，不予公开', article('regulation', 14)),
  'denied.securityStability': denied(
    'denied.securityStability',
    '危及国家安全、公共安全、经济安全、社会稳定，不予公开',
    article('regulation', 14),
  ),
  'denied.thirdParty': denied(
    'denied.thirdParty',
    '保护第三方合法权益，不予公开',
    article('regulation', 15),
    article('regulation', 32),
  ),
  'denied.internalAffairs': denied(
    'denied.internalAffairs',
    '内部事务信息，不予公开',
    article('regulation', 16, { paragraph: 1 }),
  ),
  'denied.process': denied('denied.process', '过程性信息，不予公开', article('regulation', 16, { paragraph: 2 })),
  'denied.enforcementFile': denied(
    'denied.enforcementFile',
    '行政执法案卷，不予公开',
    article('regulation', 16, { paragraph: 2 }),
  ),
  // Table three counts it among refusals; art. 36 (7) itself only points to the special procedure.
  adminQuery: {
    ...answer('denied.adminQuery', '行政查询事项', 'adminQuery', article('regulation', 36, { item: 7 })),
    relief: 'setting',
  },
  'unavailable.notExisting': answer(
    'unavailable.notHeld',
    '政府信息不存在',
    'notExisting',
    article('regulation', 36, { item: 4 }),
  ),
  'unavailable.notOurs': answer(
    'unavailable.notHeld',
    '不属于本机关负责公开',
    'notOurs',
    article('regulation', 36, { item: 5 }),
  ),
  'unavailable.needsCreation': answer(
    'unavailable.needsCreation',
    '没有现成信息，需要加工、分析',
    'needsCreation',
    article('regulation', 38),
  ),
  'unavailable.unclear': answer(
    'unavailable.unclear',
    '补正后申请内容仍不明确',
    'stillUnclear',
    article('regulation', 30),
  ),
  'notProcessed.petition': answer(
    'notProcessed.petition',
    '信访、举报、投诉类申请',
    'petition',
    article('regulation', 39, { paragraph: 1 }),
  ),
  'notProcessed.duplicate': answer(
    'notProcessed.duplicate',
    '重复申请',
    'duplicate',
    article('regulation', 36, { item: 6 }),
  ),
  'notProcessed.publication': answer(
    'notProcessed.publication',
    '要求提供公开出版物',
    'publication',
    article('regulation', 39, { paragraph: 2 }),
  ),
  'notProcessed.excessive': answer(
    'notProcessed.excessive',
    '无正当理由大量、反复申请',
    'excessive',
    article('regulation', 35),
  ),
  // No article of its own: art. 38 asks for existing information only.
  'notProcessed.confirmReissue': answer(
    'notProcessed.confirmReissue',
    '要求确认或者重新出具已获取的信息',
    'confirmReissue',
    article('regulation', 38),
  ),
  'other.noCorrection': {
    label: '无正当理由逾期不补正，不再处理',
    basis: [article('regulation', 30)],
    letter: 'noLongerHandled',
    relief: 'either',
    row: inEach('other.noCorrection', 'other'),
  },
  'other.unpaid': {
    label: '逾期未缴费，不再处理',
    basis: [article('regulation', 42)],
    letter: 'noLongerHandled',
    relief: 'either',
    row: inEach('other.unpaid', 'other'),
  },
  /** Withdrawn by the applicant, mere enquiries, matters of the law on archives. */
  'other.rest': {
    label: '其他处理（撤回等）',
    basis: [],
    letter: null,
    relief: 'none',
    row: inEach('other.rest', 'other'),
  },
} as const satisfies Record<string, Outcome>

export type OutcomeId = keyof typeof outcomes
export const outcomeIds = Object.keys(outcomes) as OutcomeId[]

/** The line of table three in which a request that ended so is counted, in the edition due for the year. */
export const rowOf = (outcome: OutcomeId, edition: EditionId): string => outcomes[outcome].row[edition]

/**
 * The one outcome of a request of several items, for it is counted once: the same for all, or partial where some is given
 * and some withheld. undefined: the organ has to say which is the main one.
 */
export function mainOutcome(ofItems: readonly OutcomeId[]): OutcomeId | undefined {
  const [first] = ofItems
  if (first === undefined || ofItems.every((one) => one === first)) return first
  const open = (one: OutcomeId) => one === 'partial' || one.startsWith('granted.')
  const given = ofItems.filter(open)
  if (given.length === ofItems.length) return ofItems.includes('partial') ? 'partial' : 'granted.full'
  return given.length && ofItems.every((one) => open(one) || one.startsWith('denied.')) ? 'partial' : undefined
}
