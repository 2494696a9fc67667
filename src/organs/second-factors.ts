// Taking second factors away: by the person, who proves to be it with the password; by the administrator, for somebody
// who has lost the device and the recovery codes.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import { outranked, outranks } from './outranks.ts'
import { isPassword } from './passwords.ts'
import { may, type Staff, whyNot } from './roles.ts'

export interface RemoveFactor {
  /** The authenticator, or one passkey by its id. */
  factor: 'totp' | { passkey: string }
  password: string
}

export async function removeSecondFactor(
  app: App,
  staff: Staff,
  { factor, password }: RemoveFactor,
  from: string | null,
): Promise<Result<null>> {
  const row = await app.db
    .selectFrom('staff')
    .select('password_hash')
    .where('id', '=', staff.id)
    .executeTakeFirstOrThrow()
  if (!(await isPassword(password, row.password_hash)))
    return refused({ code: 'wrong-password', message: '口令不对', field: 'password' })
  return app.db.transaction().execute(async (tx): Promise<Result<null>> => {
    if (factor === 'totp') await forgetTotp(tx, staff.id)
    else {
      const { numDeletedRows } = await tx
        .deleteFrom('passkeys')
        .where('staff_id', '=', staff.id)
        .where('id', '=', factor.passkey)
        .executeTakeFirst()
      if (!numDeletedRows) return refused({ code: 'no-staff', message: '这把通行密钥已经移除' })
    }
    await recordDeed(app, tx, {
      organId: staff.organId,
      actor: staff.id,
      from,
      act: factor === 'totp' ? 'removeTotp' : 'removePasskey',
      subject: `staff:${staff.id}`,
    })
    return accepted(null)
  })
}

/** 解除第二因素: the person signs in with the password alone, and registers anew. Sessions under way end. */
export async function clearSecondFactors(
  app: App,
  by: Staff,
  { id, organId }: { id: string; organId: string },
  from: string | null,
): Promise<Result<null>> {
  if (!may(by, 'editStaff', organId)) return refused({ code: 'not-yours', message: whyNot('editStaff') })
  return app.db.transaction().execute(async (tx): Promise<Result<null>> => {
    const person = await tx
      .selectFrom('staff')
      .select('id')
      .where('id', '=', id)
      .where('organ_id', '=', organId)
      .executeTakeFirst()
    if (!person) return refused({ code: 'no-staff', message: '本机关没有此人' })
    if (await outranks(tx, by, id)) return outranked()
    await forgetTotp(tx, id)
    for (const table of ['passkeys', 'recovery_codes', 'sessions'] as const)
      await tx.deleteFrom(table).where('staff_id', '=', id).execute()
    await recordDeed(app, tx, {
      organId,
      actor: by.id,
      from,
      act: 'clearSecondFactors',
      subject: `staff:${id}`,
    })
    return accepted(null)
  })
}

const forgetTotp = (tx: Transaction<Database>, id: string) =>
  tx
    .updateTable('staff')
    .set({ totp_secret: null, totp_pending: null, totp_since: null, totp_step: 0 })
    .where('id', '=', id)
    .execute()
