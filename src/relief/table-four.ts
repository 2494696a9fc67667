import type { App } from '../app.ts'
import { columnsOf, latestEdition, rowsOf } from '../law/annual-report/index.ts'
import type { Table } from '../reports/index.ts'
import { countCases } from './store.ts'

/** Table four from the cases. All editions print the same. */
export async function tableFour(app: Pick<App, 'db'>, organIds: readonly string[], year: number): Promise<Table> {
  const table: Record<string, Record<string, number>> = {}
  for (const { id } of rowsOf(latestEdition, 'relief'))
    table[id] = Object.fromEntries(columnsOf(latestEdition, 'relief', id).map((column) => [column.id, 0]))
  for (const { row, column, n } of await countCases(app.db, organIds, year)) {
    table[row]![column]! += n
    table[row]!['total']! += n
  }
  return table
}
