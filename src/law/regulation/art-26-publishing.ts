// Art. 26: what is published without being asked is published within 20 working days of being formed or changed, unless
// other law sets a limit of its own.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { article } from '../provisions.ts'

export const publishing = article('regulation', 26)
export const publicationDays = 20

/** The last day on which publication is in time. */
export const publicationDue = (formedOrChangedOn: Day, calendar: Calendar): Day =>
  calendar.workingDayAfter(formedOrChangedOn, publicationDays)
