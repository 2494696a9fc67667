import { checkReport, type Known } from './check/index.ts'
import { type ReadReport, type ReadSource, readReport } from './read/index.ts'

/** A file read and checked: its findings are those of the reader, then those of the checker. What could not be read
 *  is not checked. */
export async function readAndCheck(bytes: Uint8Array, source?: ReadSource, known?: Known): Promise<ReadReport> {
  const read = await readReport(bytes, source)
  return read.readable ? checked(read, known) : read
}

/** The same reading with the findings of the checker; those of an earlier check are replaced. */
export function checked(read: ReadReport, known: Known = {}): ReadReport {
  const ofReader = read.report.findings.filter(({ rule }) => rule.startsWith('R-'))
  const report = { ...read.report, findings: ofReader }
  const ofChecker = checkReport(report, { cells: read.cells, ...known })
  return { ...read, report: { ...report, findings: [...ofReader, ...ofChecker] } }
}
