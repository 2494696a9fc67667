// Organs and people of a test's own, and how its people sign in.
import type { FastifyInstance } from 'fastify'
import type { App } from '../src/app.ts'
import { nameKey } from '../src/kit/text/name-key.ts'
import { loadStaff, type Role, type Staff } from '../src/organs/index.ts'
import { hashPassword } from '../src/organs/passwords.ts'

interface Place {
  name?: string
  parentId?: string | null
}

export const addOrgan = (app: App, id: string, { name = `示例${id}`, parentId = null }: Place = {}) =>
  app.db
    .insertInto('organs')
    .values({ id, name, name_key: nameKey(name), kind: 'department', level: 'county', parent_id: parentId })
    .execute()

/** The password of the people of tests. */
export const passwordOf = (login: string): string => `${login}-Word-1`

interface About {
  name?: string
  email?: string | null
}

/** Adds a person who holds these roles at this organ; the password is the login followed by `-Word-1`. */
export async function addPerson(
  app: App,
  login: string,
  organId: string,
  roles: readonly Role[],
  { name = `示例${login}`, email = null }: About = {},
): Promise<Staff> {
  const { id } = await app.db
    .insertInto('staff')
    .values({ organ_id: organId, login, name, email, password_hash: await hashPassword(passwordOf(login)) })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const role of roles)
    await app.db.insertInto('staff_roles').values({ organ_id: organId, staff_id: id, role }).execute()
  return (await loadStaff(app.db, id, app.today()))!
}

/** Signs in at the API, and gives what the browser sends from then on. */
export async function cookieOf(
  server: Pick<FastifyInstance, 'inject'>,
  login: string,
  password = passwordOf(login),
): Promise<string> {
  const answer = await server.inject({ method: 'POST', url: '/api/session', payload: { login, password } })
  if (answer.statusCode !== 200) throw new Error(`${login}: ${answer.statusCode} ${answer.body}`)
  return String(answer.headers['set-cookie']).split(';')[0]!
}
