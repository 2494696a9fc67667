// Fee measures, art. 4 (按件计收) with art. 3: the requests of one applicant to one organ in a calendar month are counted
// together; ten are free, the next twenty cost 100 yuan each, then each further ten cost 100 more apiece.
import { article } from '../provisions.ts'
import { type Band, type Fee, feeOver } from './bands.ts'

export const chargingByItem = article('fees', 4)

function* itemBands(): Generator<Band> {
  yield { upTo: 10, yuanEach: 0 }
  yield { upTo: 30, yuanEach: 100 }
  for (let upTo = 40; ; upTo += 10) yield { upTo, yuanEach: (upTo - 20) * 10 }
}

/** The fee for `items` more requests, after `before` others of the same applicant in the same calendar month. */
export const feeByItem = (items: number, before = 0): Fee => feeOver(itemBands(), items, before)
