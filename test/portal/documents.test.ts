// The pages of documents as they are sent, and what none of the outputs may ever show.
import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { hidden, publishSamples, shown } from './documents.ts'
import { importSamples } from './samples.ts'

const app = await testApp({ now: () => new Date('2026-04-09T02:00:00Z') }, { GONGKAI_RATE: '100000' })
const server = await buildServer(app)

beforeAll(async () => {
  await importSamples(app)
  await publishSamples(app)
})

const get = (url: string) => server.inject({ url })
const text = async (url: string) => (await get(url)).body
const document = `/o/linfen/docs/${shown.notice}`

describe('a document', () => {
  test('shows its elements, text, attachment and interpretation', async () => {
    const page = await text(document)
    for (const words of [
      '临政发〔2026〕5号',
      '国土资源、能源',
      '现行有效',
      '临规〔2026〕3号',
      '2031年3月31日',
      '片区综合地价补偿',
      '片区综合地价表.txt',
      '政策解读',
      '/document.docx',
      '/document.pdf',
      '/qr.svg',
    ])
      expect(page).toContain(words)
  })
  test('says in its head what government sites say', async () => {
    const page = await text(document)
    expect(page).toContain('<meta name="SiteName" content="临汾市人民政府"/>')
    expect(page).toContain('<meta name="SiteIDCode" content="1410000039"/>')
    expect(page).toContain('<meta name="ArticleTitle" content="临汾市人民政府关于中心城区土地征收补偿标准的通知"/>')
    expect(page).toContain('<meta name="PubDate" content="2026-03-27 00:00"/>')
    expect(page).toContain('<meta name="ContentSource" content="临汾市人民政府"/>')
    const { origin, host } = new URL(app.config.origin)
    expect(page).toContain(`<meta name="SiteDomain" content="${host}"/>`)
    expect(page).toContain(`<meta name="Url" content="${origin}${document}"/>`)
    expect(page).toContain(`<link rel="canonical" href="${origin}${document}"/>`)
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)!
    expect(JSON.parse(data!)).toMatchObject({
      '@type': 'Legislation',
      url: origin + document,
      legislationIdentifier: '临政发〔2026〕5号',
    })
  })
  test('a registered document has its caption below the title', async () => {
    const page = (await text(document)).replace(/<[^>]*>/g, '')
    expect(page).toContain('（2026年3月20日临政发〔2026〕5号印发　自2026年4月1日起施行）')
    const interpretation = (await text(`/o/linfen/docs/${shown.interpretation}`)).replace(/<[^>]*>/g, '')
    expect(interpretation).not.toContain('印发')
  })
  test('the interpretation leads back', async () =>
    expect(await text(`/o/linfen/docs/${shown.interpretation}`)).toContain(`href="${document}"`))
  test('what is repealed says so first', async () =>
    expect(await text(`/o/linfen/docs/${shown.repealed}`)).toContain('已废止'))
  test('in traditional script', async () => expect(await text(`${document}?script=hant`)).toContain('徵收補償標準'))
  test.each([
    ['document.docx', 'PK'],
    ['document.pdf', '%PDF'],
    ['document.zip', 'PK'],
    ['qr.svg', '<svg'],
    ['files/1', '片区一'],
  ])('%s', async (name, begins) => {
    const { statusCode, rawPayload } = await get(`${document}/${name}`)
    expect(statusCode).toBe(200)
    expect(rawPayload.toString('utf8').trimStart().startsWith(begins)).toBe(true)
  })
  test('the archive holds text and attachment under their names', async () => {
    const entries = unzipped((await get(`${document}/document.zip`)).rawPayload)
    expect(Object.keys(entries)).toContain('附件/1-片区综合地价表.txt')
    expect(entries['附件/1-片区综合地价表.txt']!.toString()).toBe('片区一 每亩八万元')
  })
  test('one that was withdrawn says when and why', async () => {
    const { statusCode, body } = await get(`/o/linfen/docs/${hidden.withdrawn}`)
    expect(statusCode).toBe(410)
    expect(body).toContain('因数据有误撤下')
  })
})

describe('the site', () => {
  test.each([
    ['/o/linfen', ['最新公开', '（七）财政预算、决算信息', '临汾市人民政府2023年', '晋ICP备00000000号']],
    ['/o/linfen/content', ['重点领域', '（一）行政法规、规章和规范性文件', '土地征收']],
    ['/o/linfen/guide', ['市政府办公室政务公开科', '齐全', '0357-0000001']],
    ['/o/linfen/rules', ['政府信息发布审查制度', '第2版']],
    ['/o/linfen/rules/review?version=1', ['这不是现行的版本']],
    ['/o/linfen/reports', ['2023年政府信息公开工作年度报告']],
    ['/o/linfen/library', ['城乡居民基本养老保险', '临政发〔2026〕5号']],
    ['/o/linfen/reading-points', ['临汾市档案馆', 'https://map.example.cn/a']],
    ['/o/linfen/map', ['订阅与开放数据']],
    ['/o/linfen/gazette', ['2026年第1号（总第40号）', 'href="/o/linfen/gazette.ndjson"']],
    ['/o/linfen/gazette/2026/1', ['市政府文件', '临政发〔2026〕5号']],
    ['/docs', ['临汾市教育局']],
    ['/search?q=養老', ['城乡居民基本']],
    ['/o/linfen/docs?scope=tree&theme=T11', ['义务教育招生']],
  ])('%s', async (address, words) => {
    const page = await text(address)
    for (const word of words) expect(page).toContain(word)
  })
  test('the library keeps what is in force apart from what is not', async () => {
    expect(await text('/o/linfen/library')).not.toContain('暂行办法')
    expect(await text('/o/linfen/library?validity=repealed')).toContain('暂行办法')
  })
  test.each([
    '/o/nowhere',
    '/o/nowhere/docs',
    '/o/linfen/docs/1',
    '/o/linfen/rules/none',
    '/o/linfen/gazette/2026/2',
    '/o/linfen/gazette/2026/2.pdf',
    '/o/linfen-edu/gazette.json',
    '/o/nowhere/feed.atom',
  ])('%s is not there', async (address) => expect((await get(address)).statusCode).toBe(404))
})

test('a site with a name of its own bears it in head, header and feeds, and the organ stays the source', async () => {
  const settle = async (name: string | null) => {
    await sql`update organ_sites set site_name = ${name} where organ_id = 'linfen'`.execute(app.db)
    await sql`update data_version set number = number + 1`.execute(app.db)
    // Pages that are kept ask for the state of the data once a second.
    await new Promise((done) => setTimeout(done, 1100))
  }
  await settle('汾河岸信息公开网')
  const page = await text(document)
  expect(page).toContain('<meta name="SiteName" content="汾河岸信息公开网"/>')
  expect(page).toContain('<meta name="ContentSource" content="临汾市人民政府"/>')
  expect(page).toContain('<b>汾河岸信息公开网</b><span>临汾市人民政府政府信息公开平台</span>')
  expect(page).toMatch(/<title>[^<]*－汾河岸信息公开网<\/title>/)
  expect(await text('/o/linfen/feed.atom')).toContain('<title>汾河岸信息公开网</title>')
  expect(await text('/o/linfen/feed.rss')).toContain('<title>汾河岸信息公开网</title>')
  await settle(null)
  expect(await text(document)).toContain('<meta name="SiteName" content="临汾市人民政府"/>')
})

describe('lists for machines', () => {
  test('Atom and RSS of a selection', async () => {
    expect(await text('/o/linfen/feed.atom?theme=T05')).toContain('<title>临汾市人民政府·国土资源、能源</title>')
    expect(await text('/docs/feed.rss')).toContain('<rss version="2.0">')
  })
  test('CSV', async () => expect(await text('/o/linfen/docs.csv')).toContain('临政发〔2026〕5号'))
  test('every issue of the gazette that is out, a line each or as one list', async () => {
    const lines = (await text('/o/linfen/gazette.ndjson')).trimEnd().split('\n')
    const issues = JSON.parse(await text('/o/linfen/gazette.json'))
    expect(lines.map((line) => JSON.parse(line))).toEqual(issues)
    expect(issues).toMatchObject([{ year: 2026, no: 1, totalNo: 40, entries: [{ id: shown.notice }] }])
  })
  test('the maps of the site', async () => {
    expect(await text('/sitemap-documents.xml')).toContain('/sitemap-documents/1.xml')
    expect(await text('/sitemap-documents/1.xml')).toContain(document)
    expect(await text('/robots.txt')).toContain('/sitemap-documents.xml')
  })
  test('the interface', async () => {
    const found = JSON.parse(await text('/api/documents?q=〔2026〕5号&facets=yes&organ=linfen&scope=tree'))
    expect(found.documents.map(({ documentNo }: { documentNo: string }) => documentNo).sort()).toEqual(
      ['临政发〔2026〕5号', '临教发〔2026〕5号'].sort(),
    )
    const one = JSON.parse(await text(found.documents[0].links.document))
    expect(one.organ.id).toMatch(/^linfen/)
    expect((await get(`/api/documents/linfen/${shown.notice}/files/1`)).body).toBe('片区一 每亩八万元')
    expect(JSON.parse(await text('/api/organs/linfen/guide')).complete).toBe(true)
  })
})

// Every output, asked in every way that could bring hidden things to light.
describe('nothing hidden shows', () => {
  const asked = [
    '紫微',
    '玄武湖',
    '长庚',
    '紫微大道选址方案',
    '临政发〔2026〕99号',
    '〔2026〕98号',
    'zwdd',
    'xwh',
    '选址',
  ]
  const lists = [
    '',
    ...asked.map((q) => `?q=${encodeURIComponent(q)}`),
    '?item=A20_10',
    '?number=临政发',
    '?sort=number',
  ]
  const outputs = [
    '/',
    '/docs',
    '/library?validity=all',
    '/sitemap.xml',
    '/sitemap-documents/1.xml',
    '/o/linfen',
    '/o/linfen/content',
    '/o/linfen/library?validity=all',
    '/o/linfen/map',
    '/o/linfen/gazette',
    '/o/linfen/gazette/2026/1',
    '/o/linfen/gazette/2026/1.pdf',
    '/o/linfen/gazette/2026/1.json',
    document,
    `${document}/document.docx`,
    `${document}/document.pdf`,
    ...[
      '/search',
      '/o/linfen/docs',
      '/docs/feed.atom',
      '/docs/feed.rss',
      '/docs.csv',
      '/o/linfen/feed.atom',
      '/o/linfen/feed.rss',
      '/o/linfen/docs.csv',
      '/api/documents',
    ].flatMap((path) =>
      lists.filter((list) => path !== '/api/documents' || !list.includes('sort')).map((list) => path + list),
    ),
    '/api/documents?facets=yes',
    ...asked.map((q) => `/api/documents/suggestions?q=${encodeURIComponent(q)}`),
    `/api/documents/linfen/${shown.notice}`,
  ]
  test.each(outputs)('%s', async (address) => {
    const { body, headers, statusCode } = await get(address)
    expect(statusCode).toBe(200)
    // What somebody typed may stand there again; nothing else.
    const q = new URL(address, 'http://localhost').searchParams.get('q') ?? ''
    const said = q ? withoutEcho(body, q) : body
    expect(said).not.toMatch(hidden.words)
    for (const id of hiddenIds) expect(said).not.toContain(id)
    if (!q) expect(decodeURIComponent(String(headers['content-disposition'] ?? ''))).not.toMatch(hidden.words)
  })

  const ways = ['', '/document.docx', '/document.pdf', '/document.zip', '/qr.svg', '/files/1']
  test.each(hiddenIds.flatMap((id) => ways.map((way) => `/o/linfen/docs/${id}${way}`)))('%s', async (address) => {
    const { statusCode, body, headers } = await get(address)
    expect([404, 410]).toContain(statusCode)
    expect(body).not.toMatch(hidden.words)
    expect(String(headers['content-disposition'] ?? '')).toBe('')
  })
  test.each(hiddenIds)('/api/documents/linfen/%s', async (id) => {
    expect((await get(`/api/documents/linfen/${id}`)).statusCode).toBe(404)
    expect((await get(`/api/documents/linfen/${id}/files/1`)).statusCode).toBe(404)
  })
  test('the archive of a document that hidden ones speak of', async () => {
    const entries = unzipped((await get(`${document}/document.zip`)).rawPayload)
    expect(Object.keys(entries).join()).not.toMatch(hidden.words)
    expect(Object.values(entries).join()).not.toMatch(hidden.words)
  })
})

const hiddenIds = [hidden.draft, hidden.scheduled, hidden.withdrawn]
const withoutEcho = (body: string, q: string) =>
  [q, encodeURIComponent(q), new URLSearchParams({ q }).toString().slice(2)].reduce(
    (rest, one) => rest.replaceAll(one, ''),
    body,
  )

function unzipped(bytes: Buffer): Record<string, Buffer> {
  const entries: Record<string, Buffer> = {}
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, named, extra] = [
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ]
    const start = at + 30 + named + extra
    entries[bytes.toString('utf8', at + 30, at + 30 + named)] = inflateRawSync(bytes.subarray(start, start + packed))
    at = start + packed
  }
  return entries
}
