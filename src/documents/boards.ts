// What needs somebody: formed and not published (art. 26), withheld and due for another look (art. 18), a sample of what was
// published for a second look, documents that need an interpretation and have none, terms that run out.
import { sql } from 'kysely'
import { addMonths, type Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { expiryAlarmMonths } from '../law/disclosure/index.ts'
import type { Db } from './store.ts'

export interface BoardRow {
  organId: string
  id: string
  title: string
  kind: string
  state: string
  department: string | null
}
const columns = sql`d.organ_id as "organId", d.id, d.title, d.kind, d.state, d.department`
const ofOrgans = (organIds: readonly string[]) => sql`d.organ_id = any (${[...organIds]}::text[])`

export interface UnpublishedRow extends BoardRow {
  formedOn: Day
  due: Day
  overdue: boolean
  /** Working days since it was formed, where a calendar was given. */
  counted: number | null
}

/** 已形成未公开: what is open or not yet marked, by its last day; the most urgent first. */
export async function formedUnpublished(
  db: Db,
  organIds: readonly string[],
  today: Day,
  calendar?: Calendar,
): Promise<UnpublishedRow[]> {
  const { rows } = await sql<Omit<UnpublishedRow, 'counted'>>`
    select ${columns}, d.formed_on as "formedOn", d.publish_due as due, d.publish_due < ${today}::date as overdue
    from documents d where ${ofOrgans(organIds)} and d.publish_due is not null order by d.publish_due, d.id limit 1000`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, counted: calendar?.workingDaysBetween(row.formedOn, today) ?? null }))
}

export interface ReassessRow extends BoardRow {
  attribute: string
  ground: string
  assessedOn: Day | null
  due: Day
}

/** 动态调整: what is not open and was last looked at longer ago than the organ has settled. */
export async function dueForReassessment(db: Db, organIds: readonly string[], today: Day): Promise<ReassessRow[]> {
  const { rows } = await sql<ReassessRow>`
    select ${columns}, d.attribute, d.ground, d.assessed_on as "assessedOn",
      (coalesce(d.assessed_on, d.formed_on) + make_interval(months => coalesce(s.reassess_months, 12)))::date as due
    from documents d left join document_settings s on s.organ_id = d.organ_id
    where ${ofOrgans(organIds)} and d.state = 'kept'
      and coalesce(d.assessed_on, d.formed_on) + make_interval(months => coalesce(s.reassess_months, 12)) <= ${today}::date
    order by due, d.id limit 1000`.execute(db)
  return rows
}

/** A sample of what was published in these days and nobody has re-checked: the same for everybody who asks that day. */
export async function recheckSample(
  db: Db,
  organId: string,
  { from, until, size, seed }: { from: Day; until: Day; size: number; seed: string },
): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select ${columns} from documents d where d.organ_id = ${organId} and d.state = 'published' and d.takeover_id is null
      and d.published_on between ${from}::date and ${until}::date and (d.standing ->> 'rechecks')::int = 0
    order by md5(${seed} || d.id::text) limit ${size}`.execute(db)
  return rows
}

export interface FindingsRow extends BoardRow {
  findings: string[]
}

/** What was found in re-checks and is not put right yet. */
export async function findingsOpen(db: Db, organIds: readonly string[]): Promise<FindingsRow[]> {
  const { rows } = await sql<FindingsRow>`
    select ${columns}, d.standing -> 'openFindings' as findings from documents d
    where ${ofOrgans(organIds)} and jsonb_array_length(d.standing -> 'openFindings') > 0
    order by d.published_on, d.id limit 1000`.execute(db)
  return rows
}

export interface ProposalRow extends BoardRow {
  attribute: string
  proposed: { attribute: string; ground?: string }
}

/** 变更公开属性: what was proposed and waits for the head. */
export async function attributesProposed(db: Db, organIds: readonly string[]): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    select ${columns}, d.attribute, d.standing -> 'proposal' as proposed from documents d
    where ${ofOrgans(organIds)} and d.standing -> 'proposal' <> 'null' order by d.formed_on, d.id limit 1000`.execute(
    db,
  )
  return rows
}

export interface RecheckFigures {
  published: number
  rechecked: number
  findings: number
  putRight: number
}

/** What was re-checked of a year's publications, what was found and what was put right. */
export async function recheckFigures(db: Db, organIds: readonly string[], year: number): Promise<RecheckFigures> {
  const { rows } = await sql<RecheckFigures>`
    with published as (
      select d.organ_id, d.id from documents d where ${ofOrgans(organIds)} and d.published_version is not null
        and d.published_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
    ), acts as (
      select a.document_id, a.act, case when a.act = 'recheck' then jsonb_array_length(a.data -> 'findings') else 1 end as n
      from document_acts a join published p on p.organ_id = a.organ_id and p.id = a.document_id
      where a.act in ('recheck', 'putRight')
    )
    select (select count(*)::int from published) as published,
      (count(distinct document_id) filter (where act = 'recheck'))::int as rechecked,
      coalesce(sum(n) filter (where act = 'recheck'), 0)::int as findings,
      coalesce(sum(n) filter (where act = 'putRight'), 0)::int as "putRight" from acts`.execute(db)
  return rows[0]!
}

export interface LackingRow extends BoardRow {
  publishedOn: Day
  due: Day
  overdue: boolean
}

/** Working days between a document and its interpretation, where it was not published with it. */
export const interpretationDays = 3

/** 同步发布: published documents that need an interpretation whose interpretation is not public. */
export async function lackingInterpretation(
  db: Db,
  organIds: readonly string[],
  today: Day,
  calendar: Calendar,
): Promise<LackingRow[]> {
  const { rows } = await sql<BoardRow & { publishedOn: Day }>`
    select ${columns}, d.published_on as "publishedOn" from documents d
    where ${ofOrgans(organIds)} and d.published_version is not null and d.interpretation = 'needed'
      and not exists (select from document_relations r join documents i on i.organ_id = r.organ_id and i.id = r.document_id
        where r.to_organ_id = d.organ_id and r.to_id = d.id and r.relation = 'interprets' and i.published_version is not null)
    order by d.published_on, d.id limit 1000`.execute(db)
  return rows.map((row) => {
    const due = calendar.workingDayAfter(row.publishedOn, interpretationDays)
    return { ...row, due, overdue: due < today }
  })
}

export interface ExpiringRow extends BoardRow {
  registerNo: string
  validUntil: Day
}

/** 到期预警: documents in force whose term ends within half a year. */
export async function expiringSoon(db: Db, organIds: readonly string[], today: Day): Promise<ExpiringRow[]> {
  const { rows } = await sql<ExpiringRow>`
    select ${columns}, d.register_no as "registerNo", d.valid_until as "validUntil" from documents d
    where ${ofOrgans(organIds)} and d.register_no is not null and d.validity in ('inForce', 'amended')
      and d.valid_until between ${today}::date and ${addMonths(today, expiryAlarmMonths)}::date
    order by d.valid_until, d.id limit 1000`.execute(db)
  return rows
}

export interface PublicationCount {
  month: number
  department: string
  channel: string
  n: number
}

/** S25: publications of a year by month, department and channel. */
export async function publicationCounts(
  db: Db,
  organIds: readonly string[],
  year: number,
): Promise<PublicationCount[]> {
  const { rows } = await sql<PublicationCount>`
    select extract(month from p.at at time zone 'Asia/Shanghai')::int as month, coalesce(d.department, '') as department,
      p.channel, count(*)::int as n
    from document_publications p join documents d on d.organ_id = p.organ_id and d.id = p.document_id
    where ${ofOrgans(organIds)} and d.published_version is not null
      and p.at >= ${`${year}-01-01`}::timestamp at time zone 'Asia/Shanghai'
      and p.at < ${`${year + 1}-01-01`}::timestamp at time zone 'Asia/Shanghai'
    group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows
}

export interface DisclosureCount {
  kind: string
  n: number
}

/** Documents published in a year by kind: the publication figures of chapter one. */
export async function publishedByKind(db: Db, organIds: readonly string[], year: number): Promise<DisclosureCount[]> {
  const { rows } = await sql<DisclosureCount>`
    select d.kind, count(*)::int as n from documents d where ${ofOrgans(organIds)} and d.published_version is not null
      and d.published_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
    group by d.kind order by d.kind`.execute(db)
  return rows
}
