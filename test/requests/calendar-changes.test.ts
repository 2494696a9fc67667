import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../src/kit/days.ts'
import type { HolidayNotice } from '../../src/law/calendar/index.ts'
import type { ActFacts } from '../../src/law/requests/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { recordOf, verifyRecord } from '../../src/record/index.ts'
import { movedCases, openCase, readCase, recomputeCases } from '../../src/relief/index.ts'
import {
  actOnRequest,
  calendarFor,
  calendarYear,
  complainOfPublication,
  enterHolidayNotice,
  fileRecordCorrection,
  foldAgain,
  listBesideMoves,
  listDueDayChanges,
  listHolidayNotices,
  previewHolidayNotice,
  readRequest,
  recomputeBeside,
  recomputeClocks,
  takeInRequest,
} from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
let admin: Staff
let one: Staff
const on = (day: string) => at(`${day}T02:00:00Z`)

beforeAll(async () => {
  await organ('bureau')
  await organ('guangxi')
  await app.db.updateTable('organs').set({ region: '450100' }).where('id', '=', 'guangxi').execute()
  admin = await person('adm', 'bureau', ['installationAdmin'])
  one = await person('one', 'bureau', ['registry', 'handler', 'head', 'legalReviewer'])
  await person('gx', 'guangxi', ['registry', 'handler', 'head'])
  await app.db.updateTable('staff').set({ email: 'one@example.com' }).where('id', '=', one.id).execute()
})

async function received(day: Day, acts: ActFacts[] = []): Promise<string> {
  on(day)
  const taken = await takeInRequest(
    app,
    one,
    {
      organId: 'bureau',
      channel: 'inPerson',
      on: day,
      applicantKind: 'naturalPerson',
      applicants: [{ name: '张三', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }],
      content: '2025年某街道旧改项目征收补偿方案',
      form: 'paper',
      delivery: 'inPerson',
    },
    null,
  )
  if (!taken.ok) throw new Error(taken.refusal.message)
  for (const facts of [{ act: 'register', on: day } as ActFacts, ...acts]) {
    on(facts.on)
    const acted = await actOnRequest(app, one, { organId: 'bureau', requestId: taken.value.id, facts }, null)
    if (!acted.ok) throw new Error(acted.refusal.message)
  }
  return taken.value.id
}

const notice = (name: string, off: [Day, Day], more: Partial<HolidayNotice> = {}): HolidayNotice => ({
  number: null,
  title: `关于${name}放假的通知`,
  announcedOn: '2026-06-01',
  region: null,
  settles: null,
  breaks: [{ name, off }],
  ...more,
})

describe('a holiday announced while requests are open', () => {
  let plain: string
  let heard: string
  let corrected: string

  test('moves their days and lists what moved', async () => {
    plain = await received('2026-06-01')
    heard = await received('2026-06-01', [
      { act: 'consultThirdParty', on: '2026-06-02', letter: 'a', arrivedOn: '2026-06-03' },
    ])
    corrected = await received('2026-06-01', [{ act: 'askForCorrection', on: '2026-06-02', until: '2026-07-10' }])
    expect(await readRequest(app.db, 'bureau', plain)).toMatchObject({ reply_due: '2026-06-30' })
    on('2026-06-03')
    const entered = await enterHolidayNotice(app, admin, notice('示例', ['2026-06-15', '2026-06-16']), null)
    if (!entered.ok) throw new Error(entered.refusal.message)
    const moved = Object.fromEntries(entered.value.changes.map((change) => [change.requestId, change.moved]))
    expect(moved[plain]).toEqual([{ what: 'reply', before: '2026-06-30', after: '2026-07-02' }])
    expect(moved[heard]).toContainEqual({ what: 'opinion', letter: 'a', before: '2026-06-25', after: '2026-06-29' })
    expect(moved[corrected]).toBeUndefined()
    expect(await readRequest(app.db, 'bureau', plain)).toMatchObject({ reply_due: '2026-07-02' })
  })

  test('is on record, told to the desk, and the saved standing is that of the acts', async () => {
    expect((await recordOf(app.db, 'bureau', `request:${plain}`)).at(-1)).toMatchObject({
      act: 'recomputeClock',
      before: { due: '2026-06-30' },
      after: { due: '2026-07-02' },
    })
    const { rows } = await sql<{ recipient: string; body: string }>`
      select recipient, body from outbox where subject like 'calendar:%'`.execute(app.db)
    expect(rows).toEqual([
      { recipient: 'one@example.com', body: expect.stringContaining('答复期限由2026-06-30改为2026-07-02') },
    ])
    const calendar = await calendarFor(app, 'bureau')
    for (const id of [plain, heard, corrected])
      expect(await foldAgain(app.db, 'bureau', id, calendar)).toEqual(
        (await readRequest(app.db, 'bureau', id))!.standing,
      )
    expect((await verifyRecord(app.db)).broken).toEqual([])
  })

  test('is corrected later: the days move back', async () => {
    const worked: HolidayNotice = {
      ...notice('示例更正', ['2026-06-14', '2026-06-14']),
      announcedOn: '2026-06-02',
      breaks: [{ name: '示例更正', off: ['2026-06-14', '2026-06-14'], worked: ['2026-06-15', '2026-06-16'] }],
    }
    const entered = await enterHolidayNotice(app, admin, worked, null)
    expect(entered).toMatchObject({ ok: true })
    expect(await readRequest(app.db, 'bureau', plain)).toMatchObject({ reply_due: '2026-06-30' })
    const changes = await listDueDayChanges(app, { organIds: ['bureau'], requestId: plain })
    expect(changes.map(({ oldDue, newDue }) => [oldDue, newDue])).toContainEqual(['2026-07-02', '2026-06-30'])
    expect(await listHolidayNotices(app)).toHaveLength(2)
  })

  test('binds its region alone', async () => {
    on('2026-06-04')
    const local = notice('示例节', ['2026-06-17', '2026-06-17'], { region: '45', announcedOn: '2026-06-03' })
    expect(await enterHolidayNotice(app, admin, local, null)).toMatchObject({ value: { changes: [] } })
  })

  test('what was interrupted is finished by the next run, once', async () => {
    await app.db
      .updateTable('requests')
      .set({ calendar: 'before', reply_due: '2026-06-29' })
      .where('id', '=', plain)
      .execute()
    on('2026-06-05')
    expect(await recomputeClocks(app)).toMatchObject([{ requestId: plain, oldDue: '2026-06-29', newDue: '2026-06-30' }])
    expect(await recomputeClocks(app)).toEqual([])
  })

  test('moves the days of cases too', async () => {
    const opened = await openCase(
      app,
      one,
      {
        organId: 'bureau',
        kind: 'reconsideration',
        body: '示例市人民政府',
        applicant: '张三',
        attacked: '答复',
        attackedOn: '2026-06-04',
        procedure: 'ordinary',
        openedOn: '2026-06-04',
        copyOn: '2026-06-05',
      },
      null,
    )
    if (!opened.ok) throw new Error(opened.refusal.message)
    const before = (await readCase(app.db, 'bureau', opened.value.id))!.next_due
    const announced = notice('又一', ['2026-06-11', '2026-06-12'], { announcedOn: '2026-06-05' })
    const foreseen = await movedCases(app, announced)
    expect(foreseen).toMatchObject([{ kind: 'case', id: opened.value.id, before }])
    await enterHolidayNotice(app, admin, announced, null)
    expect(await recomputeCases(app)).toMatchObject(foreseen)
    const after = (await readCase(app.db, 'bureau', opened.value.id))!.next_due
    expect(after! > before!).toBe(true)
    expect(foreseen[0]!.after).toBe(after)
    expect(await movedCases(app, announced)).toEqual([])
  })

  test('foresees, moves and records those of complaints and corrections; what is ended stays', async () => {
    on('2026-06-08')
    const applicant = { name: '张三', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' } as const
    const filed = async () => {
      const form = { organId: 'bureau', applicant, record: '登记簿', wrong: '面积有误', evidence: '产权证' }
      const made = await fileRecordCorrection(app, one, { ...form, on: '2026-06-08' }, null)
      if (!made.ok) throw new Error(made.refusal.message)
      return made.value
    }
    const [open, ended] = [await filed(), await filed()]
    await sql`update record_corrections set ended_on = '2026-06-08' where id = ${ended.id}::uuid`.execute(app.db)
    const about = {
      organId: 'bureau',
      information: '预算',
      reason: 'notPublished',
      text: '没有公开',
      person: applicant,
    }
    await sql`update organs set parent_id = 'guangxi' where id = 'bureau'`.execute(app.db)
    const complained = await complainOfPublication(app, about, null, 'a')
    expect(complained).toMatchObject({ ok: true })
    const announced = notice('临时', ['2026-06-22', '2026-06-22'], { announcedOn: '2026-06-08' })
    const preview = await previewHolidayNotice(app, admin, announced)
    const moves = [
      { kind: 'complaint', organId: 'guangxi' },
      { kind: 'correction', organId: 'bureau', id: open.id, before: open.dueOn },
    ]
    expect(preview).toMatchObject({ value: { beside: moves } })
    expect(await enterHolidayNotice(app, admin, announced, null)).toMatchObject({ value: { beside: moves } })
    const { rows } = await sql<{ id: string; due_on: Day }>`
      select id, due_on from record_corrections where id in (${open.id}::uuid, ${ended.id}::uuid)`.execute(app.db)
    const due = new Map(rows.map(({ id, due_on }) => [id, due_on]))
    expect(due.get(ended.id)).toBe(ended.dueOn)
    const calendar = await calendarFor(app, 'bureau')
    expect(due.get(open.id)).toBe(calendar.workingDayAfter('2026-06-08', 20))
    expect(due.get(open.id)! > open.dueOn!).toBe(true)
    expect((await recordOf(app.db, 'bureau', `correction:${open.id}`)).at(-1)).toMatchObject({
      act: 'recomputeClock',
      before: { due: open.dueOn },
    })
    const listed = await listBesideMoves(app, { organIds: ['bureau'] })
    expect(listed[0]).toMatchObject({ kind: 'correction', number: open.number, noticeTitle: announced.title })
    expect(listed.map(({ kind }) => kind)).not.toContain('complaint')
    await sql`update record_corrections set due_on = '2026-07-01' where id = ${open.id}::uuid`.execute(app.db)
    expect(await recomputeBeside(app)).toMatchObject([{ id: open.id, before: '2026-07-01', after: due.get(open.id) }])
    expect(await recomputeBeside(app)).toEqual([])
    expect((await verifyRecord(app.db)).broken).toEqual([])
  })
})

describe('what is refused', () => {
  const good = notice('拒', ['2026-07-06', '2026-07-07'])
  test.each([
    ['days the wrong way round', { breaks: [{ name: '假', off: ['2026-07-07', '2026-07-06'] }] }, 'breaks.0.off'],
    ['a break of a year', { breaks: [{ name: '假', off: ['2026-07-07', '2027-07-06'] }] }, 'breaks.0.off'],
    [
      'a day both off and worked',
      { breaks: [{ name: '假', off: ['2026-07-11', '2026-07-12'], worked: ['2026-07-11'] }] },
      'breaks.0.worked',
    ],
    ['a notice to come', { announcedOn: '2030-01-01' }, 'announcedOn'],
    ['no break', { breaks: [] }, 'breaks'],
    ['a region in words', { region: '广西' }, 'region'],
  ] as [string, Partial<HolidayNotice>, string][])('%s', async (_, change, field) =>
    expect(await enterHolidayNotice(app, admin, { ...good, ...change }, null)).toMatchObject({ refusal: { field } }),
  )

  test('a notice by anybody else, and the same one twice', async () => {
    expect(await enterHolidayNotice(app, one, good, null)).toMatchObject({ refusal: { code: 'not-yours' } })
    expect(await enterHolidayNotice(app, admin, good, null)).toMatchObject({ ok: true })
    expect(await enterHolidayNotice(app, admin, good, null)).toMatchObject({ refusal: { code: 'notice-known' } })
  })
})

test('after any notices, every open request stands as its acts and the calendar say', async () => {
  const ids: string[] = []
  for (const day of ['2026-08-03', '2026-08-10', '2026-08-20'] as Day[]) ids.push(await received(day))
  on('2026-08-21')
  let n = 0
  const day = fc.integer({ min: 1, max: 30 }).map((date) => `2026-09-${String(date).padStart(2, '0')}` as Day)
  await fc.assert(
    fc.asyncProperty(day, async (off) => {
      n += 1
      const entered = await enterHolidayNotice(
        app,
        admin,
        notice(`第${n}次`, [off, off], { announcedOn: '2026-08-21' }),
        null,
      )
      expect(entered.ok).toBe(true)
      const calendar = await calendarFor(app, 'bureau')
      for (const id of ids) {
        const row = (await readRequest(app.db, 'bureau', id))!
        expect(row.standing).toEqual(await foldAgain(app.db, 'bureau', id, calendar))
        expect(row.reply_due).toBe(calendar.workingDayAfter(row.received_on as Day, 20))
        expect(row.calendar).toBe(calendar.version)
      }
    }),
    { numRuns: 10 },
  )
  expect((await verifyRecord(app.db)).broken).toEqual([])
})

describe('a notice tried before it is entered', () => {
  const tried = notice('试算', ['2026-09-14', '2026-09-15'], { announcedOn: '2026-08-03' })

  test('says what would move, and moves nothing', async () => {
    const id = await received('2026-09-01')
    const before = (await readRequest(app.db, 'bureau', id))!
    const seen = await previewHolidayNotice(app, admin, tried)
    if (!seen.ok) throw new Error(seen.refusal.message)
    const foreseen = seen.value.changes.find(({ requestId }) => requestId === id)!
    expect(foreseen).toMatchObject({ organId: 'bureau', number: before.number })
    expect(await readRequest(app.db, 'bureau', id)).toEqual(before)
    const entered = await enterHolidayNotice(app, admin, tried, null)
    if (!entered.ok) throw new Error(entered.refusal.message)
    expect(entered.value.changes.length).toBe(seen.value.moving)
    expect(entered.value.changes.find(({ requestId }) => requestId === id)!.moved).toEqual(foreseen.moved)
  })

  test('takes days back by a correction that gives none off', async () => {
    const back: HolidayNotice = {
      ...notice('改回上班', ['2026-09-14', '2026-09-14'], { announcedOn: '2026-09-01' }),
      breaks: [{ name: '改回上班', off: null, worked: ['2026-09-14', '2026-09-15'] }],
    }
    const entered = await enterHolidayNotice(app, admin, back, null)
    expect(entered).toMatchObject({ ok: true })
    expect((await calendarFor(app, 'bureau')).isWorkingDay('2026-09-15')).toBe(true)
  })

  test('is an organ’s own only for an area where no other organ is', async () => {
    const local = await person('gxadm', 'guangxi', ['organAdmin'])
    const day: [Day, Day] = ['2026-10-20', '2026-10-20']
    const inNanning = notice('南宁市放假', day, { region: '450100', announcedOn: '2026-08-03' })
    expect(await previewHolidayNotice(app, local, { ...inNanning, region: null })).toMatchObject({
      refusal: { code: 'not-yours', field: 'region' },
    })
    expect(await previewHolidayNotice(app, one, inNanning)).toMatchObject({ refusal: { code: 'not-yours' } })
    await organ('liuzhou')
    await app.db.updateTable('organs').set({ region: '450200' }).where('id', '=', 'liuzhou').execute()
    expect(await enterHolidayNotice(app, local, { ...inNanning, region: '45' }, null)).toMatchObject({
      refusal: { code: 'not-yours' },
    })
    expect(await enterHolidayNotice(app, local, inNanning, null)).toMatchObject({ ok: true })
    const year = await calendarYear(app, '450100', 2026)
    expect(year.days.find(({ day: one }) => one === '2026-10-20')).toMatchObject({ kind: 'holiday', worked: false })
    expect(year.gaps.map(({ scope }) => scope)).toEqual(['local'])
    expect((await calendarYear(app, null, 2026)).gaps).toEqual([])
    expect((await calendarYear(app, null, 2031)).gaps).toMatchObject([{ scope: 'national' }])
  })
})
