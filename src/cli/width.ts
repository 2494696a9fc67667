// How wide a text stands on a terminal: Chinese characters and full-width signs take two columns.

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
// Marks that combine with the character before them, joiners, and what a terminal does not print.
const without = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u

/** Columns of the screen that the text takes; colour codes take none. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of plain(text)) width += without.test(char) ? 0 : wide.test(char) ? 2 : 1
  return width
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text

/** The text cut to `width` columns, with `…` where something was cut. Text without colour only. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const char of text) {
    if (widthOf(kept + char) > width - 1) break
    kept += char
  }
  return `${kept}…`
}

/** The text in lines of at most `width` columns; Chinese may break anywhere but before closing punctuation, words
 *  of letters and digits stay whole. Lines after the first are indented. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[\w./:+=\-–%]+|\n|./gsu) ?? []) {
    const room = lines.length ? width - indent : width
    if (piece === '\n' || (widthOf(line + piece) > room && line && !/^[，。、；：）》”\s]$/.test(piece))) {
      lines.push(line.trimEnd())
      line = piece.trim()
    } else line += piece
  }
  lines.push(line)
  return lines.join(`\n${' '.repeat(indent)}`)
}

/** Terminal escapes are taken out: a report may carry them, and they must not reach the screen. */
// biome-ignore lint/complexity/useRegexLiterals: the escape character reads better by name
const escapes = new RegExp('\\u001b\\[[0-9;]*m', 'g')
const plain = (text: string) => text.replace(escapes, '')

/** Text of a document made safe for the screen: one line, no control characters. */
export const onScreen = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/\s+/g, ' ')
