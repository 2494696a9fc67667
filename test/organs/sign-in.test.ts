import { generate } from 'otplib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '../../src/kit/results.ts'
import {
  changeStaff,
  clearSecondFactors,
  completeWithRecoveryCode,
  completeWithTotp,
  confirmTotp,
  endSessions,
  failuresToLock,
  firstAdministratorLink,
  idleMinutes,
  listSessions,
  lockedForMinutes,
  makeRecoveryCodes,
  makeResetLink,
  removeSecondFactor,
  type Staff,
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

let chief: Staff
const idOf = async (login: string) =>
  (await app.db.selectFrom('staff').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const resetLink = async (login: string) => value(await makeResetLink(app, chief, { id: await idOf(login) }, from))

beforeAll(async () => {
  await organ('city')
  chief = await person('chief', 'city', ['organAdmin'])
  await person('zhang', 'city', ['handler'])
  await person('wang', 'city', ['head'])
  await person('zhao', 'city', ['registry'])
})

describe('signing in', () => {
  test('with the right password', async () => {
    const entered = await enter('zhang')
    if (!entered.ok) throw new Error(entered.refusal.message)
    expect(entered.value.needs).toEqual([])
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
  const { secret, uri } = await startTotp(app, wang)
  expect(uri).toContain('otpauth://totp/')
  const code = () => generate({ secret, epoch: Math.floor(app.now().getTime() / 1000) })
  expect(await confirmTotp(app, wang, '000000', from)).toMatchObject({ ok: false })
  expect(await confirmTotp(app, wang, await code(), from)).toEqual({ ok: true, value: null })
  at('2026-03-03T01:05:00Z')
  const entered = await enter('wang2')
  if (!entered.ok) throw new Error(entered.refusal.message)
  const { token, needs } = entered.value
  expect(needs).toEqual(['totp'])
  expect(await whoIs(token)).toBeUndefined()
  expect(await completeWithTotp(app, token, '123', from)).toMatchObject({ refusal: { code: 'wrong-code' } })
  const once = await code()
  expect(await completeWithTotp(app, token, once, from)).toMatchObject({ ok: true })
  expect(await whoIs(token)).toMatchObject({ id: wang.id })
  const again = await enter('wang2')
  expect(await completeWithTotp(app, again.ok ? again.value.token : '', once, from)).toMatchObject({ ok: false })
})

describe('the second factor', () => {
  const enrolled = async (login: string) => {
    const staff = await person(login, 'city', ['head'])
    const { secret } = await startTotp(app, staff)
    const code = (of = secret) => generate({ secret: of, epoch: Math.floor(app.now().getTime() / 1000) })
    value(await confirmTotp(app, staff, await code(), from))
    return { staff, code }
  }
  const halfway = async (login: string) => value(await enter(login))

  test('stays as it is until a new authenticator is confirmed', async () => {
    at('2026-03-04T01:00:00Z')
    const { staff, code } = await enrolled('sun')
    at('2026-03-04T01:05:00Z')
    const { secret } = await startTotp(app, staff)
    const { token, needs } = await halfway('sun')
    expect(needs).toEqual(['totp'])
    expect(await completeWithTotp(app, token, await code(secret), from)).toMatchObject({ ok: false })
    value(await completeWithTotp(app, token, await code(), from))
    at('2026-03-04T01:10:00Z')
    value(await confirmTotp(app, staff, await code(secret), from))
    at('2026-03-04T01:15:00Z')
    const again = await halfway('sun')
    expect(await completeWithTotp(app, again.token, await code(), from)).toMatchObject({ ok: false })
    value(await completeWithTotp(app, again.token, await code(secret), from))
  })

  test('is replaced once by each recovery code, whichever way it is written', async () => {
    at('2026-03-05T01:00:00Z')
    const { staff } = await enrolled('zhou')
    const old = await makeRecoveryCodes(app, staff, from)
    const codes = await makeRecoveryCodes(app, staff, from)
    expect(new Set([...codes, ...old]).size).toBe(20)
    const { token, needs } = await halfway('zhou')
    expect(needs).toEqual(['totp', 'recovery'])
    for (const wrong of [old[0]!, '', 'abcd'])
      expect(await completeWithRecoveryCode(app, token, wrong, from)).toMatchObject({ refusal: { code: 'wrong-code' } })
    value(await completeWithRecoveryCode(app, token, ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')}`, from))
    expect(await whoIs(token)).toMatchObject({ id: staff.id })
    const again = await halfway('zhou')
    expect(await completeWithRecoveryCode(app, again.token, codes[0]!, from)).toMatchObject({ ok: false })
  })

  test('is not guessed: wrong codes lock the account', async () => {
    at('2026-03-05T02:00:00Z')
    const { code } = await enrolled('wu')
    at('2026-03-05T02:05:00Z')
    const { token } = await halfway('wu')
    for (let i = 0; i < failuresToLock; i++) await completeWithTotp(app, token, '000000', from)
    expect(await completeWithTotp(app, token, await code(), from)).toMatchObject({ refusal: { code: 'locked' } })
    at('2026-03-05T02:21:00Z')
    value(await completeWithTotp(app, token, await code(), from))
  })

  test('is removed with the password, or by the administrator', async () => {
    at('2026-03-05T03:00:00Z')
    const { staff } = await enrolled('zheng')
    const remove = (password: string) => removeSecondFactor(app, staff, { factor: 'totp', password }, from)
    expect(await remove('no')).toMatchObject({ refusal: { field: 'password' } })
    value(await remove('zheng-Word-1'))
    expect((await halfway('zheng')).needs).toEqual([])
    const { staff: other } = await enrolled('feng')
    const { token } = await halfway('feng')
    expect(await clearSecondFactors(app, staff, { id: other.id, organId: 'city' }, from)).toMatchObject({ ok: false })
    value(await clearSecondFactors(app, chief, { id: other.id, organId: 'city' }, from))
    expect(await completeWithTotp(app, token, '000000', from)).toMatchObject({ refusal: { code: 'session-expired' } })
    expect((await halfway('feng')).needs).toEqual([])
  })

  test('and the account of who administers the installation are out of an organ’s hands', async () => {
    const { id } = await person('top', 'city', ['installationAdmin', 'head'])
    const city = { id, organId: 'city' }
    const tried = [
      await clearSecondFactors(app, chief, city, from),
      await makeResetLink(app, chief, city, from),
      await changeStaff(app, chief, { ...city, disabled: true }, from),
      await changeStaff(app, chief, { ...city, roles: ['head'] }, from),
    ]
    expect(tried.map((one) => !one.ok && one.refusal.code)).toEqual(Array(4).fill('not-yours'))
    expect(await changeStaff(app, chief, { ...city, post: '主任' }, from)).toMatchObject({ ok: true })
    // Links of the first start are for nobody once there is such a person; the tests below begin without.
    await app.db.updateTable('staff').set({ disabled_at: app.now() }).where('id', '=', id).execute()
  })
})

test('sessions are seen by their owner, and ended one by one or all but this', async () => {
  at('2026-03-06T01:00:00Z')
  const staff = await person('chen', 'city', ['handler'])
  const open = async (agent: string) =>
    value(await signIn(app, { login: 'chen', password: 'chen-Word-1', from, agent })).token
  const [first, second, third] = [await open('一'), await open('二'), await open('三')]
  const listed = await listSessions(app, staff, second)
  expect(listed[0]).toMatchObject({ agent: '二', isThis: true, address: from })
  expect(listed.map(({ agent }) => agent).sort()).toEqual(['一', '三', '二'])
  const { id } = listed.find(({ agent }) => agent === '一')!
  expect(await endSessions(app, chief, { id }, from)).toMatchObject({ ok: false })
  value(await endSessions(app, staff, { id }, from))
  expect([await whoIs(first), (await whoIs(third))?.id]).toEqual([undefined, staff.id])
  expect(value(await endSessions(app, staff, { allBut: second }, from))).toEqual({ ended: 1 })
  expect([await whoIs(third), (await whoIs(second))?.id]).toEqual([undefined, staff.id])
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
    const token = await resetLink('wang')
    expect(await useLink(app, { token, password: 'Another-Word-7', from })).toMatchObject({ ok: true })
    expect(await whoIs(entered.ok ? entered.value.token : '')).toBeUndefined()
    expect(await enter('wang')).toMatchObject({ ok: false })
    expect(await enter('wang', 'Another-Word-7')).toMatchObject({ ok: true })
  })

  test('a link that is too old is refused', async () => {
    const token = await resetLink('wang')
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
