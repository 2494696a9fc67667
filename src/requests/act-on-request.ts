// Every act of staff on a request goes through here: who may, whether the law allows it, append, fold, write the record.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import { type Day, yearOf } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import type { Calendar } from '../law/calendar/index.ts'
import {
  type ActFacts,
  type ActId,
  actOf,
  type NextAct,
  nextActs,
  type Review,
  refuseAct,
  type Standing,
} from '../law/requests/index.ts'
import { may, type PermissionId, type Role, roles, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { tellApplicant } from './applicant-notices.ts'
import { calendarFor } from './calendars.ts'
import { saveItems } from './items.ts'
import { appendActs, lockRequest, nextNumber, type RequestRow } from './store.ts'

export interface ActInput {
  organId: string
  requestId: string
  facts: ActFacts
  note?: string
  /** The number of acts that the person saw; refused when somebody acted in between. */
  seen?: number
}

export interface Acted {
  standing: Standing
  /** Acts so far, for the next `seen`. */
  actCount: number
  number: string | null
}

/** Work of a domain that must happen in the transaction of an act: letters are issued, notices written. */
export type ActHook = (tx: Transaction<Database>, context: HookContext) => Promise<Refusal | undefined>
export interface HookContext {
  app: App
  by: { id: string; from: string | null }
  request: RequestRow
  facts: ActFacts
  standing: Standing
  calendar: Calendar
}

export async function actOnRequest(
  app: App,
  by: Staff,
  input: ActInput,
  from: string | null,
  also: ActHook[] = [],
): Promise<Result<Acted>> {
  const role = roleRefusal(by, input.organId, input.facts.act) ?? reviewRefusal(by, input)
  if (role) return refused(role)
  if (input.facts.on > app.today())
    return refused({ code: 'in-future', message: `${input.facts.on}还没有到，今天是${app.today()}`, field: 'on' })
  const calendar = await calendarFor(app, input.organId)
  return asStaffOf(app.db, [input.organId], async (tx) => {
    const request = await lockRequest(tx, input.organId, input.requestId)
    if (!request) return refused({ code: 'no-request', message: '没有这件申请' })
    if (input.seen !== undefined && input.seen !== request.act_count)
      return refused({ code: 'changed-meanwhile', message: '这件申请刚刚有新的办理记录，请刷新后再操作' })
    return performAct(app, tx, request, input.facts, { id: by.id, from }, calendar, input.note, [
      ...also,
      tellApplicant,
    ])
  }).catch(rolledBack)
}

/** The act itself on a locked request; used by the applicant's, the clock's and the staff's edges alike. */
export async function performAct(
  app: App,
  tx: Transaction<Database>,
  request: RequestRow,
  facts: ActFacts,
  by: { id: string; from: string | null },
  calendar: Calendar,
  note?: string,
  also: ActHook[] = [],
): Promise<Result<Acted>> {
  const refusal = refuseAct(request.standing, facts, calendar)
  if (refusal) return refused(refusal)
  const standing = await appendActs(tx, request, [{ ...facts, ...(note && { note }) }], by, app.now(), calendar)
  if (standing.items !== request.standing.items) await saveItems(tx, request, standing.items)
  const number = facts.act === 'register' && !request.number ? await giveNumber(tx, request) : request.number
  for (const hook of also) {
    const stopped = await hook(tx, { app, by, request: { ...request, number }, facts, standing, calendar })
    if (stopped) throw new RolledBack(stopped)
  }
  await recordDeed(app, tx, {
    organId: request.organ_id,
    actor: by.id,
    from: by.from,
    act: facts.act,
    subject: `request:${request.id}`,
    before: { state: request.state, due: request.reply_due },
    after: { state: standing.state, on: facts.on, ...(number !== request.number && { number }) },
  })
  return accepted({ standing, actCount: request.act_count + 1, number })
}

/** An act inside another use case's transaction (relief moves the request it attacks); rolls back by `RolledBack`. */
export async function actOnLocked(
  app: App,
  tx: Transaction<Database>,
  organId: string,
  requestId: string,
  facts: ActFacts,
  by: { id: string; from: string | null },
  calendar: Calendar,
): Promise<Result<Acted>> {
  const request = await lockRequest(tx, organId, requestId)
  const acted = request
    ? await performAct(app, tx, request, facts, by, calendar)
    : refused({ code: 'no-request', message: '没有这件申请', field: 'requestId' })
  if (!acted.ok) throw new RolledBack(acted.refusal)
  return acted
}

/** 登记: the number within the year of receipt, 〔2024〕15号. */
async function giveNumber(tx: Transaction<Database>, request: RequestRow): Promise<string> {
  const year = yearOf(request.received_on as Day)
  const number = `〔${year}〕${await nextNumber(tx, request.organ_id, 'request', year)}号`
  await tx
    .updateTable('requests')
    .set({ number })
    .where('organ_id', '=', request.organ_id)
    .where('id', '=', request.id)
    .execute()
  return number
}

/** A refusal that comes after something was written: the transaction is rolled back and the refusal answered. */
export class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

export function rolledBack(error: unknown): Result<never> {
  if (error instanceof RolledBack) return refused(error.refusal)
  throw error
}

/** Why this person may not do this act at this organ; clearances by the reviewer's own role. */
export function roleRefusal(by: Staff, organId: string, act: ActId): Refusal | undefined {
  const { who, label, basis } = actOf(act)
  if (by.roles.some((held) => held.organId === organId && (who as readonly string[]).includes(held.role)))
    return undefined
  const names = who.flatMap((actor) => (actor in roles ? [roles[actor as Role]] : []))
  return { code: 'not-yours', message: `“${label}”由${names.join('、')}办理`, basis: basis.text }
}

const reviewBy: Record<Review, PermissionId> = { secrecy: 'clearSecrecy', legal: 'clearLegal', leader: 'clearLeader' }

/** A clearance is the reviewer's own: who may give one review may not give another. */
function reviewRefusal(by: Staff, { organId, facts }: ActInput): Refusal | undefined {
  if (facts.act !== 'clear' || may(by, reviewBy[facts.review], organId)) return undefined
  return { code: 'not-yours', message: whyNot(reviewBy[facts.review]), field: 'review' }
}

/** What can be done now, each act with what stands against it: the state, the clock, the person's roles. */
export function possibleActs(by: Staff, request: RequestRow, today: Day, calendar: Calendar): NextAct[] {
  return nextActs(request.standing, today, calendar).map((next) => {
    const refusal = next.refusal ?? roleRefusal(by, request.organ_id, next.act)
    return refusal ? { ...next, refusal } : next
  })
}
