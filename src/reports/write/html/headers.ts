import type { PrintedCell, PrintedTable } from '../layout.ts'

/** What ties a figure to its labels for a screen reader: an id for every label, the labels of every figure. */
export interface Headers {
  ids: Map<PrintedCell, string>
  headers: Map<PrintedCell, string>
}

/** The ids are unique on a page that prints each table once; `prefix` tells several of the same table apart. */
export function headersOf(table: PrintedTable, prefix = ''): Headers {
  const key = `${prefix}${table.table}`
  const known = made.get(table)
  if (known?.key === key) return known.headers
  const headers = tie(table, key)
  made.set(table, { key, headers })
  return headers
}

const made = new WeakMap<PrintedTable, { key: string; headers: Headers }>()

function tie({ rows, width }: PrintedTable, key: string): Headers {
  const ids = new Map<PrintedCell, string>()
  const headers = new Map<PrintedCell, string>()
  const above: string[][] = Array.from({ length: width }, () => [])
  let beside: { id: string; rows: number }[] = []
  rows.forEach(({ part, cells }, index) => {
    if (part === 'band') for (const column of above) column.length = 0
    for (const cell of cells) {
      if (!cell.head) continue
      const id = `${key}-${index}-${cell.at}`
      ids.set(cell, id)
      if (part === 'body') beside.push({ id, rows: cell.rowSpan })
      else if (cell.role !== 'corner') for (let at = cell.at; at < cell.at + cell.colSpan; at++) above[at]?.push(id)
    }
    const labels = beside.map(({ id }) => id)
    for (const cell of cells) if (!cell.head) headers.set(cell, [...labels, ...(above[cell.at] ?? [])].join(' '))
    beside = beside.map((one) => ({ ...one, rows: one.rows - 1 })).filter((one) => one.rows > 0)
  })
  return { ids, headers }
}
