// 试算: what a notice of holidays would do to open requests, complaints and corrections, before it is entered. Nothing is written.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import type { HolidayNotice } from '../law/calendar/index.ts'
import { type ActFacts, type MovedDay, movedDays } from '../law/requests/index.ts'
import type { Staff } from '../organs/index.ts'
import { calendarOfRegion, calendarWith } from './calendars.ts'
import { noticeRefusal } from './enter-holiday-notice.ts'
import { type BesideMove, movedBeside } from './move-beside.ts'
import { running } from './recompute-clocks.ts'

export interface MoveForeseen {
  organId: string
  organName: string
  requestId: string
  number: string | null
  moved: MovedDay[]
}

export interface NoticePreview {
  /** Open requests that were counted through. */
  open: number
  /** How many of them would move; the first 500 are listed. */
  moving: number
  changes: MoveForeseen[]
  /** Complaints and corrections whose days would move. */
  beside: BesideMove[]
}

const batchSize = 500
const mostListed = 500

export async function previewHolidayNotice(app: App, by: Staff, notice: HolidayNotice): Promise<Result<NoticePreview>> {
  const refusal = await noticeRefusal(app, by, notice)
  if (refusal) return refused(refusal)
  const { rows: regions } = await sql<{ region: string | null; organs: string[] }>`
    select region, array_agg(id order by id) as organs from organs o
    where ${notice.region ? sql`region like ${`${notice.region}%`}` : sql`true`}
      and exists (select from requests r where r.organ_id = o.id and ${running})
    group by region order by region`.execute(app.db)
  const seen: NoticePreview = { open: 0, moving: 0, changes: [], beside: await movedBeside(app, notice) }
  for (const { region, organs } of regions) {
    const [old, next] = [await calendarOfRegion(app, region), await calendarWith(app, region, notice)]
    for (let after = { organ: '', id: zero }; ; ) {
      const batch = await openAfter(app, organs, after)
      for (const { organId, organName, requestId, number, acts } of batch) {
        const moved = movedDays(
          acts.map(({ act, on, data }) => ({ ...data, act, on }) as ActFacts),
          old,
          next,
        )
        if (!moved.length) continue
        seen.moving += 1
        if (seen.changes.length < mostListed) seen.changes.push({ organId, organName, requestId, number, moved })
      }
      seen.open += batch.length
      const last = batch.at(-1)
      if (!last || batch.length < batchSize) break
      after = { organ: last.organId, id: last.requestId }
    }
  }
  return accepted(seen)
}

const zero = '00000000-0000-0000-0000-000000000000'

interface OpenRow extends Omit<MoveForeseen, 'moved'> {
  acts: { act: string; on: Day; data: object }[]
}

async function openAfter(
  app: App,
  organs: readonly string[],
  after: { organ: string; id: string },
): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select r.organ_id as "organId", o.name as "organName", r.id as "requestId", r.number,
      (select json_agg(json_build_object('act', a.act, 'on', a.on_day, 'data', a.data) order by a.no)
        from request_acts a where a.organ_id = r.organ_id and a.request_id = r.id) as acts
    from requests r join organs o on o.id = r.organ_id
    where r.organ_id = any (${[...organs]}::text[]) and ${running}
      and (r.organ_id, r.id) > (${after.organ}, ${after.id}::uuid)
    order by r.organ_id, r.id limit ${batchSize}`.execute(app.db)
  return rows
}
