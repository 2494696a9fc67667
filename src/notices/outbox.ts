// 发件箱: what is to be sent is written in the transaction of the act that causes it and sent afterwards, at least once.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { seal, unseal } from '../kit/crypto/sealed.ts'

export type NoticeChannel = 'email' | 'sms' | 'webhook'

export interface Notice {
  organId: string
  /** What it is about: `request:<id>`, `case:<id>`. */
  subject: string
  channel: NoticeChannel
  /** Address, number or URL; of applicants as `sealedRecipient` gives it. */
  recipient: string
  title: string
  body: string
  /** The same reminder is written once. */
  onceKey?: string
  /** Not before this instant; now where not given. */
  dueAt?: Date
  /** Further headers of a mail. */
  headers?: Record<string, string>
}

/** How a channel sends; rejects where it could not. A channel that is not configured has none. */
export type Sender = (notice: {
  id: string
  organId: string
  recipient: string
  title: string
  body: string
  headers?: Record<string, string>
}) => Promise<void>
export type Senders = Partial<Record<NoticeChannel, Sender>>

const recipientContext = 'outbox recipient'

/** The address of a private person, which is opened only to be sent to. */
export const sealedRecipient = (app: Pick<App, 'keys' | 'config'>, address: string): string =>
  `sealed ${seal(app.keys, address, recipientContext, app.config.sealWith)}`

const addressOf = ({ keys }: Pick<App, 'keys'>, recipient: string): string =>
  recipient.startsWith('sealed ') ? unseal(keys, recipient.slice('sealed '.length), recipientContext) : recipient

/** Writes notices into the outbox. Those whose key is there already are left out. */
export async function writeNotices(
  tx: Kysely<Database> | Transaction<Database>,
  notices: readonly Notice[],
  now: Date,
): Promise<number> {
  if (!notices.length) return 0
  const rows = notices.map((one) => ({
    organ_id: one.organId,
    subject: one.subject,
    channel: one.channel,
    recipient: one.recipient,
    title: one.title,
    body: one.body,
    once_key: one.onceKey ?? null,
    made_at: now,
    due_at: one.dueAt ?? now,
    headers: one.headers ? JSON.stringify(one.headers) : null,
  }))
  let written = 0
  for (let from = 0; from < rows.length; from += 1000) {
    const { numInsertedOrUpdatedRows = 0n } = await tx
      .insertInto('outbox')
      .values(rows.slice(from, from + 1000))
      .onConflict((on) => on.column('once_key').doNothing())
      .executeTakeFirst()
    written += Number(numInsertedOrUpdatedRows)
  }
  return written
}

export const mostTries = 12

export interface Sent {
  sent: number
  failed: number
}

/** Sends what is due on the channels that are configured; what fails is tried again after 1, 2, 4 … minutes, 12 times. */
export async function sendDue(
  app: Pick<App, 'db' | 'now' | 'log' | 'keys'>,
  senders: Senders,
  limit = 200,
): Promise<Sent> {
  const channels = Object.keys(senders)
  const result: Sent = { sent: 0, failed: 0 }
  if (!channels.length) return result
  for (let n = 0; n < limit; n++) {
    const more = await app.db.transaction().execute((tx) => sendNext(tx, app, senders, channels, result))
    if (!more) break
  }
  return result
}

interface Waiting {
  id: string
  organ_id: string
  channel: NoticeChannel
  recipient: string
  title: string
  body: string
  headers: Record<string, string> | null
  tries: number
}

// The row stays locked while it is sent: another process takes the next one, and a crash leaves it waiting.
async function sendNext(
  tx: Transaction<Database>,
  app: Pick<App, 'now' | 'log' | 'keys'>,
  senders: Senders,
  channels: string[],
  result: Sent,
): Promise<boolean> {
  const now = app.now()
  const { rows } = await sql<Waiting>`
    select id, organ_id, channel, recipient, title, body, headers, tries from outbox
    where sent_at is null and not given_up and due_at <= ${now} and channel = any (${channels})
    order by due_at, id limit 1 for update skip locked`.execute(tx)
  const [row] = rows
  if (!row) return false
  const { id, organ_id: organId, title, body } = row
  let recipient = row.recipient
  try {
    recipient = addressOf(app, row.recipient)
    await senders[row.channel]!({ id, organId, recipient, title, body, ...(row.headers && { headers: row.headers }) })
    await sql`update outbox set sent_at = ${now}, tries = tries + 1, last_error = null where id = ${id}`.execute(tx)
    result.sent += 1
  } catch (error) {
    const tries = row.tries + 1
    const again = new Date(now.getTime() + 60_000 * 2 ** Math.min(row.tries, 9))
    // Mail servers quote the address back; it is not to stand in the log.
    const message = (error instanceof Error ? error.message : String(error)).replaceAll(recipient, '…').slice(0, 500)
    await sql`update outbox set tries = ${tries}, due_at = ${again}, given_up = ${tries >= mostTries}, last_error = ${message}
      where id = ${id}`.execute(tx)
    app.log.warn({ notice: id, channel: row.channel, tries, err: message }, 'notice not sent')
    result.failed += 1
  }
  return true
}
