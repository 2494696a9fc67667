const digits = '零一二三四五六七八九'

/** The value of a count written in digits or in Chinese numerals below ten thousand; undefined for anything else. */
export function countIn(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  if (!/^[零〇一二两三四五六七八九十百千]+$/.test(text)) return undefined
  let value = 0
  let digit = 0
  for (const sign of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign]
    if (unit === undefined) digit = digits.indexOf(sign)
    else {
      value += (digit || 1) * unit
      digit = 0
    }
  }
  return value + digit
}

/** A count as it may stand in prose, and the measure words that follow it. */
export const count = '(\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千]+)'
export const measure = '(?:多|余)?(?:件次|件|份|宗|起|例|笔|条|个|次|项|人次)'

/** Whether `printed` (its digits as written) is `value` rounded or cut to as many decimals. */
export function agreesTo(printed: string, value: number): boolean {
  const steps = 10 ** (printed.split('.')[1]?.length ?? 0)
  const wanted = Math.round(Number(printed) * steps)
  return [Math.round(value * steps), Math.floor(value * steps + 1e-6)].includes(wanted)
}
