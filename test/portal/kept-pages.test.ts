// Pages that are answered from memory carry all that a page made anew carries, and only to whom they belong.
import { beforeAll, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { importSamples } from './samples.ts'

const app = await testApp({ now: () => new Date('2024-03-01T02:00:00Z') }, { GONGKAI_RATE: '100000' })
const server = await buildServer(app)
const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })

beforeAll(() => importSamples(app))

const guards = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'referrer-policy'] as const

test('the first answer and the kept one are the same, with the guards of any other', async () => {
  const first = await get('/reports')
  const kept = await get('/reports')
  expect(kept.body).toBe(first.body)
  for (const name of [...guards, 'etag', 'vary', 'cache-control', 'content-type', 'content-length'])
    expect([name, kept.headers[name]]).toEqual([name, first.headers[name]])
  const none = await get('/nothing-here')
  for (const name of guards) expect([name, kept.headers[name]]).toEqual([name, none.headers[name]])
  expect(kept.headers['x-frame-options']).toBeTruthy()
})

test('who has it already is told so, without a body and with the guards', async () => {
  const { headers } = await get('/reports')
  const again = await get('/reports', { 'if-none-match': String(headers['etag']) })
  expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', headers['etag']])
  expect(again.headers['content-security-policy']).toBe(headers['content-security-policy'])
})

test('script and size of text have pages of their own, and a choice is remembered', async () => {
  const chosen = await get('/reports?script=hant')
  expect(chosen.headers['set-cookie']).toMatch(/^reading=hant\.normal;/)
  for (const [cookie, expected] of [
    ['reading=hant.normal', 'lang="zh-Hant"'],
    ['reading=hans.larger', 'data-text="larger"'],
    ['session=x; reading=hant.larger', 'data-text="larger"'],
  ] as const)
    for (const _ of [1, 2]) expect((await get('/reports', { cookie })).body).toContain(expected)
  expect((await get('/reports')).body).toContain('lang="zh-Hans"')
  expect((await get('/reports')).headers['set-cookie']).toBeUndefined()
})

test('a compressed page is the same page, and a head has no body', async () => {
  const plain = await get('/reports')
  const zipped = await get('/reports', { 'accept-encoding': 'gzip' })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length)
  const head = await server.inject({ method: 'HEAD', url: '/reports' })
  expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([
    200,
    '',
    plain.headers['content-length'],
  ])
})
