// Where a person is signed in: seen and ended by the person.
import type { App } from '../app.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import type { Staff } from './roles.ts'
import { idleMinutes } from './sign-in.ts'
import { tokenDigest } from './tokens.ts'

export interface SessionListed {
  id: string
  createdAt: Date
  seenAt: Date
  address: string | null
  /** What the browser said of itself. */
  agent: string | null
  /** The one that asks. */
  isThis: boolean
}

/** Sessions that still open the workbench, this one first, then by last use. */
export async function listSessions(app: App, staff: Staff, token: string): Promise<SessionListed[]> {
  const rows = await open(app, staff).selectAll().orderBy('seen_at', 'desc').execute()
  return rows
    .map((row) => ({
      id: row.id,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      address: row.address,
      agent: row.agent,
      isThis: row.token_digest === tokenDigest(token),
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

/** Ends one of the person's sessions, or all but the one that asks. */
export async function endSessions(
  app: App,
  staff: Staff,
  which: { id: string } | { allBut: string },
  from: string | null,
): Promise<Result<{ ended: number }>> {
  return app.db.transaction().execute(async (tx) => {
    const mine = tx.deleteFrom('sessions').where('staff_id', '=', staff.id)
    const { numDeletedRows } = await ('id' in which
      ? mine.where('id', '=', which.id)
      : mine.where('token_digest', '<>', tokenDigest(which.allBut))
    ).executeTakeFirst()
    const ended = Number(numDeletedRows)
    if (!ended && 'id' in which) return refused({ code: 'no-staff', message: '这次登录已经结束' })
    if (ended)
      await recordDeed(app, tx, {
        organId: staff.organId,
        actor: staff.id,
        from,
        act: 'endSessions',
        subject: `staff:${staff.id}`,
        after: { ended },
      })
    return accepted({ ended })
  })
}

const open = (app: App, staff: Staff) =>
  app.db
    .selectFrom('sessions')
    .where('staff_id', '=', staff.id)
    .where('complete', '=', true)
    .where('expires_at', '>', app.now())
    .where('seen_at', '>', new Date(app.now().getTime() - idleMinutes * 60_000))
