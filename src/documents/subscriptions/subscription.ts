// 邮件订阅: a reader asks to be told of new documents in a list; nothing is sent before they follow the link in the first mail,
// and one link ends it. Of the reader the address is kept, sealed, and nothing else; it goes with the subscription.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { blindIndex, seal, unseal } from '../../kit/crypto/sealed.ts'
import { addDays } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { sealedRecipient, writeNotices } from '../../notices/index.ts'

export const frequencies = { daily: '每天', weekly: '每周一' } as const
export type Frequency = keyof typeof frequencies

/** What the list is narrowed to, by the names of its address; in the words of people, for the mails. */
export interface ListWanted {
  /** '' for all of the installation. */
  organId: string
  organ: string
  selection: Record<string, string>
  words: string
}

export interface SubscriptionInput {
  email: string
  frequency: Frequency
  list: ListWanted
}

/** Of one address in a day, and of subscriptions that are kept for it. */
export const mostConfirmations = 5
export const mostOfAddress = 20
/** Days within which the first link is to be followed. */
export const confirmDays = 3

const emailPattern = /^[^\s@<>"',;]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}$/i
const context = (id: string) => `subscription ${id}`
const indexKey = (app: Pick<App, 'keys'>) => app.keys.keys.values().next().value!
const blindOf = (app: Pick<App, 'keys'>, email: string) => blindIndex(indexKey(app), 'subscriber', email)

/**
 * Writes the mail that asks for confirmation. The answer is the same whether or not the address is known here, so that nobody
 * learns who subscribes to what.
 */
export async function askToSubscribe(app: App, { email, frequency, list }: SubscriptionInput): Promise<Result<null>> {
  const address = email.trim().normalize('NFKC')
  if (!emailPattern.test(address) || address.length > 200)
    return refused({ code: 'bad-email', message: '请填写完整的电子邮箱，例如 name@example.cn', field: 'email' })
  const blind = blindOf(app, address)
  const selection = JSON.stringify(list.selection)
  return app.transaction(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`subscriber ${blind}`}))`.execute(tx)
    const day = new Date(app.now().getTime() - 24 * 3_600_000)
    const { rows } = await sql<{ kept: number; lately: number; same: string | null; confirmed: boolean }>`
      select count(*)::int as kept, (count(*) filter (where made_at > ${day}))::int as lately,
        (min(id::text) filter (where organ_id = ${list.organId} and selection = ${selection}::jsonb)) as same,
        coalesce(bool_or(confirmed_at is not null)
          filter (where organ_id = ${list.organId} and selection = ${selection}::jsonb), false) as confirmed
      from subscriptions where blind_email = ${blind}`.execute(tx)
    const { kept, lately, same, confirmed } = rows[0]!
    // What is subscribed already is left as it is: whoever asks has not shown that the address is theirs.
    if (same && confirmed) return accepted(null)
    if (lately >= mostConfirmations || (!same && kept >= mostOfAddress)) return accepted(null)
    const id = same ?? randomUUID()
    if (same) await sql`update subscriptions set frequency = ${frequency} where id = ${same}::uuid`.execute(tx)
    else
      await sql`insert into subscriptions (id, organ_id, selection, frequency, sealed_email, blind_email, made_at)
        values (${id}::uuid, ${list.organId}, ${selection}::jsonb, ${frequency},
          ${seal(app.keys, address, context(id), app.config.sealWith)}, ${blind}, ${app.now()})`.execute(tx)
    const link = `${app.config.origin}/subscriptions/${linkOf(app, 'confirm', id)}`
    await writeNotices(
      tx,
      [
        {
          organId: list.organId,
          subject: `subscription:${id}`,
          channel: 'email',
          recipient: sealedRecipient(app, address),
          title: `请确认订阅：${list.words}`,
          body: [
            `有人用这个邮箱订阅“${list.words}”的新文件，${frequencies[frequency]}一封。`,
            '',
            `确认订阅请打开：${link}`,
            '',
            `如果不是您本人，不用理会：${confirmDays}天内没有确认，这个邮箱就会被删除，也不会再收到邮件。`,
            `${list.organ}政府信息公开平台`,
          ].join('\n'),
          onceKey: `subscription ${id} confirm ${app.today()}`,
        },
      ],
      app.now(),
    )
    return accepted(null)
  })
}

export interface Subscribed {
  organId: string
  selection: Record<string, string>
  frequency: Frequency
  confirmed: boolean
}

/** What a link stands for; undefined where it is not ours, or the subscription is gone. */
export async function subscriptionOf(app: App, what: LinkKind, token: string): Promise<Subscribed | undefined> {
  const id = idOf(app, what, token)
  if (!id) return undefined
  const { rows } = await sql<Subscribed>`
    select organ_id as "organId", selection, frequency, confirmed_at is not null as confirmed
    from subscriptions where id = ${id}::uuid`.execute(app.db)
  return rows[0]
}

/** 确认: from today on new documents are told of. */
export async function confirmSubscription(app: App, token: string): Promise<Subscribed | undefined> {
  const id = idOf(app, 'confirm', token)
  if (!id) return undefined
  const yesterday = addDays(app.today(), -1)
  await sql`update subscriptions set confirmed_at = ${app.now()}, told_until = ${yesterday}::date
    where id = ${id}::uuid and confirmed_at is null`.execute(app.db)
  return subscriptionOf(app, 'confirm', token)
}

/**
 * 退订: the subscription and the address are deleted; that there was one, from when until when, is kept for counting. Whoever
 * follows the link twice is told the same.
 */
export async function endSubscription(app: App, token: string): Promise<boolean> {
  const id = idOf(app, 'end', token) ?? idOf(app, 'confirm', token)
  if (!id) return false
  await app.transaction(async (tx) => {
    await sql`delete from outbox where subject = ${`subscription:${id}`}`.execute(tx)
    await sql`with gone as (delete from subscriptions where id = ${id}::uuid returning *)
      insert into ended_subscriptions (organ_id, frequency, confirmed_on, ended_on, digests)
      select organ_id, frequency, (confirmed_at at time zone 'Asia/Shanghai')::date, ${app.today()}::date, digests
      from gone where confirmed_at is not null`.execute(tx)
  })
  return true
}

/** Deletes what was never confirmed, and what is left of mails that were sent; gives how many subscriptions. */
export async function dropUnconfirmed(app: App): Promise<number> {
  const since = new Date(app.now().getTime() - confirmDays * 24 * 3_600_000)
  await sql`delete from outbox where subject like 'subscription:%' and (sent_at < ${since} or given_up)`.execute(app.db)
  const { rows } =
    await sql`delete from subscriptions where confirmed_at is null and made_at < ${since} returning id`.execute(app.db)
  return rows.length
}

export type LinkKind = 'confirm' | 'end'

/** The id with a keyed digest: what stands in a mail opens this subscription and no other. */
export const linkOf = (app: Pick<App, 'keys'>, what: LinkKind, id: string): string =>
  `${what === 'confirm' ? 'c' : 'e'}-${id}-${signatureOf(app, what, id)}`

const signatureOf = (app: Pick<App, 'keys'>, what: LinkKind, id: string) =>
  createHmac('sha256', indexKey(app)).update(`subscription ${what} ${id}`).digest('base64url').slice(0, 32)

function idOf(app: Pick<App, 'keys'>, what: LinkKind, token: string): string | undefined {
  const [, kind, id, signature] = /^([ce])-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([\w-]{32})$/.exec(token) ?? []
  if (!id || !signature || kind !== (what === 'confirm' ? 'c' : 'e')) return undefined
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(app, what, id))) ? id : undefined
}

export const addressOfSubscriber = (app: Pick<App, 'keys'>, id: string, sealed: string): string =>
  unseal(app.keys, sealed, context(id))

/** After a new key: seals every address again that is not under it; gives how many were. */
export async function resealSubscribers(app: App): Promise<number> {
  return app.transaction(async (tx) => {
    const { rows } = await sql<{ id: string; sealed: string }>`
      select id, sealed_email as sealed from subscriptions
      where split_part(sealed_email, ':', 2) <> ${app.keys.current} for update`.execute(tx)
    const again = rows.map(({ id, sealed }) => ({
      id,
      sealed: seal(app.keys, addressOfSubscriber(app, id, sealed), context(id), app.config.sealWith),
    }))
    if (again.length)
      await sql`update subscriptions s set sealed_email = n.sealed
        from jsonb_to_recordset(${JSON.stringify(again)}::jsonb) as n (id uuid, sealed text) where s.id = n.id`.execute(
        tx,
      )
    return rows.length
  })
}
