// How acts are named on their buttons, and in which order the office usually wants them.
import type { ActId, NextAct, RequestPage } from '../api/types.ts'

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
