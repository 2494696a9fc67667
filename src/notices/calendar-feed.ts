// 日程订阅 (iCalendar, RFC 5545): the due days of a person's requests and cases, for the calendar of phone or desk.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { addDays, type Day } from '../kit/days.ts'
import { states } from '../law/requests/index.ts'
import { loadStaff, newToken, organsWhere, type Staff, tokenDigest } from '../organs/index.ts'

/** The token of a new feed address; the person's earlier address ends. */
export async function makeCalendarFeed(app: App, staff: Staff): Promise<string> {
  const token = newToken()
  await app.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('calendar_feeds').where('staff_id', '=', staff.id).execute()
    await tx
      .insertInto('calendar_feeds')
      .values({ token_digest: tokenDigest(token), staff_id: staff.id })
      .execute()
  })
  return token
}

interface DueEvent {
  uid: string
  on: Day
  title: string
}

/** The feed of a token; undefined where there is none or its person left. Titles bear numbers and states, no names. */
export async function calendarFeed(app: App, token: string): Promise<string | undefined> {
  const feed = await app.db
    .selectFrom('calendar_feeds')
    .select('staff_id')
    .where('token_digest', '=', tokenDigest(token))
    .executeTakeFirst()
  const staff = feed && (await loadStaff(app.db, feed.staff_id, app.today()))
  if (!staff) return undefined
  const organs = organsWhere(staff, 'readRequests')
  const { rows } = await sql<{ id: string; number: string | null; state: keyof typeof states; due: Day }>`
    select id, number, state, next_due as due from requests
    where organ_id = any (${organs}::text[]) and is_open and next_due is not null and coalesce(handler_id, ${staff.id}::uuid) = ${staff.id}::uuid
    order by next_due limit 2000`.execute(app.db)
  const { rows: cases } = await sql<{ id: string; number: string | null; what: string; due: Day }>`
    select id, number, next_what as what, next_due as due from relief_cases
    where organ_id = any (${organs}::text[]) and next_due is not null order by next_due limit 2000`.execute(app.db)
  return iCalendar(
    [
      ...rows.map((one) => ({
        uid: `request-${one.id}`,
        on: one.due,
        title: `申请${one.number ?? '（未编号）'}：${states[one.state].label}`,
      })),
      ...cases.map((one) => ({
        uid: `case-${one.id}`,
        on: one.due,
        title: `案件${one.number ?? '（未编号）'}：${one.what}`,
      })),
    ],
    app.now(),
  )
}

/** All-day events; lines end in CRLF and are folded at 75 octets. */
export function iCalendar(events: readonly DueEvent[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const date = (day: Day) => day.replaceAll('-', '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gongkai//ZH',
    'X-WR-CALNAME:政府信息公开期限',
    ...events.flatMap(({ uid, on, title }) => [
      'BEGIN:VEVENT',
      `UID:${uid}@gongkai`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${date(on)}`,
      `DTEND;VALUE=DATE:${date(addDays(on, 1))}`,
      `SUMMARY:${title.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  for (const letter of line) {
    if (Buffer.byteLength(piece + letter) > (pieces.length ? 74 : 75)) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece].join('\r\n ')
}
