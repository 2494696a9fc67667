import { size } from './geometry.ts'
import { widthOf } from './measure.ts'
import type { Signature } from './paper.ts'

/** 附件：1.… ; a single one has no number, and the others stand under the first, so many characters in. */
export function attachmentLine(all: string[], index: number): { text: string; indent: number } {
  const number = all.length > 1 ? `${index + 1}.` : ''
  return { text: `${index === 0 ? '附件：' : ''}${number}${all[index]}`, indent: index === 0 ? 2 : 5 }
}

/** Points from the right edge of the text to date and organ: the date four characters in, the organ centred on it. */
export function signatureIndents({ organ, date }: Signature): { organ: number; date: number } {
  const fromRight = size.body * 4
  const centre = fromRight + (size.body * widthOf(date)) / 2
  return { organ: Math.max(0, centre - (size.body * widthOf(organ)) / 2), date: fromRight }
}

/** Lines left free above the signature; three where a seal is to stand over it. */
export const linesAbove = ({ seal }: Signature): number => (seal ? 3 : 1)
