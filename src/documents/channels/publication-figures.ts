// 第一章的公开情况数字: each figure a count over what was published in a year, and the things that were counted.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import type { Day } from '../../kit/days.ts'
import { documentKinds, interpretationForms, publicationChannels } from '../../law/disclosure/index.ts'
import { publishedLate } from './late.ts'

export interface FiguresOfYear {
  organIds: readonly string[]
  year: number
}

export interface PublicationFigure {
  id: string
  group: FigureGroupId
  label: string
  unit: string
  n: number
  /** What is counted, in a line. */
  note: string | null
}

export interface CountedThing {
  organId: string
  organ: string
  /** Of a document; null for what is none. */
  documentId: string | null
  title: string
  on: Day | null
  detail: string | null
  /** Page of the thing where it has one. */
  address: string | null
  isPublic: boolean
}

export const figureGroups = {
  documents: '主动公开的信息',
  channels: '发布渠道',
  interpretation: '解读和回应',
  platform: '平台和公报',
  duties: '审查、更正和时限',
} as const
export type FigureGroupId = keyof typeof figureGroups

type Query = ReturnType<typeof sql>
interface Counting extends FiguresOfYear {
  /** Ids of the documents that came out too late. */
  late: readonly string[]
}

interface Definition {
  group: FigureGroupId
  label: string
  unit: string
  note?: string
  /** Rows of organ_id, document_id, title, on_day, detail, address, is_public. */
  things(of: Counting): Query
}

const china = (column: Query) => sql`(${column} at time zone 'Asia/Shanghai')::date`
const inYear = (column: Query, year: number) =>
  sql`${column} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`
const own = (table: string, organIds: readonly string[]) =>
  sql`${sql.ref(`${table}.organ_id`)} = any (${[...organIds]}::text[])`

const documents =
  (condition: Query, detail: Query = sql`d.document_no`) =>
  ({ organIds, year }: FiguresOfYear) =>
    sql`
  select d.organ_id, d.id as document_id, d.title, d.published_on as on_day, ${detail} as detail, null::text as address,
    d.withdrawn_on is null as is_public
  from documents d where ${own('d', organIds)} and d.published_on is not null and ${inYear(sql`d.published_on`, year)}
    and ${condition}`

const inChannel =
  (channel: string) =>
  ({ organIds, year }: FiguresOfYear) =>
    sql`
  select p.organ_id, p.document_id, d.title, ${china(sql`p.at`)} as on_day, d.department as detail, p.address,
    d.published_version is not null as is_public
  from document_publications p join documents d on d.organ_id = p.organ_id and d.id = p.document_id
  where ${own('p', organIds)} and p.channel = ${channel}
    and p.at >= ${`${year}-01-01`}::timestamp at time zone 'Asia/Shanghai'
    and p.at < ${`${year + 1}-01-01`}::timestamp at time zone 'Asia/Shanghai'`

const held =
  (kind: string) =>
  ({ organIds, year }: FiguresOfYear) =>
    sql`
  select c.organ_id, c.document_id, c.title, c.held_on as on_day, c.questions || '个问题' as detail,
    '/o/' || c.organ_id || '/conferences/' || c.document_id as address, true as is_public
  from public_conferences c where ${own('c', organIds)} and c.kind = ${kind} and ${inYear(sql`c.held_on`, year)}`

const acts =
  (condition: Query, detail: Query) =>
  ({ organIds, year }: FiguresOfYear) =>
    sql`
  select a.organ_id, a.document_id, d.title, a.on_day, ${detail} as detail, null::text as address,
    d.published_version is not null as is_public
  from document_acts a join documents d on d.organ_id = a.organ_id and d.id = a.document_id
  where ${own('a', organIds)} and ${inYear(sql`a.on_day`, year)} and ${condition}`

const kinds = Object.entries(documentKinds).map(([id, { label }]): [string, Definition] => [
  `kind.${id}`,
  { group: 'documents', label, unit: '件', things: documents(sql`d.kind = ${id}`) },
])
const channels = Object.entries(publicationChannels)
  .filter(([id]) => id !== 'pressConference' && id !== 'interview')
  .map(([id, label]): [string, Definition] => [
    `channel.${id}`,
    { group: 'channels', label, unit: '条', things: inChannel(id) },
  ])
const forms = Object.entries(interpretationForms).map(([id, label]): [string, Definition] => [
  `form.${id}`,
  {
    group: 'interpretation',
    label: `${label}形式的解读`,
    unit: '件',
    things: documents(sql`d.kind = 'interpretation' and coalesce(d.interpretation_form, 'text') = ${id}`),
  },
])

// biome-ignore format: a table reads best with a figure to a few lines
const definitions = new Map<string, Definition>([
  ['documents', { group: 'documents', label: '主动公开政府信息', unit: '件',
    note: '当年首次公开的，含后来撤下的', things: documents(sql`true`) }],
  ...kinds,
  ...channels,
  ['interpretations', { group: 'interpretation', label: '政策解读', unit: '件',
    things: documents(sql`d.kind = 'interpretation'`) }],
  ...forms,
  ['pressConferences', { group: 'interpretation', label: '新闻发布会', unit: '场',
    note: '当年举行、实录已经公开的', things: held('pressConference') }],
  ['interviews', { group: 'interpretation', label: '在线访谈', unit: '场',
    note: '当年举行、实录已经公开的', things: held('interview') }],
  ['consultations', { group: 'interpretation', label: '公开征求意见', unit: '次',
    things: ({ organIds, year }) => sql`
      select c.organ_id, c.document_id, d.title, c.opens_on as on_day, '至' || c.closes_on as detail, null::text as address,
        d.published_version is not null as is_public
      from document_consultations c join documents d on d.organ_id = c.organ_id and d.id = c.document_id
      where ${own('c', organIds)} and ${inYear(sql`c.opens_on`, year)}` }],
  ['comments', { group: 'interpretation', label: '收到公众意见', unit: '条',
    things: ({ organIds, year }) => sql`
      select c.organ_id, c.document_id, d.title, ${china(sql`c.at`)} as on_day,
        case c.answer when 'adopted' then '采纳' when 'partly' then '部分采纳' when 'declined' then '未采纳' else '未答复' end
          as detail, null::text as address, d.published_version is not null as is_public
      from document_comments c join documents d on d.organ_id = c.organ_id and d.id = c.document_id
      where ${own('c', organIds)} and ${inYear(china(sql`c.at`), year)}` }],
  ['gazetteIssues', { group: 'platform', label: '政府公报', unit: '期',
    things: ({ organIds, year }) => sql`
      select g.organ_id, null::uuid as document_id, g.year || '年第' || g.no || '号' as title, g.issued_on as on_day,
        (select count(*) from gazette_contents c where c.organ_id = g.organ_id and c.year = g.year and c.no = g.no) || '件'
          as detail, '/o/' || g.organ_id || '/gazette/' || g.year || '/' || g.no as address, true as is_public
      from gazette_issues g where ${own('g', organIds)} and g.issued_on is not null and ${inYear(sql`g.issued_on`, year)}` }],
  ['workRules', { group: 'platform', label: '公开制度制定和修订', unit: '项',
    things: ({ organIds, year }) => sql`
      select w.organ_id, null::uuid as document_id, w.title, w.adopted_on as on_day, '第' || w.version || '版' as detail,
        '/o/' || w.organ_id || '/rules/' || w.id as address, true as is_public
      from work_rules w where ${own('w', organIds)} and ${inYear(sql`w.adopted_on`, year)}` }],
  ['readingPoints', { group: 'platform', label: '查阅点', unit: '个', note: '现有的',
    things: ({ organIds }) => sql`
      select r.organ_id, null::uuid as document_id, r.name as title, null::date as on_day, r.address as detail,
        '/o/' || r.organ_id || '/reading-points' as address, true as is_public
      from reading_points r where ${own('r', organIds)}` }],
  ['subscriptions', { group: 'platform', label: '邮件订阅', unit: '个',
    note: '当年12月31日的，当年没有过完的为现有的；已经确认，不显示是谁',
    things: ({ organIds, year }) => sql`
      select s.organ_id, null::uuid as document_id, '一个订阅' as title, s.confirmed_on as on_day,
        case s.frequency when 'daily' then '每天' else '每周' end || '，已发' || s.digests || '期' as detail,
        null::text as address, true as is_public
      from (select organ_id, frequency, ${china(sql`confirmed_at`)} as confirmed_on, null::date as ended_on, digests
          from subscriptions where confirmed_at is not null
        union all select organ_id, frequency, confirmed_on, ended_on, digests from ended_subscriptions) s
      where ${own('s', organIds)} and s.confirmed_on <= ${`${year}-12-31`}::date
        and (s.ended_on is null or s.ended_on > ${`${year}-12-31`}::date)` }],
  ['corrections', { group: 'duties', label: '更正', unit: '次', things: acts(sql`a.act = 'correct'`, sql`a.data ->> 'publicNote'`) }],
  ['withdrawals', { group: 'duties', label: '撤下', unit: '次', things: acts(sql`a.act = 'withdraw'`, sql`a.data ->> 'publicNote'`) }],
  ['rechecks', { group: 'duties', label: '发布后抽查', unit: '件',
    things: acts(sql`a.act = 'recheck'`, sql`jsonb_array_length(a.data -> 'findings') || '个问题'`) }],
  ['attributeChanges', { group: 'duties', label: '公开属性变更', unit: '件',
    things: acts(sql`a.act = 'decideAttribute' and (a.data ->> 'agree')::boolean`, sql`null::text`) }],
  ['late', { group: 'duties', label: '超过期限公开', unit: '件',
    note: '形成到公开超过条例第二十六条或者清单的期限；接管的旧文件不计',
    things: (of) => documents(sql`d.id = any (${[...of.late]}::uuid[])`, sql`d.formed_on || '形成'`)(of) }],
])

/** Every figure of a year; kinds and forms of which there is nothing are left out. */
export async function publicationFigures(app: Pick<App, 'db'>, of: FiguresOfYear): Promise<PublicationFigure[]> {
  const counting = { ...of, late: await publishedLate(app, of) }
  const counted = [...definitions].map(
    ([id, { things }]) => sql`select ${id}::text as id, count(*)::int as n from (${things(counting)}) t`,
  )
  const { rows } = await sql<{ id: string; n: number }>`${sql.join(counted, sql` union all `)}`.execute(app.db)
  return [...definitions].flatMap(([id, { group, label, unit, note = null }]) => {
    const n = rows.find((row) => row.id === id)?.n ?? 0
    return n === 0 && /^(kind|form)\./.test(id) ? [] : [{ id, group, label, unit, n, note }]
  })
}

/** What was counted for a figure, the latest first; undefined: there is no such figure. */
export async function behindFigure(
  app: Pick<App, 'db'>,
  of: FiguresOfYear,
  id: string,
): Promise<{ figure: Omit<PublicationFigure, 'n'>; things: CountedThing[] } | undefined> {
  const definition = definitions.get(id)
  if (!definition) return undefined
  const { things, group, label, unit, note = null } = definition
  const counting = { ...of, late: id === 'late' ? await publishedLate(app, of) : [] }
  const { rows } = await sql<CountedThing>`
    select t.organ_id as "organId", coalesce(o.name, '') as organ, t.document_id as "documentId", t.title, t.on_day as on,
      t.detail, t.address, t.is_public as "isPublic"
    from (${things(counting)}) t left join organs o on o.id = t.organ_id
    order by t.on_day desc nulls last, t.organ_id, t.document_id limit 1000`.execute(app.db)
  return { figure: { id, group, label, unit, note }, things: rows }
}
