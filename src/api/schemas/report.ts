// gongkai.report/1 as a schema: rows and columns walk the grid of the law, so a new edition appears here by itself.
import { z } from 'zod'
import { type CellRef, cellOrder, editions, type TableId, tableIds } from '../../law/annual-report/index.ts'

const ids = editions.map(({ id }) => id)
export const editionId = z
  .enum(ids as [string, ...string[]])
  .describe('格式版本：2019 用于 2019—2020 年度，2021 用于 2021 年度起')
export const tableId = z.enum(tableIds).describe('disclosure 表二，requests 表三，relief 表四')
export const severity = z.enum(['error', 'warning', 'note']).describe('error 错误，warning 警告，note 提示')
export const certainty = z.enum(['printed', 'repaired', 'inferred', 'open'])
export const level = z.enum(['national', 'province', 'prefecture', 'county', 'township']).describe('机关的层级')
export const organKind = z
  .enum(['government', 'department', 'office', 'agency', 'authorised'])
  .describe('government 人民政府，department 工作部门，office 派出机关，agency 派出机构，authorised 授权组织')

const place = z
  .object({
    line: z.number().optional(),
    column: z.number().optional(),
    page: z.number().optional(),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
    sheet: z.string().optional(),
    table: z.number().optional(),
    row: z.number().optional(),
    cell: z.number().optional(),
  })
  .meta({ id: 'Place', description: '在原文件中的位置，都从 1 起' })

export const cellRef = z
  .object({ table: tableId, row: z.string(), column: z.string() })
  .meta({ id: 'CellRef', description: '单元格：表、行、列的标识，见 /api/grid' })

export const reading = z
  .object({
    table: tableId,
    row: z.string(),
    column: z.string(),
    printed: z.string().describe('原文'),
    certainty,
    because: z.string().optional().describe('推出或修正的理由'),
    candidates: z.array(z.number().nullable()).optional().describe('有几种读法时的各个读法'),
    at: place.optional(),
  })
  .meta({ id: 'Reading', description: '一个单元格是怎样读出来的' })

export const finding = z
  .object({
    rule: z.string().describe('规则编号，见 /api/rules'),
    severity,
    table: tableId.optional(),
    row: z.string().optional(),
    column: z.string().optional(),
    chapter: z.number().optional(),
    cells: z.array(cellRef),
    left: z.number().optional(),
    right: z.number().optional(),
    message: z.string().describe('在哪里、看到什么、应当是什么'),
    basis: z.string().describe('依据'),
    at: place.optional(),
  })
  .meta({ id: 'Finding', description: '读取或校验时发现的一个问题' })

const value = z.number().nullable()

function tableOf(table: TableId) {
  const cells = cellOrder.filter((cell) => cell.table === table)
  const row = (id: string) => {
    const columns = cells.filter((cell) => cell.row === id).map(({ column }: CellRef) => [column, value.optional()])
    return z.object(Object.fromEntries(columns)).optional()
  }
  return z.object(Object.fromEntries([...new Set(cells.map(({ row }) => row))].map((id) => [id, row(id)])))
}

export const tables = z
  .object({
    disclosure: tableOf('disclosure').optional(),
    requests: tableOf('requests').optional(),
    relief: tableOf('relief').optional(),
  })
  .meta({ id: 'Tables', description: '数字是值；null 是空白或有几种读法；没有的键是文件中没有的单元格' })

export const report = z
  .object({
    format: z.literal('gongkai.report/1'),
    edition: editionId.nullable(),
    editions: z.object({
      disclosure: editionId.nullable(),
      requests: editionId.nullable(),
      relief: editionId.nullable(),
    }),
    editionDue: editionId.nullable().describe('该年度应使用的格式版本'),
    year: z.number().nullable(),
    organ: z.string().nullable(),
    title: z.string().nullable(),
    script: z.enum(['Hans', 'Hant']).nullable(),
    period: z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
    publishedOn: z.string().nullable(),
    about: z.object({
      level: level.nullish(),
      kind: organKind.nullish(),
      region: z.string().nullish().describe('行政区划代码'),
    }),
    source: z.object({
      name: z.string().nullable(),
      sha256: z.string().nullable(),
      mediaType: z.string().nullable(),
      url: z.string().nullable(),
    }),
    reader: z.string(),
    notice: z.string().optional().describe('示例数据带有的声明'),
    chapters: z.array(z.object({ no: z.number().nullable(), title: z.string(), text: z.string() })),
    tables,
    extraRows: z.array(
      z.object({
        table: tableId,
        after: z.string().nullable(),
        label: z.string(),
        cells: z.array(z.union([z.number(), z.string(), z.null()])),
      }),
    ),
    readings: z.array(reading),
    findings: z.array(finding),
  })
  .meta({ id: 'Report', description: '一份年度报告，格式 gongkai.report/1' })

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), seen: z.string(), expected: z.string() })).optional(),
    findings: z.array(finding).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 问题详情' })
