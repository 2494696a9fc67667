// Files that we wrote as data are taken as they are, with nothing to recognise in them: a report of gongkai.report/1, and
// the CSV of a report's cells. What they say is checked like any other report.
import { createHash } from 'node:crypto'
import type { Result } from '../kit/results.ts'
import { editionDue } from '../law/annual-report/index.ts'
import type { ReadReport, ReadSource } from './read/index.ts'
import { refusedReport } from './read/refused-report.ts'
import type { Finding, Report } from './report.ts'
import type { CellData } from './write/csv.ts'

/** null where the file is not data of ours. */
export async function readOwnData(bytes: Uint8Array, source: ReadSource = {}): Promise<ReadReport | null> {
  const form = formOf(bytes)
  if (!form) return null
  const parsed = await parse(new TextDecoder().decode(bytes), form)
  if (!parsed.ok) return refusedReport(bytes, source, parsed.refusal.message)
  const { name = null, url = null } = source
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const report: Report = { ...parsed.value, source: { name, sha256, mediaType: mediaTypes[form], url } }
  const findings = [...report.findings.filter(isOfThePrint), ...(form === 'csv' ? [cellsAlone] : [])]
  return { report: { ...report, findings }, cells: report.readings, readable: true }
}

const mediaTypes = { json: 'application/json', csv: 'text/csv' }

function formOf(bytes: Uint8Array): keyof typeof mediaTypes | null {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  if (/^\{\s*"format"\s*:\s*"gongkai\.report\/1"/.test(start)) return 'json'
  return start.startsWith('organ,year,edition,table,row,column,tableLabel') ? 'csv' : null
}

async function parse(text: string, form: keyof typeof mediaTypes): Promise<Result<Report>> {
  if (form === 'csv') {
    const { parseReportCsv } = await import('./write/csv.ts')
    const parsed = parseReportCsv(text)
    return parsed.ok ? { ok: true, value: withoutProse(parsed.value) } : parsed
  }
  const { orderedTables, parseReportJson } = await import('./write/json.ts')
  const parsed = parseReportJson(text)
  return parsed.ok ? { ok: true, value: { ...parsed.value, tables: orderedTables(parsed.value.tables) } } : parsed
}

const withoutProse = (cells: CellData): Report => ({
  format: 'gongkai.report/1',
  edition: cells.editions.requests,
  editionDue: cells.year === null ? null : editionDue(cells.year),
  ...{ title: null, script: null, period: null, publishedOn: null, about: {} },
  source: { name: null, sha256: null, mediaType: null, url: null },
  reader: 'gongkai.report/1 CSV',
  chapters: [],
  findings: [],
  ...cells,
})

/** What the reader saw in the source and the data do not show: kept as it was said. */
const isOfThePrint = ({ rule }: Finding) => rule.startsWith('R-') || ['T2-19-B', 'F-LABEL'].includes(rule)

const cellsAlone: Finding = {
  rule: 'R-CUT',
  severity: 'note',
  cells: [],
  message: '这是单元格数据，没有各章文字；有关文字的规则不核',
  basis: '文件本身',
}
