import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openKeyRing } from '../../src/kit/crypto/keyring.ts'
import { seal, unseal } from '../../src/kit/crypto/sealed.ts'
import type { Staff } from '../../src/organs/index.ts'
import { recordHeads, recordOf, verifyRecord } from '../../src/record/index.ts'
import {
  actOnRequest,
  erasePeople,
  openByQuery,
  readRequest,
  requestsBehind,
  seePeople,
  takeInRequest,
  withdrawRequest,
} from '../../src/requests/index.ts'
import { resealAllData, rotateKeys } from '../../src/rotate-keys.ts'
import { office } from '../organs/office.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { app, at, organ, person } = await office()
app.keys = await openKeyRing(folder)
let one: Staff
const applicant = { name: '张三丰', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' } as const

beforeAll(async () => {
  await organ('bureau')
  one = await person('one', 'bureau', ['registry', 'handler', 'head'])
})

async function received() {
  at('2026-03-02T02:00:00Z')
  const form = { organId: 'bureau', channel: 'inPerson', on: '2026-03-02', applicantKind: 'naturalPerson' } as const
  const asked = { content: '旧改方案', form: 'paper', delivery: 'inPerson' } as const
  const taken = await takeInRequest(app, one, { ...form, ...asked, applicants: [{ ...applicant }] }, null)
  if (!taken.ok) throw new Error(taken.refusal.message)
  return taken.value
}

const keyOf = async (id: string) => {
  const { rows } = await sql<{ key: string }>`
    select split_part(sealed, ':', 2) as key from request_people where request_id = ${id}::uuid`.execute(app.db)
  return rows[0]!.key
}

describe('a new key', () => {
  test('seals what is there again, and what comes; everything still opens and is found', async () => {
    const { id, queryCode } = await received()
    expect(await keyOf(id)).toBe('k1')
    await rotateKeys(app, folder)
    expect(await resealAllData(app)).toEqual({ people: 1, secrets: 0 })
    expect(await keyOf(id)).toBe('k2')
    expect(await seePeople(app, one, 'bureau', id, null)).toMatchObject({ value: [{ person: applicant }] })
    expect(await openByQuery(app, { code: queryCode, tail: '5678' })).toMatchObject({ ok: true })
    expect(await keyOf((await received()).id)).toBe('k2')
    expect(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'))).toMatchObject({ current: 'k2' })
    expect((await recordOf(app.db, '', 'keys')).map(({ act }) => act)).toEqual(['rotateKeys'])
  })

  test('goes on where it was interrupted, and does nothing twice', async () => {
    await sql`update request_people set sealed = sealed`.execute(app.db)
    const many: string[] = []
    for (let n = 0; n < 12; n++) many.push((await received()).id)
    await rotateKeys(app, folder)
    let seen = 0
    const stopping = {
      ...app,
      transaction: ((work) => {
        if (seen++) throw new Error('interrupted')
        return app.transaction(work)
      }) as typeof app.transaction,
    }
    await expect(resealAllData(stopping)).rejects.toThrow('interrupted')
    await resealAllData(app)
    expect((await resealAllData(app)).people).toBe(0)
    for (const id of many) expect(await keyOf(id)).toBe('k3')
  })

  test('made by another process is found in the file', async () => {
    const here = await openKeyRing(folder)
    const elsewhere = await openKeyRing(folder)
    await rotateKeys({ ...app, keys: elsewhere }, folder)
    expect(unseal(here, seal(elsewhere, 'text', 'row'), 'row')).toBe('text')
    expect(here.current).toBe(elsewhere.current)
  })
})

describe('erasing a person', () => {
  test('waits for the end of the request and of the years kept, and leaves the rest', async () => {
    const { id, queryCode } = await received()
    const where = { organId: 'bureau', requestId: id }
    expect(await erasePeople(app, one, where, null)).toMatchObject({ refusal: { code: 'still-open' } })
    await withdrawRequest(app, { code: queryCode, tail: '5678' }, '不需要了', null)
    at('2036-03-01T02:00:00Z')
    expect(await erasePeople(app, one, where, null)).toMatchObject({ refusal: { code: 'kept-longer' } })
    at('2036-03-03T02:00:00Z')
    expect(await erasePeople(app, one, where, null)).toEqual({ ok: true, value: { people: 1 } })
    expect(await erasePeople(app, one, where, null)).toMatchObject({ refusal: { code: 'erased-before' } })
    expect(await readRequest(app.db, 'bureau', id)).toMatchObject({ applicant_mask: '（已清除）', content: '旧改方案' })
    expect(await seePeople(app, one, 'bureau', id, null)).toMatchObject({ value: [{ person: null }] })
    expect(await openByQuery(app, { code: queryCode, tail: '5678' })).toMatchObject({ ok: false })
    const { rows } = await sql<{
      row: string
    }>`select p::text as row from request_people p where request_id = ${id}::uuid`.execute(app.db)
    for (const secret of ['张', '5678', '002X']) expect(rows[0]!.row).not.toContain(secret)
    const counted = { organIds: ['bureau'], year: 2026, row: 'other.rest', column: 'total' }
    expect(await requestsBehind(app.db, counted)).toContainEqual({ organId: 'bureau', id })
    expect((await verifyRecord(app.db)).broken).toEqual([])
  })

  test('is for the head and the administrator of the organ', async () => {
    const clerk = await person('clerk', 'bureau', ['registry'])
    const { id } = await received()
    expect(await erasePeople(app, clerk, { organId: 'bureau', requestId: id }, null)).toMatchObject({
      refusal: { code: 'not-yours' },
    })
    expect(
      (
        await actOnRequest(
          app,
          one,
          { organId: 'bureau', requestId: id, facts: { act: 'register', on: '2026-03-02' } },
          null,
        )
      ).ok,
    ).toBe(true)
  })
})

test('the heads of the chains are those of their last entries', async () => {
  for (const { organId, no, digest } of await recordHeads(app.db)) {
    const { rows } = await sql<{ digest: string }>`
      select digest from record_entries where organ_id = ${organId} and no = ${no}`.execute(app.db)
    expect(rows).toEqual([{ digest }])
  }
})
