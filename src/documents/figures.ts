// Table two from the register and the ledger, in the edition due: each cell a number, and what stands behind it.
import { sql } from 'kysely'
import { columnsOf, type EditionId, editionDue, rowsOf } from '../law/annual-report/index.ts'
import type { Table } from '../reports/index.ts'
import type { Db } from './store.ts'

export interface FiguresOf {
  organIds: readonly string[]
  year: number
}

interface Counted {
  row: string
  column: string
  n: number
}

/** Table two of these organs together for a year; null for years without a format. */
export async function tableTwo(
  db: Db,
  { organIds, year }: FiguresOf,
): Promise<{ edition: EditionId; table: Table } | null> {
  const edition = editionDue(year)
  if (!edition) return null
  const table: Record<string, Record<string, number>> = Object.fromEntries(
    rowsOf(edition, 'disclosure').map(({ id }) => [
      id,
      Object.fromEntries(columnsOf(edition, 'disclosure', id).map((column) => [column.id, 0])),
    ]),
  )
  const counts = [...(await countRegister(db, { organIds, year })), ...(await countLedger(db, { organIds, year }))]
  for (const { row, column, n } of counts) if (table[row]?.[column] !== undefined) table[row][column] += n
  return { edition, table }
}

/** How often each thing happened to the documents in the register, by kind. */
async function countRegister(db: Db, { organIds, year }: FiguresOf): Promise<Counted[]> {
  const counted = Object.entries(registerColumns).map(
    ([column, condition]) => sql`
      select case kind when 'rule' then 'regulations' else 'normativeDocuments' end as row, ${column}::text as column,
        count(*)::int as n
      from documents d where d.organ_id = any (${[...organIds]}::text[]) and d.register_no is not null
        and kind in ('rule', 'normative') and ${condition(year)} group by kind`,
  )
  const { rows } = await sql<Counted>`${sql.join(counted, sql` union all `)}`.execute(db)
  return rows
}

const last = (year: number) => sql`${`${year}-12-31`}::date`
const within = (column: ReturnType<typeof sql>, year: number) =>
  sql`${column} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`

/** 现行有效 on a day: the last change up to it leaves it in force, and its term has not run out. */
const inForceOn = (day: ReturnType<typeof sql>) => sql`
  (select h.validity from document_validity h where h.organ_id = d.organ_id and h.document_id = d.id and h.from_on <= ${day}
   order by h.from_on desc limit 1) in ('inForce', 'amended') and (d.valid_until is null or d.valid_until >= ${day})`

const registerColumns: Record<string, (year: number) => ReturnType<typeof sql>> = {
  issued: (year) => within(sql`d.made_on`, year),
  made: (year) => within(sql`d.made_on`, year),
  disclosed: (year) => sql`${within(sql`d.published_on`, year)} and d.attribute = 'open'`,
  total: (year) => sql`d.published_on <= ${last(year)} and d.attribute = 'open'
    and (d.withdrawn_on is null or d.withdrawn_on > ${last(year)})`,
  repealed: (
    year,
  ) => sql`(exists (select from document_validity h where h.organ_id = d.organ_id and h.document_id = d.id
      and h.validity = 'repealed' and ${within(sql`h.from_on`, year)})
    or (${within(sql`d.valid_until`, year)} and ${inForceOn(sql`d.valid_until`)}
      and exists (select from document_settings s where s.organ_id = d.organ_id and s.expired_as_repealed)))`,
  inForce: (year) => inForceOn(last(year)),
}

const columnOfRow = (row: string) =>
  row === 'procurement' ? { quantity: 'projects', amount: 'amountWan' } : { quantity: 'decisions', amount: 'amountWan' }

async function countLedger(db: Db, { organIds, year }: FiguresOf): Promise<Counted[]> {
  const ids = [...organIds]
  const { rows } = await sql<{ row: string; quantity: number; amount: number; items: number; before: number }>`
    with counted as (
      select *, row_number() over (partition by organ_id, row_id, department, year order by last_month desc) as latest
      from administrative_entries
      where organ_id = any (${ids}::text[]) and year in (${year}, ${year - 1}) and state = 'signed'
    )
    select row_id as row, coalesce(sum(quantity) filter (where year = ${year}), 0)::float8 as quantity,
      coalesce(sum(amount_wan) filter (where year = ${year}), 0)::text::float8 as amount,
      coalesce(sum(items) filter (where year = ${year} and latest = 1), 0)::float8 as items,
      coalesce(sum(items) filter (where year = ${year - 1} and latest = 1), 0)::float8 as before
    from counted group by row_id`.execute(db)
  return rows.flatMap(({ row, quantity, amount, items, before }) => [
    { row, column: columnOfRow(row).quantity, n: quantity },
    { row, column: columnOfRow(row).amount, n: amount },
    { row, column: 'previousItems', n: before },
    { row, column: 'change', n: items - before },
  ])
}

export interface BehindDisclosure {
  documents: {
    organId: string
    organName: string
    id: string
    title: string
    documentNo: string | null
    madeOn: string | null
    validity: string
    isPublic: boolean
  }[]
  entries: {
    organId: string
    organName: string
    id: string
    department: string
    year: number
    firstMonth: number
    lastMonth: number
    items: number | null
    quantity: number | null
    amountWan: number | null
    evidence: string | null
  }[]
}

/** The documents of the register, or the entries of the ledger, behind a cell of table two. */
export async function behindDisclosure(
  db: Db,
  { organIds, year, row, column }: FiguresOf & { row: string; column: string },
): Promise<BehindDisclosure> {
  const ids = [...organIds]
  const kind = { regulations: 'rule', normativeDocuments: 'normative' }[row]
  const condition = kind && registerColumns[column]
  if (condition) {
    const { rows } = await sql<BehindDisclosure['documents'][number]>`
      select d.organ_id as "organId", o.name as "organName", d.id, d.title, d.document_no as "documentNo",
        d.made_on as "madeOn", d.validity, d.published_version is not null as "isPublic"
      from documents d join organs o on o.id = d.organ_id where d.organ_id = any (${ids}::text[]) and d.register_no is not null and d.kind = ${kind}
        and ${condition(year)} order by d.made_on, d.register_no, d.id`.execute(db)
    return { documents: rows, entries: [] }
  }
  const years = column === 'previousItems' ? [year - 1] : column === 'change' ? [year - 1, year] : [year]
  const { rows } = await sql<BehindDisclosure['entries'][number]>`
    select e.organ_id as "organId", o.name as "organName", e.id, e.department, e.year, e.first_month as "firstMonth",
      e.last_month as "lastMonth", e.items, e.quantity, e.amount_wan as "amountWan", e.evidence_name as evidence
    from administrative_entries e join organs o on o.id = e.organ_id
    where e.organ_id = any (${ids}::text[]) and e.row_id = ${row} and e.year = any (${years}::int[])
      and e.state = 'signed' order by e.organ_id, e.year, e.first_month, e.department`.execute(db)
  return { documents: [], entries: rows }
}
