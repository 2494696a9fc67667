// The data dictionary: what the rows and columns of each edition are, what has to add up, and the rules of the checker.
import { z } from 'zod'
import {
  applicants,
  cellsOf,
  chapters,
  columnsOf,
  disclosure,
  type EditionId,
  editions,
  handling,
  identitiesOf,
  type Line,
  labelIn,
  pathTo,
  relief,
  rowsOf,
  type TableId,
  tableIds,
} from '../../law/annual-report/index.ts'
import { rules } from '../../reports/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { cellRef, editionId, severity, tableId } from '../schemas/report.ts'

const line = z.object({
  id: z.string(),
  label: z.string().describe('该版本印出的文字'),
  under: z.array(z.string()).describe('上面的各级标题，由外到内'),
  kind: z
    .enum(['count', 'change', 'amountWan'])
    .describe('count 计数，change 增减（带正负号），amountWan 金额（万元）'),
})
const row = line.extend({ columns: z.array(line) })
const identity = z.object({
  rule: z.string(),
  table: tableId,
  row: z.string().optional(),
  column: z.string().optional(),
  left: z.array(cellRef),
  right: z.array(cellRef),
  basis: z.string(),
})
const edition = z
  .object({
    id: editionId,
    instrument: z.string(),
    title: z.string(),
    firstYear: z.number(),
    lastYear: z.number().nullable(),
    cellCount: z.number(),
    tables: z.array(z.object({ id: tableId, chapter: z.number(), title: z.string(), rows: z.array(row) })),
    identities: z.array(identity),
  })
  .meta({ id: 'Edition' })
const rule = z
  .object({
    id: z.string(),
    severity,
    title: z.string(),
    sentence: z.string().describe('查什么，什么情况算问题'),
    basis: z.string(),
  })
  .meta({ id: 'Rule' })

export function dictionaryRoutes(api: Api) {
  api.get('/grid', {
    schema: {
      operationId: 'getGrid',
      tags: ['dictionary'],
      summary: '表格的行、列、标签和勾稽关系，按格式版本',
      response: { 200: jsonAnswer('全部格式版本', z.object({ editions: z.array(edition) })), ...problemAnswers() },
    },
    handler: async () => ({ editions: described }),
  })
  api.get('/rules', {
    schema: {
      operationId: 'listRules',
      tags: ['dictionary'],
      summary: '校验规则',
      response: { 200: jsonAnswer('全部规则', z.object({ rules: z.array(rule) })), ...problemAnswers() },
    },
    handler: async () => ({
      rules: rules.map(({ id, severity, title, sentence, basis }) => ({ id, severity, title, sentence, basis })),
    }),
  })
}

const described = editions.map((one) => ({
  ...one,
  cellCount: cellsOf(one.id).length,
  tables: tableIds.map((table) => {
    const chapter = chapters.find((chapter) => chapter.table === table)!
    const rows = rowsOf(one.id, table).map((row) => ({
      ...describe(one.id, row, rowTree(table)),
      columns: columnsOf(one.id, table, row.id).map((column) => describe(one.id, column, columnTree(table))),
    }))
    return { id: table, chapter: chapter.no, title: chapter.title, rows }
  }),
  identities: identitiesOf(one.id).map((one) => ({ ...one, left: [...one.left], right: [...one.right] })),
}))

function describe(edition: EditionId, { id, label, kind }: Line, tree: readonly Line[]) {
  const above = pathTo(tree, id).slice(0, -1)
  return { id, label: labelIn(edition, label)!, under: above.map(({ label }) => labelIn(edition, label)!), kind }
}

function rowTree(table: TableId): readonly Line[] {
  if (table === 'requests') return handling
  return table === 'relief' ? relief : disclosure.flatMap(({ rows }) => rows)
}

function columnTree(table: TableId): readonly Line[] {
  return table === 'requests' ? applicants : []
}
