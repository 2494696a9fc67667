// 登录: password first, then the second factor where the person has one. Five wrong passwords lock the account for a
// quarter of an hour; the answer is the same for an unknown account, a wrong password and a locked account's owner
// learns of the lock only with the right password.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import { isPassword } from './passwords.ts'
import { type StaffRow, staffByLogin } from './staff-store.ts'
import { newToken, tokenDigest } from './tokens.ts'
import { takeTotp } from './totp.ts'

export const failuresToLock = 5
export const lockedForMinutes = 15
export const sessionHours = 10
export const idleMinutes = 60

export interface SignIn {
  login: string
  password: string
  from: string | null
  /** What the browser says of itself. */
  agent?: string | null
}

export type SecondStep = 'totp' | 'passkey' | 'recovery'

export interface SignedIn {
  /** For the cookie. */
  token: string
  /** One of these is still asked for; empty where the person is in. */
  needs: SecondStep[]
}

export async function signIn(app: App, { login, password, from, agent }: SignIn): Promise<Result<SignedIn>> {
  const staff = await staffByLogin(app.db, login.trim())
  const right = await isPassword(password, staff?.password_hash ?? null)
  if (!staff || staff.disabled_at) return refused(wrong)
  if (staff.locked_until && staff.locked_until > app.now()) return refused(right ? locked(staff.locked_until) : wrong)
  if (!right) {
    await countFailure(app, staff, from)
    return refused(wrong)
  }
  const needs = await secondStepsOf(app, staff)
  return accepted({ token: await openSession(app, staff, { from, agent, complete: !needs.length }), needs })
}

/** What the person has to choose from; recovery codes come last, and only beside a factor. */
async function secondStepsOf(app: App, staff: StaffRow): Promise<SecondStep[]> {
  const has = async (table: 'passkeys' | 'recovery_codes') => {
    const mine = app.db.selectFrom(table).select('staff_id').where('staff_id', '=', staff.id)
    return Boolean(await (table === 'passkeys' ? mine : mine.where('used_at', 'is', null)).executeTakeFirst())
  }
  const factors: SecondStep[] = [...(staff.totp_since ? ['totp' as const] : [])]
  if (await has('passkeys')) factors.push('passkey')
  if (factors.length && (await has('recovery_codes'))) factors.push('recovery')
  return factors
}

/** The second step with a code of the authenticator; wrong codes count towards the lock. */
export async function completeWithTotp(
  app: App,
  token: string,
  code: string,
  from: string | null,
): Promise<Result<null>> {
  const staff = await halfSignedIn(app, token)
  if (!staff) return refused(expired)
  return takeSecondStep(app, token, staff, from, {
    isRight: () => takeTotp(app, staff, code),
    otherwise: { code: 'wrong-code', message: '验证码不对，请输入验证器上现在显示的6位数字', field: 'code' },
  })
}

interface Step {
  isRight: () => Promise<boolean>
  otherwise: { code: string; message: string; field: string }
}

/** Completes the session where the step is right, and counts towards the lock where it is not. */
export async function takeSecondStep(
  app: App,
  token: string,
  staff: StaffRow,
  from: string | null,
  { isRight, otherwise }: Step,
): Promise<Result<null>> {
  if (staff.locked_until && staff.locked_until > app.now()) return refused(locked(staff.locked_until))
  if (!(await isRight())) {
    await countFailure(app, staff, from)
    return refused(otherwise)
  }
  await completeSession(app, token, staff, from)
  return accepted(null)
}

/** The person of a session whose second step is still to come. */
export async function halfSignedIn(app: App, token: string): Promise<StaffRow | undefined> {
  return app.db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .selectAll('staff')
    .where('token_digest', '=', tokenDigest(token))
    .where('expires_at', '>', app.now())
    .where('complete', '=', false)
    .executeTakeFirst()
}

export async function completeSession(app: App, token: string, staff: StaffRow, from: string | null): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('sessions')
      .set({ complete: true, challenge: null })
      .where('token_digest', '=', tokenDigest(token))
      .execute()
    await noteSignIn(app, tx, staff, from)
  })
}

interface Opening {
  from: string | null
  agent?: string | null | undefined
  /** Nothing more is asked for. */
  complete: boolean
}

export async function openSession(app: App, staff: StaffRow, { from, agent, complete }: Opening): Promise<string> {
  const token = newToken()
  const now = app.now()
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('sessions')
      .values({
        token_digest: tokenDigest(token),
        staff_id: staff.id,
        created_at: now,
        seen_at: now,
        expires_at: new Date(now.getTime() + sessionHours * 3_600_000),
        address: from,
        agent: agent?.slice(0, 300) ?? null,
        complete,
      })
      .execute()
    if (complete) await noteSignIn(app, tx, staff, from)
  })
  return token
}

export async function signOut(app: App, token: string): Promise<void> {
  await app.db.deleteFrom('sessions').where('token_digest', '=', tokenDigest(token)).execute()
}

async function noteSignIn(app: App, tx: Transaction<Database>, staff: StaffRow, from: string | null) {
  await tx.updateTable('staff').set({ failures: 0, locked_until: null }).where('id', '=', staff.id).execute()
  await recordDeed(app, tx, {
    organId: staff.organ_id,
    actor: staff.id,
    from,
    act: 'signIn',
    subject: `staff:${staff.id}`,
  })
}

async function countFailure(app: App, staff: StaffRow, from: string | null) {
  const until = new Date(app.now().getTime() + lockedForMinutes * 60_000)
  await app.db.transaction().execute(async (tx) => {
    const { failures } = await tx
      .updateTable('staff')
      .set({
        failures: sql`case when failures + 1 >= ${failuresToLock} then 0 else failures + 1 end`,
        locked_until: sql`case when failures + 1 >= ${failuresToLock} then ${until}::timestamptz else locked_until end`,
      })
      .where('id', '=', staff.id)
      .returning('failures')
      .executeTakeFirstOrThrow()
    const act = failures === 0 ? 'lockOut' : 'failToSignIn'
    await recordDeed(app, tx, {
      organId: staff.organ_id,
      actor: 'unknown',
      from,
      act,
      subject: `staff:${staff.id}`,
    })
  })
}

const wrong = { code: 'wrong-password', message: '账号或口令不对', field: 'password' }
const expired = { code: 'session-expired', message: '登录已过期，请重新登录' }
const locked = (until: Date) => ({
  code: 'locked',
  message: `连续${failuresToLock}次输错，账号已锁定，${new Date(until.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}后可再试`,
})
