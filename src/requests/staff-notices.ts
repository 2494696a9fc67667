// What an applicant does on line reaches the desk at once: the handler, or where none is named the heads of the office.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { actOf } from '../law/requests/index.ts'
import { writeNotices } from '../notices/index.ts'
import type { ActHook } from './act-on-request.ts'
import type { RequestRow } from './store.ts'

type Db = Kysely<Database> | Transaction<Database>

export const tellHandler: ActHook = async (tx, { app, request, facts }) => {
  await noticeToDesk(app, tx, request, `申请人：${actOf(facts.act).label}`)
  return undefined
}

/** A line to the desk; it names the request by its number and says nothing of the applicant. */
export async function noticeToDesk(
  app: Pick<App, 'now'>,
  db: Db,
  request: Pick<RequestRow, 'organ_id' | 'id' | 'number' | 'handler_id'>,
  what: string,
): Promise<void> {
  const { rows } = await sql<{ email: string }>`
    select email from staff where id = ${request.handler_id}::uuid and email is not null and disabled_at is null`.execute(
    db,
  )
  const mailboxes = rows.length ? rows.map(({ email }) => email) : await headMailboxes(db, request.organ_id)
  const name = request.number ?? '未编号的申请'
  await writeNotices(
    db,
    mailboxes.map((recipient) => ({
      organId: request.organ_id,
      subject: `request:${request.id}`,
      channel: 'email' as const,
      recipient,
      title: `申请${name}：${what}`,
      body: `申请${name}有新的情况：${what}。请登录工作台查看。`,
    })),
    app.now(),
  )
}

export async function headMailboxes(db: Db, organId: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct s.email from staff_roles r join staff s on s.id = r.staff_id
    where r.organ_id = ${organId} and r.role = 'head' and s.email is not null and s.disabled_at is null`.execute(db)
  return rows.map(({ email }) => email)
}
