// What others may use of the annual reports: read, check, write, and the two in one.

import type { Report } from './report.ts'
import type { WriteFormat, WriteOptions, Written } from './write/index.ts'

export * from './check/index.ts'
export { currentVersion } from './current-version.ts'
export * from './filter.ts'
export * from './import-folder.ts'
export * from './import-report.ts'
export * from './lists.ts'
export * from './queries.ts'
export { openContainer } from './read/containers/index.ts'
export { readPage } from './read/containers/pdf-page.ts'
export { openZip } from './read/containers/zip.ts'
export * from './read/index.ts'
export * from './read-and-check.ts'
export * from './read-back.ts'
export * from './readers.ts'
export * from './report.ts'

export type { WriteFormat, WriteOptions, Written }

/** The writers are large and few callers write: they load with the first report that is written. */
export async function writeReport(report: Report, format: WriteFormat, options?: WriteOptions): Promise<Written> {
  const writers = await import('./write/index.ts')
  return writers.writeReport(report, format, options)
}
