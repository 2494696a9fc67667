// 超额累进: each band is charged on its own part.

export interface Band {
  /** The last item or page of the band. */
  upTo: number
  yuanEach: number
}

/** What falls into one band: the 31st to the 40th item at 200 yuan each. */
export interface BandCharge {
  from: number
  to: number
  count: number
  yuanEach: number
  yuan: number
}

export interface Fee {
  yuan: number
  /** The bands reached, free ones included, in order. */
  bands: BandCharge[]
}

/** The fee for `count` things after `before` others, each in the band it falls into. Whole numbers ≥ 0. */
export function feeOver(bands: Iterable<Band>, count: number, before = 0): Fee {
  const charges: BandCharge[] = []
  let start = 1
  for (const { upTo, yuanEach } of bands) {
    const from = Math.max(start, before + 1)
    const to = Math.min(upTo, before + count)
    if (from <= to) charges.push({ from, to, count: to - from + 1, yuanEach, yuan: (to - from + 1) * yuanEach })
    if (upTo >= before + count) break
    start = upTo + 1
  }
  return { yuan: charges.reduce((sum, { yuan }) => sum + yuan, 0), bands: charges }
}
