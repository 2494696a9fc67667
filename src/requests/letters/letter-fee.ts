// The fee of a notice with the way it was reckoned: the bands reached, as the applicant can check them.
import {
  type BandCharge,
  chargingByItem,
  chargingByPage,
  type Fee,
  type Tariff,
  tariffs,
} from '../../law/fees/index.ts'

export interface LetterFee extends Fee {
  tariff: Tariff
  /** Items of this request, or its pages. */
  count: number
  /** By item: those of the same applicant earlier in the same calendar month. */
  before: number
}

export const standardText = (tariff: Tariff): string =>
  tariff === 'item'
    ? `${tariffs.item}（${chargingByItem.text}）：同一申请人一个自然月内累计10件以下（含10件）的不收费；11至30件的部分每件100元；31件以上的部分，以10件为一档，每增加一档，收费标准提高100元/件。`
    : `${tariffs.page}（${chargingByPage.text}）：30页以下（含30页）的不收费；31至100页的部分每页10元；101至200页的部分每页20元；201页以上的部分每页40元。`

export function amountText({ tariff, yuan, count, before, bands }: LetterFee): string {
  const unit = tariff === 'item' ? '件' : '页'
  const counted =
    tariff === 'item'
      ? `本月此前已累计${before}件，本次${count}件，累计${before + count}件`
      : `本次提供的政府信息共${count}页`
  return `${counted}。其中：${bands.map((band) => bandText(band, unit)).join('；')}。合计${yuan}元。`
}

const bandText = ({ from, to, count, yuanEach, yuan }: BandCharge, unit: string) =>
  `第${from === to ? from : `${from}至${to}`}${unit}${yuanEach ? `，${count}${unit}×${yuanEach}元=${yuan}元` : '免费'}`
