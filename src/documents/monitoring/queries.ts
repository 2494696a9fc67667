// What the pages of monitoring show: the sheet of a day with what stood open then, the days before it, the tree's scores.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import type { CheckItemId, ScoredItem } from '../../law/disclosure/index.ts'
import type { Db } from '../store.ts'

export interface StoredSheet {
  onDay: Day
  scheme: string
  points: number
  passed: boolean
  vetoes: CheckItemId[]
  items: ScoredItem[]
  madeAt: Date
}

/** The sheet of a day; without one, the latest. */
export async function sheetOf(db: Db, organId: string, day?: Day): Promise<StoredSheet | undefined> {
  const { rows } = await sql<StoredSheet>`
    select on_day as "onDay", scheme, points::float8, passed, vetoes, items, made_at as "madeAt" from self_checks
    where organ_id = ${organId} ${day ? sql`and on_day = ${day}::date` : sql``} order by on_day desc limit 1`.execute(
    db,
  )
  return rows[0]
}

export interface SheetPoint {
  onDay: Day
  points: number
  passed: boolean
  faults: number
}

/** The last days that were checked, the oldest first. */
export async function sheetHistory(db: Db, organId: string, days: number): Promise<SheetPoint[]> {
  const { rows } = await sql<SheetPoint>`
    select * from (select on_day as "onDay", points::float8, passed,
        (select coalesce(sum((i ->> 'found')::int), 0)::int from jsonb_array_elements(items) i) as faults
      from self_checks where organ_id = ${organId} order by on_day desc limit ${days}) h order by "onDay"`.execute(db)
  return rows
}

export interface KeptFault {
  item: CheckItemId
  subject: string
  title: string
  words: string
  address: string | null
  documentId: string | null
  restricted: boolean
  firstOn: Day
  goneOn: Day | null
}

/** What stood open on a day: seen by then, and not gone by then. */
export async function faultsOn(db: Db, organId: string, day: Day): Promise<KeptFault[]> {
  const { rows } = await sql<KeptFault>`
    select item, subject, title, words, address, document_id as "documentId", restricted, first_on as "firstOn",
      gone_on as "goneOn"
    from self_check_faults where organ_id = ${organId} and first_on <= ${day}::date
      and (gone_on is null or gone_on > ${day}::date) order by first_on desc, item, subject limit 3000`.execute(db)
  return rows
}

export interface RankedOrgan {
  organId: string
  name: string
  onDay: Day | null
  points: number | null
  passed: boolean | null
  vetoes: CheckItemId[]
  faults: number
  overdue: number
  /** Points of the last sheet at least thirty days older. */
  before: number | null
}

/** The latest sheet of each organ, the lowest points first; organs that were never checked last. */
export async function scoresOf(db: Db, organIds: readonly string[]): Promise<RankedOrgan[]> {
  const { rows } = await sql<RankedOrgan>`
    select o.id as "organId", o.name, c.on_day as "onDay", c.points::float8, c.passed, coalesce(c.vetoes, '{}') as vetoes,
      coalesce((select sum((i ->> 'found')::int)::int from jsonb_array_elements(c.items) i), 0) as faults,
      coalesce((select (i ->> 'found')::int from jsonb_array_elements(c.items) i where i ->> 'id' = 'overdue'), 0) as overdue,
      (select p.points::float8 from self_checks p where p.organ_id = o.id and p.on_day <= c.on_day - 30
        order by p.on_day desc limit 1) as before
    from organs o left join lateral (select * from self_checks s where s.organ_id = o.id order by on_day desc limit 1) c on true
    where o.id = any (${[...organIds]}::text[])
      and (c.on_day is not null or exists (select from documents d where d.organ_id = o.id))
    order by c.passed nulls last, c.points nulls last, o.name limit 5000`.execute(db)
  return rows
}

/** Days on which links were looked up, and what was found. */
export async function linkFigures(db: Db, organId: string) {
  const { rows } = await sql<{
    internal: number
    external: number
    unchecked: number
    dead: number
    checkedAt: Date | null
  }>`
    select (count(*) filter (where place = 'internal'))::int as internal,
      (count(*) filter (where place = 'external'))::int as external,
      (count(*) filter (where state = 'unchecked'))::int as unchecked,
      (count(*) filter (where state = 'dead'))::int as dead, max(checked_at) as "checkedAt"
    from document_links where organ_id = ${organId}`.execute(db)
  return rows[0]!
}
