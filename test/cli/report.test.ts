import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ReadReport, readReport } from '../../src/reports/read/index.ts'
import type { Report } from '../../src/reports/report.ts'
import { gongkai, gongkaiProcess, throughHead } from './gongkai.ts'
import { folderWith, sampleHtml } from './sample-reports.ts'

// 5 received, none handled, none carried out: the columns of natural persons and of the total do not balance.
const unbalanced = { requests: [5, 0, 0, 0] } as const
let folder: string
let clean: string
let wrong: string

beforeAll(async () => {
  const next = { year: 2024, requests: [1, 2, 3, 0] as [number, number, number, number] }
  folder = folderWith({
    'b/clean.html': await sampleHtml({ requests: [3, 0, 1, 2] }),
    'b/next.html': await sampleHtml(next),
    'a-wrong.html': await sampleHtml({ organ: '云溪市民政局', requests: [...unbalanced.requests] }),
    'notes.json': '{}',
    '.hidden/other.txt': '不读',
  })
  clean = join(folder, 'b/clean.html')
  wrong = join(folder, 'a-wrong.html')
})

const reportsIn = (ndjson: string): Report[] =>
  ndjson
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('report read', () => {
  test('a clean file: exit code 0, and a page that names the organ, the year and the tables', async () => {
    const { code, out, err } = await gongkaiProcess(['report', 'read', clean])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const part of ['清河县白石镇人民政府', '2023 年', '表二', '表三', '表四', '自然人', '各章', '校验'])
      expect(out).toContain(part)
    expect(out).not.toContain('\u001b')
  })

  test('--json prints the report that the reader gives, as one indented object', async () => {
    const { code, out } = await gongkai(['report', 'read', clean, '--json'])
    const report: Report = JSON.parse(out)
    expect(code).toBe(0)
    expect(out.split('\n').length).toBeGreaterThan(100)
    const { report: read } = await readReport(readFileSync(clean), { name: 'clean.html' })
    expect({ ...report, findings: [] }).toEqual({ ...read, findings: [] })
    expect(report.tables.requests!['newReceived']!['total']).toBe(3)
  })

  test('--provenance gives every cell, from standard input too', async () => {
    const bytes = readFileSync(clean)
    const { out } = await gongkaiProcess(['report', 'read', '-', '--json', '--provenance'], { stdin: bytes })
    const { cells }: ReadReport = await readReport(bytes)
    expect(JSON.parse(out).readings).toHaveLength(cells.length)
    expect(JSON.parse(out).source.name).toBeNull()
  })

  test('a folder: one object a line in the order of names, and what was passed over is said', async () => {
    const { code, out, err } = await gongkai(['report', 'read', folder, '--json'])
    expect(code).toBe(1)
    expect(reportsIn(out).map(({ source }) => source.name)).toEqual(['a-wrong.html', 'clean.html', 'next.html'])
    expect(err).toContain('跳过 1 个不是年报常用格式的文件：.json 1 个')
  })

  test('several files keep the order of the command line, and a missing one does not stop the others', async () => {
    const { code, out, err } = await gongkai(['report', 'read', '--json', wrong, join(folder, 'none.txt'), clean])
    expect(code).toBe(2)
    expect(reportsIn(out).map(({ source }) => source.name)).toEqual(['a-wrong.html', 'clean.html'])
    expect(err).toContain('没有这个文件')
  })

  test('what cannot be read still gives an object, and exit code 2', async () => {
    const { code, out } = await gongkai(['report', 'read', '-', '--json'], { stdin: new Uint8Array(512).fill(255) })
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ format: 'gongkai.report/1', tables: {} })
    expect(JSON.parse(out).findings.length).toBeGreaterThan(0)
  })
})

describe('report check', () => {
  test('an error: exit code 1; where, seen, expected and basis are printed', async () => {
    const { code, out } = await gongkai(['report', 'check', wrong])
    expect(code).toBe(1)
    expect(out).toMatch(/错误 T3-BAL 表三·自然人/)
    expect(out).toMatch(/依据：表三表头/)
  })

  test('--severity error leaves the rest out, --json gives counts and findings', async () => {
    const { out } = await gongkai(['report', 'check', wrong, '--severity', 'error', '--json'])
    const checked = JSON.parse(out)
    expect(checked).toMatchObject({ file: wrong, readable: true, organ: '云溪市民政局', year: 2023 })
    expect(checked.errors).toBeGreaterThan(0)
    expect(new Set(checked.findings.map(({ severity }: { severity: string }) => severity))).toEqual(new Set(['error']))
  })

  test('the year before, given or found beside, is compared with', async () => {
    const next = join(folder, 'b/next.html')
    const rules = (out: string) => JSON.parse(out.trim()).findings.map(({ rule }: { rule: string }) => rule)
    // 2 carried out of 2023 and 2 carried into 2024 for natural persons: no finding, until the year before has none.
    expect(rules((await gongkai(['report', 'check', next, '--previous', clean, '--json'])).out)).not.toContain(
      'Y-CARRY',
    )
    const other = folderWith({ '2023.html': await sampleHtml(), '2024.html': readFileSync(next) })
    const given = ['report', 'check', join(other, '2024.html'), '--previous', join(other, '2023.html'), '--json']
    expect(rules((await gongkai(given)).out)).toContain('Y-CARRY')
    const found = await gongkai(['report', 'check', other, '--across-years', '--json'])
    expect(rules(found.out.trim().split('\n')[1]!)).toContain('Y-CARRY')
  })

  test('several files end with a table of rules', async () => {
    const { out } = await gongkai(['report', 'check', folder])
    expect(out).toMatch(/共 3 份，1 份有错误或读不出来/)
    expect(out).toMatch(/T3-BAL +2 处　1 份/)
  })
})

describe('report convert', () => {
  test('to a file, by its ending; read back it says the same', async () => {
    const target = join(folder, 'out/clean.csv')
    const { code, err } = await gongkai(['report', 'convert', clean, '-o', target])
    expect(code).toBe(0)
    expect(err).toContain(`${clean} → ${target}`)
    expect(readFileSync(target, 'utf8')).toContain('newReceived')
  })

  test('a folder into a folder, in a format that Word opens', async () => {
    const target = folderWith({})
    const { code } = await gongkai(['report', 'convert', join(folder, 'b'), '--format', 'docx', '-o', target])
    expect(code).toBe(0)
    expect(readdirSync(target)).toEqual(['clean.docx', 'next.docx'])
    expect(readFileSync(join(target, 'clean.docx')).subarray(0, 2).toString()).toBe('PK')
  })

  test('to standard output', async () => {
    const { bytes, code } = await gongkai(['report', 'convert', clean, '--format', 'xlsx'])
    expect(code).toBe(0)
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
  })

  test('bytes are not written to a terminal', async () => {
    const { code, out, err } = await gongkai(['report', 'convert', clean, '--format', 'pdf'], { terminal: true })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('不能写到终端')
  })

  test('the source is not overwritten', async () => {
    const before = readFileSync(clean)
    const { code, err } = await gongkai(['report', 'convert', clean, '-o', clean])
    expect(code).toBe(2)
    expect(err).toContain('没有覆盖')
    expect(readFileSync(clean)).toEqual(before)
  })
})

describe('what is no ordinary file', () => {
  test.runIf(existsSync('/dev/zero'))('a device that never ends is read up to the bound and refused', async () => {
    const { code, out } = await gongkai(['report', 'check', '/dev/zero'])
    expect(code).toBe(2)
    expect(out).toContain('读不出来')
  })

  test('a backup of a folder without data is refused, and nothing is made', async () => {
    const data = join(folder, 'mistyped')
    await expect(gongkai(['backup', join(folder, 'all.tar.gz'), '--data', data])).resolves.toMatchObject({
      code: 2,
      err: expect.stringContaining('没有 Gongkai 的数据'),
    })
    expect(existsSync(data)).toBe(false)
    expect(existsSync(join(folder, 'all.tar.gz'))).toBe(false)
  })

  test('what is no backup is refused before a database is made', async () => {
    const data = join(folder, 'restored')
    const { code, err } = await gongkai(['restore', clean, '--data', data])
    expect(code).toBe(2)
    expect(err).toContain('不是 gongkai backup 做的备份文件')
    expect(existsSync(data)).toBe(false)
  })
})

describe('wrong usage', () => {
  const cases: [args: string[], message: RegExp][] = [
    [['frobnicate'], /没有“frobnicate”这个命令/],
    [['report', 'chek', 'x'], /是不是 gongkai report check？/],
    [['report', 'read'], /没有写要处理的文件/],
    [['report', 'convert', '-'], /--format/],
  ]
  test.each(cases)('%j: exit code 2, a hint, and where to read on', async (args, message) => {
    const { code, out, err } = await gongkai(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
    expect(err).toMatch(/--help/)
  })

  test('a closed pipe ends the command without a word', async () => {
    const { out, err } = await throughHead(['report', 'read', clean, '--json'])
    expect(out).toMatch(/^\{/)
    expect(err).toBe('')
  })

  test('--help and --version', async () => {
    expect((await gongkai(['--help'])).out).toContain('gongkai report read 年报.html')
    expect(await gongkai(['report', 'check', '--help'])).toMatchObject({ code: 0 })
    expect((await gongkai(['--version'])).out).toMatch(/^gongkai \d+\.\d+\.\d+\n$/)
  })
})
