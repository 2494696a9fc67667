import { afterAll, describe, expect, test } from 'vitest'
import { createReaderPool } from '../../../src/reports/read/pool.ts'

const file = new TextEncoder().encode('某市某局2023年政府信息公开工作年度报告\n一、总体情况\n本年度公开工作有序推进。')

describe('a pool of readers', () => {
  const pool = createReaderPool({ size: 1 })
  afterAll(() => pool.close())

  test('reads and checks, and the caller keeps its bytes', async () => {
    const bytes = file.slice()
    const { report } = await pool.read(bytes, { name: 'a.txt' })
    expect(report).toMatchObject({ format: 'gongkai.report/1', year: 2023, source: { name: 'a.txt' } })
    expect(bytes).toEqual(file)
  })

  test('more files than workers', async () => {
    const names = ['1', '2', '3', '4', '5']
    const reports = await Promise.all(names.map((name) => pool.read(file, { name })))
    expect(reports.map(({ report }) => report.source.name)).toEqual(names)
  })
})

describe('a pool whose worker fails', () => {
  const workerUrl = new URL('./hostile-worker.ts', import.meta.url)
  const pool = createReaderPool({ workerUrl, size: 1, timeLimitMs: 3000, memoryMb: 64 })
  afterAll(() => pool.close())

  const cases: [string, string][] = [
    ['hang', '读取超过 3 秒，已停止'],
    ['memory', '读取需要的内存超过 64 MB，已停止'],
    ['break', '读取程序出错，已停止（坏了）'],
    ['exit', '读取程序意外退出'],
    ['fault', '读取程序出错（没读成）'],
  ]
  test.each(cases)('%s: a refusal of report shape, and the next file is read', async (name, message) => {
    const [refused, read] = await Promise.all([pool.read(file, { name }), pool.read(file, { name: 'good' })])
    expect(refused).toMatchObject({ readable: false, cells: [], report: { format: 'gongkai.report/1', tables: {} } })
    expect(refused.report.findings.map((finding) => finding.message)).toEqual([message])
    expect(refused.report.source.sha256).toHaveLength(64)
    expect(read.report.title).toBe(`${file.length}`)
  })

  test('closing refuses what still waits', async () => {
    const closing = createReaderPool({ workerUrl, size: 1 })
    const waiting = [closing.read(file, { name: 'hang' }), closing.read(file, { name: 'good' })]
    await closing.close()
    const messages = (await Promise.all(waiting)).map(({ report }) => report.findings[0]!.message)
    expect(messages).toEqual(['读取程序已关闭', '读取程序已关闭'])
    expect((await closing.read(file)).readable).toBe(false)
  })
})
