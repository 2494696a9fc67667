// How many of the sums of the format hold in a report, rule by rule.
import { handling, type Identity, identitiesOver, leavesOf, placeOf } from '../../law/annual-report/index.ts'
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
  const identities = identitiesFor(report)
  const open = new Set(report.readings.filter(({ certainty }) => certainty === 'open').map(placeOf))
  return groups.map(({ name, rules }) => {
    const answers = identities.filter(({ rule }) => rules.includes(rule)).map((identity) => ask(report, open, identity))
    const count = (wanted: Answer) => answers.filter((answer) => answer === wanted).length
    return { name, holds: count('holds'), fails: count('fails'), unasked: count('unasked') }
  })
}

type Answer = 'holds' | 'fails' | 'unasked'

function ask({ tables }: Report, open: ReadonlySet<number | undefined>, { left, right }: Identity): Answer {
  const sum = (cells: Identity['left']) => {
    let total = 0
    for (const cell of cells) {
      const value = valueAt(tables, cell)
      if (value === undefined || (open.size > 0 && open.has(placeOf(cell)))) return undefined
      total += value ?? 0
    }
    return total
  }
  const [one, other] = [sum(left), sum(right)]
  if (one === undefined || other === undefined) return 'unasked'
  return one === other ? 'holds' : 'fails'
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
