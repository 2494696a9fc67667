// 恢复码: on paper, for the day on which the authenticator or the key is lost. Each is good once, in place of the second
// factor; only digests are stored.
import { randomBytes } from 'node:crypto'
import type { App } from '../app.ts'
import { digest } from '../kit/crypto/digest.ts'
import { type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import type { Staff } from './roles.ts'
import { halfSignedIn, takeSecondStep } from './sign-in.ts'

export const recoveryCodeCount = 10

/** New codes, shown this once; those made before are void. */
export async function makeRecoveryCodes(app: App, staff: Staff, from: string | null): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newCode)
  await app.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('recovery_codes').where('staff_id', '=', staff.id).execute()
    await tx
      .insertInto('recovery_codes')
      .values(codes.map((code) => ({ code_digest: digestOf(staff.id, code), staff_id: staff.id, made_at: app.now() })))
      .execute()
    await recordDeed(app, tx, {
      organId: staff.organId,
      actor: staff.id,
      from,
      act: 'makeRecoveryCodes',
      subject: `staff:${staff.id}`,
    })
  })
  return codes
}

/** The second step with a code from paper; wrong ones count towards the lock. */
export async function completeWithRecoveryCode(
  app: App,
  token: string,
  code: string,
  from: string | null,
): Promise<Result<null>> {
  const staff = await halfSignedIn(app, token)
  if (!staff) return refused({ code: 'session-expired', message: '登录已过期，请重新登录' })
  return takeSecondStep(app, token, staff, from, {
    isRight: async () => {
      const { numUpdatedRows } = await app.db
        .updateTable('recovery_codes')
        .set({ used_at: app.now() })
        .where('code_digest', '=', digestOf(staff.id, code))
        .where('used_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      await app.db.transaction().execute((tx) =>
        recordDeed(app, tx, {
          organId: staff.organ_id,
          actor: staff.id,
          from,
          act: 'useRecoveryCode',
          subject: `staff:${staff.id}`,
        }),
      )
      return true
    },
    otherwise: { code: 'wrong-code', message: '恢复码不对，或者已经用过', field: 'code' },
  })
}

/** Without the letters and figures that look alike on paper; 16 signs of 31 are some 79 bits. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz'

function newCode(): string {
  const letters = Array.from({ length: 16 }, randomSign).join('')
  return letters.match(/.{4}/g)!.join('-')
}

function randomSign(): string {
  for (;;) {
    const [byte] = randomBytes(1)
    // 248 is the largest multiple of 31 in a byte: every sign is as likely as the others.
    if (byte! < 248) return signs[byte! % signs.length]!
  }
}

const digestOf = (staffId: string, code: string) =>
  digest('sha256', `${staffId} ${code.toLowerCase().replace(/[^0-9a-z]/g, '')}`)
