// What the site of an organ shows beside its documents.
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/types.ts'

type Db = Kysely<Database>

export const siteThemes = ['ink', 'pine', 'plum', 'indigo'] as const
export type SiteTheme = (typeof siteThemes)[number]

export interface OrganSite {
  id: string
  name: string
  level: string | null
  parentId: string | null
  parentName: string | null
  isExample: boolean
  creditCode: string | null
  siteCode: string | null
  officeName: string | null
  officePhone: string | null
  officeFax: string | null
  officeEmail: string | null
  officeAddress: string | null
  officeHours: string | null
  postalCode: string | null
  reconsiderationBody: string | null
  court: string | null
  /** What the site is called, where it has a name beside the organ's. */
  siteName: string | null
  hostName: string | null
  keeperName: string | null
  phone: string | null
  icpNo: string | null
  policeNo: string | null
  portalUrl: string | null
  theme: SiteTheme
  guide: string | null
  changedOn: string | null
  gazette: boolean
  conferences: boolean
}

export async function organSite(db: Db, organId: string): Promise<OrganSite | undefined> {
  const { rows } = await sql<OrganSite>`
    select o.id, o.name, o.level, o.parent_id as "parentId", up.name as "parentName",
      o.id like 'example-%' as "isExample", p.credit_code as "creditCode", p.site_code as "siteCode",
      p.office_name as "officeName", p.office_phone as "officePhone", p.office_fax as "officeFax",
      p.office_email as "officeEmail", p.office_address as "officeAddress", p.office_hours as "officeHours",
      p.postal_code as "postalCode", p.reconsideration_body as "reconsiderationBody", p.court,
      s.site_name as "siteName", s.host_name as "hostName", s.keeper_name as "keeperName", s.phone, s.icp_no as "icpNo", s.police_no as "policeNo",
      s.portal_url as "portalUrl", coalesce(s.theme, 'ink') as theme, s.guide,
      (greatest(p.changed_at, s.changed_at) at time zone 'Asia/Shanghai')::date as "changedOn",
      exists (select from public_gazette_issues g where g.organ_id = o.id) as gazette,
      exists (select from conferences c join public_document_ids i on i.organ_id = c.organ_id and i.id = c.document_id
        where c.organ_id = o.id) as conferences
    from organs o left join organ_profiles p on p.organ_id = o.id left join organ_sites s on s.organ_id = o.id
    left join organs up on up.id = o.parent_id where o.id = ${organId}`.execute(db)
  return rows[0]
}

/** The organ and all below it, itself first. */
export async function treeOf(db: Db, organId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive tree as (
      select id, name, 0 as depth from organs where id = ${organId}
      union all select o.id, o.name, depth + 1 from organs o join tree t on o.parent_id = t.id where depth < 8)
    select id, name from tree order by depth, name limit 5000`.execute(db)
  return rows
}

export interface CountedBy {
  value: string
  count: number
  newest: string
}

/** Public documents of an organ by the items of arts. 20 and 21, by key domain or by kind. */
export async function countsOf(db: Db, organId: string, by: 'item' | 'key_domain' | 'kind'): Promise<CountedBy[]> {
  const { rows } = await sql<CountedBy>`
    select ${sql.ref(by)} as value, count(*)::int as count, max(published_on) as newest from public_document_index
    where organ_id = ${organId} and ${sql.ref(by)} is not null group by 1`.execute(db)
  return rows
}

export interface CountedOrgan {
  id: string
  name: string
  count: number
  newest: string
}

/** Organs that have public documents. */
export async function publishingOrgans(db: Db): Promise<CountedOrgan[]> {
  const { rows } = await sql<CountedOrgan>`
    select o.id, o.name, c.count, c.newest from (
      select organ_id, count(*)::int as count, max(published_on) as newest from public_document_index group by organ_id) c
    join organs o on o.id = c.organ_id order by o.level nulls last, o.name_key limit 2000`.execute(db)
  return rows
}

/** Names of organs by id, for facets. */
export async function organNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await db
    .selectFrom('organs')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface ReadingPoint {
  no: number
  name: string
  kind: 'archives' | 'library' | 'hall' | 'office'
  address: string
  hours: string | null
  phone: string | null
  mapUrl: string | null
}

export async function readingPoints(db: Db, organId: string): Promise<ReadingPoint[]> {
  const { rows } = await sql<ReadingPoint>`select no, name, kind, address, hours, phone, map_url as "mapUrl"
    from reading_points where organ_id = ${organId} order by no`.execute(db)
  return rows
}

export interface WorkRule {
  id: string
  version: number
  versions: number
  title: string
  text: string
  adoptedOn: string
  reviewOn: string | null
  endedOn: string | null
}

/** Rules of work: the latest version of each, or every version of one, the latest first. */
export async function workRules(db: Db, organId: string, id?: string): Promise<WorkRule[]> {
  const { rows } = await sql<WorkRule>`
    select * from (select id, version, count(*) over (partition by id)::int as versions, title, text,
        adopted_on as "adoptedOn", review_on as "reviewOn", ended_on as "endedOn",
        row_number() over (partition by id order by version desc) as age
      from work_rules where organ_id = ${organId}) r
    where ${id === undefined ? sql`age = 1 and "endedOn" is null` : sql`id = ${id}`}
    order by ${id === undefined ? sql`"adoptedOn" desc, title` : sql`version desc`}`.execute(db)
  return rows
}

/** Every version of every rule of work, also of those that have ended; the latest version of each first. */
export async function ruleVersions(db: Db, organId: string): Promise<WorkRule[]> {
  const { rows } = await sql<WorkRule>`
    select id, version, count(*) over (partition by id)::int as versions, title, text, adopted_on as "adoptedOn",
      review_on as "reviewOn", ended_on as "endedOn"
    from work_rules where organ_id = ${organId} order by id, version desc`.execute(db)
  return rows
}

/** Leading issuers of public documents, the most frequent first; of these organs, or of the installation. */
export async function publicIssuers(db: Db, organIds?: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ issuer: string }>`
    select issuer, count(*) as n from public_document_index
    where issuer is not null and ${organIds ? sql`organ_id = any (${[...organIds]}::text[])` : sql`true`}
    group by 1 order by 2 desc, 1 limit 100`.execute(db)
  return rows.map(({ issuer }) => issuer)
}

export interface MapEntry {
  organId: string
  id: string
  changedOn: string
}

/** Addresses of public documents after the one that the piece before ended with, for the map of the site. */
export async function mapOfDocuments(db: Db, page: number, size: number): Promise<MapEntry[]> {
  const { rows } = await sql<MapEntry>`
    select i.organ_id as "organId", i.document_id as id, coalesce(d.changed_on, d.published_on) as "changedOn"
    from public_document_index i join documents d on d.organ_id = i.organ_id and d.id = i.document_id
    order by i.organ_id, i.document_id limit ${size} offset ${(page - 1) * size}`.execute(db)
  return rows
}

export async function countPublic(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from public_document_index`.execute(db)
  return rows[0]!.count
}
