// Messages between organs of the installation: each side has its own row.
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database, OrganMessages } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import type { Refusal } from '../kit/results.ts'

export type MessageRow = Selectable<OrganMessages>

export const messageContext = (id: string) => `message ${id}`

export async function insertMessage(tx: Transaction<Database>, row: Insertable<OrganMessages>): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('organ_messages')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

export const lockMessage = (tx: Transaction<Database>, organId: string, id: string): Promise<MessageRow | undefined> =>
  tx
    .selectFrom('organ_messages')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function otherOrganFault(
  app: App,
  organId: string,
  toOrganId: string,
  on: Day,
): Promise<Refusal | undefined> {
  if (on > app.today()) return { code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' }
  if (organId === toOrganId) return { code: 'oneself', message: '请选择另一个机关', field: 'toOrganId' }
  const organ = await app.db.selectFrom('organs').select('id').where('id', '=', toOrganId).executeTakeFirst()
  return organ ? undefined : { code: 'no-organ', message: '没有这个机关', field: 'toOrganId' }
}

export interface MessageListed {
  organId: string
  id: string
  direction: 'in' | 'out'
  kind: 'transfer' | 'assistance'
  otherOrgan: string
  otherOrganName: string
  requestId: string | null
  text: string
  madeOn: Day
  answer: string | null
  answeredOn: Day | null
}

/** What came in and went out, what waits for an answer first. */
export async function listMessages(
  app: Pick<App, 'db'>,
  { organIds, requestId, open }: { organIds: readonly string[]; requestId?: string; open?: boolean },
): Promise<MessageListed[]> {
  const { rows } = await sql<MessageListed>`
    select m.organ_id as "organId", m.id, m.direction, m.kind, m.other_organ as "otherOrgan", o.name as "otherOrganName",
      m.request_id as "requestId", m.text, m.made_on as "madeOn", m.answer, m.answered_on as "answeredOn"
    from organ_messages m join organs o on o.id = m.other_organ
    where m.organ_id = any (${[...organIds]}::text[])
      and (${requestId ?? null}::uuid is null or m.request_id = ${requestId ?? null}::uuid)
      and (${open ?? null}::boolean is null or ${open ?? null}::boolean = (m.kind = 'assistance' and m.answer is null))
    order by (m.kind = 'assistance' and m.answer is null) desc, m.made_at desc limit 500`.execute(app.db)
  return rows
}
