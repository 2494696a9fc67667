// What the operations on corrections of records answer.
import type { RecordCorrectionState } from '../../law/regulation/index.ts'
import type { Day } from '../api/types.ts'
import type { CaseFile, CaseLetter } from '../complaints/types.ts'

export interface CorrectionRow {
  organ_id: string
  id: string
  number: string | null
  applicant_mask: string
  record: string
  wrong: string
  evidence: string
  state: RecordCorrectionState
  channel: 'inPerson' | 'post' | 'internet' | 'passedOn'
  filed_on: Day
  due_on: Day | null
  provisional: boolean
  ended_on: Day | null
  act_count: number
  handler: string | null
  passed_to: string | null
  passed_from: string | null
  is_example: boolean
}

export interface Correction extends CorrectionRow {
  acts: { no: number; act: string; label: string; on: Day; actorName: string | null; note: string }[]
  letters: CaseLetter[]
  files: CaseFile[]
  next: { act: string; label: string; refusal: { code: string; message: string; basis?: string } | null }[]
  erased: boolean
}

export const ways = { inPerson: '当面', post: '邮寄', internet: '网上', passedOn: '其他机关转来' }
