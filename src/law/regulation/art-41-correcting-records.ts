// Art. 41: who shows that records about themselves are wrong may have them corrected. A case of its own beside requests;
// no time limit is set, and it is no line of table three.
import { article } from '../provisions.ts'

export const correctingRecords = article('regulation', 41)

export const recordCorrectionStates = {
  filed: '已提出',
  verifying: '审核中',
  corrected: '已更正',
  passedOn: '已转送有权更正的机关',
  referred: '已告知向有权更正的机关提出',
  declined: '经核实不予更正',
} as const
export type RecordCorrectionState = keyof typeof recordCorrectionStates

/** Every act of a case, with where it may begin and where it leads. */
export const recordCorrectionActs = {
  file: { from: null, to: 'filed', label: '提出更正要求' },
  verify: { from: 'filed', to: 'verifying', label: '审核' },
  correct: { from: 'verifying', to: 'corrected', label: '予以更正并告知' },
  decline: { from: 'verifying', to: 'declined', label: '不予更正并告知' },
  passOn: { from: 'filed', to: 'passedOn', label: '转送有权更正的机关并告知' },
  refer: { from: 'filed', to: 'referred', label: '告知向有权更正的机关提出' },
} as const satisfies Record<string, { from: RecordCorrectionState | null; to: RecordCorrectionState; label: string }>
