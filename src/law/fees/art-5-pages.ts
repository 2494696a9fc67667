// Fee measures, art. 5 (按量计收) with art. 3: the pages of one request alone; one side of A4 or smaller is a page.
import { article } from '../provisions.ts'
import { type Band, type Fee, feeOver } from './bands.ts'

export const chargingByPage = article('fees', 5)

export const pageBands: readonly Band[] = [
  { upTo: 30, yuanEach: 0 },
  { upTo: 100, yuanEach: 10 },
  { upTo: 200, yuanEach: 20 },
  { upTo: Number.POSITIVE_INFINITY, yuanEach: 40 },
]

/** The fee for the pages of one request. */
export const feeByPage = (pages: number): Fee => feeOver(pageBands, pages)
