// Regulation art. 42 and the fee measures: a fee may be asked where number or frequency is clearly beyond reason, by item
// or by page, never both; it is paid within 20 working days after the notice arrives, else the request is given up.
import type { Day } from '../../kit/days.ts'
import type { Refusal } from '../../kit/results.ts'
import type { Calendar } from '../calendar/index.ts'
import { article, instruments } from '../provisions.ts'
import { feeByItem } from './art-4-items.ts'
import { feeByPage } from './art-5-pages.ts'

export const charging = article('regulation', 42)
export const choosingTariff = article('fees', 3)
export const paymentDays = 20

export const tariffs = { item: '按件计收', page: '按量计收' } as const
export type Tariff = keyof typeof tariffs

/** The last day on which the fee is paid in time, counted from the day after the notice was received. */
export const paymentDue = (noticeReceivedOn: Day, calendar: Calendar): Day =>
  calendar.workingDayAfter(noticeReceivedOn, paymentDays)

/** Charging begins with the measures, on 2021-01-01. */
export const refuseFee = (on: Day, yuan: number): Refusal | undefined => {
  if (on < instruments.fees.inForceFrom)
    return {
      code: 'before-the-fee-measures',
      message: `${on}早于信息处理费开始收取之日${instruments.fees.inForceFrom}，不得收费`,
      basis: charging.text,
    }
  if (yuan <= 0)
    return {
      code: 'nothing-to-charge',
      message: '按标准计算的信息处理费为0元，不发收费通知',
      basis: choosingTariff.text,
    }
}

/** What one notice of this amount can stand for: pages of a request, or items of a month; null where nothing gives it. */
export function amountArises(
  yuan: number,
  mostItems = 200,
): { pages: number } | { items: number; before: number } | null {
  for (let pages = 0; ; pages++) {
    const { yuan: found } = feeByPage(pages)
    if (found === yuan) return { pages }
    if (found > yuan) break
  }
  for (let items = 1; items <= mostItems; items++)
    for (let before = 0; before + items <= mostItems; before++)
      if (feeByItem(items, before).yuan === yuan) return { items, before }
  return null
}
