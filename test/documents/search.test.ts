// The search over a real database: what is found, in which order, and what never is.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type DocumentSearch, databaseSearch, reindex } from '../../src/documents/search/index.ts'
import { testApp } from '../app.ts'
import { type PublishedSample, publish } from './published.ts'

const app = await testApp()
const engine = databaseSearch(app)
const secret = '尚未公布的选址方案'

const samples: PublishedSample[] = [
  {
    title: '临汾市人民政府关于中心城区土地征收补偿标准的通知',
    number: '临政发〔2026〕5号',
    kind: 'normative',
    theme: 'land',
    item: 'A20_01',
    validity: 'inForce',
    madeOn: '2026-03-20',
    publishedOn: '2026-03-27',
    text: '征收土地按照片区综合地价补偿，附着物和青苗另行计算。',
  },
  {
    title: '临汾市土地征收补偿暂行办法',
    number: '临政发〔2018〕5号',
    kind: 'normative',
    theme: 'land',
    item: 'A20_01',
    validity: 'repealed',
    madeOn: '2018-05-02',
    publishedOn: '2018-05-08',
    text: '土地征收补偿按照本办法执行。',
  },
  {
    title: '临汾市城乡居民基本养老保险待遇调整实施办法',
    number: '临政规〔2026〕3号',
    kind: 'normative',
    theme: 'labour',
    validity: 'inForce',
    madeOn: '2026-03-25',
    publishedOn: '2026-04-01',
    text: '参保人员的待遇按月发给。经办机构应当说明理由。',
  },
  {
    title: '临汾市2026年政务公开工作要点',
    number: '临政办发〔2026〕15号',
    kind: 'policy',
    theme: 'general',
    madeOn: '2026-04-01',
    publishedOn: '2026-04-07',
    text: '围绕土地、征收、补偿等事项公开信息。',
  },
  {
    organ: 'linfen-edu',
    title: '临汾市教育局关于做好义务教育招生工作的通知',
    number: '临教发〔2026〕5号',
    kind: 'notice',
    theme: 'education',
    madeOn: '2026-04-02',
    publishedOn: '2026-04-03',
    text: '按照就近入学原则划定招生范围。',
  },
  {
    organ: 'xinle',
    title: '新樂市人民政府關於徵收補償的公告',
    number: '新政发〔2025〕5号',
    kind: 'notice',
    theme: 'land',
    madeOn: '2025-06-01',
    publishedOn: '2025-06-03',
    text: '現將徵收補償方案公告如下。',
  },
  { title: secret, number: '临政发〔2026〕99号', state: 'unpublished', text: `${secret}的正文，涉及临水片区。` },
  { title: '已经撤回的临水片区方案', number: '临政发〔2026〕98号', state: 'withdrawn', text: '临水片区。' },
]

beforeAll(async () => {
  for (const sample of samples) await publish(app, sample)
})

const titles = async (search: DocumentSearch | string) =>
  (await engine.find(typeof search === 'string' ? { text: search } : search)).hits.map(({ title }) => title)

describe('found', () => {
  const cases: [string, string][] = [
    ['临政发〔2026〕5号', samples[0]!.title],
    ['临政发(2026)第05号', samples[0]!.title],
    ['臨政發﹝2026﹞5號', samples[0]!.title],
    ['临汾市2026年政务公开工作要点', samples[3]!.title],
    ['養老保險', samples[2]!.title],
    ['zwgkgzyd', samples[3]!.title],
    ['就近入学', samples[4]!.title],
    ['“片区综合地价”', samples[0]!.title],
    ['“地价片区”', ''],
    ['综合地价', samples[0]!.title],
  ]
  test.each(cases)('%s', async (text, first) => expect((await titles(text))[0] ?? '').toBe(first))

  test('a simplified word finds a traditional text', async () =>
    expect(await titles('征收补偿方案')).toContain('新樂市人民政府關於徵收補償的公告'))
  test('year and number without the organ find all of them', async () =>
    expect((await titles('〔2026〕5号')).sort()).toEqual([samples[0]!.title, samples[4]!.title].sort()))
  test("an organ's characters find its documents", async () =>
    expect((await titles('临政办发'))[0]).toBe(samples[3]!.title))
})

test('an index number finds its document alone', async () => {
  const { index_no } = await app.db
    .selectFrom('documents')
    .select('index_no')
    .where('title', '=', samples[0]!.title)
    .executeTakeFirstOrThrow()
  const { hits } = await engine.find({ text: index_no! })
  expect(hits.map(({ title, match }) => `${match} ${title}`)).toEqual([`number ${samples[0]!.title}`])
  const unpublished = await app.db
    .selectFrom('documents')
    .select('index_no')
    .where('title', '=', '已经撤回的临水片区方案')
    .executeTakeFirstOrThrow()
  expect(await titles(unpublished.index_no!)).toEqual([])
})

describe('order', () => {
  test('in force before repealed, titles before mere mentions', async () => {
    const found = await titles('土地征收补偿')
    expect(found.indexOf(samples[0]!.title)).toBeLessThan(found.indexOf(samples[1]!.title))
    expect(found).toContain(samples[3]!.title)
  })
  test('an exact title stands first although it is repealed', async () =>
    expect((await titles('临汾市土地征收补偿暂行办法'))[0]).toBe(samples[1]!.title))
  test('a draft behind what became of it', async () => {
    const title = '临汾市电动自行车停放管理办法'
    await publish(app, { title: `${title}（征求意见稿）`, kind: 'draft', publishedOn: '2026-02-02' })
    await publish(app, { title: `${title}（试行）`, kind: 'normative', validity: 'inForce', publishedOn: '2026-01-05' })
    expect(await titles('电动自行车停放')).toEqual([`${title}（试行）`, `${title}（征求意见稿）`])
    await sql`update documents set published_version = null, withdrawn_on = '2026-04-09' where id in
      (select document_id from document_versions where title like ${`${title}%`})`.execute(app.db)
    await reindex(app.db)
  })
  test('newest and oldest first', async () => {
    expect((await titles({ text: '征收', order: 'oldest' }))[0]).toBe(samples[1]!.title)
    expect((await titles({ order: 'newest' }))[0]).toBe(samples[3]!.title)
  })
})

describe('narrowed', () => {
  const cases: [string, DocumentSearch, number][] = [
    ['one organ', { filter: { organs: ['linfen-edu'] } }, 1],
    ['a tree', { filter: { organs: ['linfen', 'linfen-edu'] } }, 5],
    ['theme', { filter: { theme: 'land' } }, 3],
    ['theme with words', { text: '补偿', filter: { theme: 'land', organs: ['linfen'] } }, 2],
    ['validity', { filter: { validity: 'inForce' } }, 2],
    ['year', { filter: { year: 2018 } }, 1],
    ['year with words', { text: '补偿', filter: { year: 2026 } }, 2],
    ['part of a number', { filter: { number: '临政发' } }, 2],
    ['number and year', { filter: { number: '临政发〔2026〕' } }, 1],
    ['days of publication', { filter: { publishedFrom: '2026-04-01', publishedTo: '2026-04-03' } }, 2],
    ['nothing left', { text: '土地', filter: { theme: 'education' } }, 0],
  ]
  test.each(cases)('%s', async (_, search, total) => expect((await engine.find(search)).total).toBe(total))

  test('facets count what was found', async () => {
    const { facets } = await engine.find({ text: '征收' })
    expect(facets?.theme.find(({ value }) => value === 'land')?.count).toBe(3)
    expect(facets?.validity).toContainEqual({ value: 'repealed', count: 1 })
  })
  test('pages of a list follow each other', async () => {
    const all = await titles({ limit: 10 })
    const pages = [...(await titles({ limit: 2, offset: 0 })), ...(await titles({ limit: 2, offset: 2 }))]
    expect(pages).toEqual(all.slice(0, 4))
  })
})

describe('marked and suggested', () => {
  test('what was found is marked in title and text', async () => {
    const [hit] = (await engine.find({ text: '附着物' })).hits
    expect(hit!.snippet.filter((run) => run.hit).map(({ text }) => text)).toEqual(['附着物'])
  })
  test('a slip of the hand is suggested', async () => {
    const { suggestions } = await engine.find({ text: '城乡居民基本养老报险' })
    expect(suggestions.map(({ text }) => text)).toContain(samples[2]!.title)
  })
  test('the same sound in other characters', async () => {
    const { suggestions } = await engine.find({ text: '正务公开工做要点' })
    expect(suggestions[0]).toEqual({ text: samples[3]!.title, because: 'sound' })
  })
  test('while typing initials', async () =>
    expect((await engine.suggest('ywjyzs')).map(({ text }) => text)).toEqual([samples[4]!.title]))
})

describe('never', () => {
  const asked = [secret, '选址', '临水片区', '临政发〔2026〕99号', '临政发〔2026〕98号', 'xzfa', '〔2026〕', '撤回', '']
  const shown = async (text: string) =>
    JSON.stringify([await engine.find({ text, limit: 100 }), text ? await engine.suggest(text) : []])

  test.each(asked)('“%s” shows nothing of what is unpublished or withdrawn', async (text) =>
    expect(await shown(text)).not.toMatch(/选址|临水|〔2026〕9[89]号/),
  )

  test('not even where a row of the index was left behind', async () => {
    const { rows } = await sql<{
      id: string
    }>`select document_id as id from document_index where number_key = '临政发[2026]5'`.execute(app.db)
    await sql`update documents set published_version = null, withdrawn_on = '2026-04-09' where id = ${rows[0]!.id}`.execute(
      app.db,
    )
    expect(await shown('临政发〔2026〕5号')).not.toContain('中心城区土地征收补偿标准')
    expect(await shown('综合地价')).not.toContain('中心城区土地征收补偿标准')
    expect(await reindex(app.db)).toBe(5)
    const { rows: left } = await sql`select from document_index where document_id = ${rows[0]!.id}`.execute(app.db)
    expect(left).toHaveLength(0)
  })
})

test.each(["'", '\\', "a'b & | ! :* <->", '((', '“”', '%_', '\u0000'.replace('\u0000', '␀'), '🀄', '@y2026'])(
  'any text is a question: %s',
  async (text) => expect((await engine.find({ text })).total).toBeGreaterThanOrEqual(0),
)
