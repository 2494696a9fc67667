// The letters by which others are heard, while their answers are out (arts. 32 and 34).
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { opinionDue } from '../regulation/index.ts'

export interface OpenLetter {
  letter: string
  to: 'thirdParty' | 'jointMaker' | 'otherOrgan'
  sentOn: Day
  arrivedOn: Day | null
}

/** The last day for the opinion asked by a letter; null where its arrival is not known or no limit is set. */
export const limitOf = ({ to, arrivedOn }: OpenLetter, calendar: Calendar): Day | null =>
  to === 'otherOrgan' || !arrivedOn ? null : opinionDue(arrivedOn, calendar)
