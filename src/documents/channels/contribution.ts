// 报送统计: what each department, channel and month of a year published; what stands behind each number.
import { sql } from 'kysely'
import { type Day, yearOf } from '../../kit/days.ts'
import {
  type PublicationChannel,
  publicationChannels,
  type Quota,
  type QuotaStanding,
  quotaStanding,
  ranked,
  silence,
} from '../../law/disclosure/index.ts'
import type { Db } from '../store.ts'

export const channelIds = Object.keys(publicationChannels) as PublicationChannel[]

/** Who is compared: departments of one office, or organs of a tree. */
export type ContributionBy = 'department' | 'organ'

export interface ContributionOf {
  organIds: readonly string[]
  year: number
  by: ContributionBy
}

export interface Contributor {
  /** Id of the organ, or the name of the department; '' where a document names none. */
  id: string
  name: string
  place: number
  total: number
  /** January … December. */
  months: number[]
  channels: Partial<Record<PublicationChannel, number>>
  last: Day | null
  silentDays: number | null
  silent: boolean
  quota: (Quota & { basis: string }) | null
  standing: QuotaStanding | null
}

export interface Contribution {
  rows: Contributor[]
  months: number[]
  channels: { channel: PublicationChannel; total: number; months: number[] }[]
  total: number
  silentAfter: number
}

/** Publications are counted as they happened, also those of what was withdrawn since: a document in two channels counts twice. */
const publications = ({ organIds, year, by }: ContributionOf) => sql`
  select ${by === 'organ' ? sql`p.organ_id` : sql`coalesce(d.department, '')`} as id,
    extract(month from p.at at time zone 'Asia/Shanghai')::int as month, p.channel, p.organ_id, p.document_id, p.at
  from document_publications p join documents d on d.organ_id = p.organ_id and d.id = p.document_id
  where p.organ_id = any (${[...organIds]}::text[]) and p.at >= ${`${year}-01-01`}::timestamp at time zone 'Asia/Shanghai'
    and p.at < ${`${year + 1}-01-01`}::timestamp at time zone 'Asia/Shanghai'`

export async function contributionOf(db: Db, of: ContributionOf, today: Day): Promise<Contribution> {
  const { organIds, year, by } = of
  const [{ rows: counts }, { rows: lasts }, quotas, names, settings] = await Promise.all([
    sql<{ id: string; month: number; channel: PublicationChannel; n: number }>`
      select id, month, channel, count(*)::int as n from (${publications(of)}) p group by 1, 2, 3`.execute(db),
    sql<{ id: string; last: Day }>`
      select ${by === 'organ' ? sql`p.organ_id` : sql`coalesce(d.department, '')`} as id,
        max((p.at at time zone 'Asia/Shanghai')::date) as last
      from document_publications p join documents d on d.organ_id = p.organ_id and d.id = p.document_id
      where p.organ_id = any (${[...organIds]}::text[])
        and p.at < ${`${year + 1}-01-01`}::timestamp at time zone 'Asia/Shanghai' group by 1`.execute(db),
    by === 'department'
      ? db
          .selectFrom('publication_quotas')
          .selectAll()
          .where('organ_id', 'in', [...organIds])
          .where('year', '=', year)
          .execute()
      : [],
    db
      .selectFrom('organs')
      .select(['id', 'name'])
      .where('id', 'in', [...organIds])
      .execute(),
    db.selectFrom('document_settings').select('silent_days').where('organ_id', '=', organIds[0]!).executeTakeFirst(),
  ])
  const silentAfter = settings?.silent_days ?? 30
  // A year that is over is looked at from its last day.
  const seenFrom = yearOf(today) > year ? (`${year}-12-31` as Day) : today
  const ids = new Set([
    ...(by === 'organ' ? organIds : []),
    ...quotas.map(({ department }) => department),
    ...counts.map(({ id }) => id),
    ...lasts.filter(({ last }) => yearOf(last) >= year - 1).map(({ id }) => id),
  ])
  const unplaced = [...ids].map((id) => {
    const own = counts.filter((one) => one.id === id)
    const months = Array.from({ length: 12 }, (_, at) => sum(own.filter(({ month }) => month === at + 1)))
    const quota = quotas.find(({ department }) => department === id)
    const last = lasts.find((one) => one.id === id)?.last ?? null
    const { days, silent } = silence(last, seenFrom, silentAfter)
    return {
      id,
      name: by === 'organ' ? (names.find((one) => one.id === id)?.name ?? id) : id || '未注明部门',
      total: sum(own),
      months,
      channels: Object.fromEntries(
        channelIds.flatMap((channel) => {
          const n = sum(own.filter((one) => one.channel === channel))
          return n ? [[channel, n]] : []
        }),
      ) as Contributor['channels'],
      ...{ last, silentDays: days, silent: silent && id !== '' },
      quota: quota ? { period: quota.period, least: quota.least, basis: quota.basis } : null,
      standing: quota ? quotaStanding(quota, year, months, today) : null,
    }
  })
  return {
    rows: ranked(unplaced),
    months: Array.from({ length: 12 }, (_, at) => sum(counts.filter(({ month }) => month === at + 1))),
    channels: channelIds.map((channel) => {
      const own = counts.filter((one) => one.channel === channel)
      const months = Array.from({ length: 12 }, (_, at) => sum(own.filter(({ month }) => month === at + 1)))
      return { channel, total: sum(own), months }
    }),
    total: sum(counts),
    silentAfter,
  }
}

const sum = (counts: readonly { n: number }[]) => counts.reduce((total, { n }) => total + n, 0)

export interface PublicationRow {
  organId: string
  id: string
  title: string
  documentNo: string | null
  department: string | null
  channel: PublicationChannel
  on: Day
  address: string | null
  isPublic: boolean
}

/** The publications behind a number, the latest first. */
export async function publicationsBehind(
  db: Db,
  of: ContributionOf,
  { id, month, channel }: { id?: string; month?: number; channel?: PublicationChannel },
): Promise<PublicationRow[]> {
  const { rows } = await sql<PublicationRow>`
    select p.organ_id as "organId", p.document_id as id, d.title, d.document_no as "documentNo", d.department, p.channel,
      (p.at at time zone 'Asia/Shanghai')::date as on, q.address, d.published_version is not null as "isPublic"
    from (${publications(of)}) p join documents d on d.organ_id = p.organ_id and d.id = p.document_id
    join document_publications q on q.organ_id = p.organ_id and q.document_id = p.document_id and q.at = p.at
      and q.channel = p.channel
    where ${id === undefined ? sql`true` : sql`p.id = ${id}`} and ${month === undefined ? sql`true` : sql`p.month = ${month}`}
      and ${channel === undefined ? sql`true` : sql`p.channel = ${channel}`}
    order by p.at desc, p.organ_id, p.document_id limit 1000`.execute(db)
  return rows
}
