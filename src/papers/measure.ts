// How much room letters take, reckoned in characters: near enough to balance a title and to centre a cell.

/** In Chinese characters; figures and Latin letters take a little over half of one. */
export const widthOf = (line: string): number =>
  [...line].reduce((sum, letter) => sum + (letter <= '\u02ff' ? 0.57 : 1), 0)

/** Lines that a text takes when a line holds so many characters. */
export const linesOf = (text: string, perLine: number): number => laid(text, perLine).lines

/** Room that the last of these lines takes, in characters. */
export const lastLineOf = (text: string, perLine: number): number => laid(text, perLine).last

function laid(text: string, perLine: number): { lines: number; last: number } {
  let [lines, used] = [0, 0]
  for (const line of text.split('\n')) {
    lines += 1
    used = 0
    for (const letter of line) {
      const width = widthOf(letter)
      if (used + width > perLine && used > 0) {
        lines += 1
        used = 0
      }
      used += width
    }
  }
  return { lines, last: used }
}

/** A title broken between words into the fewest lines, the first the longest and all of about one length; `most`
 *  characters fit on a line. */
export function balanced(title: string, most: number): string[] {
  const whole = widthOf(title)
  const words = [...segmenter.segment(title)].map(({ segment }) => segment)
  for (let count = Math.ceil(whole / most); whole > most && count < words.length; count++)
    for (let width = Math.ceil(whole / count); width <= most; width++) {
      const lines = filled(words, width)
      if (lines.length <= count && lines.every((line) => widthOf(line) <= widthOf(lines[0]!))) return lines
    }
  return [title]
}

/** A title as it is set by hand: the year ends a line where both lines fit, otherwise lines of about one length. */
export function titleLines(title: string, most: number): string[] {
  const [, first, second] = /^(.*?\d{4}年度?)(.+)$/.exec(title) ?? []
  const fits = first && second && widthOf(first) <= most && widthOf(second) <= most
  return fits && widthOf(title) > most ? [first, second] : balanced(title, most)
}

/** The size at which a text that may not be broken fits into this many points. */
export const fittedSize = (text: string, size: number, room: number): number =>
  Math.min(size, Math.floor((room / Math.max(1, widthOf(text))) * 4) / 4)

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words set line by line. */
function filled(words: readonly string[], perLine: number): string[] {
  const lines = ['']
  for (const word of words)
    if (lines.at(-1) && widthOf(lines.at(-1)! + word) > perLine) lines.push(word)
    else lines[lines.length - 1] += word
  return lines
}
