// Table three from the cases: each cell a count, and the cases behind it. A request counts once, in the year of its
// receipt (row one) and in the year in which it first ended (row three); open on 31 December, it is carried out.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../db/types.ts'
import { columnsOf, type EditionId, editionDue, rowsOf } from '../law/annual-report/index.ts'
import { type OutcomeId, outcomeIds, rowOf } from '../law/requests/index.ts'
import type { Table } from '../reports/index.ts'

type Db = Kysely<Database> | Transaction<Database>

export interface FiguresOf {
  organIds: readonly string[]
  year: number
}

interface Count {
  kind: string
  outcome: OutcomeId | null
  newReceived: number
  handled: number
  carriedIn: number
  carriedOut: number
}

/** Table three of these organs together for a year, in the edition due; null for years without one. */
export async function tableThree(
  db: Db,
  { organIds, year }: FiguresOf,
): Promise<{ edition: EditionId; table: Table } | null> {
  const edition = editionDue(year)
  if (!edition) return null
  const counts = await countRequests(db, { organIds, year })
  const columns = columnsOf(edition, 'requests', 'newReceived').map(({ id }) => id)
  const zeros = () => Object.fromEntries(columns.map((id) => [id, 0]))
  const table: Record<string, Record<string, number>> = Object.fromEntries(
    rowsOf(edition, 'requests').map(({ id }) => [id, zeros()]),
  )
  const add = (row: string, kind: string, n: number) => {
    for (const column of n ? [kind, 'total'] : []) table[row]![column]! += n
  }
  for (const { kind, outcome, newReceived, handled, carriedIn, carriedOut } of counts) {
    add('newReceived', kind, newReceived)
    add('carriedIn', kind, carriedIn)
    add('carriedOut', kind, carriedOut)
    if (handled) add(rowOf(outcome!, edition), kind, handled)
    add('outcomeTotal', kind, handled)
  }
  return { edition, table }
}

/** One pass over the organs' rows, which an index has whole. */
async function countRequests(db: Db, { organIds, year }: FiguresOf): Promise<Count[]> {
  const [from, until, ids] = [`${year}-01-01`, `${year}-12-31`, [...organIds]]
  const { rows } = await sql<Count>`
    select applicant_kind as kind, counted_as as outcome,
      (count(*) filter (where received_on >= ${from}))::int as "newReceived",
      (count(*) filter (where counted_on between ${from} and ${until}))::int as handled,
      (count(*) filter (where received_on < ${from}))::int as "carriedIn",
      (count(*) filter (where counted_on > ${until} or counted_on is null))::int as "carriedOut"
    from requests
    where organ_id = any (${ids}) and received_on <= ${until} and (counted_on >= ${from} or counted_on is null)
    group by 1, 2`.execute(db)
  return rows
}

/** Ids of the requests behind a cell of table three, by organ, oldest first. */
export async function requestsBehind(
  db: Db,
  { organIds, year, row, column }: FiguresOf & { row: string; column: string },
): Promise<{ organId: string; id: string }[]> {
  const edition = editionDue(year)
  if (!edition) return []
  const [from, until, ids] = [`${year}-01-01`, `${year}-12-31`, [...organIds]]
  const within: Record<string, ReturnType<typeof sql>> = {
    newReceived: sql`received_on between ${from} and ${until}`,
    carriedIn: sql`received_on < ${from} and (counted_on >= ${from} or counted_on is null)`,
    carriedOut: sql`received_on <= ${until} and (counted_on > ${until} or counted_on is null)`,
    outcomeTotal: sql`received_on is not null and counted_on between ${from} and ${until}`,
  }
  const outcomes = outcomeIds.filter((id) => rowOf(id, edition) === row)
  const condition =
    within[row] ??
    sql`received_on is not null and counted_on between ${from} and ${until} and counted_as = any (${outcomes})`
  const kind = column === 'total' ? sql`true` : sql`applicant_kind = ${column}`
  const { rows } = await sql<{ organId: string; id: string }>`
    select organ_id as "organId", id from requests where organ_id = any (${ids}) and ${condition} and ${kind}
    order by received_on, number, id`.execute(db)
  return rows
}

export interface HandlingFigures {
  handled: number
  /** Calendar days from receipt to reply. */
  averageDays: number | null
  longestDays: number | null
  onTime: number
  extended: number
  corrected: number
}

/** How the year's handled requests were handled; shares are computed from these counts where they are shown. */
export async function handlingFigures(db: Db, { organIds, year }: FiguresOf): Promise<HandlingFigures> {
  const { rows } = await sql<HandlingFigures>`
    select count(*)::int as handled, round(avg(counted_on - received_on), 1)::float8 as "averageDays",
      max(counted_on - received_on)::int as "longestDays",
      (count(*) filter (where not 'repliedLate' = any (flags)))::int as "onTime",
      (count(*) filter (where 'extended' = any (flags)))::int as extended,
      (count(*) filter (where 'remade' = any (flags)))::int as corrected
    from requests
    where organ_id = any (${[...organIds]}) and counted_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      and received_on is not null`.execute(db)
  return rows[0]!
}
