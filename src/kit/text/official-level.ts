// 公文结构层次序数: 一、 （一） 1. （1） are the four levels of headings in an official document (GB/T 9704).
const figures = '一二三四五六七八九十百零〇'
const levels = [
  new RegExp(`^[${figures}]{1,4}、`),
  new RegExp(`^[（(][${figures}]{1,4}[)）]`),
  /^\d{1,2}[.．](?!\d)/,
  /^[（(]\d{1,2}[)）]/,
]

/** The level that the mark before a line gives it; null where the line is a sentence or bears no mark. */
export function officialLevel(text: string): 1 | 2 | 3 | 4 | null {
  const line = text.trim()
  if (!line || line.length > 40 || /[。；;：:]$/.test(line) || /。./.test(line)) return null
  const at = levels.findIndex((level) => level.test(line))
  return at < 0 ? null : ((at + 1) as 1 | 2 | 3 | 4)
}
