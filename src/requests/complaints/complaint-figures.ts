// 投诉统计: how many came in a year, what was found, what was put right, how many in time.
import { sql } from 'kysely'
import type { Db } from '../store.ts'

export interface ComplaintFigures {
  received: number
  aboutRequests: number
  aboutPublication: number
  notAccepted: number
  answered: number
  open: number
  founded: number
  partly: number
  unfounded: number
  rectified: number
  /** Answered or refused after the day the organ set itself. */
  late: number
  byReason: Record<string, number>
}

/** Of the complaints made to these organs in the year. */
export async function complaintFigures(
  db: Db,
  { organIds, year }: { organIds: readonly string[]; year: number },
): Promise<ComplaintFigures> {
  const { rows } = await sql<Omit<ComplaintFigures, 'byReason'> & { byReason: Record<string, number> | null }>`
    with of_year as (
      select * from complaints where organ_id = any (${[...organIds]}::text[])
        and made_on between ${`${year}-01-01`} and ${`${year}-12-31`}
    )
    select count(*)::int as received,
      (count(*) filter (where request_id is not null))::int as "aboutRequests",
      (count(*) filter (where request_id is null))::int as "aboutPublication",
      (count(*) filter (where state = 'notAccepted' or (state = 'closed' and finding is null)))::int as "notAccepted",
      (count(*) filter (where finding is not null))::int as answered,
      (count(*) filter (where ended_on is null))::int as open,
      (count(*) filter (where finding = 'founded'))::int as founded,
      (count(*) filter (where finding = 'partly'))::int as partly,
      (count(*) filter (where finding = 'unfounded'))::int as unfounded,
      (count(*) filter (where rectified))::int as rectified,
      (count(*) filter (where ended_on > due_on))::int as late,
      (select jsonb_object_agg(reason, n) from (select reason, count(*)::int as n from of_year group by reason) by_reason) as "byReason"
    from of_year`.execute(db)
  return { ...rows[0]!, byReason: rows[0]!.byReason ?? {} }
}
