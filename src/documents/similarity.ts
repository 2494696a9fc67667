// 解读不得照抄文件: how much of an interpretation is the document's own words, in runs of eight letters.
const run = 8
/** Above this share the reviewers are warned. */
export const copiedShare = 0.6

export interface Likeness {
  /** 0 to 1: the share of the interpretation that stands in the document word for word. */
  share: number
  warn: boolean
  /** The longest passages taken over, at most five. */
  passages: string[]
}

export function likeness(interpretation: string, document: string): Likeness {
  const [mine, theirs] = [plain(interpretation), plain(document)]
  if (mine.length < run) return { share: 0, warn: false, passages: [] }
  const known = new Set<string>()
  for (let at = 0; at + run <= theirs.length; at++) known.add(theirs.slice(at, at + run))
  const copied = new Uint8Array(mine.length)
  for (let at = 0; at + run <= mine.length; at++) if (known.has(mine.slice(at, at + run))) copied.fill(1, at, at + run)
  const share = copied.reduce((sum, one) => sum + one, 0) / mine.length
  return { share, warn: share > copiedShare, passages: passagesOf(mine, copied) }
}

const plain = (text: string) => text.replace(/[\s，。、；：“”‘’（）()《》〈〉,.;:!？?！—-]/g, '')

function passagesOf(text: string, copied: Uint8Array): string[] {
  const passages: string[] = []
  for (let at = 0; at < text.length; at++) {
    if (!copied[at]) continue
    const from = at
    while (at < text.length && copied[at]) at += 1
    passages.push(text.slice(from, at))
  }
  return passages.sort((a, b) => b.length - a.length).slice(0, 5)
}
