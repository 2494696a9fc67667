// A report's cells as the database holds them: the values in `cellOrder`, and beside them one letter a cell.
import { cellOrder, placeOf } from '../law/annual-report/index.ts'
import type { Report } from './report.ts'
import { valueAt } from './report.ts'

export interface CellArrays {
  cells: (number | null)[]
  /** p: a number is there; b: blank; o: open (several readings); a: absent from the document. */
  states: string
}

export function cellArraysOf({ tables, readings }: Report): CellArrays {
  const values = cellOrder.map((cell) => valueAt(tables, cell))
  const states: string[] = values.map((value) => (value === undefined ? 'a' : value === null ? 'b' : 'p'))
  for (const reading of readings) {
    const place = placeOf(reading)
    if (place !== undefined && reading.certainty === 'open' && states[place] === 'b') states[place] = 'o'
  }
  return { cells: values.map((value) => value ?? null), states: states.join('') }
}
