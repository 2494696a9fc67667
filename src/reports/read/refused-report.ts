import { createHash } from 'node:crypto'
import type { Report } from '../report.ts'
import type { ReadReport, ReadSource } from './index.ts'

/** The answer for a file of which nothing could be read: a report without cells, and one finding that says why. */
export function refusedReport(bytes: Uint8Array, source: ReadSource, message: string): ReadReport {
  const report: Report = {
    format: 'gongkai.report/1',
    edition: null,
    editions: { disclosure: null, requests: null, relief: null },
    editionDue: null,
    year: null,
    organ: null,
    title: null,
    script: null,
    period: null,
    publishedOn: null,
    about: {},
    source: {
      name: source.name ?? null,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mediaType: source.mediaType ?? null,
      url: source.url ?? null,
    },
    reader: 'gongkai 0.1.0',
    chapters: [],
    tables: {},
    extraRows: [],
    readings: [],
    findings: [{ rule: 'R-LOST', severity: 'error', cells: [], message, basis: '读取程序' }],
  }
  return { report, cells: [], readable: false }
}
