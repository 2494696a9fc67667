// 政府公报 at the desk: what may go into an issue, issues at work, changing and discarding one before it is out.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { RolledBack, rolledBack } from '../requests/index.ts'
import { type IssueInput, type IssueNumber, putContents, type WholeIssue } from './gazette.ts'
import type { Db } from './store.ts'

export interface DeskIssue extends IssueNumber {
  /** null: at work. */
  issuedOn: Day | null
  documents: number
  /** Entries that are not public any more; they are left out of what is printed. */
  gone: number
}

export async function issuesAtDesk(db: Db, organId: string): Promise<DeskIssue[]> {
  const { rows } = await sql<DeskIssue>`
    select i.year, i.no, i.total_no as "totalNo", i.issued_on as "issuedOn", count(c.document_id)::int as documents,
      (count(c.document_id) - count(p.id))::int as gone
    from gazette_issues i left join gazette_contents c using (organ_id, year, no)
    left join public_document_ids p on p.organ_id = c.organ_id and p.id = c.document_id
    where i.organ_id = ${organId} group by i.organ_id, i.year, i.no order by i.total_no desc`.execute(db)
  return rows
}

/** An issue as it would be printed today, whether it is out or not. */
export async function issueAtDesk(
  db: Db,
  organId: string,
  { year, no }: { year: number; no: number },
  today: Day,
): Promise<(WholeIssue & { isOut: boolean }) | undefined> {
  const { rows } = await sql<Omit<WholeIssue, 'entries' | 'documents'> & { isOut: boolean }>`
    select i.organ_id as "organId", o.name as organ, i.year, i.no, i.total_no as "totalNo",
      coalesce(i.issued_on, ${today}::date) as "issuedOn", i.issued_on is not null as "isOut"
    from gazette_issues i join organs o on o.id = i.organ_id
    where i.organ_id = ${organId} and i.year = ${year} and i.no = ${no}`.execute(db)
  if (!rows[0]) return undefined
  const { rows: entries } = await sql<WholeIssue['entries'][number]>`
    select c.place, c.section, d.id, d.title, d.document_no as "documentNo", d.published_on as "publishedOn", d.body,
      d.is_example as "isExample"
    from gazette_contents c join public_documents d on d.organ_id = c.organ_id and d.id = c.document_id
    where c.organ_id = ${organId} and c.year = ${year} and c.no = ${no} order by c.place`.execute(db)
  return { ...rows[0], documents: entries.length, entries }
}

export interface GazetteCandidate {
  id: string
  title: string
  documentNo: string | null
  kind: string
  publishedOn: Day
  /** The issue that has it already. */
  inIssue: string | null
}

export async function gazetteCandidates(
  db: Db,
  organId: string,
  { from, until, words, kinds }: { from: Day; until: Day; words?: string; kinds: readonly string[] },
): Promise<GazetteCandidate[]> {
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null
  const { rows } = await sql<GazetteCandidate>`
    select d.id, d.title, d.document_no as "documentNo", d.kind, d.published_on as "publishedOn",
      (select i.year || '年第' || i.no || '号' from gazette_contents c join gazette_issues i using (organ_id, year, no)
        where c.organ_id = d.organ_id and c.document_id = d.id order by i.total_no desc limit 1) as "inIssue"
    from public_documents d
    where d.organ_id = ${organId} and d.published_on between ${from}::date and ${until}::date
      and d.kind = any (${[...kinds]}::text[])
      and ${like ? sql`(d.title ilike ${like} or d.document_no ilike ${like})` : sql`true`}
    order by d.published_on desc, d.id limit 300`.execute(db)
  return rows
}

/** Other contents for an issue that is not out. */
export async function changeIssue(
  app: App,
  by: Staff,
  { organId, year, no, contents }: IssueInput & { no: number },
  from: string | null,
): Promise<Result<{ documents: number }>> {
  return beforeItIsOut(app, by, { organId, year, no }, { act: 'gazette.change', from }, async (tx) => {
    await sql`delete from gazette_contents where organ_id = ${organId} and year = ${year} and no = ${no}`.execute(tx)
    const refusal = await putContents(tx, organId, { year, no }, contents)
    return refusal ? refused(refusal) : accepted({ documents: contents.length })
  })
}

/** Takes back the last issue, so that the numbers stay without a gap. */
export async function discardIssue(
  app: App,
  by: Staff,
  issue: { organId: string; year: number; no: number },
  from: string | null,
): Promise<Result<{ year: number; no: number }>> {
  const { organId, year, no } = issue
  return beforeItIsOut(app, by, issue, { act: 'gazette.discard', from }, async (tx, { totalNo }) => {
    const { rows } = await sql<{ later: boolean }>`
      select exists (select from gazette_issues where organ_id = ${organId} and total_no > ${totalNo}) as later`.execute(
      tx,
    )
    if (rows[0]!.later) return refused({ code: 'not-the-last', message: '后面还有一号，删去会使编号中断' })
    await sql`delete from gazette_issues where organ_id = ${organId} and year = ${year} and no = ${no}`.execute(tx)
    return accepted({ year, no })
  })
}

async function beforeItIsOut<T>(
  app: App,
  by: Staff,
  { organId, year, no }: { organId: string; year: number; no: number },
  { act, from }: { act: string; from: string | null },
  work: (tx: Transaction<Database>, issue: { totalNo: number }) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!may(by, 'settleDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('settleDocuments') })
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<T>> => {
    const { rows } = await sql<{ totalNo: number; issuedOn: Day | null }>`
      select total_no as "totalNo", issued_on as "issuedOn" from gazette_issues
      where organ_id = ${organId} and year = ${year} and no = ${no} for update`.execute(tx)
    if (!rows[0]) return refused({ code: 'no-entry', message: `没有${year}年第${no}号` })
    if (rows[0].issuedOn) return refused({ code: 'issued', message: `${year}年第${no}号已经出版，不能再改` })
    const done = await work(tx, rows[0])
    if (!done.ok) throw new RolledBack(done.refusal)
    const deed = { organId, actor: by.id, from, act, subject: `gazette:${organId}/${year}/${no}` }
    await recordDeed(app, tx, deed)
    return done
  }).catch(rolledBack)
}
