import type { ConversionSource, ConversionState } from '../../law/regulation/index.ts'
import type { Day, OutcomeId } from '../api/types.ts'

export interface Conversion {
  organId: string
  id: string
  source: ConversionSource
  title: string
  reason: string
  state: ConversionState
  foundOn: Day
  decidedOn: Day | null
  decidedBy: string | null
  answer: string | null
  documentId: string | null
  requests: { id: string; number: string | null; content: string; outcome: OutcomeId | null; endedOn: Day | null }[]
}
