// The ledger as a file, and the ledger that an office brings along.
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { type may, organsWhere, whyNot } from '../../organs/index.ts'
import {
  importLedger,
  type LedgerField,
  type LedgerFilter,
  ledgerCsv,
  ledgerFields,
  ledgerRows,
  ledgerXlsx,
} from '../../requests/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { ledgerFilter, ledgerQuery } from './request-lists.ts'

const tags = ['requests']
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const exampleNotice = '示例数据，非该机关发布'
const exporting = {
  tags,
  querystring: z.strictObject(ledgerQuery),
}

export function ledgerRoutes(api: Api, app: App) {
  api.get('/requests.xlsx', {
    config: { dear: true },
    schema: {
      operationId: 'exportLedgerXlsx',
      summary: '台账导出为 XLSX，筛选与台账相同，申请人以掩码显示',
      response: { 200: fileAnswer('台账', sheetType), ...problemAnswers(401, 403) },
      ...exporting,
    },
    handler: async (request, reply) => {
      const filter = exported(ledgerFilter(await staffOf(app, request), request.query), await staffOf(app, request))
      const bytes = await ledgerXlsx(ledgerRows(app, filter), await noticeFor(app, filter))
      return named(reply, sheetType, 'xlsx', app).send(Buffer.from(bytes))
    },
  })

  api.get('/requests.csv', {
    config: { dear: true },
    schema: {
      operationId: 'exportLedgerCsv',
      summary: '台账导出为 CSV（UTF-8），筛选与台账相同，申请人以掩码显示',
      response: { 200: fileAnswer('台账', 'text/csv'), ...problemAnswers(401, 403) },
      ...exporting,
    },
    handler: async (request, reply) => {
      const filter = exported(ledgerFilter(await staffOf(app, request), request.query), await staffOf(app, request))
      const lines = ledgerCsv(ledgerRows(app, filter), await noticeFor(app, filter))
      return named(reply, 'text/csv; charset=utf-8', 'csv', app).send(Readable.from(lines))
    },
  })

  api.post('/ledger-import', {
    bodyLimit: 10 * 1024 * 1024,
    config: { dear: true },
    schema: {
      operationId: 'importLedger',
      tags,
      summary: '导入旧台账：请求体就是 XLSX 文件；看不懂的行逐行列出，不导入',
      consumes: [sheetType],
      querystring: z.strictObject({
        organ: z.string().max(63),
        dryRun: z.enum(['true', 'false']).optional().describe('只检查，不导入'),
        mapping: z.string().max(2000).optional().describe('表头与字段的对应，JSON：{"receivedOn": "来件时间"}'),
      }),
      response: {
        200: jsonAnswer(
          '结果',
          z.object({
            mapping: z.record(z.string(), z.string()),
            unknownHeads: z.array(z.string()),
            closed: z.number(),
            open: z.number(),
            faults: z.array(z.object({ row: z.number(), column: z.string(), seen: z.string(), expected: z.string() })),
          }),
        ),
        ...problemAnswers(400, 401, 403, 409, 413),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, dryRun, mapping } = request.query
      const by = await staffOf(app, request)
      const input = {
        organId,
        bytes: request.body as Uint8Array,
        dryRun: dryRun === 'true',
        ...(mapping && { mapping: mappingIn(mapping) }),
      }
      return answerWith(await importLedger(app, by, input, request.ip))
    },
  })

  api.get('/ledger-fields', {
    schema: {
      operationId: 'listLedgerFields',
      tags,
      summary: '旧台账的字段，及自动认得的表头',
      response: {
        200: jsonAnswer('字段', z.object({ fields: z.record(z.string(), z.object({ label: z.string() })) })),
      },
    },
    handler: async () => ({
      fields: Object.fromEntries(Object.entries(ledgerFields).map(([id, { label }]) => [id, { label }])),
    }),
  })
}

/** The organs whose ledger the person may take out; a problem 403 where there is none. */
function exported(filter: LedgerFilter, staff: Parameters<typeof may>[0]): LedgerFilter {
  const allowed = organsWhere(staff, 'exportLedger')
  const organIds = filter.organIds.filter((id) => allowed.includes(id))
  if (!organIds.length) throw new ProblemError('not-yours', whyNot('exportLedger'))
  return { ...filter, organIds }
}

async function noticeFor(app: App, { organIds }: LedgerFilter): Promise<string | null> {
  const one = await app.db
    .selectFrom('requests')
    .select('id')
    .where('organ_id', 'in', [...organIds])
    .where('is_example', '=', true)
    .limit(1)
    .executeTakeFirst()
  return one ? exampleNotice : null
}

const named = <R extends { header(name: string, value: string): R; type(type: string): R }>(
  reply: R,
  type: string,
  ending: string,
  app: App,
): R =>
  reply
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename="ledger-${app.today()}.${ending}"; filename*=UTF-8''${encodeURIComponent(`依申请公开台账-${app.today()}`)}.${ending}`,
    )
    .type(type)

function mappingIn(text: string): Partial<Record<LedgerField, string>> {
  const wanted = z.partialRecord(z.enum(Object.keys(ledgerFields) as [LedgerField]), z.string())
  try {
    return wanted.parse(JSON.parse(text)) as Partial<Record<LedgerField, string>>
  } catch {
    throw new ProblemError('invalid-input', 'mapping 应为字段与表头的 JSON 对照，如 {"receivedOn": "来件时间"}')
  }
}
