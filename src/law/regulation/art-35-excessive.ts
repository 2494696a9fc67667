// Art. 35: where number or frequency is clearly beyond reason the organ may ask why. Without good reason the request is not
// handled; with it, and no reply possible in time, the organ sets a reasonable later day and tells the applicant.
import { article } from '../provisions.ts'

export const excessive = article('regulation', 35)

/** The Regulation sets no period for giving reasons; this is what our form proposes, in working days. */
export const proposedReasonDays = 7
