import { generate } from 'otplib'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  completeWithTotp,
  confirmTotp,
  failuresToLock,
  firstAdministratorLink,
  idleMinutes,
  lockedForMinutes,
  resetLink,
  signIn,
  signOut,
  staffOfSession,
  startTotp,
  useLink,
} from '../../src/organs/index.ts'
import { passwordFault } from '../../src/organs/passwords.ts'
import { verifyRecord } from '../../src/record/index.ts'
import { office } from './office.ts'

const { app, at, organ, person } = await office()
const from = '127.0.0.1'
const enter = (login: string, password = `${login}-Word-1`) => signIn(app, { login, password, from })
const whoIs = (token: string) => staffOfSession(app.db, token, app.now(), app.today(), idleMinutes)

beforeAll(async () => {
  await organ('city')
  await person('zhang', 'city', ['handler'])
  await person('wang', 'city', ['head'])
  await person('zhao', 'city', ['registry'])
})

describe('signing in', () => {
  test('with the right password', async () => {
    const entered = await enter('zhang')
    if (!entered.ok) throw new Error(entered.refusal.message)
    expect(entered.value.needs).toBeNull()
    expect(await whoIs(entered.value.token)).toMatchObject({
      name: '示例zhang',
      organId: 'city',
      roles: [{ role: 'handler' }],
    })
    await signOut(app, entered.value.token)
    expect(await whoIs(entered.value.token)).toBeUndefined()
  })

  test('a wrong password and an unknown account get the same answer', async () => {
    expect(await enter('zhang', 'no')).toEqual(await enter('nobody', 'no'))
  })

  test('five wrong passwords lock the account for a quarter of an hour', async () => {
    at('2026-03-02T02:00:00Z')
    for (let i = 0; i < failuresToLock; i++) await enter('zhao', 'no')
    expect(await enter('zhao')).toMatchObject({ ok: false, refusal: { code: 'locked' } })
    expect(await enter('zhao', 'no')).toMatchObject({ refusal: { code: 'wrong-password' } })
    at(`2026-03-02T02:${lockedForMinutes + 1}:00Z`)
    expect(await enter('zhao')).toMatchObject({ ok: true })
  })

  test('an idle session ends', async () => {
    at('2026-03-02T03:00:00Z')
    const entered = await enter('zhang')
    const token = entered.ok ? entered.value.token : ''
    at('2026-03-02T03:59:00Z')
    expect(await whoIs(token)).toBeDefined()
    at('2026-03-02T05:00:00Z')
    expect(await whoIs(token)).toBeUndefined()
  })
})

test('the second factor: a code of the authenticator, taken once', async () => {
  at('2026-03-03T01:00:00Z')
  const wang = (await person('wang2', 'city', ['head']))!
  const { secret, uri } = await startTotp(app, wang, 'wang2')
  expect(uri).toContain('otpauth://totp/')
  const code = () => generate({ secret, epoch: Math.floor(app.now().getTime() / 1000) })
  expect(await confirmTotp(app, wang, '000000', from)).toMatchObject({ ok: false })
  expect(await confirmTotp(app, wang, await code(), from)).toEqual({ ok: true, value: null })
  at('2026-03-03T01:05:00Z')
  const entered = await enter('wang2')
  if (!entered.ok) throw new Error(entered.refusal.message)
  const { token, needs } = entered.value
  expect(needs).toBe('totp')
  expect(await whoIs(token)).toBeUndefined()
  expect(await completeWithTotp(app, token, '123', from)).toMatchObject({ refusal: { code: 'wrong-code' } })
  const once = await code()
  expect(await completeWithTotp(app, token, once, from)).toMatchObject({ ok: true })
  expect(await whoIs(token)).toMatchObject({ id: wang.id })
  const again = await enter('wang2')
  expect(await completeWithTotp(app, again.ok ? again.value.token : '', once, from)).toMatchObject({ ok: false })
})

test('on an empty installation the first administrator names the first organ', async () => {
  const fresh = await office()
  const token = (await firstAdministratorLink(fresh.app))!
  const input = { token, login: 'admin', name: '管理员', organId: 'linfen', password: 'Gongkai-2026', from }
  expect(await useLink(fresh.app, input)).toMatchObject({ refusal: { code: 'no-organ', field: 'organName' } })
  expect(await useLink(fresh.app, { ...input, organName: '示例市人民政府' })).toMatchObject({ ok: true })
  expect(await fresh.app.db.selectFrom('organs').select(['id', 'name']).execute()).toEqual([
    { id: 'linfen', name: '示例市人民政府' },
  ])
})

describe('links', () => {
  test('the first administrator, once', async () => {
    const token = (await firstAdministratorLink(app))!
    const input = { token, login: 'admin', name: '管理员', organId: 'city', password: 'Gongkai-2026', from }
    expect(await useLink(app, { ...input, password: 'short' })).toMatchObject({ refusal: { code: 'weak-password' } })
    expect(await useLink(app, input)).toMatchObject({ ok: true })
    expect(await useLink(app, input)).toMatchObject({ refusal: { code: 'link-used' } })
    expect(await firstAdministratorLink(app)).toBeUndefined()
    expect(await enter('admin', 'Gongkai-2026')).toMatchObject({ ok: true })
  })

  test('a new password ends the sessions and the old password', async () => {
    const entered = await enter('wang')
    const token = await resetLink(
      app,
      (await app.db.selectFrom('staff').select('id').where('login', '=', 'wang').executeTakeFirstOrThrow()).id,
    )
    expect(await useLink(app, { token, password: 'Another-Word-7', from })).toMatchObject({ ok: true })
    expect(await whoIs(entered.ok ? entered.value.token : '')).toBeUndefined()
    expect(await enter('wang')).toMatchObject({ ok: false })
    expect(await enter('wang', 'Another-Word-7')).toMatchObject({ ok: true })
  })

  test('a link that is too old is refused', async () => {
    const { id } = await app.db.selectFrom('staff').select('id').where('login', '=', 'wang').executeTakeFirstOrThrow()
    const token = await resetLink(app, id)
    at('2026-03-09T01:00:00Z')
    expect(await useLink(app, { token, password: 'Another-Word-8', from })).toMatchObject({
      refusal: { code: 'link-used' },
    })
  })
})

test.each([
  ['Ab1', '至少10个字符'],
  ['zhang-wei-2026', '不能包含账号'],
  ['aaaaaaaaaaaa1', '5种不同'],
  ['abcdefghijkl', '两类'],
  ['Gongkai-2026', undefined],
])('the password %s', (password, fault) => {
  if (fault) expect(passwordFault(password, 'zhang')).toContain(fault)
  else expect(passwordFault(password, 'zhang')).toBeUndefined()
})

test('all of it is on record, whole', async () => expect((await verifyRecord(app.db)).broken).toEqual([]))
