// What changed between two texts: lines that came and went, and within a changed line the letters.
export interface Change {
  kind: 'same' | 'out' | 'in'
  text: string
}

/** The longest common run of both, kept in order. Long texts are compared by their differing middle alone. */
export function changesBetween(before: readonly string[], after: readonly string[]): Change[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1
  const same = (text: string): Change => ({ kind: 'same', text })
  return [
    ...before.slice(0, head).map(same),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

const most = 4_000_000

function middle(before: readonly string[], after: readonly string[]): Change[] {
  const out = (text: string): Change => ({ kind: 'out', text })
  const come = (text: string): Change => ({ kind: 'in', text })
  if (before.length * after.length > most) return [...before.map(out), ...after.map(come)]
  const width = after.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] =
        before[i] === after[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const changes: Change[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length)
    if (before[i] === after[j]) {
      changes.push({ kind: 'same', text: before[i]! })
      i += 1
      j += 1
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) changes.push(out(before[i++]!))
    else changes.push(come(after[j++]!))
  return [...changes, ...before.slice(i).map(out), ...after.slice(j).map(come)]
}

/** A run of lines gone and a run of lines come in their place, told letter by letter. */
export const lettersBetween = (before: string, after: string): Change[] =>
  changesBetween([...before], [...after]).reduce<Change[]>((joined, one) => {
    const last = joined.at(-1)
    if (last?.kind === one.kind) last.text += one.text
    else joined.push({ ...one })
    return joined
  }, [])
