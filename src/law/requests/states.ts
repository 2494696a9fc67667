// Where a request can stand, and what its reply clock does there.

export interface RequestStateAbout {
  label: string
  /** For the applicant, in plain words. */
  publicLabel: string
  /** stopped: the count starts anew when the request comes back; paused: these days are left out of the count. */
  clock: 'notStarted' | 'running' | 'stopped' | 'paused' | 'ended'
  open: boolean
}

export const states = {
  pendingConfirmation: { label: '待确认', publicLabel: '已提交，等待机关确认', clock: 'notStarted', open: true },
  received: { label: '已收到', publicLabel: '机关已收到', clock: 'running', open: true },
  inReview: { label: '办理中', publicLabel: '正在办理', clock: 'running', open: true },
  awaitingCorrection: { label: '待补正', publicLabel: '等待您补正', clock: 'stopped', open: true },
  awaitingReasons: { label: '待说明理由', publicLabel: '等待您说明理由', clock: 'running', open: true },
  awaitingThirdParty: { label: '征求第三方意见', publicLabel: '正在征求第三方意见', clock: 'paused', open: true },
  awaitingOtherOrgan: { label: '征求其他机关意见', publicLabel: '正在征求其他机关意见', clock: 'paused', open: true },
  awaitingPayment: { label: '待缴费', publicLabel: '等待您缴纳信息处理费', clock: 'stopped', open: true },
  drafting: { label: '起草答复', publicLabel: '正在办理', clock: 'running', open: true },
  clearance: { label: '审查签发', publicLabel: '正在办理', clock: 'running', open: true },
  issued: { label: '已发出', publicLabel: '答复已发出', clock: 'ended', open: false },
  served: { label: '已送达', publicLabel: '答复已送达', clock: 'ended', open: false },
  archived: { label: '已归档', publicLabel: '已办结', clock: 'ended', open: false },
  closedNoCorrection: { label: '逾期不补正，不再处理', publicLabel: '因未补正，不再处理', clock: 'ended', open: false },
  closedUnpaid: { label: '逾期未缴费，不再处理', publicLabel: '因未缴费，不再处理', clock: 'ended', open: false },
  closedWithdrawn: { label: '申请人撤回', publicLabel: '您已撤回', clock: 'ended', open: false },
} as const satisfies Record<string, RequestStateAbout>

export type RequestState = keyof typeof states
export const stateIds = Object.keys(states) as RequestState[]
export const openStates = stateIds.filter((id) => states[id].open)
export const closedStates = stateIds.filter((id) => !states[id].open)

/** What is true of a request beside its state. */
export const flags = {
  extended: '已延期',
  delayed: '合理延迟（条例第三十五条）',
  lateCorrectionNotice: '补正告知逾期，补正后期限不重新计算',
  lateExtension: '延期告知逾期，不产生延期效果',
  lateFeeNotice: '收费通知逾期，缴费后期限不重新计算',
  repliedLate: '逾期答复',
  remade: '责令重新处理',
  underReconsideration: '行政复议中',
  underLitigation: '行政诉讼中',
} as const
export type Flag = keyof typeof flags
