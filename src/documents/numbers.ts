// 索引号 and 统一登记号 by the organ's own pattern: {code} {organ} {year} {month} {no} {no:5} are filled in.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../db/types.ts'
import { type Day, monthOf, yearOf } from '../kit/days.ts'

export interface NumberParts {
  /** Unified social credit code of the organ, or its id where none is on file. */
  code: string
  organ: string
  on: Day
  no: number
}

export const fillPattern = (pattern: string, { code, organ, on, no }: NumberParts): string =>
  pattern.replace(/\{(code|organ|year|month|no)(?::(\d))?\}/g, (_, name: string, width?: string) => {
    const value = { code, organ, year: yearOf(on), month: String(monthOf(on)).padStart(2, '0'), no }[name]
    return String(value).padStart(Number(width ?? 0), '0')
  })

/** Why a pattern gives the same number twice, or none. */
export function patternFault(pattern: string): string | undefined {
  if (!/\{no(:\d)?\}/.test(pattern)) return '编号规则应含流水号 {no}，例如 {code}/{year}-{no:5}'
  if (!/\{year\}/.test(pattern)) return '流水号每年从1开始，编号规则应含年份 {year}'
  return undefined
}

/** The number that the next document would get; none is taken. */
export async function nextNumber(db: Kysely<Database>, organId: string, series: string, year: number): Promise<number> {
  const row = await db
    .selectFrom('number_series')
    .select('last')
    .where('organ_id', '=', organId)
    .where('series', '=', series)
    .where('year', '=', year)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** The first of `count` numbers in a row. */
export async function takeNumbers(
  tx: Transaction<Database>,
  organId: string,
  series: string,
  year: number,
  count = 1,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select next_numbers(${organId}, ${series}, ${year}, ${count}) as n`.execute(
    tx,
  )
  return rows[0]!.n
}
