// What the reader did not simply find printed in its place, told in groups: same table, same reason, one number.
import { type CellRef, cellId } from '../../law/annual-report/index.ts'
import { cellName } from '../../reports/check/index.ts'
import { type Certainty, type Reading, type Report, valueAt } from '../../reports/report.ts'
import { figure } from './figures.ts'

export interface ReadingNote {
  number: number
  id: string
  certainty: Certainty
  /** 表三·（七）总计·自然人, at most a few of them. */
  cells: { name: string; printed: string; now: string }[]
  /** Cells beyond those listed. */
  more: number
  because: string | null
}

const certaintyWords: Record<Certainty, string> = { printed: '印出', repaired: '修正', inferred: '推断', open: '存疑' }
export const certaintyWord = (certainty: Certainty): string => certaintyWords[certainty]

const mostListed = 6

export function readingNotes(report: Report): {
  notes: ReadingNote[]
  refs: Map<string, { number: number; href: string }>
} {
  const groups = new Map<string, Reading[]>()
  for (const reading of report.readings) {
    if (reading.certainty === 'printed') continue
    const key = [reading.certainty, reading.table, reading.because ?? ''].join('\n')
    groups.set(key, [...(groups.get(key) ?? []), reading])
  }
  const refs = new Map<string, { number: number; href: string }>()
  const notes = [...groups.values()].map((readings, index): ReadingNote => {
    const number = index + 1
    for (const reading of readings) refs.set(cellId(reading), { number, href: `#r${number}` })
    return {
      number,
      id: `r${number}`,
      certainty: readings[0]!.certainty,
      cells: readings.slice(0, mostListed).map((reading) => ({
        name: cellName(report.edition, reading),
        printed: reading.printed,
        now: valueNow(report, reading),
      })),
      more: Math.max(0, readings.length - mostListed),
      because: readings[0]!.because ?? null,
    }
  })
  return { notes, refs }
}

function valueNow(report: Report, reading: Reading): string {
  if (reading.certainty === 'open') {
    const candidates = (reading.candidates ?? []).map((one) => (one === null ? '空白' : figure(one)))
    return candidates.length ? `可能是${candidates.join('或')}` : '不给数'
  }
  const value = valueAt(report.tables, reading as CellRef)
  return typeof value === 'number' ? `读作${figure(value)}` : '读作空白'
}
