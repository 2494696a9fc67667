import { cellOrder } from '../law/annual-report/index.ts'
import { cellName } from './check/index.ts'
import { type Report, valueAt } from './report.ts'

export interface Difference {
  /** The name of a cell (表三·（一）予以公开·总计) or of a field. */
  where: string
  before: string
  after: string
}

/** Every cell of the two reports that differs: another value, or there in one and not in the other. */
export function cellDifferences(before: Pick<Report, 'tables'>, after: Pick<Report, 'tables'>): Difference[] {
  return cellOrder.flatMap((cell) => {
    const [old, now] = [valueAt(before.tables, cell), valueAt(after.tables, cell)]
    return old === now ? [] : [{ where: cellName(null, cell), before: inWords(old), after: inWords(now) }]
  })
}

const inWords = (value: number | null | undefined): string =>
  value === undefined ? '没有这一格' : value === null ? '空白' : String(value)
