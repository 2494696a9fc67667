// How many of the sums of the format hold in a report, rule by rule.
import { cellOrder, handling, type Identity, identitiesOver, leavesOf, placeOf } from '../../law/annual-report/index.ts'
import { type Report, valueAt } from '../../reports/report.ts'

export interface IdentityTally {
  name: string
  holds: number
  fails: number
  /** Not to be asked: a cell is open or not in the document. */
  unasked: number
}

const groups: { name: string; rules: Identity['rule'][] }[] = [
  { name: '各列平衡', rules: ['T3-BAL'] },
  { name: '各列分项', rules: ['T3-SUM'] },
  { name: '各行合计', rules: ['T3-ROW'] },
  { name: '复议诉讼', rules: ['T4-REV', 'T4-DIR', 'T4-AFT'] },
]

export function identityTallies(report: Report): IdentityTally[] {
  const values = cellOrder.map((cell) => valueAt(report.tables, cell))
  // A cell that is open has no number to be added.
  for (const reading of report.readings) {
    const place = reading.certainty === 'open' ? placeOf(reading) : undefined
    if (place !== undefined) values[place] = undefined
  }
  const tallies = groups.map(({ name }) => ({ name, holds: 0, fails: 0, unasked: 0 }))
  for (const { group, left, right } of placedFor(identitiesFor(report))) {
    const [one, other] = [sumAt(values, left), sumAt(values, right)]
    const answer = one === undefined || other === undefined ? 'unasked' : one === other ? 'holds' : 'fails'
    tallies[group]![answer]++
  }
  return tallies
}

function sumAt(values: readonly (number | null | undefined)[], places: readonly number[]): number | undefined {
  let total = 0
  for (const place of places) {
    const value = values[place]
    if (value === undefined) return undefined
    total += value ?? 0
  }
  return total
}

/** An identity with its cells by their places in `cellOrder`. */
interface Placed {
  group: number
  left: number[]
  right: number[]
}
const placed = new WeakMap<Identity[], Placed[]>()

function placedFor(identities: Identity[]): Placed[] {
  const known = placed.get(identities)
  if (known) return known
  const made = identities.map(({ rule, left, right }) => ({
    group: groups.findIndex(({ rules }) => rules.includes(rule)),
    left: left.map((cell) => placeOf(cell)!),
    right: right.map((cell) => placeOf(cell)!),
  }))
  placed.set(identities, made)
  return made
}

const requestRows = leavesOf(handling).map(({ id }) => id)
const known = new Map<string, Identity[]>()

/** The identities over the rows that a report has; nearly all reports have the rows of an edition. */
export function identitiesFor({ tables: { requests = {} } }: Pick<Report, 'tables'>): Identity[] {
  const rows = requestRows.filter((id) => requests[id])
  const key = rows.join()
  const made = known.get(key) ?? identitiesOver(rows)
  if (known.size < 100) known.set(key, made)
  return made
}
