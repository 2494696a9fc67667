// 录入放假通知: a notice of holidays or a correction of one, by the installation's administrator, or for its own area by
// the administrator of an organ. Open clocks are recomputed at once, and what moved is listed.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { addDays, type Day, daysBetween, weekdayOf } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import type { HolidayNotice } from '../law/calendar/index.ts'
import { may, organsWhere, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { calendarAsOf } from './calendars.ts'
import { type BesideMove, recomputeBeside } from './move-beside.ts'
import { type DueDayChange, recomputeClocks } from './recompute-clocks.ts'

export interface HolidayNoticeEntered {
  id: number
  /** Requests whose days moved, with what moved from when to when. */
  changes: DueDayChange[]
  /** Complaints and corrections whose days moved. */
  beside: BesideMove[]
}

export async function enterHolidayNotice(
  app: App,
  by: Staff,
  notice: HolidayNotice,
  from: string | null,
): Promise<Result<HolidayNoticeEntered>> {
  const refusal = await noticeRefusal(app, by, notice)
  if (refusal) return refused(refusal)
  const id = await app.transaction(async (tx) => {
    const { rows } = await sql<{ id: number }>`
      insert into calendar_notices (region, notice, entered_by, entered_at)
      select ${notice.region}, ${JSON.stringify(notice)}::jsonb, ${by.id}, ${app.now()}
      where not exists (select from calendar_notices where notice = ${JSON.stringify(notice)}::jsonb)
      returning id`.execute(tx)
    const [row] = rows
    if (!row) return undefined
    const { title, announcedOn, region } = notice
    await recordDeed(app, tx, {
      organId: by.organId,
      actor: by.id,
      from,
      act: 'enterHolidayNotice',
      subject: `calendar:${row.id}`,
      after: { title, announcedOn, region },
    })
    return row.id
  })
  if (id === undefined) return refused({ code: 'notice-known', message: `“${notice.title}”已经录入，内容相同` })
  const changes = await recomputeClocks(app, { noticeId: id, old: (region) => calendarAsOf(app, region, id) })
  return accepted({ id, changes, beside: await recomputeBeside(app, id) })
}

/** Why this person may not enter this notice, or what is wrong with it. */
export async function noticeRefusal(app: App, by: Staff, notice: HolidayNotice): Promise<Refusal | undefined> {
  return (await rightRefusal(app, by, notice.region)) ?? noticeFault(notice, app.today())
}

/** Whoever keeps the calendar may enter any notice; an organ's administrator those that bind no other organ. */
async function rightRefusal(app: App, by: Staff, region: string | null): Promise<Refusal | undefined> {
  if (by.roles.some(({ organId }) => may(by, 'editCalendar', organId))) return undefined
  const own = organsWhere(by, 'editRegionCalendar')
  if (!own.length) return { code: 'not-yours', message: whyNot('editCalendar') }
  if (!region)
    return { code: 'not-yours', message: '全国的放假通知由平台管理员录入；请填写本地区的代码', field: 'region' }
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organs where region like ${`${region.replace(/\D/g, '')}%`} order by id`.execute(app.db)
  if (!rows.length) return { code: 'not-yours', message: `没有机关在地区${region}`, field: 'region' }
  const [other] = rows.filter(({ id }) => !own.includes(id))
  return (
    other && { code: 'not-yours', message: `地区${region}还有${other.name}等机关，由平台管理员录入`, field: 'region' }
  )
}

export interface EnteredNotice {
  id: number
  notice: HolidayNotice
  enteredBy: string
  enteredByName: string | null
  enteredAt: Date
}

/** The notices that the installation has entered, newest first. */
export async function listHolidayNotices(app: Pick<App, 'db'>): Promise<EnteredNotice[]> {
  const { rows } = await sql<EnteredNotice>`
    select c.id, c.notice, c.entered_by as "enteredBy", s.name as "enteredByName", c.entered_at as "enteredAt"
    from calendar_notices c left join staff s on s.id::text = c.entered_by order by c.id desc`.execute(app.db)
  return rows
}

const longestBreak = 31

/** Why this is not a notice that days can be counted by. */
function noticeFault({ title, announcedOn, region, settles, breaks }: HolidayNotice, today: Day): Refusal | undefined {
  const fault = (field: string, message: string): Refusal => ({ code: 'bad-notice', message, field })
  if (!title.trim()) return fault('title', '请填写通知的标题')
  if (announcedOn > today) return fault('announcedOn', `公布日期${announcedOn}还没有到，今天是${today}`)
  if (region !== null && !/^\d{2}(\d{2}){0,2}$/.test(region))
    return fault('region', `地区代码“${region}”应为2、4或6位数字；全国的通知不填`)
  if (settles !== null && !(settles >= 2019 && settles <= 2098))
    return fault('settles', `年份${settles}应在2019至2098之间`)
  if (!breaks.length && settles === null) return fault('breaks', '请填写至少一个假期')
  for (const [index, { name, off, worked = [] }] of breaks.entries()) {
    const at = `breaks.${index}`
    if (!off && !worked.length) return fault(`${at}.off`, `${name}没有写哪些日子放假或者上班`)
    if (!off) continue
    const days = daysBetween(off[0], off[1]) + 1
    if (days < 1) return fault(`${at}.off`, `${name}放假起止颠倒：${off[0]}至${off[1]}`)
    if (days > longestBreak)
      return fault(`${at}.off`, `${name}放假${days}天，一次放假不超过${longestBreak}天，请核对年份`)
    const off1 = Array.from({ length: days }, (_, n) => addDays(off[0], n))
    const both = worked.find((day) => off1.includes(day))
    if (both) return fault(`${at}.worked`, `${both}既放假又上班`)
    const weekday = worked.find((day) => weekdayOf(day) !== 0 && weekdayOf(day) !== 6)
    if (weekday && settles !== null) return fault(`${at}.worked`, `${weekday}不是周末，调休上班的应是周六或周日`)
  }
}
