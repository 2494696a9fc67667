// Art. 32: a third party whose rights disclosure may harm is asked in writing and has 15 working days from receiving the
// letter; silence leaves the decision to the organ. Art. 34: a joint maker has 15 as well, and its silence is consent.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { article } from '../provisions.ts'

export const hearingThirdParty = article('regulation', 32)
export const hearingJointMaker = article('regulation', 34)
/** Art. 11 asks organs to agree with others concerned; no limit is set for their answer. */
export const hearingOtherOrgan = article('regulation', 11)
export const opinionDays = 15

/** The last day on which an opinion is in time. */
export const opinionDue = (letterReceivedOn: Day, calendar: Calendar): Day =>
  calendar.workingDayAfter(letterReceivedOn, opinionDays)

export const silenceMeans = {
  thirdParty: '逾期未提出意见的，由行政机关依照条例规定决定是否公开',
  jointMaker: '逾期未提出意见的，视为同意公开',
} as const
