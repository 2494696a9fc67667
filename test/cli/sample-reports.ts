// Small reports of invented organs, without error or with one, as data and as the files of a folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { cellsOf, chapters, editionDue } from '../../src/law/annual-report/index.ts'
import type { Report, Tables } from '../../src/reports/report.ts'
import { writeReport } from '../../src/reports/write/index.ts'

export interface Sample {
  organ?: string
  year?: number
  /** Requests of natural persons: received, carried in, granted, carried out. */
  requests?: [received: number, carriedIn: number, granted: number, carriedOut: number]
}

/** Without error when received + carried in = granted + carried out. */
export function sampleReport({
  organ = '清河县白石镇人民政府',
  year = 2023,
  requests = [0, 0, 0, 0],
}: Sample = {}): Report {
  const edition = editionDue(year)!
  const tables: Tables = {}
  for (const { table, row, column } of cellsOf(edition)) {
    tables[table] ??= {}
    tables[table][row] ??= {}
    tables[table][row][column] = 0
  }
  const [newReceived, carriedIn, granted, carriedOut] = requests
  for (const [row, value] of Object.entries({ newReceived, carriedIn, granted, outcomeTotal: granted, carriedOut }))
    for (const column of ['naturalPerson', 'total']) tables.requests![row]![column] = value
  return {
    format: 'gongkai.report/1',
    edition,
    editions: { disclosure: edition, requests: edition, relief: edition },
    editionDue: edition,
    year,
    organ,
    title: `${organ}${year}年政府信息公开工作年度报告`,
    script: 'Hans',
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    publishedOn: `${year + 1}-01-15`,
    about: {},
    source: { name: null, sha256: null, mediaType: null, url: null },
    reader: 'gongkai test',
    chapters: chapters.map(({ no, title, table }) => ({ no, title, text: table ? '' : texts[no as 1 | 5 | 6] })),
    tables,
    extraRows: [],
    readings: [],
    findings: [],
  }
}

const texts = {
  1: '围绕主动公开、依申请公开、政府信息管理、政府信息公开平台建设和监督保障五个方面开展工作。',
  5: '解读形式仍显单一。下一步将完善制度，做好日常检查。',
  6: '没有收取信息处理费。',
}

export async function sampleHtml(sample: Sample = {}): Promise<Uint8Array> {
  return (await writeReport(sampleReport(sample), 'html')).bytes
}

/** A new folder with these files; removed after the tests of the file. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
