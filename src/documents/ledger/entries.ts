// 行政行为台账: entries by organ, kind and period; entered by one person, signed by another, corrected on record.
import { randomUUID } from 'node:crypto'
import { type Selectable, sql, type Transaction } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { AdministrativeEntries, Database } from '../../db/types.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import { editions, labelIn, rowsOf } from '../../law/annual-report/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import type { Db } from '../store.ts'

export const entryRows = ['permits', 'otherServices', 'penalties', 'coercion', 'fees', 'procurement'] as const
export type EntryRow = (typeof entryRows)[number]
export type EntryRecord = Selectable<AdministrativeEntries>

export interface Entry {
  organId: string
  row: EntryRow
  /** Empty: the organ as a whole. */
  department?: string
  year: number
  firstMonth: number
  lastMonth: number
  items?: number | null
  quantity?: number | null
  amountWan?: number | null
  note?: string | null
  evidence?: { sha256: string; name: string } | null
  /** The entry that this one takes the place of, and why. */
  corrects?: { id: string; reason: string }
}

/** The row's label, as the report prints it. */
export function entryLabel(row: EntryRow): string {
  for (const { id: edition } of [...editions].reverse()) {
    const line = rowsOf(edition, 'disclosure').find(({ id }) => id === row)
    if (line) return labelIn(edition, line.label)!
  }
  return row
}

export async function enterFigures(
  app: App,
  by: Staff,
  entries: readonly Entry[],
  from: string | null,
): Promise<Result<{ ids: string[] }>> {
  const organId = entries[0]?.organId
  if (!organId || entries.some((one) => one.organId !== organId))
    return refused({ code: 'one-organ', message: '一次填报一个机关的数据' })
  if (!may(by, 'enterAdministrativeActs', organId))
    return refused({ code: 'not-yours', message: whyNot('enterAdministrativeActs') })
  const year = Number(app.today().slice(0, 4))
  for (const entry of entries) {
    const fault = entryFault(entry, year)
    if (fault) return refused(fault)
  }
  return asStaffOf(app.db, [organId], async (tx) => {
    const ids: string[] = []
    for (const entry of entries) {
      const clash = await clashOf(tx, entry)
      if (clash) return refused(clash)
    }
    for (const entry of entries) {
      const id = randomUUID()
      await tx
        .insertInto('administrative_entries')
        .values({
          organ_id: organId,
          id,
          row_id: entry.row,
          department: entry.department?.trim() ?? '',
          year: entry.year,
          first_month: entry.firstMonth,
          last_month: entry.lastMonth,
          items: entry.items ?? null,
          quantity: entry.quantity ?? null,
          amount_wan: entry.amountWan ?? null,
          note: entry.note ?? null,
          evidence_sha256: entry.evidence?.sha256 ?? null,
          evidence_name: entry.evidence?.name ?? null,
          corrects: entry.corrects?.id ?? null,
          reason: entry.corrects?.reason ?? null,
          entered_by: by.id,
          entered_at: app.now(),
        })
        .execute()
      ids.push(id)
    }
    const deed = { organId, actor: by.id, from, act: 'entries.enter', subject: `entries:${organId}` }
    await recordDeed(app, tx, { ...deed, after: { ids } })
    return accepted({ ids })
  })
}

/** 审签: by somebody else than the one who entered it; what is corrected stops counting at the same moment. */
export async function signEntries(
  app: App,
  by: Staff,
  { organId, ids }: { organId: string; ids: readonly string[] },
  from: string | null,
): Promise<Result<{ signed: number }>> {
  if (!may(by, 'signOffAdministrativeActs', organId))
    return refused({ code: 'not-yours', message: whyNot('signOffAdministrativeActs') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const rows = await tx
      .selectFrom('administrative_entries')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('id', 'in', [...ids])
      .forUpdate()
      .execute()
    if (!ids.length || rows.length !== new Set(ids).size)
      return refused({ code: 'no-entry', message: '没有这些台账记录' })
    const wrong = rows.find(({ state }) => state !== 'entered')
    if (wrong)
      return refused({
        code: 'wrong-state',
        message: `${entryLabel(wrong.row_id)}${wrong.year}年的记录已经审签或者已经作废`,
      })
    if (rows.some(({ entered_by }) => entered_by === by.id))
      return refused({ code: 'same-person', message: '填报人不能审签自己填报的数据' })
    for (const { corrects } of rows)
      if (corrects)
        await tx
          .updateTable('administrative_entries')
          .set({ state: 'superseded' })
          .where('organ_id', '=', organId)
          .where('id', '=', corrects)
          .execute()
    await tx
      .updateTable('administrative_entries')
      .set({ state: 'signed', signed_by: by.id, signed_at: app.now() })
      .where('organ_id', '=', organId)
      .where('id', 'in', [...ids])
      .execute()
    const deed = { organId, actor: by.id, from, act: 'entries.sign', subject: `entries:${organId}` }
    await recordDeed(app, tx, { ...deed, after: { ids: [...ids] } })
    return accepted({ signed: rows.length })
  })
}

/** What was entered and not signed may be taken back. */
export async function voidEntry(
  app: App,
  by: Staff,
  { organId, id }: { organId: string; id: string },
  from: string | null,
): Promise<Result<{ id: string }>> {
  if (!may(by, 'enterAdministrativeActs', organId))
    return refused({ code: 'not-yours', message: whyNot('enterAdministrativeActs') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('administrative_entries')
      .set({ state: 'void' })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .where('state', '=', 'entered')
      .executeTakeFirst()
    if (!numUpdatedRows) return refused({ code: 'no-entry', message: '没有这条待审签的记录；已审签的请用更正' })
    const deed = { organId, actor: by.id, from, act: 'entries.void', subject: `entries:${organId}` }
    await recordDeed(app, tx, { ...deed, after: { id } })
    return accepted({ id })
  })
}

export interface EntryFilter {
  organIds: readonly string[]
  year?: number
  row?: string
  state?: string
}

export async function listEntries(db: Db, { organIds, year, row, state }: EntryFilter): Promise<EntryRecord[]> {
  const { rows } = await sql<EntryRecord>`
    select * from administrative_entries where organ_id = any (${[...organIds]}::text[])
      and ${year ? sql`year = ${year}` : sql`true`} and ${row ? sql`row_id = ${row}` : sql`true`}
      and ${state ? sql`state = ${state}` : sql`state <> 'void'`}
    order by organ_id, year desc, row_id, first_month, department, entered_at limit 5000`.execute(db)
  return rows
}

/** What is wrong with an entry by itself. `thisYear`: no figures of years to come. */
export function entryFault(entry: Entry, thisYear: number): Refusal | undefined {
  const fault = (field: string, message: string): Refusal => ({ code: 'incomplete', message, field })
  const { items, quantity, amountWan } = entry
  if (entry.year > thisYear) return fault('year', `${entry.year}年还没有到`)
  if (!(entry.firstMonth >= 1 && entry.firstMonth <= entry.lastMonth && entry.lastMonth <= 12))
    return fault('firstMonth', `起止月份应为1至12，且先后有序，现为${entry.firstMonth}至${entry.lastMonth}`)
  if (items == null && quantity == null && amountWan == null) return fault('quantity', '请至少填写一个数字')
  for (const [field, value] of [
    ['items', items],
    ['quantity', quantity],
  ] as const)
    if (value != null && !(Number.isSafeInteger(value) && value >= 0))
      return fault(field, `应为不小于0的整数，现为${value}`)
  if (amountWan != null && !(Number.isFinite(amountWan) && amountWan >= 0))
    return fault('amountWan', `应为不小于0的金额（万元），现为${amountWan}`)
  const money = entry.row === 'fees' || entry.row === 'procurement'
  if (!money && amountWan != null) return fault('amountWan', `${entryLabel(entry.row)}没有金额`)
  if (entry.row === 'fees' && quantity != null)
    return fault('quantity', '行政事业性收费填写项目数量和金额，没有处理决定数量')
  if (entry.corrects && !entry.corrects.reason.trim()) return fault('reason', '请写明更正的原因')
  return undefined
}

/** The same months of the same kind and department are not entered twice, unless one takes the other's place. */
async function clashOf(tx: Transaction<Database>, entry: Entry): Promise<Refusal | undefined> {
  const others = await tx
    .selectFrom('administrative_entries')
    .select(['id', 'first_month', 'last_month', 'state'])
    .where('organ_id', '=', entry.organId)
    .where('row_id', '=', entry.row)
    .where('department', '=', entry.department?.trim() ?? '')
    .where('year', '=', entry.year)
    .where('state', 'in', ['entered', 'signed'])
    .where('first_month', '<=', entry.lastMonth)
    .where('last_month', '>=', entry.firstMonth)
    .execute()
  if (entry.corrects && !others.some(({ id, state }) => id === entry.corrects!.id && state === 'signed'))
    return { code: 'no-entry', message: '要更正的记录不存在、没有审签，或者不是同一事项、同一期间', field: 'corrects' }
  const clash = others.find(({ id }) => id !== entry.corrects?.id)
  return clash
    ? {
        code: 'entered-before',
        message: `${entryLabel(entry.row)}${entry.year}年${clash.first_month}至${clash.last_month}月已经填报，请用更正`,
        field: 'firstMonth',
      }
    : undefined
}
