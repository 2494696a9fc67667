// Every time limit by its number, with unit and source, for pages and manuals. The numbers stand with their articles.
import { paymentDays } from './fees/index.ts'
import { article, type Provision } from './provisions.ts'
import {
  correctionNoticeDays,
  longestExtension,
  opinionDays,
  publicationDays,
  replyDays,
  replying,
} from './regulation/index.ts'
import { litigationPeriods, reconsiderationPeriods } from './relief/index.ts'

export interface Limit {
  label: string
  /** null: reasonable, as told in the notice. */
  n: number | null
  unit: 'workingDays' | 'days' | 'months' | 'sameDay' | 'date'
  from: string
  basis: Provision
  onExpiry?: string
  extendable?: number
}

const reg = (no: number, paragraph?: number) => article('regulation', no, paragraph ? { paragraph } : {})
const working = (n: number, label: string, from: string, basis: Provision, onExpiry?: string): Limit => ({
  label,
  n,
  unit: 'workingDays',
  from,
  basis,
  ...(onExpiry && { onExpiry }),
})
const told = (label: string, from: string, basis: Provision, onExpiry?: string): Limit => ({
  ...working(0, label, from, basis, onExpiry),
  n: null,
})

export const limits = {
  L1: working(publicationDays, '主动公开', '信息形成或者变更之日', reg(26), '主动公开逾期'),
  L2: { label: '平常信函与申请人确认', n: 0, unit: 'sameDay', from: '收到信函当日', basis: reg(31) },
  L3: working(correctionNoticeDays, '补正告知', '收到申请之日', reg(30), '逾期告知，答复期限不重新计算'),
  L4: told('补正', '补正告知送达', reg(30), '无正当理由逾期不补正的，视为放弃申请'),
  L5: working(replyDays, '答复', '收到申请、收到补正或者缴清费用之日', replying, '逾期答复'),
  L6: working(longestExtension, '延长答复期限，至多', '原期限届满', replying),
  L7: working(opinionDays, '第三方提出意见', '第三方收到征求意见书之日', reg(32), '由行政机关决定是否公开'),
  L8: working(opinionDays, '共同制作机关提出意见', '该机关收到征求意见书之日', reg(34), '视为同意公开'),
  L9: told('合理延迟答复', '告知申请人', reg(35)),
  L10: working(paymentDays, '缴纳信息处理费', '收到收费通知之日', reg(42), '视为放弃申请，不再处理'),
  L11: { label: '部门提交并公布年度报告', n: null, unit: 'date', from: '每年1月31日前', basis: reg(49, 1) },
  L12: { label: '政府年度报告公布', n: null, unit: 'date', from: '每年3月31日前', basis: reg(49, 2) },
  L13: { label: '申请行政复议', ...reconsiderationPeriods.apply },
  L14: { label: '直接提起行政诉讼', ...litigationPeriods.sue },
  L15: { label: '复议后提起行政诉讼', ...litigationPeriods.sueAfterReconsideration },
  L16: { label: '复议申请审查受理', ...reconsiderationPeriods.accept, onExpiry: '视为受理' },
  L17: { label: '被申请人答复（简易程序）', ...reconsiderationPeriods.answerSummary, onExpiry: '视为没有证据、依据' },
  L18: { label: '被申请人答复（普通程序）', ...reconsiderationPeriods.answerOrdinary, onExpiry: '视为没有证据、依据' },
  L19: { label: '复议决定（普通程序；简易程序30日）', ...reconsiderationPeriods.decideOrdinary },
  L20: { label: '一审审结（简易程序）', ...litigationPeriods.judgeSummary },
  L21: {
    label: '信访事项办理',
    n: 60,
    unit: 'days',
    from: '受理之日',
    basis: article('petitions', 34),
    extendable: 30,
  },
} as const satisfies Record<string, Limit>
export type LimitId = keyof typeof limits
