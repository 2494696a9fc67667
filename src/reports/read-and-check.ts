import { checkReport } from './check/index.ts'
import { type ReadReport, readReport } from './read/index.ts'
import type { Report } from './report.ts'

export interface KnownReports {
  /** The same organ's report of the year before. */
  previous?: Report | null
  /** Reports of other organs, to compare texts with. */
  others?: Report[]
}

/** A file read and checked: its findings are those of the reader, then those of the checker. What could not be read
 *  is not checked. */
export async function readAndCheck(
  bytes: Uint8Array,
  source?: { name?: string; mediaType?: string; url?: string },
  known?: KnownReports,
): Promise<ReadReport> {
  const read = await readReport(bytes, source)
  return read.readable ? checked(read, known) : read
}

/** The same reading with the findings of the checker added; those of an earlier check are replaced. */
export function checked(read: ReadReport, known?: KnownReports): ReadReport {
  const ofReader = read.report.findings.filter(({ rule }) => rule.startsWith('R-'))
  const report = { ...read.report, findings: ofReader }
  return { ...read, report: { ...report, findings: [...ofReader, ...checkReport(report, known)] } }
}
