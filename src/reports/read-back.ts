// What a writer has made is read again and compared: a file that says something else than the report is not let go
// in silence.
import { cellId, cellOrder } from '../law/annual-report/index.ts'
import { readReport } from './read/index.ts'
import { type Report, valueAt } from './report.ts'

export interface Difference {
  /** `requests.granted.total`, or the name of a field. */
  where: string
  before: string
  after: string
}

/** Every cell of the two reports that differs: another value, or there in one and not in the other. */
export function cellDifferences(before: Report, after: Report): Difference[] {
  return cellOrder.flatMap((cell) => {
    const [old, now] = [valueAt(before.tables, cell), valueAt(after.tables, cell)]
    return old === now ? [] : [{ where: cellId(cell), before: inWords(old), after: inWords(now) }]
  })
}

/** Reads the written file with the reader that reads everybody's files, and compares. */
export async function differencesAfterWriting(
  report: Report,
  written: { bytes: Uint8Array; mediaType: string; fileName: string },
): Promise<Difference[]> {
  const { report: again } = await readReport(written.bytes, { name: written.fileName, mediaType: written.mediaType })
  const fields = (['organ', 'year'] as const).flatMap((field) =>
    report[field] === again[field]
      ? []
      : [{ where: field, before: String(report[field]), after: String(again[field]) }],
  )
  return [...fields, ...cellDifferences(report, again)]
}

const inWords = (value: number | null | undefined): string =>
  value === undefined ? '没有这一格' : value === null ? '空白' : String(value)
