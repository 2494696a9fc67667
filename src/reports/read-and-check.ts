import { checkReport, type Known } from './check/index.ts'
import { readOwnData } from './own-data.ts'
import { type ReadReport, type ReadSource, readReport } from './read/index.ts'
import type { Finding } from './report.ts'

/** A file read and checked: its findings are those of the reader, then those of the checker. What could not be read
 *  is not checked. */
export async function readAndCheck(bytes: Uint8Array, source?: ReadSource, known?: Known): Promise<ReadReport> {
  const own = await readOwnData(bytes, source)
  if (own?.readable) return withKept(checked(own, known), own)
  const read = own ?? (await readReport(bytes, source))
  if (read.readable) return checked(read, known)
  return read.report.findings.length ? read : { ...read, report: { ...read.report, findings: [nothingFound] } }
}

/** Data of ours keep what was found in the print that they were read from, and that cannot be found again in them. */
function withKept(read: ReadReport, own: ReadReport): ReadReport {
  const { findings } = read.report
  const kept = own.report.findings.filter(({ rule }) => findings.every((finding) => finding.rule !== rule))
  return { ...read, report: { ...read.report, findings: [...findings, ...kept] } }
}

const nothingFound: Finding = {
  rule: 'R-LOST',
  severity: 'error',
  cells: [],
  message: '文件里没有找到年度报告的章节或表格',
  basis: '文件本身',
}

/** The same reading with the findings of the checker; those of an earlier check are replaced. */
export function checked(read: ReadReport, known: Known = {}): ReadReport {
  const ofReader = read.report.findings.filter(({ rule }) => rule.startsWith('R-'))
  const report = { ...read.report, findings: ofReader }
  const { cells, labels = [], opening } = read
  const ofChecker = checkReport(report, { cells, labels, ...(opening !== undefined && { opening }), ...known })
  return { ...read, report: { ...report, findings: [...ofReader, ...ofChecker] } }
}
