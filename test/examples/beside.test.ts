// What the example has beside its requests: letters with their service, complaints, corrections, proposals.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { playBeside } from '../../src/examples/beside.ts'
import { addExampleOffice } from '../../src/examples/index.ts'
import { type Played, playStory } from '../../src/examples/play.ts'
import { storiesOf2023 } from '../../src/examples/stories.ts'
import { verifyRecord } from '../../src/record/index.ts'
import { complaintFigures, listConversions, listRecordCorrections } from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at } = await office()

beforeAll(async () => {
  at('2026-03-04T02:00:00Z')
  const staff = await addExampleOffice(app)
  const played: Played[] = []
  for (const [index, story] of storiesOf2023().slice(0, 110).entries())
    played.push(await playStory(app, staff, story, index + 1))
  await playBeside(app, staff, played)
  expect(await playBeside(app, staff, played)).toBe(0)
}, 120_000)

test('every answer went out with a number of its own, was served, and on line opened', async () => {
  const { rows } = await sql<{
    answered: number
    numbers: number
    served: number
    online: number
    opened: number
    files: number
  }>`
    select count(*)::int as answered, count(distinct p.number)::int as numbers, count(p.served_on)::int as served,
      (count(*) filter (where p.service = 'electronic'))::int as online, count(p.first_opened_at)::int as opened,
      count(p.pdf_sha256)::int as files
    from request_papers p join requests r on r.organ_id = p.organ_id and r.id = p.request_id
    where p.state = 'issued' and p.act_no is not null and p.served_on is not null`.execute(app.db)
  const { answered, online } = rows[0]!
  expect(answered).toBe(110)
  expect(rows[0]).toMatchObject({ numbers: answered, served: answered, opened: online, files: 0 })
})

test('there are complaints in every state, corrections and proposals', async () => {
  expect(await complaintFigures(app.db, { organIds: ['example-city'], year: 2023 })).toMatchObject({
    received: 3,
    founded: 2,
    notAccepted: 1,
    rectified: 1,
  })
  expect(await complaintFigures(app.db, { organIds: ['example-city'], year: 2026 })).toMatchObject({ open: 2 })
  const organs = ['example-city', 'example-bureau', 'example-street']
  const states = (await listRecordCorrections(app, organs)).map(({ state }) => state)
  expect([...states].sort()).toEqual(['corrected', 'corrected', 'declined', 'filed', 'passedOn', 'verifying'])
  expect((await listConversions(app.db, { organIds: organs })).length).toBeGreaterThan(0)
})

test('the record is whole', async () => expect((await verifyRecord(app.db)).broken).toEqual([]))
