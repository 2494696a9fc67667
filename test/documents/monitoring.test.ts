// Monitoring of publication: what a self-check finds, what becomes of it, who is told, and who sees it.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { bodyFromText } from '../../src/documents/index.ts'
import {
  askExternally,
  checkLinks,
  columnRows,
  linksIn,
  selfCheck,
  selfCheckAll,
  sheetHistory,
  usualBounds,
} from '../../src/documents/monitoring/index.ts'
import { outboxOf, publicationDesk } from './desk.ts'
import { publish } from './published.ts'

let now = new Date('2026-04-09T02:00:00Z')
const { app, ask, person, enter, ids } = await publicationDesk(
  { now: () => now },
  { GONGKAI_ORIGIN: 'https://gk.example.cn' },
)

interface Shown {
  sheet: { points: number; passed: boolean; vetoes: string[]; items: { id: string; found: number; points: number }[] }
  faults: { item: string; title: string | null; words: string; address: string; firstOn: string }[]
  history: { onDay: string; points: number }[]
}
const shown = async (organ = 'bureau', as = 'head', day = ''): Promise<Shown> =>
  (await ask('GET', `/office/monitoring/${organ}${day && `?day=${day}`}`, as)).json()
const foundOf = ({ sheet }: Shown, item: string) => sheet.items.find(({ id }) => id === item)!.found
const secret = '没有公开的示例方案'

async function draft(title: string, formedOn: string, kind = 'notice') {
  const body = bodyFromText('示例正文')
  const answer = await ask('POST', '/office/documents', 'clerk', { organId: 'bureau', kind, title, body, formedOn })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().id as string
}
const dueOf = async (id: string) =>
  (await app.db.selectFrom('documents').select('publish_due').where('id', '=', id).executeTakeFirstOrThrow())
    .publish_due

beforeAll(async () => {
  await person('head', 'bureau', ['head', 'registry', 'organAdmin'], 'head@example.cn')
  await person('clerk', 'bureau', ['handler'], 'clerk@example.cn')
  await person('chief', 'city', ['head'], 'chief@example.cn')
  await person('els', 'other')
})

describe('limits', () => {
  test('a shorter limit moves the last day of what waits, and of what is drafted later', async () => {
    const id = await draft('示例会议通知', '2026-04-01')
    expect(await dueOf(id)).toBe('2026-04-30')
    const limits = [{ scope: 'kind', of: 'notice', days: 5, unit: 'workingDays', basis: '示例公开清单' }]
    const settled = await ask('PUT', '/office/monitoring/bureau/settings', 'head', {
      limits,
      columns: [],
      silentDays: 20,
    })
    expect(settled.json(), settled.body).toMatchObject({ moved: 1, silentDays: 20 })
    expect(await dueOf(id)).toBe('2026-04-09')
    const budget = await draft('示例预算', '2026-04-07', 'finance')
    expect(await dueOf(budget)).toBe('2026-04-27')
    await ask('PATCH', `/office/documents/bureau/${budget}`, 'clerk', { change: { kind: 'notice', item: null } })
    expect(await dueOf(budget)).toBe('2026-04-14')
  })
  test.each([
    ['without a basis', { scope: 'kind', of: 'notice', days: 5, unit: 'workingDays', basis: ' ' }, '依据'],
    ['for nothing known', { scope: 'kind', of: 'nothing', days: 5, unit: 'days', basis: '示例' }, '没有“nothing”'],
    ['longer than art. 26', { scope: 'kind', of: 'news', days: 30, unit: 'workingDays', basis: '示例' }, '只能缩短'],
  ])('a limit %s is refused', async (_, limit, words) => {
    const body = { limits: [limit], columns: [], silentDays: 30 }
    const answer = await ask('PUT', '/office/monitoring/bureau/settings', 'head', body)
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'bad-setting', field: 'limits.0' })
    expect(answer.json().detail).toContain(words)
  })
  test('the clerk does not settle them', async () => {
    const body = { limits: [], columns: [], silentDays: 30 }
    expect((await ask('PUT', '/office/monitoring/bureau/settings', 'clerk', body)).statusCode).toBe(403)
  })
})

describe('links', () => {
  const link = (href: string, text = '见此') => ({ type: 'paragraph' as const, content: [{ text, href }] })
  test('are read out of every kind of block; those of this installation as paths', () => {
    const found = linksIn(
      [
        link('https://gk.example.cn/o/bureau/docs', '本站'),
        link('mailto:a@example.cn'),
        { type: 'list', ordered: false, items: [[{ text: '外站', href: 'https://example.org/a' }]] },
        { type: 'table', rows: [[{ content: [{ text: '表', href: '/about' }] }]] },
      ],
      'https://gk.example.cn',
    )
    expect([...found]).toEqual([
      ['/o/bureau/docs', { words: '本站', place: 'internal' }],
      ['https://example.org/a', { words: '外站', place: 'external' }],
      ['/about', { words: '表', place: 'internal' }],
    ])
  })

  test('inside are looked up here; outside are not asked unless the operator says so', async () => {
    const target = await publish(app, {
      organ: 'bureau',
      title: '示例办法',
      files: [{ name: '附表.txt', bytes: '示例' }],
    })
    const gone = await publish(app, { organ: 'bureau', title: '示例旧办法', state: 'withdrawn' })
    const hidden = await publish(app, { organ: 'bureau', title: secret, state: 'unpublished' })
    const from = await publish(app, {
      organ: 'bureau',
      title: '有链接的示例通知',
      kind: 'notice',
      publishedOn: '2026-04-08',
    })
    const at = '/o/bureau/docs'
    const addresses = [
      ...[`${at}/${target}`, `${at}/${target}/files/1`, '/o/bureau/guide', '/apply/bureau', '/search?q=示例'],
      ...[
        `${at}/${gone}`,
        `${at}/${hidden}`,
        `${at}/${target}/files/9`,
        '/o/nobody',
        '/no/such/page',
        '/o/bureau/gazette/2026/1',
      ],
      ...['https://a.example/ok', 'https://a.example/gone', 'http://inside.example/'],
    ]
    const body = JSON.stringify(addresses.map((one) => link(one)))
    await sql`alter table document_versions disable trigger published_is_fixed`.execute(app.db)
    await sql`update document_versions set body = ${body}::jsonb where document_id = ${from}`.execute(app.db)
    await sql`alter table document_versions enable trigger published_is_fixed`.execute(app.db)
    const first = await checkLinks(app, null)
    expect(first).toMatchObject({ internal: 11, external: 0, dead: 6 })
    const dead = await sql<{ address: string }>`select address from document_links where state = 'dead'`.execute(app.db)
    expect(dead.rows.map(({ address }) => address).sort()).toEqual(addresses.slice(5, 11).sort())

    const calls: string[] = []
    const fetched = async (url: string, { method }: { method: string }) => {
      calls.push(`${method} ${url}`)
      return { status: url.endsWith('/gone') ? 404 : 200 }
    }
    const resolved = async (host: string) => [host === 'inside.example' ? '10.1.2.3' : '203.0.113.7']
    const second = await checkLinks(app, askExternally(usualBounds(10), fetched, resolved))
    expect(second).toMatchObject({ scanned: 0, external: 3, dead: 8 })
    expect(calls.sort()).toEqual([
      'GET https://a.example/gone',
      'HEAD https://a.example/gone',
      'HEAD https://a.example/ok',
    ])
    const third = await checkLinks(app, askExternally(usualBounds(10), fetched, resolved))
    expect(third.external, 'asked again within the week').toBe(0)
  })

  test('no more than the bound are asked', async () => {
    const asked: string[] = []
    const fetched = async (url: string) => {
      asked.push(url)
      return { status: 200 }
    }
    const many = Array.from({ length: 30 }, (_, at) => `https://h${at}.example/`)
    const answers = await askExternally(usualBounds(7), fetched, async () => ['203.0.113.7'])(many)
    expect([asked.length, answers.size]).toEqual([7, 7])
    for (const host of ['127.0.0.1', '[::1]', '192.168.1.1', '169.254.169.254', '[::ffff:10.0.0.1]'])
      expect([...(await askExternally(usualBounds(1), fetched)([`http://${host}/`])).values()]).toEqual([
        '地址在内部网络，外部打不开',
      ])
    expect(asked.length).toBe(7)
  })
})

describe('the sheet of a day', () => {
  test('names what is wrong, tells whom it concerns, and closes what is put right', async () => {
    expect((await ask('GET', '/office/monitoring/bureau', 'head')).json().sheet).toBeNull()
    expect((await ask('POST', '/office/monitoring/bureau/check', 'clerk')).statusCode).toBe(403)
    const late = await draft(secret, '2026-02-02', 'policy')
    const run = await ask('POST', '/office/monitoring/bureau/check', 'head')
    expect(run.statusCode, run.body).toBe(200)
    const day = await shown()
    expect(foundOf(day, 'overdue')).toBe(1)
    expect(foundOf(day, 'links')).toBe(8)
    expect(foundOf(day, 'guide')).toBeGreaterThan(3)
    expect(day.sheet.vetoes).toContain('empty')
    expect(day.faults.find(({ item }) => item === 'overdue')).toMatchObject({
      title: secret,
      address: `/workbench/documents/bureau/${late}`,
      firstOn: '2026-04-09',
    })
    const mails = await outboxOf(app)
    expect(mails.map(({ recipient }) => recipient)).toEqual(['clerk@example.cn', 'head@example.cn'])
    expect(mails[0]!.body).toContain('已形成未按期公开')
    expect(mails[0]!.body, 'the author hears of their documents alone').not.toContain('公开指南')
    for (const { title, body } of mails) expect(title + body).not.toContain(secret)

    await selfCheck(app, 'bureau')
    expect((await outboxOf(app)).length, 'nothing new, nothing said').toBe(2)

    now = new Date('2026-04-10T02:00:00Z')
    for (const login of ids.keys()) await enter(login)
    await sql`insert into organ_profiles (organ_id, office_name, office_phone) values ('bureau', '示例科', '000')`.execute(
      app.db,
    )
    await selfCheckAll(app)
    const next = await shown()
    expect(foundOf(next, 'guide')).toBe(foundOf(day, 'guide') - 2)
    const before = await shown('bureau', 'head', '2026-04-09')
    expect(before.faults.length).toBe(day.faults.length)
    // The notice was to be published by the day before.
    expect(foundOf(next, 'overdue')).toBe(2)
    expect(next.faults.length).toBe(day.faults.length - 1)
    expect(next.faults.find(({ title }) => title === secret)!.firstOn).toBe('2026-04-09')
    expect(next.history.map(({ onDay }) => onDay)).toEqual(['2026-04-09', '2026-04-10'])
    expect(await sheetHistory(app.db, 'bureau', 1)).toMatchObject([{ onDay: '2026-04-10' }])
  })

  test('a column that an organ has nothing for, with its reason, is not empty', async () => {
    const columns = [{ id: 'A20_10', applies: false, days: null, basis: '本机关不办理建设项目' }]
    const before = foundOf(await shown(), 'empty')
    await ask('PUT', '/office/monitoring/bureau/settings', 'head', { limits: [], columns, silentDays: 30 })
    await selfCheck(app, 'bureau')
    expect(foundOf(await shown(), 'empty')).toBe(before - 1)
    const found = (await columnRows(app.db, 'bureau', 'county', app.today())).find(({ id }) => id === 'A20_10')
    expect(found).toMatchObject({ state: 'notOurs', basis: '本机关不办理建设项目', settled: true })
  })

  test('a column goes stale on the day after its limit', async () => {
    const states = async (today: string) => {
      const columns = await columnRows(app.db, 'bureau', 'county', today as never)
      return columns.find(({ id }) => id === 'notices')!
    }
    expect(await states('2026-10-08')).toMatchObject({ newest: '2026-04-08', state: 'fresh', idle: 183 })
    expect(await states('2026-10-09')).toMatchObject({ state: 'stale' })
  })

  test('a published document that was signed after its date fails the site', async () => {
    const id = await publish(app, { organ: 'bureau', title: '补填日期的示例', publishedOn: '2026-04-01' })
    await sql`insert into document_acts (organ_id, document_id, no, act, on_day, at, actor, data)
      values ('bureau', ${id}, 1, 'approve', '2026-04-07', now(), 'x', '{}')`.execute(app.db)
    await sql`update documents set takeover_id = null where id = ${id}`.execute(app.db).catch(() => undefined)
    await sql`alter table documents disable trigger published_is_reviewed`.execute(app.db)
    await sql`update documents set takeover_id = null where id = ${id}`.execute(app.db)
    await sql`alter table documents enable trigger published_is_reviewed`.execute(app.db)
    await selfCheck(app, 'bureau')
    const { sheet } = await shown()
    expect(sheet.vetoes).toEqual(expect.arrayContaining(['fakedDate', 'unreviewed']))
    expect(sheet.passed).toBe(false)
  })
})

describe('who sees it', () => {
  test('the organ above sees the scores, and not the titles of what is not public', async () => {
    const ranking = (await ask('GET', '/office/monitoring/city/below', 'chief')).json().organs
    expect(ranking).toMatchObject([{ organId: 'bureau', passed: false, overdue: 1 }])
    const { faults } = await shown('bureau', 'chief')
    expect(faults.find(({ item }) => item === 'overdue')).toMatchObject({ title: null })
    expect(JSON.stringify(faults)).not.toContain(secret)
  })
  test('another organ sees nothing and changes nothing', async () => {
    for (const path of ['', '/columns', '/below', '/settings'])
      expect((await ask('GET', `/office/monitoring/bureau${path}`, 'els')).statusCode, path).toBe(403)
    expect((await ask('POST', '/office/monitoring/bureau/check', 'els')).statusCode).toBe(403)
    const body = { limits: [], columns: [], silentDays: 30 }
    expect((await ask('PUT', '/office/monitoring/bureau/settings', 'els', body)).statusCode).toBe(403)
    expect((await ask('GET', '/office/monitoring/bureau')).statusCode).toBe(401)
    expect(ids.size).toBe(4)
  })
})
