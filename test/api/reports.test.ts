import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { cellsOf } from '../../src/law/annual-report/index.ts'
import { importReport } from '../../src/reports/index.ts'
import { sampleHtml } from '../cli/sample-reports.ts'
import { apiServer, filledApp } from './server.ts'

let app: App
let server: FastifyInstance
beforeAll(async () => {
  app = await filledApp()
  server = await apiServer(app)
})

const get = (url: string, headers = {}) => server.inject({ url: `/api${url}`, headers })
const json = async (url: string) => (await get(url)).json()
const idsOf = (page: { reports: { id: string }[] }) => page.reports.map(({ id }) => id)

describe('the list', () => {
  const cases: [query: string, ids: string[]][] = [
    ['', ['baishi-2023', 'qinghe-2022', 'qinghe-2023', 'yunxi-2020']],
    ['?year=2023', ['baishi-2023', 'qinghe-2023']],
    ['?edition=2019', ['yunxi-2020']],
    ['?region=1305', ['baishi-2023', 'qinghe-2022', 'qinghe-2023']],
    ['?level=township', ['baishi-2023']],
    ['?organ=qinghe', ['qinghe-2022', 'qinghe-2023']],
    ['?q=%E6%B0%91%E6%94%BF%E5%B1%80', ['yunxi-2020']],
    ['?state=errors', ['yunxi-2020']],
    ['?rule=T3-BAL', ['yunxi-2020']],
    ['?year=1999', []],
  ]
  test.each(cases)('%s', async (query, ids) => {
    const page = await json(`/reports${query}`)
    expect({ ids: idsOf(page), total: page.total, next: page.next }).toEqual({ ids, total: ids.length, next: null })
  })

  test('pages follow each other without gap or repetition', async () => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { reports: { id: string }[]; next: string | null } = await json(
        `/reports?limit=3${cursor && `&cursor=${cursor}`}`,
      )
      seen.push(...idsOf(page))
      cursor = page.next
    }
    expect(seen).toEqual(cases[0]![1])
  })
})

describe('one report', () => {
  test('is the public data format, with its findings', async () => {
    const report = await json('/reports/qinghe-2023')
    expect(report).toMatchObject({ format: 'gongkai.report/1', year: 2023, organ: '清河县人民政府', edition: '2021' })
    expect(report.tables.requests.newReceived).toMatchObject({ naturalPerson: 3, total: 3 })
    expect(Object.keys(report)[0]).toBe('format')
  })

  test('its findings can be chosen by severity and rule', async () => {
    const { findings } = await json('/reports/yunxi-2020/findings?severity=error&rule=T3-BAL')
    expect(findings.map(({ column }: { column: string }) => column)).toEqual(['naturalPerson', 'total'])
  })

  test('an older version stays readable', async () => {
    const newer = await sampleHtml({ organ: '云溪市民政局', year: 2020, requests: [5, 0, 4, 1] })
    await importReport(app, { bytes: newer, name: 'again.html', organ: 'yunxi' })
    const { versions } = await json('/reports/yunxi-2020/versions')
    expect(versions.map(({ version, supersededBy }: Record<string, unknown>) => [version, supersededBy])).toEqual([
      [2, null],
      [1, 2],
    ])
    expect((await json('/reports/yunxi-2020')).tables.requests.granted.total).toBe(4)
    expect((await json('/reports/yunxi-2020?version=1')).tables.requests.granted.total).toBe(0)
    expect((await get(versions[1].links.report.replace('/api', ''))).statusCode).toBe(200)
  })

  test('the original comes back byte for byte, and never as a page of ours', async () => {
    const answer = await get('/reports/baishi-2023/original')
    const original = await sampleHtml({ organ: '清河县白石镇人民政府', year: 2023 })
    expect(answer.rawPayload.equals(original)).toBe(true)
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''baishi-2023.html/)
    expect(answer.headers['content-security-policy']).toContain('sandbox')
  })

  const formats: [format: string, mediaType: string, start: string][] = [
    ['html', 'text/html', '<!doctype html>'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['pdf', 'application/pdf', '%PDF'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['csv', 'text/csv', '\ufefforgan,'],
    ['json', 'application/json', '{'],
  ]
  test.each(formats)('is exported as %s', async (format, mediaType, start) => {
    const answer = await get(`/reports/qinghe-2023/export.${format}`)
    expect(answer.headers['content-type']).toContain(mediaType)
    expect(answer.body.toLowerCase().startsWith(start.toLowerCase())).toBe(true)
  })
})

describe('many reports', () => {
  test('cells as NDJSON and CSV say the same', async () => {
    const query = '?year=2023&row=newReceived&column=total'
    const lines = (await get(`/cells.ndjson${query}`)).body.trim().split('\n')
    const cells = lines.map((line) => JSON.parse(line))
    expect(cells.map(({ report, value, state }) => [report, value, state])).toEqual([
      ['baishi-2023', 0, 'printed'],
      ['qinghe-2023', 3, 'printed'],
    ])
    const [head, ...rows] = (await get(`/cells.csv${query}`)).body.trim().split('\r\n')
    const names = head!.replace('\ufeff', '').split(',')
    expect(rows.map((row) => row.split(',')[names.indexOf('value')])).toEqual(['0', '3'])
  })

  test('all cells of a report are there', async () => {
    const lines = (await get('/cells.ndjson?organ=baishi')).body.trim().split('\n')
    expect(lines).toHaveLength(cellsOf('2021').length)
  })

  test('two reports are compared cell by cell', async () => {
    const { cells } = await json('/compare?left=qinghe-2022&right=qinghe-2023&only=different')
    const received = cells.find((cell: { row: string; column: string }) => cell.row === 'newReceived')
    expect(received).toMatchObject({ left: 9, right: 3, difference: -6 })
    expect(cells.every((cell: { left: number; right: number }) => cell.left !== cell.right)).toBe(true)
  })
})

describe('organs and the dictionary', () => {
  test('an organ with its years', async () => {
    const { organs } = await json('/organs?level=county')
    expect(organs.map(({ id }: { id: string }) => id)).toEqual(['qinghe', 'yunxi'])
    const organ = await json('/organs/qinghe')
    expect(organ).toMatchObject({ name: '清河县人民政府', region: '130534' })
    expect(idsOf(organ)).toEqual(['qinghe-2022', 'qinghe-2023'])
  })

  test('the grid names every cell of both editions', async () => {
    const { editions } = await json('/grid')
    for (const { id, tables, cellCount } of editions) {
      const counted = tables.flatMap((table: { rows: { columns: [] }[] }) =>
        table.rows.flatMap(({ columns }) => columns),
      )
      expect([counted.length, cellCount]).toEqual([cellsOf(id).length, cellsOf(id).length])
    }
  })
})

describe('unchanged data is not sent twice', () => {
  test.each(['/reports', '/reports/qinghe-2023', '/cells.ndjson', '/organs/qinghe'])('%s', async (url) => {
    const first = await get(url)
    expect(first.headers['cache-control']).toContain('must-revalidate')
    const again = await get(url, { 'if-none-match': first.headers.etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
  test('a change makes a new tag within a second', async () => {
    const { etag } = (await get('/reports')).headers
    const bytes = await sampleHtml({ organ: '东湖区民政局', year: 2024 })
    await importReport(app, { bytes, name: 'new.html', organ: { id: 'donghu', name: '东湖区民政局' } })
    const again = async () => (await get('/reports', { 'if-none-match': etag })).statusCode
    await expect.poll(again, { timeout: 5000 }).toBe(200)
  })
})
