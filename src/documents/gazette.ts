// 政府公报: issues are made of published documents, numbered within the year and throughout, and printed as one paper.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Db } from '../db/connection.ts'
import type { Database } from '../db/types.ts'
import { type Day, inWords, yearOf } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import { may, type Organ, organById, type Staff, whyNot } from '../organs/index.ts'
import type { Paper } from '../papers/index.ts'
import { recordDeed } from '../record/index.ts'
import { RolledBack, rolledBack } from '../requests/index.ts'
import type { Body } from './body.ts'
import { partsOf } from './paper.ts'
import { raiseDataVersion } from './store.ts'

export type IssueContents = readonly { section: string; documentId: string }[]

/** 国办发〔2018〕22号: the state, provinces and cities run gazettes, other governments may; nobody else does. */
export const gazetteBasis = '国办发〔2018〕22号'

/** Governments from the county up. */
export const runsGazette = ({ kind, level }: Pick<Organ, 'kind' | 'level'>): boolean =>
  kind === 'government' && level !== 'township'

export interface IssueInput {
  organId: string
  year: number
  /** In the order of the contents; entries of one section stand together. */
  contents: IssueContents
}

export interface IssueNumber {
  year: number
  no: number
  totalNo: number
}

/** Makes the next issue of the year; it is public once it is issued. */
export async function draftIssue(
  app: App,
  by: Staff,
  { organId, year, contents }: IssueInput,
  from: string | null,
): Promise<Result<IssueNumber>> {
  if (!may(by, 'settleDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('settleDocuments') })
  const organ = await organById(app.db, organId)
  if (!organ || !runsGazette(organ))
    return refused({
      code: 'no-gazette',
      message: '县级以上人民政府可以办政府公报；部门、乡镇和街道不办',
      basis: gazetteBasis,
    })
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<IssueNumber>> => {
    await sql`select pg_advisory_xact_lock(hashtext(${`gazette ${organId}`}))`.execute(tx)
    const { rows } = await sql<IssueNumber>`
      insert into gazette_issues (organ_id, year, no, total_no)
      select ${organId}, ${year}, coalesce(max(no) filter (where year = ${year}), 0) + 1, coalesce(max(total_no), 0) + 1
      from gazette_issues where organ_id = ${organId} returning year, no, total_no as "totalNo"`.execute(tx)
    const issue = rows[0]!
    const refusal = await putContents(tx, organId, issue, contents)
    if (refusal) throw new RolledBack(refusal)
    const deed = {
      organId,
      actor: by.id,
      from,
      act: 'gazette.draft',
      subject: subjectOf(organId, issue),
    }
    await recordDeed(app, tx, { ...deed, after: { documents: contents.map(({ documentId }) => documentId) } })
    return accepted(issue)
  }).catch(rolledBack)
}

/** Puts these into an issue that has none yet: each is public and stands in it once. */
export async function putContents(
  tx: Transaction<Database>,
  organId: string,
  { year, no }: { year: number; no: number },
  contents: IssueContents,
): Promise<Refusal | undefined> {
  const ids = contents.map(({ documentId }) => documentId)
  if (!ids.length) return { code: 'empty-issue', message: '一期公报至少要有一件文件', field: 'contents' }
  if (new Set(ids).size < ids.length)
    return { code: 'twice-in-issue', message: '同一件文件在一期中只登一次', field: 'contents' }
  const { rows: open } = await sql<{ id: string }>`
    select id from public_document_ids where organ_id = ${organId} and id = any (${ids}::uuid[])`.execute(tx)
  const closed = ids.filter((id) => !open.some((one) => one.id === id))
  if (closed.length)
    return {
      code: 'not-public',
      message: `公报只登已经公开的文件，有${closed.length}件没有公开或者已经撤下`,
      field: 'contents',
      documents: closed,
    }
  for (const [at, { section, documentId }] of contents.entries())
    await sql`insert into gazette_contents (organ_id, year, no, place, section, document_id)
      values (${organId}, ${year}, ${no}, ${at + 1}, ${section}, ${documentId})`.execute(tx)
  return undefined
}

/** 出版: the issue becomes public today, and each of its documents was published in the gazette. */
export async function publishIssue(
  app: App,
  by: Staff,
  { organId, year, no }: { organId: string; year: number; no: number },
  from: string | null,
): Promise<Result<{ issuedOn: Day; documents: number }>> {
  if (!may(by, 'settleDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('settleDocuments') })
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<{ issuedOn: Day; documents: number }>> => {
    const { rows } = await sql<{ issued: string | null }>`select issued_on as issued from gazette_issues
      where organ_id = ${organId} and year = ${year} and no = ${no} for update`.execute(tx)
    if (!rows[0]) return refused({ code: 'no-issue', message: `没有${year}年第${no}号` })
    if (rows[0].issued) return refused({ code: 'issued', message: `${year}年第${no}号已于${rows[0].issued}出版` })
    const issuedOn = app.today()
    await sql`update gazette_issues set issued_on = ${issuedOn}::date
      where organ_id = ${organId} and year = ${year} and no = ${no}`.execute(tx)
    const { numAffectedRows = 0n } = await sql`
      insert into document_publications (organ_id, document_id, no, channel, at, address, made_by)
      select c.organ_id, c.document_id, coalesce((select max(p.no) from document_publications p
          where p.organ_id = c.organ_id and p.document_id = c.document_id), 0) + 1,
        'gazette', ${app.now()}, ${`/o/${organId}/gazette/${year}/${no}`}, ${by.id}
      from gazette_contents c join public_document_ids d on d.organ_id = c.organ_id and d.id = c.document_id
      where c.organ_id = ${organId} and c.year = ${year} and c.no = ${no}`.execute(tx)
    if (!numAffectedRows)
      throw new RolledBack({ code: 'empty-issue', message: '这一期的文件都已经撤下，没有可以出版的内容' })
    await raiseDataVersion(tx)
    const deed = {
      organId,
      actor: by.id,
      from,
      act: 'gazette.publish',
      subject: subjectOf(organId, { year, no }),
    }
    await recordDeed(app, tx, { ...deed, after: { issuedOn } })
    return accepted({ issuedOn, documents: Number(numAffectedRows) })
  }).catch(rolledBack)
}

const subjectOf = (organId: string, { year, no }: { year: number; no: number }) => `gazette:${organId}/${year}/${no}`

export interface PublicIssue {
  organId: string
  organ: string
  year: number
  no: number
  totalNo: number
  issuedOn: Day
  documents: number
}

/** Issues that are out, the latest first. */
export async function publicIssues(db: Db, organId: string): Promise<PublicIssue[]> {
  const { rows } = await sql<PublicIssue>`
    select i.organ_id as "organId", o.name as organ, i.year, i.no, i.total_no as "totalNo", i.issued_on as "issuedOn",
      (select count(*)::int from public_gazette_contents c
        where c.organ_id = i.organ_id and c.year = i.year and c.no = i.no) as documents
    from public_gazette_issues i join organs o on o.id = i.organ_id where i.organ_id = ${organId}
    order by i.year desc, i.no desc`.execute(db)
  return rows
}

export interface IssueEntry {
  place: number
  section: string
  id: string
  title: string
  documentNo: string | null
  publishedOn: string
  body: Body
  isExample: boolean
}

export interface WholeIssue extends PublicIssue {
  entries: IssueEntry[]
}

export async function publicIssue(db: Db, organId: string, year: number, no: number): Promise<WholeIssue | undefined> {
  const issue = (await publicIssues(db, organId)).find((one) => one.year === year && one.no === no)
  return issue && { ...issue, entries: await entriesOf(db, issue) }
}

/** Every issue that is out with its documents, one after the other, the latest first. */
export async function* wholeIssues(db: Db, organId: string): AsyncGenerator<WholeIssue> {
  for (const issue of await publicIssues(db, organId)) yield { ...issue, entries: await entriesOf(db, issue) }
}

async function entriesOf(db: Db, { organId, year, no }: PublicIssue): Promise<IssueEntry[]> {
  const { rows } = await sql<IssueEntry>`
    select c.place, c.section, d.id, d.title, d.document_no as "documentNo", d.published_on as "publishedOn", d.body,
      d.is_example as "isExample"
    from public_gazette_contents c join public_documents d on d.organ_id = c.organ_id and d.id = c.document_id
    where c.organ_id = ${organId} and c.year = ${year} and c.no = ${no} order by c.place`.execute(db)
  return rows
}

/** 2026年第3号（总第41号） */
export const issueName = ({ year, no, totalNo }: IssueNumber): string => `${year}年第${no}号（总第${totalNo}号）`

/** The whole issue: contents, then every document with its number. */
export function paperOfIssue(issue: WholeIssue): Paper {
  const sections = [...new Set(issue.entries.map(({ section }) => section))]
  return {
    lang: 'zh-Hans',
    organHead: `${issue.organ}公报`,
    title: issueName(issue),
    underTitle: [
      { text: `${inWords(issue.issuedOn)}出版` },
      ...(issue.entries.some(({ isExample }) => isExample) ? [{ text: '示例数据，非该机关发布', strong: true }] : []),
    ],
    parts: [
      { type: 'heading', level: 1, text: '目录' },
      ...sections.flatMap((section): Paper['parts'] => [
        { type: 'heading', level: 2, text: section },
        ...issue.entries
          .filter((one) => one.section === section)
          .map(({ id, title, documentNo }) => ({
            type: 'paragraph' as const,
            text: documentNo ? `${title}（${documentNo}）` : title,
            leadsTo: `piece-${id}`,
          })),
      ]),
      ...issue.entries.flatMap(({ id, title, documentNo, body }): Paper['parts'] => [
        { type: 'heading', level: 1, text: title, opensPage: true, key: `piece-${id}` },
        ...(documentNo ? [{ type: 'paragraph' as const, text: documentNo, indent: false }] : []),
        ...partsOf(body),
      ]),
    ],
    about: { author: issue.organ, subject: `${yearOf(issue.issuedOn)}年政府公报` },
  }
}
