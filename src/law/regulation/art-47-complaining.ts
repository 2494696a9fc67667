// Arts. 47 and 51: anyone may complain to the competent department, or to the organ above, that information was not
// published or that a request was not handled as the law asks; what proves true is put right or criticised. No time limit
// is set: the organ sets its own.
import { article } from '../provisions.ts'

export const complaining = article('regulation', 47)
export const complainingAbove = article('regulation', 51)

export const complaintStates = {
  filed: '待受理',
  accepted: '调查中',
  rectifying: '责令改正中',
  notAccepted: '不予受理',
  answered: '已答复',
  closed: '已办结',
} as const
export type ComplaintState = keyof typeof complaintStates

export const findings = { founded: '属实', partly: '部分属实', unfounded: '不属实' } as const
export type Finding = keyof typeof findings

interface ComplaintActAbout {
  from: readonly ComplaintState[]
  to: ComplaintState
  label: string
  /** Decides over the organ complained of or the person who complains: for the head of the office. */
  decides?: true
}

/** Every act on a complaint, with where it may begin and where it leads. */
export const complaintActs = {
  file: { from: [], to: 'filed', label: '提出投诉' },
  accept: { from: ['filed'], to: 'accepted', label: '受理' },
  decline: { from: ['filed'], to: 'notAccepted', label: '不予受理并告知', decides: true },
  askStatement: { from: ['accepted'], to: 'accepted', label: '要求机关说明情况' },
  orderRectification: { from: ['accepted', 'rectifying'], to: 'rectifying', label: '责令改正', decides: true },
  answer: { from: ['accepted', 'rectifying'], to: 'answered', label: '答复投诉人', decides: true },
  close: { from: ['answered', 'notAccepted'], to: 'closed', label: '办结归档' },
} as const satisfies Record<string, ComplaintActAbout>
export type ComplaintAct = keyof typeof complaintActs

/** The state is over for the person who complained: the days no longer run. */
export const complaintEnded = (state: ComplaintState): boolean =>
  state === 'notAccepted' || state === 'answered' || state === 'closed'
