// Art. 30: where a request is unclear, the organ says so once and for all within 7 working days of receipt and sets a
// reasonable period; the reply period runs from receipt of the corrected request; silence without reason is giving up.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { article } from '../provisions.ts'

export const correcting = article('regulation', 30)
export const correctionNoticeDays = 7

/** The last day on which a notice to correct is in time. */
export const correctionNoticeDue = (receivedOn: Day, calendar: Calendar): Day =>
  calendar.workingDayAfter(receivedOn, correctionNoticeDays)
