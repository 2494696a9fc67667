// 动态验证码 (RFC 6238): a second factor. A code is taken once; a new authenticator is in force once a code confirms it.
import { generateSecret, generateURI, verify } from 'otplib'
import type { App } from '../app.ts'
import { seal, unseal } from '../kit/crypto/sealed.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import type { Staff } from './roles.ts'
import type { StaffRow } from './staff-store.ts'

/** What a person's secret is bound to. */
export const totpContext = (staffId: string) => `staff ${staffId} totp`

/** A new secret, and the address from which an authenticator reads it; an earlier one works until a code confirms this. */
export async function startTotp(app: App, staff: Staff): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret()
  const { login } = await app.db
    .updateTable('staff')
    .set({ totp_pending: seal(app.keys, secret, totpContext(staff.id)) })
    .where('id', '=', staff.id)
    .returning('login')
    .executeTakeFirstOrThrow()
  return { secret, uri: generateURI({ issuer: 'Gongkai', label: login, secret }) }
}

export async function confirmTotp(app: App, staff: Staff, code: string, from: string | null): Promise<Result<null>> {
  const { totp_pending: pending } = await app.db
    .selectFrom('staff')
    .select('totp_pending')
    .where('id', '=', staff.id)
    .executeTakeFirstOrThrow()
  const step = pending ? await stepOf(app, staff.id, pending, code, 0) : undefined
  if (step === undefined)
    return refused({
      code: 'wrong-code',
      message: '验证码不对：请确认手机时间准确，输入现在显示的6位数字',
      field: 'code',
    })
  await app.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('staff')
      .set({ totp_secret: pending, totp_pending: null, totp_since: app.now(), totp_step: step })
      .where('id', '=', staff.id)
      .execute()
    await recordDeed(app, tx, {
      organId: staff.organId,
      actor: staff.id,
      from,
      act: 'confirmTotp',
      subject: `staff:${staff.id}`,
    })
  })
  return accepted(null)
}

/** Takes the code where it is right now (one step of 30 seconds either way) and later than the last one taken. */
export async function takeTotp(app: App, staff: StaffRow, code: string): Promise<boolean> {
  if (!staff.totp_secret || !staff.totp_since) return false
  const step = await stepOf(app, staff.id, staff.totp_secret, code, Number(staff.totp_step))
  if (step === undefined) return false
  const { numUpdatedRows } = await app.db
    .updateTable('staff')
    .set({ totp_step: step })
    .where('id', '=', staff.id)
    .where('totp_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

async function stepOf(app: App, staffId: string, sealed: string, code: string, after: number) {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const result = await verify({
    secret: unseal(app.keys, sealed, totpContext(staffId)),
    token,
    epoch: Math.floor(app.now().getTime() / 1000),
    epochTolerance: 30,
    afterTimeStep: after,
  })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
