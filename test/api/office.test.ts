import type { InjectOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { firstAdministratorLink, organSheetTemplate, type Role } from '../../src/organs/index.ts'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { addOrgan, addPerson, cookieOf, passwordOf } from '../staff.ts'

let now = new Date('2026-03-02T01:00:00Z')
const app = await testApp({ now: () => now })
const server = await buildServer(app)
const cookies = new Map<string, string>()

const ask = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
  as?: string,
  headers: Record<string, string> = {},
) =>
  server.inject({
    method,
    url: `/api${url}`,
    ...(payload && { payload }),
    headers: { ...headers, ...(as && { cookie: cookies.get(as)! }) },
  } as InjectOptions)

async function person(login: string, organId: string, roles: Role[]) {
  await addPerson(app, login, organId, roles)
  await enter(login, passwordOf(login))
}

async function enter(login: string, password: string) {
  cookies.set(login, await cookieOf(server, login, password))
}

beforeAll(async () => {
  for (const id of ['bureau', 'other']) await addOrgan(app, id)
  await app.db
    .insertInto('organ_profiles')
    .values({
      organ_id: 'bureau',
      office_name: '政府信息公开办公室',
      office_phone: '0000-0000000',
      reconsideration_body: '示例县人民政府',
      court: '示例县人民法院',
    })
    .execute()
  await person('all', 'bureau', ['registry', 'handler', 'head', 'leader', 'secrecyReviewer', 'legalReviewer'])
  await person('clerk', 'bureau', ['registry'])
  await person('els', 'other', ['registry', 'handler', 'head', 'leader', 'secrecyReviewer', 'legalReviewer'])
})

const taking = {
  organId: 'bureau',
  channel: 'inPerson',
  on: '2026-03-02',
  applicantKind: 'naturalPerson',
  applicants: [{ name: '张三', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }],
  content: '2025年示例街道旧改项目征收补偿方案',
  form: 'paper',
  delivery: 'inPerson',
}

describe('signing in', () => {
  test('the first administrator makes an account from the link on the console', async () => {
    const token = await firstAdministratorLink(app)
    expect((await ask('GET', `/links/${token}`)).json()).toEqual({ purpose: 'first-administrator' })
    const made = await ask('POST', `/links/${token}`, {
      login: 'root',
      name: '管理员',
      organId: 'bureau',
      password: 'Gongkai-2026',
    })
    expect(made.statusCode).toBe(204)
    await enter('root', 'Gongkai-2026')
    const me = (await ask('GET', '/session', undefined, 'root')).json()
    expect(me).toMatchObject({ name: '管理员', organs: [{ id: 'bureau', roles: ['installationAdmin'] }] })
  })

  test('nobody signed in: 401 as a problem', async () => {
    const answer = await ask('GET', '/requests')
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ type: '/api/problems/sign-in-needed' })
  })

  test('a page of another site changes nothing', async () => {
    const answer = await ask('POST', '/requests', taking, 'all', { origin: 'https://evil.example', host: 'localhost' })
    expect(answer.statusCode).toBe(403)
  })

  test('the cookie is strict and not for scripts', async () => {
    const answer = await ask('POST', '/session', { login: 'clerk', password: 'clerk-Word-1' })
    expect(answer.headers['set-cookie']).toMatch(/HttpOnly.*SameSite=Strict/)
  })
})

describe('a request through the API', () => {
  let id: string
  const act = (name: string, body: object, as = 'all') =>
    ask('POST', `/requests/bureau/${id}/acts/${name}`, { on: '2026-03-02', ...body }, as)

  test('is taken in, registered, decided, cleared, issued', async () => {
    const taken = await ask('POST', '/requests', taking, 'clerk')
    expect(taken.statusCode, taken.body).toBe(201)
    id = taken.json().id
    expect(taken.json()).toMatchObject({ state: 'received', replyDue: '2026-03-30' })
    const story: [string, object][] = [
      ['register', {}],
      ['draft', {}],
      ['decide', { item: '1', outcome: 'granted.full' }],
      ['submitForClearance', {}],
      ['clear', { review: 'secrecy' }],
      ['clear', { review: 'leader' }],
      ['issue', { outcome: 'granted.full', service: 'direct' }],
      ['serve', {}],
    ]
    let letter: string | undefined
    for (const [name, body] of story) {
      if (name === 'submitForClearance') {
        expect((await act(name, body)).json()).toMatchObject({ code: 'letter-needed' })
        const fields = { information: '随本答复书提供。' }
        const drafted = await ask('POST', `/requests/bureau/${id}/letters`, { kind: 'granted', fields }, 'all')
        expect(drafted.json(), drafted.body).toMatchObject({ missing: [] })
        letter = drafted.json().id
      }
      if (name === 'issue') expect((await act(name, body)).json()).toMatchObject({ code: 'letter-needed' })
      const answer = await act(name, { ...body, ...(name === 'issue' && { letter }) })
      expect(answer.statusCode, `${name} ${answer.body}`).toBe(200)
      if (name === 'issue') expect(answer.json().letterNumber).toBe('〔2026〕1号')
    }
    for (const format of ['pdf', 'docx']) {
      const file = await ask('GET', `/requests/bureau/${id}/letters/${letter}/file.${format}`, undefined, 'all')
      expect(file.headers['content-disposition']).toContain(format)
      expect(file.rawPayload.subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK')
    }
    const archive = await ask('GET', `/requests/bureau/${id}/archive.pdf`, undefined, 'all')
    expect(archive.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await ask('GET', `/requests/bureau/${id}/archive.pdf`, undefined, 'els')).statusCode).toBe(403)
    expect((await ask('GET', `/requests/bureau/${id}/letters/${letter}`, undefined, 'els')).statusCode).toBe(403)
    const page = (await ask('GET', `/requests/bureau/${id}`, undefined, 'all')).json()
    expect(page).toMatchObject({ request: { state: 'served', number: '〔2026〕1号' }, people: [{ name: '张*' }] })
    expect(JSON.stringify(page)).not.toContain('11010519491231002X')
    expect(page.acts.map(({ label }: { label: string }) => label).slice(0, 2)).toEqual(['收到', '登记'])
  })

  test('what is not allowed is refused with its code and basis', async () => {
    const answer = await act('extend', { days: 5 })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'wrong-state', basis: expect.stringContaining('条例') })
    expect((await act('extend', { days: 5 }, 'clerk')).statusCode).toBe(403)
    expect((await act('extend', {})).statusCode).toBe(400)
  })

  test('applicants are shown unmasked to those who may, and the view is on record', async () => {
    const seen = await ask('POST', `/requests/bureau/${id}/people`, {}, 'all')
    expect(seen.json().people[0].person.phone).toBe('13812345678')
    const record = (await ask('GET', `/requests/bureau/${id}/record`, undefined, 'all')).json()
    expect(record.entries.at(-1)).toMatchObject({ act: 'seePeople' })
  })

  test('is in the ledger, on the desk and in table three', async () => {
    expect((await ask('GET', '/requests?q=旧改', undefined, 'all')).json().requests).toHaveLength(1)
    expect((await ask('GET', '/desk', undefined, 'all')).json().counts).toMatchObject({ open: 0 })
    const figures = (await ask('GET', '/figures/bureau/2026', undefined, 'all')).json()
    expect(figures).toMatchObject({
      requests: { granted: { naturalPerson: 1, total: 1 } },
      handling: { handled: 1, onTime: 1 },
    })
    const behind = await ask(
      'GET',
      '/figures/bureau/2026/cases?table=requests&row=granted&column=total',
      undefined,
      'all',
    )
    expect(behind.json().cases).toEqual([{ organId: 'bureau', id }])
  })

  test('staff of another organ get nothing of it by any operation', async () => {
    expect((await ask('GET', `/requests/bureau/${id}`, undefined, 'els')).statusCode).toBe(404)
    expect((await ask('GET', `/requests/other/${id}`, undefined, 'els')).statusCode).toBe(404)
    expect((await ask('GET', '/requests?organ=bureau', undefined, 'els')).json().requests).toEqual([])
    expect((await ask('POST', `/requests/bureau/${id}/people`, {}, 'els')).statusCode).toBe(403)
    expect((await ask('POST', `/requests/other/${id}/people`, {}, 'els')).statusCode).toBe(404)
    expect((await ask('GET', '/figures/bureau/2026', undefined, 'els')).statusCode).toBe(403)
    expect((await act('archive', {}, 'els')).statusCode).toBe(403)
  })

  test('a case over it is opened, answered and decided', async () => {
    const opening = {
      organId: 'bureau',
      kind: 'reconsideration',
      body: '示例市人民政府',
      applicant: '张三',
      requestId: id,
      attacked: '答复',
      attackedOn: '2026-03-02',
      procedure: 'summary',
      openedOn: '2026-03-02',
    }
    const opened = await ask('POST', '/cases', opening, 'all')
    expect(opened.statusCode, opened.body).toBe(201)
    const url = `/cases/bureau/${opened.json().id}`
    expect((await ask('POST', `${url}/steps`, { step: 'copyReceived', on: '2026-03-02' }, 'all')).statusCode).toBe(204)
    expect((await ask('GET', url, undefined, 'all')).json().dues[0]).toMatchObject({
      what: '提出书面答复并提交证据',
      due: '2026-03-09',
    })
    expect((await ask('POST', `${url}/decision`, { on: '2026-03-02', ending: '维持' }, 'all')).json()).toEqual({
      result: 'upheld',
    })
    expect((await ask('GET', url, undefined, 'els')).statusCode).toBe(404)
  })
})

describe('people and organs', () => {
  test('a person is added, sets the password by the link and signs in', async () => {
    const added = await ask(
      'POST',
      '/staff',
      { organId: 'bureau', login: 'li.na', name: '李娜', kind: 'part', roles: ['handler'] },
      'root',
    )
    expect(added.statusCode, added.body).toBe(201)
    const token = added.json().link.split('/').at(-1)
    expect((await ask('POST', `/links/${token}`, { password: 'Spring-2026-x' })).statusCode).toBe(204)
    await enter('li.na', 'Spring-2026-x')
    expect((await ask('GET', '/staff', undefined, 'root')).json().staff).toContainEqual(
      expect.objectContaining({ login: 'li.na', roles: ['handler'] }),
    )
  })

  test('who has no right to it is refused', async () => {
    const answer = await ask(
      'POST',
      '/staff',
      { organId: 'bureau', login: 'xx', name: '某', kind: 'full', roles: [] },
      'clerk',
    )
    expect(answer.statusCode).toBe(403)
  })

  test('an empty sheet imports nothing, and what is no sheet is refused', async () => {
    const type = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
    const sheet = Buffer.from(await organSheetTemplate())
    const imported = await ask('POST', '/organ-sheet', sheet, 'root', type)
    expect(imported.json(), imported.body).toMatchObject({ organs: { added: 0 } })
    expect((await ask('POST', '/organ-sheet', Buffer.from('no'), 'root', type)).statusCode).toBe(409)
  })

  test('time passes: an idle session ends', async () => {
    now = new Date('2026-03-02T03:00:00Z')
    expect((await ask('GET', '/session', undefined, 'clerk')).statusCode).toBe(401)
  })
})
