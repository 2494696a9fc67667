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

const inDigits = '\\d+(?:\\.\\d+)?'
const inWords = '[零〇一二两三四五六七八九十百千]+'
const measure = '(?:多|余)?(?:件次|件|份|宗|起|例|笔|条|个|次|项|人次)'

/** A count with its measure word as it stands in prose: no working days or months, not 每一件, and a numeral in words
 *  only before a word that counts cases (通一次电话 counts nothing). The first group is the number. */
export const counted =
  `(?<![每任同某逐第这哪各\\d])(?=${inDigits}${measure}|${inWords}[件份宗起例笔])` +
  `(${inDigits}|${inWords})${measure}(?!工作日|月|环节|部门|百分)`

/** Whether `printed` (its digits as written) is `value` rounded or cut to as many decimals. */
export function agreesTo(printed: string, value: number): boolean {
  const steps = 10 ** (printed.split('.')[1]?.length ?? 0)
  const wanted = Math.round(Number(printed) * steps)
  return [Math.round(value * steps), Math.floor(value * steps + 1e-6)].includes(wanted)
}
