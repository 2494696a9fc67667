// 认定重复申请 (art. 36 (6)): an earlier request of the same applicant was answered, and this one asks for the same. Its items
// are decided as repeats, and the two stand beside each other from then on. The same matter sent twice is linked alone.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { article } from '../law/provisions.ts'
import { actOf } from '../law/requests/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { performAct, RolledBack, rolledBack } from './act-on-request.ts'
import { calendarFor } from './calendars.ts'
import { type Db, lockRequest, readRequest } from './store.ts'

export const linkKinds = { repeat: '重复申请', same: '同一事项' } as const
export type LinkKind = keyof typeof linkKinds

export interface MarkRepeat {
  organId: string
  requestId: string
  earlierId: string
  kind: LinkKind
  on: Day
  note?: string
  seen?: number
}

export async function markRepeat(
  app: App,
  by: Staff,
  { organId, requestId, earlierId, kind, on, note, seen }: MarkRepeat,
  from: string | null,
): Promise<Result<{ state: string; actCount: number }>> {
  if (!may(by, 'handle', organId)) return refused({ code: 'not-yours', message: whyNot('handle') })
  if (on > app.today())
    return refused({ code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' })
  const calendar = await calendarFor(app, organId)
  const basis = article('regulation', 36, { item: 6 }).text
  const no = (code: string, message: string) => refused({ code, message, basis })
  return asStaffOf(app.db, [organId], async (tx) => {
    let request = await lockRequest(tx, organId, requestId)
    const earlier = await readRequest(tx, organId, earlierId)
    if (!request || !earlier) return refused({ code: 'no-request', message: '没有这件申请' })
    if (seen !== undefined && seen !== request.act_count)
      return refused({ code: 'changed-meanwhile', message: '这件申请刚刚有新的办理记录，请刷新后再操作' })
    if (requestId === earlierId || earlier.submitted_on > request.submitted_on)
      return no('not-earlier', '请选择在这件申请之前提出的一件')
    const linked = await linksOf(tx, organId, requestId)
    if (linked.some(({ id }) => id === earlierId))
      return refused({ code: 'linked-before', message: '两件申请已经关联' })
    if (kind === 'repeat') {
      if (!(await haveCommonApplicant(tx, organId, requestId, earlierId)))
        return no('other-applicant', '重复申请是同一申请人提出的；这两件的申请人不同')
      if (!earlier.outcome) return no('not-answered', '前一件申请还没有答复，可以关联为同一事项，一并办理')
      const undecided = Object.entries(request.standing.items).filter(([, outcome]) => outcome === null)
      if (undecided.length && !actOf('decide').from.includes(request.standing.state))
        return no('wrong-state', '申请登记以后、送审以前，才能认定为重复申请')
      for (const [item] of undecided) {
        const facts = { act: 'decide', on, item, outcome: 'notProcessed.duplicate' } as const
        const words = note ?? `与${earlier.number ?? earlier.submitted_on}重复`
        const acted = await performAct(app, tx, request, facts, { id: by.id, from }, calendar, words)
        if (!acted.ok) throw new RolledBack(acted.refusal)
        request = (await lockRequest(tx, organId, requestId))!
      }
    }
    await tx
      .insertInto('request_links')
      .values({
        organ_id: organId,
        request_id: requestId,
        earlier_id: earlierId,
        kind,
        on_day: on,
        note: note ?? null,
        made_by: by.id,
        made_at: app.now(),
      })
      .execute()
    const deed = { organId, actor: by.id, from, act: 'markRepeat' }
    const after = { kind, earlier: earlierId }
    await recordDeed(app, tx, { ...deed, subject: `request:${requestId}`, after })
    return accepted({ state: request.state, actCount: request.act_count })
  }).catch(rolledBack)
}

export interface RequestLink {
  id: string
  number: string | null
  content: string
  state: string
  kind: LinkKind
  /** earlier: the other one came before this; later: it came after. split: one was split from the other. */
  direction: 'earlier' | 'later'
  onDay: Day | null
  note: string | null
  split: boolean
}

/** The requests that this one stands beside, both ways: repeats, the same matter, what was split. */
export async function linksOf(db: Db, organId: string, requestId: string): Promise<RequestLink[]> {
  const { rows } = await sql<RequestLink>`
    with links as (
      select earlier_id as id, kind, 'earlier' as direction, on_day, note, false as split from request_links
        where organ_id = ${organId} and request_id = ${requestId}::uuid
      union all select request_id, kind, 'later', on_day, note, false from request_links
        where organ_id = ${organId} and earlier_id = ${requestId}::uuid
      union all select split_from, 'same', 'earlier', null, null, true from requests
        where organ_id = ${organId} and id = ${requestId}::uuid and split_from is not null
      union all select id, 'same', 'later', null, null, true from requests
        where organ_id = ${organId} and split_from = ${requestId}::uuid
    )
    select r.id, r.number, r.content, r.state, l.kind, l.direction, l.on_day as "onDay", l.note, l.split
    from links l join requests r on r.organ_id = ${organId} and r.id = l.id order by r.submitted_on, r.number`.execute(
    db,
  )
  return rows
}

async function haveCommonApplicant(db: Db, organId: string, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    select exists (select from request_people a join request_people b on b.organ_id = a.organ_id and b.blind_id = a.blind_id
      where a.organ_id = ${organId} and a.request_id = ${one}::uuid and b.request_id = ${other}::uuid
        and a.role = 'applicant' and b.role = 'applicant') as same`.execute(db)
  return rows[0]!.same
}
