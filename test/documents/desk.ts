// The API with people of two organs and of the one above them, for tests of what offices see of publication.
import Fastify, { type InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, expect } from 'vitest'
import { registerApi } from '../../src/api/index.ts'
import type { App, Opening } from '../../src/app.ts'
import { nameKey } from '../../src/kit/text/name-key.ts'
import type { Role } from '../../src/organs/index.ts'
import { hashPassword } from '../../src/organs/passwords.ts'
import { testApp } from '../app.ts'

const all: Role[] = ['registry', 'handler', 'head', 'leader', 'secrecyReviewer', 'legalReviewer', 'organAdmin']

export async function publicationDesk(opening: Opening, env: Record<string, string> = {}) {
  const app = await testApp(opening, env)
  const server = Fastify()
  await registerApi(server, app, { normal: 100_000, dear: 100_000 })
  afterAll(() => server.close())
  const cookies = new Map<string, string>()
  const ask = (method: string, url: string, as?: string, payload?: object) =>
    server.inject({
      method,
      url: `/api${url}`,
      ...(payload && { payload }),
      headers: { ...(as && { cookie: cookies.get(as)! }) },
    } as InjectOptions)
  for (const [id, parent] of [
    ['city', null],
    ['bureau', 'city'],
    ['other', null],
  ] as const)
    await app.db
      .insertInto('organs')
      .values({
        id,
        name: `示例${id}`,
        name_key: nameKey(`示例${id}`),
        kind: 'department',
        level: 'county',
        parent_id: parent,
      })
      .execute()
  const ids = new Map<string, string>()
  const person = async (login: string, organId: string, roles: Role[] = all, email: string | null = null) => {
    const { id } = await app.db
      .insertInto('staff')
      .values({
        organ_id: organId,
        login,
        name: `示例${login}`,
        email,
        password_hash: await hashPassword(`${login}-Word-1`),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const role of roles)
      await app.db.insertInto('staff_roles').values({ organ_id: organId, staff_id: id, role }).execute()
    ids.set(login, id)
    await enter(login)
  }
  const enter = async (login: string) => {
    const answer = await ask('POST', '/session', undefined, { login, password: `${login}-Word-1` })
    expect(answer.statusCode, answer.body).toBe(200)
    cookies.set(login, String(answer.headers['set-cookie']).split(';')[0]!)
  }
  return { app, ask, person, enter, ids }
}

export const outboxOf = async (app: App) =>
  (
    await sql<{ recipient: string; title: string; body: string }>`
      select recipient, title, body from outbox order by id`.execute(app.db)
  ).rows
