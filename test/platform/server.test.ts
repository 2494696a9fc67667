import { afterAll, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'

const app = await testApp({}, { GONGKAI_RATE: '20' })
const server = await buildServer(app)
afterAll(() => server.close())

test('/healthz asks the database', async () => {
  const answer = await server.inject('/healthz')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({ status: 'ok', database: { reached: true }, missingMigrations: [] })
})

test('/healthz fails where a migration is missing', async () => {
  await app.pool.query('update migrations set number = 9999 where number = 4')
  const answer = await server.inject('/healthz')
  await app.pool.query('update migrations set number = 4 where number = 9999')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({ status: 'failing', missingMigrations: ['0004-data-version.sql'] })
})

const askers: [string, object, number][] = [
  ['this machine', {}, 200],
  ['another machine', { remoteAddress: '192.0.2.7' }, 403],
  ['a proxy on this machine', { headers: { 'x-forwarded-for': '192.0.2.7' } }, 403],
]
for (const [who, more, status] of askers)
  test(`/metrics asked by ${who}: ${status}`, async () => {
    const answer = await server.inject({ url: '/metrics', ...more })
    expect(answer.statusCode).toBe(status)
    if (status === 200) expect(answer.body).toContain('gongkai_request_seconds')
  })

test('a page may load nothing from another host', async () => {
  const { headers } = await server.inject('/')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src/)
})

test('troubles below /api are problem details, those of pages are pages', async () => {
  const api = await server.inject('/api/nothing-here')
  expect([api.statusCode, api.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
  const page = await server.inject('/nothing-here')
  expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
})

test('one address may ask for so many pages a minute, and the operator’s addresses stay open', async () => {
  const statuses = []
  for (let count = 0; count < 25; count++)
    statuses.push((await server.inject({ url: '/reports', remoteAddress: '192.0.2.9' })).statusCode)
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200))
  expect(statuses.slice(20)).toEqual(Array(5).fill(429))
  expect((await server.inject({ url: '/healthz', remoteAddress: '192.0.2.9' })).statusCode).toBe(200)
})
