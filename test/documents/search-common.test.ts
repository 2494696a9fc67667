// A word that stands in very many documents: the index is asked year by year, and what was promised of the order holds.
import { beforeAll, expect, test } from 'vitest'
import { type DocumentSearch, databaseSearch } from '../../src/documents/search/index.ts'
import { testApp } from '../app.ts'
import { type PublishedSample, publish } from './published.ts'

const app = await testApp()
const engine = databaseSearch(app)
const no = (at: number) => String(at).padStart(3, '0')
const inTitle = Array.from(
  { length: 120 },
  (_, at): PublishedSample => ({
    title: `第${no(at)}号污染防治方案`,
    publishedOn: `2025-0${1 + (at % 9)}-15`,
    validity: at % 4 === 0 ? 'repealed' : 'inForce',
    theme: at % 2 ? 'land' : 'general',
  }),
)
const samples: PublishedSample[] = [
  ...inTitle,
  { title: '道路清扫安排', text: '污染防治的要求从其规定。', publishedOn: '2026-02-01' },
  { title: '污染防治', validity: 'repealed', publishedOn: '2019-05-01' },
  { title: '早年的污染防治办法', publishedOn: '2018-05-01' },
  { title: '污染防治内部材料', state: 'unpublished' },
  { title: '撤下的污染防治通知', state: 'withdrawn', publishedOn: '2026-02-02' },
]
const find = (search: Omit<DocumentSearch, 'text'> = {}) => engine.find({ text: '污染防治', limit: 200, ...search })
const titles = async (search?: Omit<DocumentSearch, 'text'>) => (await find(search)).hits.map(({ title }) => title)

beforeAll(async () => {
  for (const sample of samples) await publish(app, sample)
}, 120_000)

test('the exact title stands first, what is in force before what is repealed, titles before texts', async () => {
  const { hits, total } = await find()
  expect([total, hits.length]).toEqual([123, 123])
  expect(hits[0]!.title).toBe('污染防治')
  expect(hits.at(-1)!.title).toBe('道路清扫安排')
  const repealed = hits.slice(1).map(({ validity }) => validity === 'repealed')
  expect(repealed.indexOf(true)).toBe(1 + 90)
  expect(repealed.filter(Boolean)).toHaveLength(30)
})

test('newest and oldest first', async () => {
  const newest = await titles({ order: 'newest' })
  expect([newest[0], newest.at(-1)]).toEqual(['道路清扫安排', '早年的污染防治办法'])
  const oldest = await titles({ order: 'oldest' })
  expect([oldest[0], oldest.at(-1)]).toEqual(['早年的污染防治办法', '道路清扫安排'])
})

test('narrowed by an element', async () => expect(await titles({ filter: { theme: 'land' } })).toHaveLength(60))

test('pages follow each other', async () => {
  const all = await titles()
  const [first, second] = [await titles({ limit: 50 }), await titles({ limit: 50, offset: 50 })]
  expect([...first, ...second]).toEqual(all.slice(0, 100))
})

test('nothing unpublished or withdrawn', async () => {
  const shown = (await titles()).join()
  expect(shown).not.toMatch(/内部材料|撤下的/)
})
