/** What one work costs beside the others. */
export interface Turns {
  /** Materials a second of processor time. */
  rate: number
  /** Times the cost of the first work: the median over the turns. */
  ratio: number
}

const warmUpMs = 6000
const turns = 41

/**
 * Measures several works over the same number of materials by turns, so that what slows the machine for a while slows
 * all of them; other programs do not count, since only processor time does. Before it all works run until their code
 * is compiled: a server reads its thousandth report, not its first.
 */
export async function inTurns<Name extends string>(
  works: Record<Name, (at: number) => unknown>,
  materials: number,
): Promise<Record<Name, Turns>> {
  const names = Object.keys(works) as Name[]
  for (const begun = process.cpuUsage(); usedSince(begun) < warmUpMs; )
    for (const name of names) await costOf(works[name], materials)
  const costs = names.map((): number[] => [])
  for (let turn = 0; turn < turns; turn++)
    for (const [index, name] of names.entries()) costs[index]!.push(await costOf(works[name], materials))
  const ratios = costs.map((own) => median(own.map((cost, turn) => cost / costs[0]![turn]!)))
  return Object.fromEntries(
    names.map((name, index) => [name, { rate: (1000 * materials) / median(costs[index]!), ratio: ratios[index]! }]),
  ) as Record<Name, Turns>
}

/** Milliseconds of processor time for all materials once. */
async function costOf(work: (at: number) => unknown, materials: number): Promise<number> {
  const begun = process.cpuUsage()
  for (let at = 0; at < materials; at++) await work(at)
  return usedSince(begun)
}

function usedSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

const median = (numbers: number[]): number => numbers.toSorted((one, other) => one - other)[numbers.length >> 1]!
