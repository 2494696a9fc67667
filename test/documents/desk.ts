// The API with people of two organs and of the one above them, for tests of what offices see of publication.
import Fastify, { type InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { registerApi } from '../../src/api/index.ts'
import type { App, Opening } from '../../src/app.ts'
import type { Role } from '../../src/organs/index.ts'
import { testApp } from '../app.ts'
import { addOrgan, addPerson, cookieOf } from '../staff.ts'

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
    await addOrgan(app, id, { parentId: parent })
  const ids = new Map<string, string>()
  const person = async (login: string, organId: string, roles: Role[] = all, email: string | null = null) => {
    const { id } = await addPerson(app, login, organId, roles, { email })
    ids.set(login, id)
    await enter(login)
  }
  const enter = async (login: string) => {
    cookies.set(login, await cookieOf(server, login))
  }
  return { app, ask, person, enter, ids }
}

export const outboxOf = async (app: App) =>
  (
    await sql<{ recipient: string; title: string; body: string }>`
      select recipient, title, body from outbox order by id`.execute(app.db)
  ).rows
