// 动态验证码 (RFC 6238): the second factor of those without a passkey. A code is taken once.
import { generateSecret, generateURI, verify } from 'otplib'
import type { App } from '../app.ts'
import { seal, unseal } from '../kit/crypto/sealed.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { writeRecord } from '../record/index.ts'
import type { Staff } from './roles.ts'
import type { StaffRow } from './staff-store.ts'

/** What a person's secret is bound to. */
export const totpContext = (staffId: string) => `staff ${staffId} totp`

/** A new secret, and the address from which an authenticator reads it; in force once a code confirms it. */
export async function startTotp(app: App, staff: Staff, login: string): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret()
  await app.db
    .updateTable('staff')
    .set({ totp_secret: seal(app.keys, secret, totpContext(staff.id)), totp_since: null })
    .where('id', '=', staff.id)
    .execute()
  return { secret, uri: generateURI({ issuer: 'Gongkai', label: login, secret }) }
}

export async function confirmTotp(app: App, staff: Staff, code: string, from: string | null): Promise<Result<null>> {
  const row = await app.db.selectFrom('staff').selectAll().where('id', '=', staff.id).executeTakeFirstOrThrow()
  if (!(await isTotp(app, row, code)))
    return refused({
      code: 'wrong-code',
      message: '验证码不对：请确认手机时间准确，输入现在显示的6位数字',
      field: 'code',
    })
  await app.db.transaction().execute(async (tx) => {
    await tx.updateTable('staff').set({ totp_since: app.now() }).where('id', '=', staff.id).execute()
    await writeRecord(tx, {
      organId: row.organ_id,
      at: app.now(),
      actor: staff.id,
      from,
      act: 'confirmTotp',
      subject: `staff:${staff.id}`,
    })
  })
  return accepted(null)
}

/** Whether the code is right now (one step of 30 seconds either way) and was not used before. */
export async function isTotp(app: App, staff: StaffRow, code: string): Promise<boolean> {
  if (!staff.totp_secret || !/^\d{6}$/.test(code.trim())) return false
  const secret = unseal(app.keys, staff.totp_secret, totpContext(staff.id))
  const { valid } = await verify({
    secret,
    token: code.trim(),
    epoch: Math.floor(app.now().getTime() / 1000),
    epochTolerance: 30,
  })
  if (!valid) return false
  const used = `${staff.id} ${code.trim()}`
  const now = app.now().getTime()
  for (const [key, until] of recentlyUsed) if (until < now) recentlyUsed.delete(key)
  if (recentlyUsed.has(used)) return false
  recentlyUsed.set(used, now + 90_000)
  return true
}

const recentlyUsed = new Map<string, number>()
