import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database, ReliefCases } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { caseDues, type Step, type StepId } from './steps.ts'

export type CaseRow = Selectable<ReliefCases>
type Db = Kysely<Database> | Transaction<Database>

export const lockCase = (tx: Transaction<Database>, organId: string, id: string): Promise<CaseRow | undefined> =>
  tx
    .selectFrom('relief_cases')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const readCase = (db: Db, organId: string, id: string): Promise<CaseRow | undefined> =>
  db.selectFrom('relief_cases').selectAll().where('organ_id', '=', organId).where('id', '=', id).executeTakeFirst()

export interface RecordedStep extends Step {
  no: number
  at: Date
  actor: string
  note: string | null
  fileName: string | null
  fileSha256: string | null
}

export async function readSteps(db: Db, organId: string, caseId: string): Promise<RecordedStep[]> {
  const rows = await db
    .selectFrom('relief_steps')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('case_id', '=', caseId)
    .orderBy('no')
    .execute()
  return rows.map(({ no, step, on_day, at, actor, note, data, file_name, file_sha256 }) => ({
    ...(data as { ruling?: boolean }),
    no,
    step: step as StepId,
    on: on_day as Day,
    at,
    actor,
    note,
    fileName: file_name,
    fileSha256: file_sha256,
  }))
}

export interface NewStep extends Step {
  note?: string
  fileSha256?: string
  fileName?: string
}

/** Appends a step and saves what is due next. */
export async function appendStep(
  tx: Transaction<Database>,
  row: CaseRow,
  { step, on, note, fileSha256, fileName, ...data }: NewStep,
  actor: string,
  at: Date,
  calendar: Calendar,
): Promise<void> {
  const before = await readSteps(tx, row.organ_id, row.id)
  await tx
    .insertInto('relief_steps')
    .values({
      organ_id: row.organ_id,
      case_id: row.id,
      no: before.length + 1,
      step,
      on_day: on,
      at,
      actor,
      note: note ?? null,
      data: JSON.stringify(data),
      file_sha256: fileSha256 ?? null,
      file_name: fileName ?? null,
    })
    .execute()
  const [next] = duesOf(row, [...before, { step, on, ...data }], calendar)
  await tx
    .updateTable('relief_cases')
    .set({ next_due: next?.due ?? null, next_what: next?.what ?? null })
    .where('organ_id', '=', row.organ_id)
    .where('id', '=', row.id)
    .execute()
}

export const duesOf = (row: CaseRow, done: readonly Step[], calendar: Calendar) =>
  caseDues(
    {
      kind: row.kind,
      procedure: row.procedure,
      attackedOn: row.attacked_on as Day,
      remakeDue: row.remake_due as Day | null,
      closed: row.state === 'closed',
    },
    done,
    calendar,
  )

export interface CaseFilter {
  organIds: readonly string[]
  kind?: 'reconsideration' | 'litigation'
  open?: boolean
  year?: number
  requestId?: string
}

/** Cases, the most urgent first, then the newest. */
export async function listCases(db: Db, { organIds, kind, open, year, requestId }: CaseFilter): Promise<CaseRow[]> {
  let query = db
    .selectFrom('relief_cases')
    .selectAll()
    .where(sql<boolean>`organ_id = any (${[...organIds]}::text[])`)
  if (kind) query = query.where('kind', '=', kind)
  if (open !== undefined) query = query.where('result', open ? 'is' : 'is not', null)
  if (year) query = query.where('opened_on', '>=', `${year}-01-01`).where('opened_on', '<=', `${year}-12-31`)
  if (requestId) query = query.where('request_id', '=', requestId)
  return query.orderBy(sql`next_due nulls last`).orderBy('opened_on', 'desc').execute()
}

interface Count {
  row: string
  column: string
  n: number
}

/**
 * Table four of these organs for a year: cases opened in the year and those pending from before it, by how they stood at
 * its end. The format does not say so in words; it follows from 尚未审结 being a result of the year.
 */
export async function countCases(db: Db, organIds: readonly string[], year: number): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select case when kind = 'reconsideration' then 'reconsideration' when after_reconsideration then 'litigationAfter'
        else 'litigationDirect' end as row,
      case when decided_on <= ${`${year}-12-31`} and result is not null then result else 'pending' end as column,
      count(*)::int as n
    from relief_cases
    where ${counted(organIds, year)} group by 1, 2`.execute(db)
  return rows
}

/** The cases behind a cell of table four. */
export async function casesBehind(
  db: Db,
  organIds: readonly string[],
  year: number,
  row: string,
  column: string,
): Promise<{ organId: string; id: string }[]> {
  const { rows } = await sql<{ organId: string; id: string }>`
    select organ_id as "organId", id from relief_cases
    where ${counted(organIds, year)}
      and ${row} = case when kind = 'reconsideration' then 'reconsideration' when after_reconsideration then 'litigationAfter'
        else 'litigationDirect' end
      and ${column} in ('total', case when decided_on <= ${`${year}-12-31`} and result is not null then result else 'pending' end)
    order by opened_on, id`.execute(db)
  return rows
}

const counted = (organIds: readonly string[], year: number) => sql`organ_id = any (${[...organIds]}::text[])
  and opened_on <= ${`${year}-12-31`} and (opened_on >= ${`${year}-01-01`} or decided_on is null or decided_on >= ${`${year}-01-01`})`

export interface CaseSummary {
  organId: string
  organName: string
  id: string
  number: string | null
  kind: 'reconsideration' | 'litigation'
  content: string
  applicant: string
  openedOn: Day
  decidedOn: Day | null
  ending: string | null
}

/** These cases as lists show them, in the given order. */
export async function casesByIds(db: Db, ids: readonly { organId: string; id: string }[]): Promise<CaseSummary[]> {
  const { rows } = await sql<CaseSummary>`
    select c.organ_id as "organId", o.name as "organName", c.id, c.number, c.kind, c.attacked as content, c.applicant,
      c.opened_on as "openedOn", c.decided_on as "decidedOn", c.ending
    from unnest(${ids.map(({ organId }) => organId)}::text[], ${ids.map(({ id }) => id)}::uuid[])
      with ordinality as wanted (organ_id, id, place)
    join relief_cases c on c.organ_id = wanted.organ_id and c.id = wanted.id
    join organs o on o.id = c.organ_id order by place`.execute(db)
  return rows
}
