// After a new key: the secrets of second factors and webhooks are sealed again. There are few, so in one transaction.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { seal, unseal } from '../kit/crypto/sealed.ts'
import { totpContext } from './totp.ts'

/** Seals every secret again that is not under the current key; gives how many were. */
export async function resealSecrets(app: App): Promise<number> {
  const again = (sealed: string, context: string) => seal(app.keys, unseal(app.keys, sealed, context), context)
  const other = app.keys.current
  return app.transaction(async (tx) => {
    const { rows: staff } = await sql<{ id: string; totp_secret: string }>`
      select id, totp_secret from staff where totp_secret is not null and split_part(totp_secret, ':', 2) <> ${other} for update`.execute(
      tx,
    )
    for (const { id, totp_secret } of staff)
      await tx
        .updateTable('staff')
        .set({ totp_secret: again(totp_secret, totpContext(id)) })
        .where('id', '=', id)
        .execute()
    // An authenticator that nobody confirmed yet: the person begins anew.
    await sql`update staff set totp_pending = null
      where totp_pending is not null and split_part(totp_pending, ':', 2) <> ${other}`.execute(tx)
    const { rows: hooks } = await sql<{ organ_id: string; url: string; secret: string }>`
      select organ_id, url, secret from organ_webhooks where split_part(secret, ':', 2) <> ${other} for update`.execute(
      tx,
    )
    for (const { organ_id, url, secret } of hooks)
      await tx
        .updateTable('organ_webhooks')
        .set({ secret: again(secret, `webhook ${organ_id} ${url}`) })
        .where('organ_id', '=', organ_id)
        .where('url', '=', url)
        .execute()
    return staff.length + hooks.length
  })
}
