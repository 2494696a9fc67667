// 分列申请事项: a request that asks for several things is handled item by item and counted once.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { type Result, refused } from '../kit/results.ts'
import type { Standing } from '../law/requests/index.ts'
import type { Staff } from '../organs/index.ts'
import { type Acted, actOnRequest } from './act-on-request.ts'
import type { RequestRow } from './store.ts'

export interface ItemiseRequest {
  organId: string
  requestId: string
  /** What each item asks for, in order; the first is item 1. */
  items: readonly string[]
  on: Day
  seen?: number
}

export async function itemiseRequest(
  app: App,
  by: Staff,
  { items, on, ...input }: ItemiseRequest,
  from: string | null,
): Promise<Result<Acted>> {
  const contents = items.map((one) => one.trim())
  if (!contents.length || contents.some((one) => !one))
    return refused({ code: 'incomplete', message: '请写明每一个事项的内容', field: 'items' })
  const ids = contents.map((_, index) => String(index + 1))
  return actOnRequest(app, by, { ...input, facts: { act: 'itemise', on, items: ids } }, from, [
    async (tx, { request }) => {
      for (const [index, content] of contents.entries())
        await tx
          .updateTable('request_items')
          .set({ content })
          .where('organ_id', '=', request.organ_id)
          .where('request_id', '=', request.id)
          .where('no', '=', index + 1)
          .execute()
      return undefined
    },
  ])
}

/** Keeps the rows of the items beside the fold: those that are there, each with its outcome. */
export async function saveItems(
  tx: Transaction<Database>,
  request: Pick<RequestRow, 'organ_id' | 'id' | 'content'>,
  items: Standing['items'],
): Promise<void> {
  const rows = Object.entries(items)
    .filter(([id]) => /^[1-9]\d{0,3}$/.test(id))
    .map(([id, outcome]) => ({ no: Number(id), outcome }))
  await sql`delete from request_items where organ_id = ${request.organ_id} and request_id = ${request.id}::uuid
    and not (no = any (${rows.map(({ no }) => no)}::int[]))`.execute(tx)
  await sql`insert into request_items (organ_id, request_id, no, content, outcome)
    select ${request.organ_id}, ${request.id}::uuid, no, ${request.content}, outcome
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as items (no integer, outcome text)
    on conflict (organ_id, request_id, no) do update set outcome = excluded.outcome`.execute(tx)
}
