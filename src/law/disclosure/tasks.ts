// 等谁办理: the next word on a document, as seen by one person with the roles that they hold at its organ.
import { type ReviewStep, reviewSteps } from './review.ts'
import { type DocumentStanding, isReviewed } from './standing.ts'

/** What somebody can do for a document now; `review1` to `review3` by the steps of the review. */
export const documentTasks = {
  mark: '认定公开属性',
  submit: '送审',
  review1: '初审',
  review2: '复审',
  review3: '终审',
  fileForm: '登记审查呈批单',
  approve: '签发',
  hear: '登记答复',
  publish: '发布',
  decideAttribute: '审批变更属性',
  putRight: '整改',
} as const
export type DocumentTask = keyof typeof documentTasks

/** The task of this person, undefined where somebody else has the next word. */
export function taskOf(
  standing: DocumentStanding,
  by: string,
  roles: readonly string[],
  byForm: boolean,
): DocumentTask | undefined {
  const holds = (...asked: readonly string[]) => roles.some((role) => asked.includes(role))
  const isAuthor = standing.author === by
  const { state, reviews, attribute, proposal, openFindings } = standing
  if (proposal && proposal.by !== by && holds('head', 'leader')) return 'decideAttribute'
  if (openFindings.length && (isAuthor || holds('head'))) return 'putRight'
  if (state === 'drafting') return isAuthor ? (attribute ? 'submit' : 'mark') : undefined
  if (state === 'inReview') {
    if (isReviewed(standing)) return holds('leader', 'head') && !isAuthor ? 'approve' : undefined
    const step = (reviews.length + 1) as ReviewStep
    const mine = !reviews.some((one) => one.by === by) && (step === 1 || !isAuthor)
    if (mine && holds(...reviewSteps[step].who)) return `review${step}`
    return byForm && reviews.length === 0 && holds('handler', 'registry', 'head') ? 'fileForm' : undefined
  }
  if (state === 'asked') return holds('secrecyReviewer', 'head') ? 'hear' : undefined
  if (state === 'approved') return holds('registry', 'head') ? 'publish' : undefined
  return undefined
}
