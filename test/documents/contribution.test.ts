// Contribution by department, month and channel; quotas; the figures of chapter one; who sees what stands behind them.
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { publicationDesk } from './desk.ts'
import { publish } from './published.ts'

const { app, ask, person } = await publicationDesk({ now: () => new Date('2026-07-10T02:00:00Z') })
const secret = '后来撤下的示例材料'

async function released(title: string, day: string, department: string | null, channels: string[], more: object = {}) {
  const id = await publish(app, { organ: 'bureau', title, publishedOn: day, ...more })
  await sql`update documents set department = ${department} where id = ${id}`.execute(app.db)
  await sql`delete from document_publications where document_id = ${id}`.execute(app.db)
  for (const [at, channel] of channels.entries())
    await sql`insert into document_publications (organ_id, document_id, no, channel, at, made_by)
      values ('bureau', ${id}, ${at + 1}, ${channel}, ${`${day}T10:00:00+08:00`}, 'test')`.execute(app.db)
  return id
}
const base = '/office/contribution/bureau/2026'

beforeAll(async () => {
  await person('head', 'bureau')
  await person('clerk', 'bureau', ['handler'])
  await person('chief', 'city', ['head'])
  await person('els', 'other')
  await released('示例一', '2026-01-05', '综合科', ['site', 'newMedia'])
  await released('示例二', '2026-01-31', '综合科', ['site'])
  await released('示例三', '2026-06-30', '法规科', ['site', 'gazette'], { kind: 'interpretation' })
  await released('示例四', '2026-03-01', null, ['noticeBoard'], { kind: 'notice' })
  await released('去年的示例', '2025-12-31', '老科室', ['site'])
  await released(secret, '2026-02-02', '法规科', ['site'], { state: 'withdrawn', note: '有误' })
})

describe('the contribution of a year', () => {
  test('is counted by department, month and channel, ranked, with the silent ones named', async () => {
    const quotas = [
      { department: '综合科', period: 'month', least: 1, basis: '示例要点' },
      { department: '新设科', period: 'quarter', least: 2, basis: '' },
    ]
    expect((await ask('PUT', '/office/quotas/bureau/2026', 'head', { quotas })).statusCode).toBe(200)
    const data = (await ask('GET', base, 'clerk')).json()
    expect(data).toMatchObject({ by: 'department', total: 7, silentAfter: 30 })
    expect(data.months).toEqual([3, 1, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0])
    const rows = Object.fromEntries(data.rows.map((row: { name: string }) => [row.name, row]))
    expect(Object.keys(rows)).toEqual(['法规科', '综合科', '未注明部门', '老科室', '新设科'])
    expect(rows['法规科']).toMatchObject({ place: 1, total: 3, silent: false, channels: { site: 2, gazette: 1 } })
    expect(rows['综合科']).toMatchObject({ place: 1, total: 3, silent: true, silentDays: 160 })
    expect(rows['综合科'].standing).toEqual({ asked: 6, periods: 6, met: 1, missing: 5 })
    expect(rows['新设科']).toMatchObject({
      total: 0,
      silent: true,
      silentDays: null,
      standing: { periods: 2, missing: 4 },
    })
    expect(rows['未注明部门']).toMatchObject({ silent: false })
  })

  test('every number of it is as many publications', async () => {
    const data = (await ask('GET', base, 'head')).json()
    const behind = async (query: string) =>
      (await ask('GET', `${base}/documents?by=department&${query}`, 'head')).json().rows
    for (const row of data.rows as { id: string; total: number; months: number[] }[]) {
      expect((await behind(`of=${encodeURIComponent(row.id)}`)).length, row.id).toBe(row.total)
      const at = row.months.findIndex((n) => n > 0)
      if (at >= 0)
        expect((await behind(`of=${encodeURIComponent(row.id)}&month=${at + 1}`)).length).toBe(row.months[at])
    }
    for (const { channel, total } of data.channels)
      expect((await behind(`channel=${channel}`)).length, channel).toBe(total)
  })

  test('goes out as a sheet', async () => {
    const answer = await ask('GET', `${base}/sheet.xlsx`, 'head')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(answer.rawPayload as never)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['按部门和月份', '按渠道和月份', '报送任务'])
    const sheet = book.worksheets[0]!
    expect(sheet.getRow(3).getCell(2).value).toBe('法规科')
    expect(sheet.getRow(8).getCell(3).value).toBe(7)
  })

  test('of a tree is counted by organ, and names nothing that is not public', async () => {
    const data = (await ask('GET', '/office/contribution/city/2026?below=true', 'chief')).json()
    expect(data.by).toBe('organ')
    expect(data.rows).toMatchObject([
      { id: 'bureau', total: 7 },
      { id: 'city', total: 0 },
    ])
    const behind = await ask('GET', '/office/contribution/city/2026/documents?below=true', 'chief')
    expect(behind.json().rows.length).toBe(7)
    expect(behind.body).not.toContain(secret)
    expect((await ask('GET', `${base}/documents`, 'head')).body).toContain(secret)
  })

  test.each([
    ['without a name', [{ department: ' ', period: 'month', least: 1 }], 'quotas.0'],
    [
      'twice',
      [
        { department: '甲', period: 'month', least: 1 },
        { department: '甲 ', period: 'year', least: 1 },
      ],
      'quotas.1',
    ],
  ])('a quota %s is refused', async (_, quotas, field) => {
    expect((await ask('PUT', '/office/quotas/bureau/2026', 'head', { quotas })).json()).toMatchObject({ field })
  })
})

describe('the figures of chapter one', () => {
  const figures = async (as = 'head', path = 'bureau/2026') =>
    Object.fromEntries(
      (await ask('GET', `/office/publication-figures/${path}`, as))
        .json()
        .figures.map((one: { id: string; n: number }) => [one.id, one.n]),
    ) as Record<string, number>

  test('each number has as many things behind it', async () => {
    await sql`insert into gazette_issues (organ_id, year, no, total_no, issued_on) values ('bureau', 2026, 1, 9, '2026-06-30')`.execute(
      app.db,
    )
    const found = await figures()
    expect(found).toMatchObject({
      documents: 5,
      interpretations: 1,
      'form.text': 1,
      'channel.site': 4,
      'channel.newMedia': 1,
      gazetteIssues: 1,
      pressConferences: 0,
      late: 0,
    })
    for (const [id, n] of Object.entries(found)) {
      const behind = await ask('GET', `/office/publication-figures/bureau/2026/${id}`, 'head')
      expect(behind.json().things.length, id).toBe(n)
    }
    expect((await ask('GET', '/office/publication-figures/bureau/2026/nothing', 'head')).statusCode).toBe(404)
  })

  test('what came out after its limit is counted by the calendar', async () => {
    const id = await released('晚了的示例', '2026-05-20', '综合科', ['site'])
    await sql`alter table documents disable trigger published_is_reviewed`.execute(app.db)
    await sql`update documents set takeover_id = null, formed_on = '2026-04-15' where id = ${id}`.execute(app.db)
    await sql`alter table documents enable trigger published_is_reviewed`.execute(app.db)
    // 20 working days from April 15, over the holiday of May 1: May 15.
    expect((await figures())['late']).toBe(1)
    await sql`update document_publications set at = '2026-05-13' where document_id = ${id}`.execute(app.db)
    await sql`update documents set published_on = '2026-05-13' where id = ${id}`.execute(app.db)
    expect((await figures())['late']).toBe(0)
  })

  test('the organ above sees the numbers and not the titles of what is not public', async () => {
    expect((await figures('chief', 'bureau/2026'))['documents']).toBe(6)
    const behind = await ask('GET', '/office/publication-figures/bureau/2026/documents', 'chief')
    expect(behind.body).not.toContain(secret)
  })
})

test('another organ reads and changes nothing', async () => {
  const paths = [
    base,
    `${base}/documents`,
    `${base}/sheet.xlsx`,
    '/office/quotas/bureau/2026',
    '/office/publication-figures/bureau/2026',
    '/office/publication-figures/bureau/2026/documents',
    '/office/conferences/bureau?year=2026',
  ]
  for (const path of paths) {
    expect((await ask('GET', path, 'els')).statusCode, path).toBe(403)
    expect((await ask('GET', path)).statusCode, path).toBe(401)
  }
  expect((await ask('PUT', '/office/quotas/bureau/2026', 'els', { quotas: [] })).statusCode).toBe(403)
  expect((await ask('PUT', '/office/quotas/bureau/2026', 'clerk', { quotas: [] })).statusCode).toBe(403)
  const facts = {
    kind: 'interview',
    topic: '示例',
    heldOn: '2026-07-01',
    speakers: [{ name: '甲' }],
    questions: [],
    transcript: '示例',
  }
  expect((await ask('POST', '/office/conferences/bureau', 'els', facts)).statusCode).toBe(403)
})
