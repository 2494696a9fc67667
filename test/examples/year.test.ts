import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { exampleOrgans, playExampleYear } from '../../src/examples/index.ts'
import { storiesOf2023 } from '../../src/examples/stories.ts'
import { verifyRecord } from '../../src/record/index.ts'
import { casesBehind, tableFour } from '../../src/relief/index.ts'
import { calendarFor, foldAgain, readRequest, requestsBehind, tableThree } from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at } = await office()
const organIds = exampleOrgans.map(({ id }) => id)
// Tables of the report that the city published for the year, as read from it.
const published = JSON.parse(
  readFileSync(new URL('../reports/examples/linfen-2023.json', import.meta.url), 'utf8'),
).tables

beforeAll(async () => {
  at('2026-03-04T02:00:00Z')
  expect(await playExampleYear(app)).toMatchObject({ requests: 328, cases: 20 })
}, 240_000)

test('is the same year every time', () => expect(storiesOf2023()).toEqual(storiesOf2023()))

test('table three equals the published one, cell by cell', async () => {
  const { table } = (await tableThree(app.db, { organIds, year: 2023 }))!
  expect(table).toEqual(published.requests)
})

test('table four equals the published one', async () =>
  expect(await tableFour(app, organIds, 2023)).toEqual(published.relief))

test('the nine carried out are carried in the year after', async () => {
  const { table } = (await tableThree(app.db, { organIds, year: 2024 }))!
  expect(table['carriedIn']).toEqual(published.requests.carriedOut)
  expect(table['outcomeTotal']!['total']).toBe(9)
})

test('every cell opens exactly its cases', async () => {
  for (const [row, cells] of Object.entries(published.requests as Record<string, Record<string, number>>))
    for (const [column, count] of Object.entries(cells))
      expect(await requestsBehind(app.db, { organIds, year: 2023, row, column }), `${row} ${column}`).toHaveLength(
        count,
      )
  for (const [row, cells] of Object.entries(published.relief as Record<string, Record<string, number>>))
    for (const [column, count] of Object.entries(cells))
      expect(await casesBehind(app.db, organIds, 2023, row, column), `${row} ${column}`).toHaveLength(count)
})

test('none was answered late, and the record is whole', async () => {
  const { rows } = await sql<{ id: string }>`select id from requests where 'repliedLate' = any (flags)`.execute(app.db)
  expect(rows).toEqual([])
  expect((await verifyRecord(app.db)).broken).toEqual([])
})

describe('the saved standing', () => {
  test('of every request is that of its acts', async () => {
    const all = await app.db.selectFrom('requests').select(['organ_id', 'id']).execute()
    for (const { organ_id, id } of all) {
      const calendar = await calendarFor(app, organ_id)
      expect(await foldAgain(app.db, organ_id, id, calendar)).toEqual(
        (await readRequest(app.db, organ_id, id))!.standing,
      )
    }
  })
})

test('a second start plays nothing', async () => expect(await playExampleYear(app)).toBeNull())
