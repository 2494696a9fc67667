import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { problemTypes } from '../../src/api/problems.ts'
import { testApp } from '../app.ts'
import { sampleHtml } from '../cli/sample-reports.ts'
import { apiServer } from './server.ts'

let server: FastifyInstance
const app = await testApp()
beforeAll(async () => {
  server = await apiServer(app)
})

const post = (payload: Uint8Array | string, headers: Record<string, string> = {}, query = '') =>
  server.inject({
    method: 'POST',
    url: `/api/reports/read${query}`,
    payload: Buffer.from(payload as string),
    headers,
  })

describe('a posted file', () => {
  test('is read and checked, whatever its declared type, and nothing is stored', async () => {
    const bytes = await sampleHtml({ requests: [5, 0, 0, 0] })
    for (const type of [
      'text/html',
      'application/octet-stream',
      'application/json',
      'application/x-www-form-urlencoded',
    ]) {
      const answer = await post(bytes, { 'content-type': type })
      expect(answer.statusCode).toBe(200)
      expect(answer.json().findings.map(({ rule }: { rule: string }) => rule)).toContain('T3-BAL')
    }
    expect((await server.inject('/api/reports')).json().total).toBe(0)
  })

  test('as a form, and with every cell', async () => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(await sampleHtml())], '年报.html', { type: 'text/html' }))
    const sent = new Response(form)
    const answer = await post(
      new Uint8Array(await sent.arrayBuffer()),
      { 'content-type': sent.headers.get('content-type')! },
      '?provenance=1',
    )
    expect(answer.json().source.name).toBe('年报.html')
    expect(answer.json().readings.length).toBeGreaterThan(100)
  })

  const refused: [what: string, payload: Uint8Array | string, type: string, status: number, problem: string][] = [
    ['nothing', '', 'text/plain', 400, 'unreadable-body'],
    ['a broken form', 'x', 'multipart/form-data; boundary=b', 400, 'unreadable-body'],
    ['too much', new Uint8Array(10 * 1024 * 1024 + 1), 'text/plain', 413, 'too-large'],
    ['no report', new Uint8Array(300).fill(7), 'application/pdf', 422, 'unreadable-report'],
  ]
  test.each(refused)('%s', async (_what, payload, type, status, problem) => {
    const answer = await post(payload, { 'content-type': type })
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ type: `/api/problems/${problem}`, status })
    expect(answer.json().detail).toMatch(/\p{Script=Han}/u)
    if (status === 422) expect(answer.json().findings.length).toBeGreaterThan(0)
  })
})

describe('problems', () => {
  const cases: [url: string, status: number, detail: RegExp][] = [
    ['/api/nothing', 404, /没有 \/api\/nothing 这个地址/],
    ['/api/reports/nobody-2023', 404, /没有编号为 nobody-2023 的年报/],
    ['/api/reports/nobody', 400, /id：收到“nobody”/],
    ['/api/organs/nobody', 404, /没有编号为 nobody 的机关/],
    ['/api/reports?year=abc', 400, /year：收到“abc”，应为整数/],
    ['/api/reports?level=village', 400, /national、province/],
    ['/api/reports?colour=red', 400, /没有 colour 这个参数/],
    ['/api/reports?cursor=xx', 400, /上一页给出的 next/],
    ['/api/reports?limit=0', 400, /不小于 1/],
    ['/api/cells.ndjson?row=neworder', 400, /row：收到“neworder”，应为.*newReceived.* 之一/],
  ]
  test.each(cases)('%s', async (url, status, detail) => {
    const answer = await server.inject(url)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, instance: url })
    expect(answer.json().detail).toMatch(detail)
    expect((await server.inject(answer.json().type)).statusCode).toBe(200)
  })

  test('an error of input names field, seen and expected', async () => {
    const { errors } = (await server.inject('/api/reports?year=abc&state=bad')).json()
    expect(errors).toContainEqual({ field: 'year', seen: '“abc”', expected: '整数' })
    expect(errors).toContainEqual({ field: 'state', seen: '“bad”', expected: 'clean、warnings、errors 之一' })
  })

  test('another method is told which there are', async () => {
    const answer = await server.inject({ method: 'DELETE', url: '/api/reports' })
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'GET'])
  })

  test('every type has a page', async () => {
    for (const id of Object.keys(problemTypes)) {
      const page = await server.inject(`/api/problems/${id}`)
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain(problemTypes[id as keyof typeof problemTypes].title)
    }
  })

  test('too many requests are told when to come back', async () => {
    const held = await apiServer(app, { normal: 3, dear: 1 })
    for (let count = 0; count < 3; count++) expect((await held.inject('/api/organs')).statusCode).toBe(200)
    const answer = await held.inject('/api/organs')
    expect(answer.statusCode).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(answer.json()).toMatchObject({ type: '/api/problems/too-many-requests', status: 429 })
    expect(answer.json().detail).toMatch(/^每分钟最多 3 次，请等 \d+ 秒后再试$/)
    expect((await held.inject('/api/cells.ndjson')).statusCode).toBe(200)
    expect((await held.inject('/api/cells.ndjson')).statusCode).toBe(429)
  })
})
