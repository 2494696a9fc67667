import type { FastifyInstance } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import type { OpenApi } from '../../src/api/docs-page.tsx'
import { report } from '../../src/api/schemas/report.ts'
import { apiServer, filledApp, routes } from './server.ts'

let server: FastifyInstance
let document: OpenApi & { openapi: string }
beforeAll(async () => {
  server = await apiServer(await filledApp())
  document = (await server.inject('/api/openapi.json')).json()
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

/** The interface about itself: for people and programs that look for the rest. */
const aboutItself = /^\/api\/(docs|docs\.css|docs\/try|openapi\.json|problems\/:id)$/

test('every route is an operation of the document, and the other way round', () => {
  const registered = routes.filter((route) => !aboutItself.test(route.split(' ')[1]!))
  const documented = operations().map(
    ({ path, method }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
  )
  expect(registered.length).toBeGreaterThan(15)
  expect([...documented].sort()).toEqual(registered.sort())
})

test('the document is whole', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  const ids = operations().map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, operation } of operations()) {
    expect(operation.summary, path).toBeTruthy()
    expect(operation.tags, path).toHaveLength(1)
    expect(
      Object.keys(operation.responses).some((status) => /^[23]/.test(status)),
      path,
    ).toBe(true)
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
    expect(declared, path).toEqual(inPath)
  }
  const text = JSON.stringify(document)
  for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(Object.keys(document.components!.schemas!)).toContain(name)
})

test('answers are as their schemas say', async () => {
  for (const id of ['qinghe-2022', 'qinghe-2023', 'baishi-2023', 'yunxi-2020']) {
    const answer = (await server.inject(`/api/reports/${id}`)).json()
    expect(report.safeParse(answer).error?.issues ?? []).toEqual([])
  }
})

test('the page shows every operation, and calls no other host', async () => {
  const page = await server.inject('/api/docs')
  for (const { operation } of operations()) expect(page.body).toContain(`id="${operation.operationId}"`)
  expect(page.body).not.toMatch(/(src|href|action)="(https?:)?\/\//)
  expect((await server.inject('/api/docs.css')).headers['content-type']).toContain('text/css')
})

test('a path is filled in and opened', async () => {
  const answer = await server.inject(
    '/api/docs/try?path=/api/reports/{id}/findings&id=qinghe-2023&severity=error&rule=',
  )
  expect([answer.statusCode, answer.headers.location]).toEqual([
    302,
    '/api/reports/qinghe-2023/findings?severity=error',
  ])
  expect((await server.inject('/api/docs/try?path=//example.org')).statusCode).toBe(404)
})
