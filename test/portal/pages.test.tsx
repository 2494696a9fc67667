// The pages as they are sent: without script by nature.
import { beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { importSample, importSamples, reportOf, samples } from './samples.ts'

const app = await testApp({ now: () => new Date('2024-03-01T02:00:00Z') }, { GONGKAI_RATE: '100000' })
const server = await buildServer(app)

beforeAll(async () => {
  await importSamples(app)
  await importSample(app, { ...samples['linfen2022']!, more: { publishedOn: '2023-03-01' } }, '更正')
})

const get = async (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })
const text = async (url: string, headers: Record<string, string> = {}) => (await get(url, headers)).body

describe('the list', () => {
  const found = async (query: string) =>
    [...(await text(`/reports?${query}`)).matchAll(/<th scope="row"><a href="([^"]+)"/g)].map(([, href]) => href)

  const cases: [string, string[]][] = [
    ['q=临汾', ['/reports/linfen/2022', '/reports/linfen/2023']],
    ['q=臨汾', ['/reports/linfen/2022', '/reports/linfen/2023']],
    ['region=13', ['/reports/xinle/2019']],
    ['level=township', ['/reports/xiquan/2020']],
    ['year=2023', ['/reports/linfen/2023']],
    ['edition=2019', ['/reports/xinle/2019', '/reports/xiquan/2020']],
    ['checks=errors', ['/reports/xinle/2019']],
    ['rule=T3-BAL', ['/reports/xinle/2019']],
    ['q=没有这个机关', []],
    [
      'level=nonsense&year=abc',
      ['/reports/linfen/2022', '/reports/linfen/2023', '/reports/xinle/2019', '/reports/xiquan/2020'],
    ],
  ]
  test.each(cases)('%s', async (query, expected) => {
    expect((await found(query)).sort()).toEqual(expected)
  })

  test('is sorted as asked', async () => {
    expect((await found('sort=received')).slice(0, 2)).toEqual(['/reports/linfen/2023', '/reports/linfen/2022'])
    expect((await found('sort=errors'))[0]).toBe('/reports/xinle/2019')
  })

  test('says how many were found, and keeps the condition in export, feed and removal', async () => {
    const page = await text('/reports?level=prefecture')
    expect(page).toContain('找到2份报告')
    for (const href of [
      '/reports.csv?level=prefecture',
      '/reports.ndjson?level=prefecture',
      '/reports/feed.atom?level=prefecture',
    ])
      expect(page).toContain(`href="${href}"`)
    expect(page).toContain('去掉这个条件')
  })

  test('has an older version nowhere', async () => {
    for (const url of ['/reports', '/', '/reports.csv', '/reports/feed.atom', '/sitemap.xml', '/organs/linfen'])
      expect(await text(url), url).not.toContain('version=1')
    const lines = (await text('/reports.ndjson?year=2022')).trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0]!).publishedOn).toBe('2023-03-01')
  })

  test('has no withdrawn report', async () => {
    await app.pool.query(`update reports set state = 'withdrawn' where organ_id = 'xiquan'`)
    await app.pool.query('update data_version set number = number + 1')
    await new Promise((done) => setTimeout(done, 1100))
    for (const url of [
      '/reports',
      '/',
      '/reports.csv',
      '/reports.ndjson',
      '/reports/feed.atom',
      '/sitemap.xml',
      '/compare',
    ])
      expect(await text(url), url).not.toContain('xiquan')
    for (const url of [
      '/reports/xiquan/2020',
      '/reports/xiquan/2020?version=1',
      '/reports/xiquan/2020/original',
      '/reports/xiquan/2020/report.json',
    ])
      expect((await get(url)).statusCode, url).toBe(404)
    await app.pool.query(`update reports set state = 'published' where organ_id = 'xiquan'`)
    await app.pool.query('update data_version set number = number + 1')
    await new Promise((done) => setTimeout(done, 1100))
  })
})

describe('a report', () => {
  test('embeds its data', async () => {
    const page = await text('/reports/linfen/2023')
    const [, json] = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(page)!
    const { findings, about, source, ...embedded } = JSON.parse(json!)
    const { findings: _findings, about: _about, source: _source, ...expected } = reportOf(samples['linfen2023']!)
    expect(embedded).toEqual(expected)
    expect(source.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(findings.every(({ severity }: { severity: string }) => severity !== 'error')).toBe(true)
  })

  test('has its findings at the cells and beside the table under the same number', async () => {
    const page = await text('/reports/xinle/2019')
    const [, number] = /href="#f(\d+)" aria-label="差错\d+"/.exec(page)!
    expect(page).toContain(`id="f${number}" class="fnote"`)
    expect(page).toContain('5 + 0 ≠ 0 + 0')
    expect(page).toContain('T3-BAL')
  })

  test('quotes what was printed where it was read otherwise', async () => {
    const page = await text('/reports/xinle/2019')
    expect(page).toMatch(/原文印作“<span data-as-published="true">減5711<\/span>”，读作−5,711/)
    expect(page).toContain('可能是5或空白')
  })

  test('says on the page that it is made up', async () => {
    for (const url of [
      '/reports/linfen/2023',
      '/reports',
      '/',
      '/organs/linfen',
      '/compare?left=linfen/2022&right=linfen/2023',
    ])
      expect(await text(url), url).toContain('示例数据，非该机关发布')
  })

  test('has charts that say what they show, and no style that a strict policy forbids', async () => {
    const page = await text('/reports/linfen/2023')
    for (const label of [
      '本年新收328件申请，其中自然人294件、商业企业34件。',
      '行政复议14件：结果维持9、其他结果1、尚未审结4',
    ])
      expect(page).toContain(label)
    expect(page.match(/<svg[^>]*role="img"/g)!.length).toBeGreaterThanOrEqual(4)
    expect(page).not.toMatch(/<(text|path|rect)[^>]* style=/)
    expect(page).not.toMatch(/<script(?![^>]*(type="application\/json"|src=))/)
  })

  test('stays readable in its older version, which names the newer one', async () => {
    const page = await text('/reports/linfen/2022?version=1')
    expect(page).toContain('这是第1版，已被第2版取代')
    expect(page).toContain('noindex')
    expect(await text('/reports/linfen/2022')).toContain('/reports/linfen/2022?version=1')
  })

  test.each(['docx', 'pdf', 'html', 'xlsx', 'csv', 'json'])('downloads as %s', async (format) => {
    const answer = await get(`/reports/linfen/2023/report.${format}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('临汾市人民政府'))
    expect(answer.rawPayload.length).toBeGreaterThan(1000)
  })

  test('gives the original without letting it act', async () => {
    const answer = await get('/reports/linfen/2023/original')
    expect(answer.body).toContain('临汾市人民政府2023年')
    expect(answer.headers['content-security-policy']).toContain('sandbox')
  })

  test.each([
    '/reports/linfen/1999',
    '/reports/nobody/2023',
    '/reports/linfen/2023?version=9',
    '/reports/linfen/abc',
    '/organs/nobody',
    '/nowhere',
  ])('is not there: %s', async (url) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('没有这一页')
  })
})

describe('a comparison', () => {
  test('counts and marks the cells that differ, with the signed change', async () => {
    const page = await text('/compare?left=linfen/2022&right=linfen/2023')
    expect(page).toContain('可比的200格中，48格不同')
    expect(page).toMatch(
      /<span class="l"><span class="sr">左 <\/span>305<\/span><span class="r"><span class="sr">右 <\/span>328<\/span><span class="d"><span class="sr">增减 <\/span>\+23/,
    )
  })

  test('of two formats compares the cells that both have', async () => {
    const page = await text('/compare?left=xinle/2019&right=linfen/2023')
    expect(page).toMatch(/另有\d+格只在一份中有/)
    expect(page).toContain('无此格')
  })

  test('prints changes with their sign and money with its unit, as the report does', async () => {
    const page = await text('/compare?left=xinle/2019&right=linfen/2023')
    for (const figure of ['−5,711', '+3', '6,089.19万元', '97,191.39<']) expect(page).toContain(figure)
  })

  test('has each table under a heading of its own', async () => {
    expect(await text('/compare?left=linfen/2022&right=linfen/2023')).toMatch(
      /<h3 id="of-requests"><span class="phrase">/,
    )
  })

  test('offers the choice where one is missing or unknown', async () => {
    for (const url of ['/compare', '/compare?left=linfen/2023', '/compare?left=nobody/2000&right=x'])
      expect(await text(url), url).toContain('比较两份年度报告')
  })
})

describe('the years of an organ', () => {
  test('stand side by side', async () => {
    const page = await text('/organs/linfen')
    expect(page).toContain('2023年新收328件，比上年增加23件')
    expect(page).toContain('2023年的申请，89.6%来自自然人')
    expect(page).toMatch(/一、本年新收政府信息公开申请数量<\/th><td class="num">305<\/td><td class="num">328<\/td>/)
    expect(page).toContain('/compare?left=linfen%2F2022&amp;right=linfen%2F2023')
  })
})

describe('script and size', () => {
  test('are kept by a cookie and by the address', async () => {
    const asked = await get('/reports/xinle/2019?script=hant&text=larger')
    expect(asked.body).toContain('<html lang="zh-Hant" data-text="larger">')
    expect(asked.body).toContain('核對結果')
    const cookie = String(asked.headers['set-cookie']).split(';')[0]!
    const next = await text('/reports', { cookie })
    expect(next).toContain('<html lang="zh-Hant" data-text="larger">')
    expect(await text('/reports')).toContain('<html lang="zh-Hans">')
  })

  test('leave the published text and the data as they are', async () => {
    const page = await text('/reports/linfen/2023?script=hant')
    expect(page).toContain('臨汾市人民政府')
    const [, json] = /id="report-data">(.*?)<\/script>/s.exec(page)!
    expect(JSON.parse(json!).organ).toBe('临汾市人民政府')
    expect(await text('/reports/xinle/2019')).toContain('<div class="prose" lang="zh-Hant" data-as-published="true">')
  })
})

describe('a page that has not changed', () => {
  test('is answered by 304, until the data change', async () => {
    const first = await get('/reports/linfen/2023')
    const etag = String(first.headers['etag'])
    expect((await get('/reports/linfen/2023', { 'if-none-match': etag })).statusCode).toBe(304)
    expect((await get('/reports/linfen/2023?script=hant', { 'if-none-match': etag })).statusCode).toBe(200)
    await importSample(app, { ...samples['linfen2023']!, texts: { 1: '更正后的总体情况。' } }, '第二版')
    await new Promise((done) => setTimeout(done, 1100))
    const changed = await get('/reports/linfen/2023', { 'if-none-match': etag })
    expect(changed.statusCode).toBe(200)
    expect(changed.body).toContain('更正后的总体情况')
  })

  test('is sent compressed to those who can read it', async () => {
    const answer = await get('/reports/linfen/2023', { 'accept-encoding': 'gzip' })
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(answer.rawPayload.length).toBeLessThan(30_000)
  })
})

describe('standing pages', () => {
  test('feed, map and robots are well formed', async () => {
    const feed = await text('/reports/feed.atom')
    expect(feed).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<feed /)
    expect(feed.match(/<entry>/g)).toHaveLength(4)
    expect(await text('/sitemap.xml')).toContain('/reports/linfen/2023</loc>')
    expect(await text('/robots.txt')).toContain('Sitemap: http')
  })

  test('every rule has its place', async () => {
    const page = await text('/rules')
    for (const id of ['T3-BAL', 'Y-CARRY', 'R-OPEN']) expect(page).toContain(`id="${id}"`)
  })
})

test('every link of the site leads somewhere', async () => {
  const seen = new Set<string>()
  const broken: string[] = []
  const waiting = ['/']
  while (waiting.length) {
    const url = waiting.pop()!
    if (seen.has(url) || seen.size > 400) continue
    seen.add(url)
    const answer = await get(url)
    if (answer.statusCode !== 200) broken.push(`${answer.statusCode} ${url}`)
    if (!String(answer.headers['content-type']).startsWith('text/html') || !/^\/(?!api)/.test(url)) continue
    const page = answer.body
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, href] of page.matchAll(/(?:href|src|action)="([^"]+)"/g)) {
      const [path, anchor] = href!.replaceAll('&amp;', '&').split('#')
      if (!path && anchor && !ids.has(anchor)) broken.push(`#${anchor} on ${url}`)
      // Of the endless combinations of filter, comparison and mode a few are enough.
      if (path?.startsWith('/') && !/script=|text=|download=|\?.*&/.test(path)) waiting.push(path)
    }
  }
  expect(broken).toEqual([])
  expect(seen.size).toBeGreaterThan(40)
})
