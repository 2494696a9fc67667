import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { quotasOf } from '../../src/documents/channels/index.ts'
import { conferencesOf, publicConferences } from '../../src/documents/conferences/index.ts'
import { publicIssues } from '../../src/documents/gazette.ts'
import {
  attributesProposed,
  behindDisclosure,
  dueForReassessment,
  expiringSoon,
  findingsOpen,
  formedUnpublished,
  lackingInterpretation,
  publicConsultations,
  recheckFigures,
  standingAgain,
  tableTwo,
  toldByOthers,
} from '../../src/documents/index.ts'
import { columnRows } from '../../src/documents/monitoring/columns.ts'
import { addExampleOffice, exampleOrgans, playExampleDocuments } from '../../src/examples/index.ts'
import { checkItems } from '../../src/law/disclosure/index.ts'
import { verifyRecord } from '../../src/record/index.ts'
import { calendarFor } from '../../src/requests/index.ts'
import { shownBeside, walkPublished } from '../documents/reviewed.ts'
import { office } from '../organs/office.ts'

const { app, at } = await office()
const organIds = exampleOrgans.map(({ id }) => id)
// Table two of the report that the city published for the year, as read from it.
const published = JSON.parse(readFileSync(new URL('../reports/examples/linfen-2023.json', import.meta.url), 'utf8'))
  .tables.disclosure as Record<string, Record<string, number>>

beforeAll(async () => {
  at('2026-03-04T02:00:00Z')
  const done = await playExampleDocuments(app, await addExampleOffice(app))
  expect(done.documents).toBeGreaterThan(3500)
}, 120_000)

test('every published item has its complete review or its signed takeover', async () => {
  const { published, unproven } = await walkPublished(app)
  expect(published).toBeGreaterThan(3000)
  expect(unproven).toEqual([])
  expect(await shownBeside(app)).toBe(0)
})

test('table two equals the published one, cell by cell', async () => {
  const { edition, table } = (await tableTwo(app.db, { organIds, year: 2023 }))!
  expect(edition).toBe('2021')
  expect(table).toEqual(published)
})

test('every cell opens what it counts', async () => {
  for (const [row, cells] of Object.entries(published))
    for (const [column, count] of Object.entries(cells)) {
      const { documents, entries } = await behindDisclosure(app.db, { organIds, year: 2023, row, column })
      const sum = entries.reduce((total, one) => total + (one.quantity ?? 0) + (one.amountWan ?? 0), 0)
      expect(documents.length + Math.round(sum * 100) / 100, `${row} ${column}`).toBe(count)
    }
})

test('the organs alone add up to the tree', async () => {
  const each = await Promise.all(organIds.map((id) => tableTwo(app.db, { organIds: [id], year: 2023 })))
  const sum = each.reduce((total, one) => total + one!.table['normativeDocuments']!['inForce']!, 0)
  expect(sum).toBe(1184)
})

test('the year before had its own state', async () => {
  const { table } = (await tableTwo(app.db, { organIds, year: 2022 }))!
  expect(table['normativeDocuments']!['inForce']).toBe(307 + 1184 - 97)
  expect(table['normativeDocuments']!['repealed']).toBe(0)
})

test('the edition of 2019 counts the same documents its own way', async () => {
  const { edition, table } = (await tableTwo(app.db, { organIds, year: 2020 }))!
  expect(edition).toBe('2019')
  const { made, disclosed, total } = table['normativeDocuments']!
  expect(made).toBeGreaterThan(0)
  expect(total).toBeGreaterThan(disclosed!)
  const behind = await behindDisclosure(app.db, { organIds, year: 2020, row: 'normativeDocuments', column: 'total' })
  expect(behind.documents).toHaveLength(total!)
})

test('all is marked as an example, and the record is whole', async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from documents where not is_example`.execute(
    app.db,
  )
  expect(rows[0]!.n).toBe(0)
  expect((await verifyRecord(app.db)).broken).toEqual([])
})

test('the saved standing is that of the acts', async () => {
  const some = await app.db.selectFrom('documents').select(['organ_id', 'id', 'standing']).limit(100).execute()
  for (const { organ_id, id, standing } of some) expect(await standingAgain(app.db, organ_id, id)).toEqual(standing)
})

test('the site, the register and the gazette have something to show', async () => {
  const count = async (table: string) =>
    (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(app.db)).rows[0]!.n
  const least = {
    organ_sites: 4,
    reading_points: 7,
    work_rules: 13,
    catalogue_items: 60,
    deliveries: 2,
    document_cleanups: 2,
    publication_quotas: 12,
  }
  for (const [table, n] of Object.entries(least)) expect(await count(table), table).toBeGreaterThanOrEqual(n)
  const issues = await publicIssues(app.db, 'example-city')
  expect(issues.map(({ no, totalNo }) => [no, totalNo]).slice(-2)).toEqual([
    [2, 2],
    [1, 1],
  ])
  expect(issues).toHaveLength(12)
  expect((await toldByOthers(app.db, ['example-bureau'])).map(({ relation }) => relation)).toEqual(['repeals'])
  const [open, told] = await publicConsultations(app.db, 'example-city')
  expect([open!.resultOn, told!.comments, told!.adopted]).toEqual([null, 3, 1])
  expect(await expiringSoon(app.db, ['example-city'], app.today())).toHaveLength(3)
})

test('press conferences and interviews explain documents, with speakers, questions and the whole record', async () => {
  const held = await publicConferences(app.db, 'example-city')
  expect(held.map(({ kind, questions }) => `${kind} ${questions}`)).toEqual([
    'interview 3',
    'pressConference 2',
    'pressConference 3',
  ])
  for (const { topic, speakers, html, summary, isExample } of held) {
    expect([speakers.length > 0, isExample, summary], topic).toEqual([true, true, '（示例数据，非该机关发布）'])
    expect(html, topic).toMatch(/答：/)
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from conferences c
    join document_relations r on r.organ_id = c.organ_id and r.document_id = c.document_id and r.relation = 'interprets'
    join document_publications p on p.organ_id = r.to_organ_id and p.document_id = r.to_id
      and p.channel in ('pressConference', 'interview')`.execute(app.db)
  expect(rows[0]!.n, 'tied to what was explained, which has the channel').toBe(5)
  const now = await conferencesOf(app.db, ['example-city'], Number(app.today().slice(0, 4)))
  expect(now.filter(({ isPublic }) => !isPublic)).toHaveLength(1)
})

test('every board of time limits and looking again has something on it', async () => {
  const calendar = await calendarFor(app, 'example-city')
  const boards = {
    unpublished: await formedUnpublished(app.db, ['example-city'], app.today()),
    reassess: await dueForReassessment(app.db, ['example-city'], app.today()),
    lacking: await lackingInterpretation(app.db, ['example-city'], app.today(), calendar),
  }
  for (const [name, rows] of Object.entries(boards)) expect(rows.length, name).toBeGreaterThan(0)
  const figures = await recheckFigures(app.db, ['example-city'], 2026)
  expect(figures).toMatchObject({ rechecked: 3, findings: 2, putRight: 1 })
  const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title)
  expect(titles(await attributesProposed(app.db, ['example-city']))).toEqual(['园区雨污分流改造方案比选材料'])
  expect(titles(await findingsOpen(app.db, ['example-city']))).toEqual(['老年人助餐服务办法新闻发布会'])
  expect((await quotasOf(app.db, 'example-city', 2026)).length).toBeGreaterThan(1)
})

test('columns that an organ has nothing for say why; a few are empty, and the daily check finds them', async () => {
  for (const { id, level } of exampleOrgans) {
    const columns = await columnRows(app.db, id, level, app.today())
    const of = (state: string) => columns.filter((one) => one.state === state)
    const named = of('none').map((one) => one.label)
    expect(named.length, `${id}: ${named}`).toBeLessThan(checkItems.empty.vetoFrom)
    expect(of('notOurs').length).toBeGreaterThan(5)
    for (const { basis, documents, label } of of('notOurs')) {
      expect(basis, label).not.toMatch(/国办|条例/)
      expect(documents, label).toBe(0)
    }
  }
})

test('a second start adds nothing', async () =>
  expect(await playExampleDocuments(app, await addExampleOffice(app))).toEqual({ documents: 0, entries: 0 }))
