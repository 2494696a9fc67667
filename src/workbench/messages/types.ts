// What the operations on messages between organs answer.
import type { Day } from '../api/types.ts'

export interface Message {
  organId: string
  id: string
  direction: 'in' | 'out'
  kind: 'transfer' | 'assistance'
  asks: 'help' | 'opinion' | 'jointMaker' | null
  otherOrgan: string
  otherOrganName: string
  requestId: string | null
  number: string | null
  text: string
  madeOn: Day
  dueOn: Day | null
  answer: string | null
  answeredOn: Day | null
  answeredByName: string | null
  files: { part: 'question' | 'answer'; no: number; name: string }[]
}

export const askLabels = { help: '协助办理', opinion: '征求意见', jointMaker: '共同制作机关征求意见' } as const

export const kindOf = ({ kind, asks }: Message): string => (kind === 'transfer' ? '移送' : askLabels[asks ?? 'opinion'])
