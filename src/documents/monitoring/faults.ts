// What a self-check finds at one organ on one day: each fault with the thing it is about, so that its page can be opened.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { addMonths, type Day, dayOf, daysBetween, yearOf } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import type { CheckItemId } from '../../law/disclosure/index.ts'
import { publishing } from '../../law/regulation/index.ts'
import { formedUnpublished, lackingInterpretation } from '../boards.ts'
import { guideParts, organSite, readingPoints, workRules } from '../public/index.ts'
import type { Db } from '../store.ts'
import { columnAddress, columnRows } from './columns.ts'

export interface Fault {
  item: CheckItemId
  /** What it is about; the same thing has the same subject on another day. */
  subject: string
  title: string
  words: string
  /** The page on which it is put right, or seen. */
  address: string | null
  documentId: string | null
  /** The title is of something that is not public. */
  restricted: boolean
}

/** How many of one item a day keeps; the count on the sheet is theirs. */
export const mostOfItem = 200

type Found = Omit<Fault, 'item'>

export async function findFaults(app: App, organId: string, today: Day, calendar: Calendar): Promise<Fault[]> {
  const { db } = app
  const site = await organSite(db, organId)
  if (!site) return []
  const columns = await columnRows(db, organId, site.level, today)
  const column = (one: (typeof columns)[number], words: string): Found => ({
    subject: `column:${one.id}`,
    title: one.label,
    words,
    address: columnAddress(organId, one),
    documentId: null,
    restricted: false,
  })
  const stale = columns.filter(({ state }) => state === 'stale')
  const staleWords = (one: (typeof columns)[number]) => `${one.idle}天没有更新，期限${one.days}天（${one.basis}）`
  const found: Record<CheckItemId, Found[]> = {
    unreviewed: await unreviewed(db, organId),
    fakedDate: await fakedDates(db, organId),
    homeStale: homeStale(organId, columns, today),
    unanswered: await unanswered(db, organId, today),
    frontColumns: stale.filter(({ front }) => front).map((one) => column(one, staleWords(one))),
    columns: stale.filter(({ front }) => !front).map((one) => column(one, staleWords(one))),
    empty: columns.filter(({ state }) => state === 'none').map((one) => column(one, '栏目里没有文件')),
    overdue: await overdue(db, organId, today),
    links: await deadLinks(db, organId),
    guide: guideParts(site, await readingPoints(db, organId))
      .filter(({ given }) => !given)
      .map(({ id, label, basis }) => ({
        ...pageOf(organId, `guide:${id}`, '/guide'),
        title: label,
        words: `公开指南没有写明（${basis.text}）`,
      })),
    elements: await lackingElements(db, organId),
    interpretation: (await lackingInterpretation(db, [organId], today, calendar))
      .filter(({ overdue }) => overdue)
      .map((row) => ({
        ...documentOf(organId, row.id),
        title: row.title,
        words: `解读应在${row.due}以前发布`,
      })),
    recheck: await openFindings(db, organId),
    report: await missingReport(db, organId, today),
    rules: (await workRules(db, organId))
      .filter(({ reviewOn }) => reviewOn !== null && reviewOn < today)
      .map(({ id, title, reviewOn }) => ({
        ...pageOf(organId, `rule:${id}`, `/rules/${id}`),
        title,
        words: `应在${reviewOn}检查是否修订`,
      })),
  }
  return (Object.keys(found) as CheckItemId[]).flatMap((item) =>
    found[item].slice(0, mostOfItem).map((one) => ({ item, ...one })),
  )
}

const documentOf = (organId: string, id: string, subject = `document:${id}`) => ({
  subject,
  address: `/workbench/documents/${organId}/${id}`,
  documentId: id,
  restricted: false,
})
const pageOf = (organId: string, subject: string, path: string) => ({
  subject,
  address: `/o/${organId}${path}`,
  documentId: null,
  restricted: false,
})

interface Row {
  id: string
  title: string
  words: string
}

async function documents(db: Db, organId: string, query: ReturnType<typeof sql>): Promise<Found[]> {
  const { rows } = await sql<Row>`${query} limit ${mostOfItem}`.execute(db)
  return rows.map(({ id, title, words }) => ({ ...documentOf(organId, id), title, words }))
}

/** Never to be found, since the database refuses it; looked at every day all the same. */
const unreviewed = (db: Db, organId: string) =>
  documents(
    db,
    organId,
    sql`select d.id, d.title, '没有完整的审查记录或者接管记录' as words from documents d
    where d.organ_id = ${organId} and d.published_version is not null
      and not (d.takeover_id is not null and d.published_version = 1)
      and not exists (select from document_reviews r where r.organ_id = d.organ_id and r.document_id = d.id
        and r.version = d.published_version and r.complete)
    order by d.published_on desc`,
  )

/** 伪造发布日期: published, by its date, before it was signed. */
const fakedDates = (db: Db, organId: string) =>
  documents(
    db,
    organId,
    sql`select d.id, d.title, '发布日期' || d.published_on || '，签发日期' || a.on_day as words from documents d
    join lateral (select min(on_day) as on_day from document_acts a where a.organ_id = d.organ_id
      and a.document_id = d.id and a.act = 'approve') a on true
    where d.organ_id = ${organId} and d.published_version is not null and d.takeover_id is null
      and a.on_day > d.published_on order by d.published_on desc`,
  )

function homeStale(organId: string, columns: readonly { newest: Day | null }[], today: Day): Found[] {
  const newest = columns.reduce<Day | null>(
    (last, one) => (one.newest && (!last || one.newest > last) ? one.newest : last),
    null,
  )
  const idle = newest === null ? null : daysBetween(newest, today)
  if (idle !== null && idle <= 14) return []
  const words = idle === null ? '还没有公开过文件' : `最近一次更新是${newest}，已经${idle}天`
  return [{ ...pageOf(organId, 'home', ''), title: '首页', words }]
}

async function unanswered(db: Db, organId: string, today: Day): Promise<Found[]> {
  const { rows } = await sql<{ id: string; document: string; title: string; on: Day }>`
    select c.id, c.document_id as document, d.title, (c.at at time zone 'Asia/Shanghai')::date as on
    from document_comments c join documents d on d.organ_id = c.organ_id and d.id = c.document_id
    where c.organ_id = ${organId} and c.answer is null
      and c.at < (${addMonths(today, -3)}::date::timestamp at time zone 'Asia/Shanghai')
    order by c.at limit ${mostOfItem}`.execute(db)
  return rows.map(({ id, document, title, on }) => ({
    ...documentOf(organId, document, `comment:${id}`),
    title,
    words: `${on}收到的意见没有答复`,
  }))
}

async function overdue(db: Db, organId: string, today: Day): Promise<Found[]> {
  const rows = await formedUnpublished(db, [organId], today)
  return rows
    .filter((row) => row.overdue)
    .map(({ id, title, formedOn, due }) => ({
      ...documentOf(organId, id),
      title,
      words: `${formedOn}形成，应在${due}以前公开（${publishing.text}）`,
      restricted: true,
    }))
}

async function deadLinks(db: Db, organId: string): Promise<Found[]> {
  const { rows } = await sql<{ id: string; title: string; address: string; reason: string; words: string }>`
    select l.document_id as id, d.title, l.address, l.reason, l.words from document_links l
    join public_documents d on d.organ_id = l.organ_id and d.id = l.document_id
    where l.organ_id = ${organId} and l.state = 'dead' order by l.dead_on, l.document_id, l.address
    limit ${mostOfItem}`.execute(db)
  return rows.map(({ id, title, address, reason, words }) => ({
    ...documentOf(organId, id, `link:${id}:${address}`),
    title,
    words: `${words ? `“${words}”指向` : ''}${address}：${reason}`,
  }))
}

/** 文号、成文日期、主题分类、有效性: what the pages of rules and normative documents have to show. */
const lackingElements = (db: Db, organId: string) =>
  documents(
    db,
    organId,
    sql`select * from (select d.id, d.title, '缺' || concat_ws('、', case when d.document_no is null then '发文字号' end,
        case when d.made_on is null then '成文日期' end, case when d.theme is null then '主题分类' end,
        case when d.validity = 'none' then '有效性' end) as words, d.published_on
      from documents d where d.organ_id = ${organId} and d.published_version is not null
        and d.kind in ('rule', 'normative') and d.validity not in ('repealed', 'expired')) e
    where e.words <> '缺' order by e.published_on desc, e.id`,
  )

const openFindings = (db: Db, organId: string) =>
  documents(
    db,
    organId,
    sql`select d.id, d.title, '抽查发现的问题还有' || (a.found - a.righted) || '个没有整改' as words from documents d
    join lateral (select
        coalesce(sum(jsonb_array_length(a.data -> 'findings')) filter (where a.act = 'recheck'), 0)::int as found,
        (count(*) filter (where a.act = 'putRight'))::int as righted
      from document_acts a where a.organ_id = d.organ_id and a.document_id = d.id and a.act in ('recheck', 'putRight')) a
      on true
    where d.organ_id = ${organId} and (d.standing ->> 'rechecks')::int > 0 and a.found > a.righted
    order by d.published_on desc`,
  )

/** Art. 49: the report of the year before is out by the end of January. */
async function missingReport(db: Db, organId: string, today: Day): Promise<Found[]> {
  const year = yearOf(today) - 1
  if (today <= dayOf(year + 1, 1, 31)!) return []
  const { rows } = await sql<{ year: number }>`
    select year from public_reports where organ_id = ${organId} and year = ${year} limit 1`.execute(db)
  if (rows.length) return []
  return [
    {
      ...pageOf(organId, `report:${year}`, '/reports'),
      title: `${year}年工作年度报告`,
      words: `应在${year + 1}-01-31以前公布`,
    },
  ]
}
