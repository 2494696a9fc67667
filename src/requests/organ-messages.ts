// Messages between organs of the installation: each side has its own row, and its own rows of the files.
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database, OrganMessages } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import type { Refusal } from '../kit/results.ts'
import type { Attachment } from './attachments.ts'

export type MessageRow = Selectable<OrganMessages>

/** What is asked of another organ: its help, its opinion, or as a joint maker (art. 34). */
export const asksOfOrgans = { help: '协助办理', opinion: '征求意见', jointMaker: '共同制作机关征求意见' } as const
export type AskId = keyof typeof asksOfOrgans

export type MessagePart = 'question' | 'answer'

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

/** Files that go with a question or an answer, in the row of one side. */
export async function fileWithMessage(
  tx: Transaction<Database>,
  { organId, messageId, part }: { organId: string; messageId: string; part: MessagePart },
  files: readonly Pick<Attachment, 'sha256' | 'size' | 'name'>[],
): Promise<void> {
  if (!files.length) return
  await tx
    .insertInto('files')
    .values(files.map(({ sha256, size }) => ({ sha256, size, media_type: 'application/vnd.gongkai.sealed' })))
    .onConflict((on) => on.column('sha256').doNothing())
    .execute()
  await tx
    .insertInto('organ_message_files')
    .values(
      files.map(({ sha256, name }, index) => ({
        organ_id: organId,
        message_id: messageId,
        part,
        no: index + 1,
        sha256,
        name,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Gives the other side its rows of the files. */
export const copyMessageFiles = (
  tx: Transaction<Database>,
  messageId: string,
  part: MessagePart,
  from: string,
  to: string,
) =>
  sql`insert into organ_message_files (organ_id, message_id, part, no, sha256, name)
    select ${to}, message_id, part, no, sha256, name from organ_message_files
    where organ_id = ${from} and message_id = ${messageId}::uuid and part = ${part} on conflict do nothing`.execute(tx)

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

export interface MessageFile {
  part: MessagePart
  no: number
  name: string
}

export interface MessageListed {
  organId: string
  id: string
  direction: 'in' | 'out'
  kind: 'transfer' | 'assistance'
  /** Of assistance. */
  asks: AskId | null
  otherOrgan: string
  otherOrganName: string
  /** Out: the request it is about. In, of a transfer: the request that it became. */
  requestId: string | null
  number: string | null
  text: string
  madeOn: Day
  /** The day by which the other organ was asked to answer; null: none was set. */
  dueOn: Day | null
  answer: string | null
  answeredOn: Day | null
  answeredByName: string | null
  files: MessageFile[]
}

export interface MessageFilter {
  organIds: readonly string[]
  requestId?: string
  id?: string
  direction?: 'in' | 'out'
  /** Whether an answer is waited for. */
  open?: boolean
}

/** What came in and went out: first what waits for an answer, the earliest due first. */
export async function listMessages(
  app: Pick<App, 'db'>,
  { organIds, requestId, id, direction, open }: MessageFilter,
): Promise<MessageListed[]> {
  const { rows } = await sql<MessageListed>`
    select m.organ_id as "organId", m.id, m.direction, m.kind, m.asks, m.other_organ as "otherOrgan",
      o.name as "otherOrganName", m.request_id as "requestId", coalesce(m.about_number, r.number) as number, m.text,
      m.made_on as "madeOn", m.due_on as "dueOn", m.answer, m.answered_on as "answeredOn",
      case when m.direction = 'in' then s.name end as "answeredByName",
      coalesce((select jsonb_agg(jsonb_build_object('part', f.part, 'no', f.no, 'name', f.name) order by f.part desc, f.no)
        from organ_message_files f where f.organ_id = m.organ_id and f.message_id = m.id), '[]') as files
    from organ_messages m join organs o on o.id = m.other_organ
      left join requests r on r.organ_id = m.organ_id and r.id = m.request_id
      left join staff s on s.id::text = m.answered_by
    where m.organ_id = any (${[...organIds]}::text[])
      and (${requestId ?? null}::uuid is null or m.request_id = ${requestId ?? null}::uuid)
      and (${id ?? null}::uuid is null or m.id = ${id ?? null}::uuid)
      and (${direction ?? null}::text is null or m.direction = ${direction ?? null}::text)
      and (${open ?? null}::boolean is null or ${open ?? null}::boolean = (m.kind = 'assistance' and m.answer is null))
    order by (m.kind = 'assistance' and m.answer is null) desc,
      case when m.kind = 'assistance' and m.answer is null then m.due_on end nulls last, m.made_at desc limit 500`.execute(
    app.db,
  )
  return rows
}
