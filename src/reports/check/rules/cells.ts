// What stands in a cell: a whole number, and something at all.
import { cellOrder, type TableId, tableIds } from '../../../law/annual-report/index.ts'
import type { Table, Tables } from '../../report.ts'
import { cellName, tableNames } from '../names.ts'
import type { Rule } from '../rule.ts'

export const wholeNumbers: Rule = {
  id: 'CELL-INT',
  severity: 'error',
  title: '件数应为非负整数',
  basis: '年度报告格式：各项件数、数量',
  sentence: '表三、表四各格和表二的各项件数是大于或者等于 0 的整数；“本年增/减”可以为负，金额可以有小数。',
  *check({ report, edition, value }) {
    if (!hasValue(report.tables, (number) => number !== null && !(Number.isInteger(number) && number >= 0))) return
    for (const place of cellOrder) {
      const number = value(place)
      if (place.kind === 'amountWan' || typeof number !== 'number') continue
      if (Number.isInteger(number) && (number >= 0 || place.kind === 'change')) continue
      const { kind, ...cell } = place
      yield {
        ...cell,
        cells: [cell],
        message: `${cellName(edition, cell)}：填“${number}”，应为${kind === 'change' ? '整数' : '大于或者等于 0 的整数'}`,
      }
    }
  },
  examples: [
    {
      shows: '件数带小数',
      given: { tables: { disclosure: { permits: { decisions: 12.5 } } } },
      finds: ['表二·行政许可·本年处理决定数量：填“12.5”，应为大于或者等于 0 的整数'],
    },
    {
      shows: '件数为负',
      given: { tables: { relief: { reconsideration: { upheld: -1 } } } },
      finds: ['表四·行政复议·结果维持：填“-1”，应为大于或者等于 0 的整数'],
    },
    {
      shows: '增减可以为负，金额可以有小数',
      given: {
        edition: '2019',
        tables: { disclosure: { permits: { change: -5711 }, procurement: { amountWan: 6089.19 } } },
      },
      finds: [],
    },
  ],
}

export const filledCells: Rule = {
  id: 'CELL-FILL',
  severity: 'warning',
  title: '空白格',
  basis: '填报惯例：没有发生的填 0',
  sentence: '表中没有空白、短横或者斜杠；每张表一条，写明格数。存疑的格不计。',
  *check({ report, isOpen }) {
    if (!hasValue(report.tables, (number) => number === null)) return
    for (const table of tableIds) {
      const cells = cellsIn(report.tables[table] ?? {}, table)
      const blank = cells.filter(({ value, ...cell }) => value === null && !isOpen(cell))
      if (!blank.length) continue
      yield {
        table,
        cells: blank.map(({ value, ...cell }) => cell),
        message: `${tableNames[table]}：${cells.length} 格中有 ${blank.length} 格没有数字（空白、“—”或“/”），没有发生的应填 0`,
      }
    }
  },
  examples: [
    {
      shows: '一格空白',
      given: { tables: { relief: { reconsideration: { upheld: 0, corrected: null } } } },
      finds: ['表四：2 格中有 1 格没有数字（空白、“—”或“/”），没有发生的应填 0'],
    },
    { shows: '都填了 0', given: { tables: { relief: { reconsideration: { upheld: 0, corrected: 0 } } } }, finds: [] },
  ],
}

/** Nearly all reports have none: then no cell is looked at by its name. */
function hasValue(tables: Tables, test: (value: number | null) => boolean): boolean {
  return Object.values(tables).some((rows) =>
    Object.values(rows).some((row) => row && Object.values(row).some((value) => value !== undefined && test(value))),
  )
}

const cellsIn = (rows: Table, table: TableId) =>
  Object.entries(rows).flatMap(([row, columns]) =>
    Object.entries(columns ?? {}).flatMap(([column, value]) =>
      value === undefined ? [] : [{ table, row, column, value }],
    ),
  )
