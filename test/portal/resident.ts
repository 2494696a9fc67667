// An installation with a city and a bureau that take requests, and a resident who fills in forms as a browser would.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { nameKey } from '../../src/kit/text/name-key.ts'
import type { ActFacts } from '../../src/law/requests/index.ts'
import type { Role, Staff } from '../../src/organs/index.ts'
import { actOnRequest } from '../../src/requests/index.ts'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { addPerson } from '../staff.ts'

export async function installation(start: string) {
  let now = new Date(start)
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const app = await testApp({ now: () => now, log }, { GONGKAI_RATE: '100000' })
  const server = await buildServer(app)
  const organ = async (id: string, name: string, parent: string | null) => {
    await app.db
      .insertInto('organs')
      .values({ id, name, name_key: nameKey(name), kind: 'department', level: 'prefecture', parent_id: parent })
      .execute()
    await app.db
      .insertInto('organ_profiles')
      .values({
        organ_id: id,
        office_name: '政务公开科',
        office_phone: '0357-2000000',
        office_address: '示例路1号',
        office_hours: '工作日 8:30—12:00',
        reconsideration_body: '某市人民政府',
        court: '某市中级人民法院',
      })
      .execute()
  }
  const person = (login: string, organId: string, roles: Role[]): Promise<Staff> =>
    addPerson(app, login, organId, roles, { name: `工作人员${login}`, email: `${login}@example.org` })
  await organ('city', '某市人民政府', null)
  await organ('bureau', '某市自然资源局', 'city')
  await organ('silent', '某市档案局', 'city')
  const cityHead = await person('city-head', 'city', ['head', 'registry'])
  const office = await person('office', 'bureau', ['registry', 'handler', 'head', 'leader', 'secrecyReviewer'])
  return {
    app,
    server,
    lines,
    cityHead,
    office,
    organ,
    person,
    at: (instant: string) => {
      now = new Date(instant)
    },
    later: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000)
    },
    act: async (requestId: string, facts: ActFacts) => {
      const acted = await actOnRequest(app, office, { organId: 'bureau', requestId, facts }, null)
      if (!acted.ok) throw new Error(acted.refusal.message)
      return acted.value
    },
  }
}

export interface SentFile {
  name: string
  bytes: Uint8Array
}

/** Sends a form with files; a page as it came back, with its status. */
export async function send(
  server: FastifyInstance,
  url: string,
  fields: Record<string, string | string[]>,
  {
    files = [],
    from = '10.0.0.1',
    headers = {},
  }: { files?: SentFile[]; from?: string; headers?: Record<string, string> } = {},
) {
  const boundary = `form-${randomUUID()}`
  const parts: Buffer[] = []
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat())
      parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${one}\r\n`))
  for (const { name, bytes } of files)
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(bytes),
      Buffer.from('\r\n'),
    )
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return server.inject({
    method: 'POST',
    url,
    remoteAddress: from,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    payload: Buffer.concat(parts),
  })
}

/** The values of a field of a page. */
export const valuesOf = (html: string, name: string): string[] =>
  [...html.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(` name="${name}"`))
    .map((tag) => / value="([^"]*)"/.exec(tag)?.[1] ?? '')

/** The text of the main part, without tags. */
export const textOf = (html: string): string =>
  (/<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html)
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

export const filled = {
  kind: 'naturalPerson',
  name: '欧阳小明',
  idKind: 'idCard',
  idNumber: '11010519491231002x',
  contact: '',
  phone: '13812345678',
  email: 'xiaoming@example.com',
  address: '',
  postalCode: '',
  item: '2025年河口村土地征收的批复文件和补偿安置方案',
  description: '',
  delivery: 'online',
  form: 'electronic',
}

/** What a page's hidden fields carry along, by name. */
export const carriedBy = (html: string, ...names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => valuesOf(html, name).map((value) => [name, value])))
