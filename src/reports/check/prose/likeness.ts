const width = 8

/** The share (0–1) of the runs of eight characters of a text that stand in the other text too. */
export function likeness(text: string, other: string): number {
  const runs = runsOf(text)
  if (runs.size === 0) return 0
  const others = runsOf(other)
  let shared = 0
  for (const run of runs) if (others.has(run)) shared++
  return shared / runs.size
}

function runsOf(text: string): Set<string> {
  const runs = new Set<string>()
  for (let at = 0; at + width <= text.length; at++) runs.add(text.slice(at, at + width))
  return runs
}
