// 行政行为台账 for staff: entering, signing, correcting.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  enterFigures,
  entryLabel,
  entryRows,
  entrySheet,
  listEntries,
  signEntries,
  voidEntry,
} from '../../documents/index.ts'
import { staffNames } from '../../organs/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { anything, defined } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { readableOrgans } from './office-documents.ts'

const tags = ['administrative-entries']
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const entry = z
  .object({
    organId: z.string().max(63),
    row: z.enum(entryRows),
    department: z.string().max(100).optional(),
    year: z.number().int().min(2000).max(2999),
    firstMonth: z.number().int().min(1).max(12),
    lastMonth: z.number().int().min(1).max(12),
    items: z.number().int().nullish().describe('项目数量（期末）'),
    quantity: z.number().int().nullish().describe('处理决定数量；政府集中采购为项目数量'),
    amountWan: z.number().nullish().describe('金额，万元'),
    note: z.string().max(1000).nullish(),
    corrects: z.object({ id: z.uuid(), reason: z.string().max(500) }).optional(),
  })
  .meta({ id: 'AdministrativeEntry' })

export function administrativeEntryRoutes(api: Api, app: App) {
  api.get('/office/entries', {
    schema: {
      operationId: 'listEntries',
      tags,
      summary: '台账：按机关、年度、事项',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        year: z.coerce.number().int().optional(),
        row: z.enum(entryRows).optional(),
        state: z.enum(['entered', 'signed', 'superseded', 'void']).optional(),
      }),
      response: {
        200: jsonAnswer('台账', z.object({ labels: z.record(z.string(), z.string()), entries: z.array(anything) })),
        ...problemAnswers(400, 401),
      },
    },
    handler: async (request, reply) => {
      const { organ, ...rest } = request.query
      const staff = await staffOf(app, request)
      const entries = await listEntries(app.db, { organIds: readableOrgans(staff, organ), ...defined(rest) })
      const people = new Set(entries.flatMap((one) => [one.entered_by, one.signed_by ?? one.entered_by]))
      const names = await staffNames(app.db, [...people])
      reply.header('cache-control', 'no-store')
      return {
        labels: Object.fromEntries(entryRows.map((row) => [row, entryLabel(row)])),
        entries: entries.map((one) => ({
          ...one,
          mine: one.entered_by === staff.id,
          enteredByName: names.get(one.entered_by) ?? null,
          signedByName: (one.signed_by && names.get(one.signed_by)) ?? null,
        })),
      }
    },
  })

  api.get('/office/entries-sheet.xlsx', {
    schema: {
      operationId: 'getEntrySheet',
      tags,
      summary: '导入台账用的空表，带填写说明',
      querystring: z.strictObject({ year: z.coerce.number().int().min(2000).max(2999) }),
      response: { 200: fileAnswer('空表', sheetType), ...problemAnswers(400, 401) },
    },
    handler: async (request, reply) => {
      await staffOf(app, request)
      const name = encodeURIComponent(`行政行为台账_${request.query.year}年.xlsx`)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .type(sheetType)
        .send(Buffer.from(await entrySheet(request.query.year)))
    },
  })

  api.post('/office/entries', {
    schema: {
      operationId: 'enterFigures',
      tags,
      summary: '填报；更正时写明被更正的记录和原因',
      body: z.object({ entries: z.array(entry).min(1).max(500) }),
      response: {
        201: jsonAnswer('已填报，待审签', z.object({ ids: z.array(z.string()) })),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const entries = request.body.entries.map((one) => defined(one))
      return reply.code(201).send(answerWith(await enterFigures(app, await staffOf(app, request), entries, request.ip)))
    },
  })

  api.post('/office/entries/:organ/sign', {
    schema: {
      operationId: 'signEntries',
      tags,
      summary: '审签：由填报人以外的负责人；审签后计入表二',
      params: z.object({ organ: z.string().max(63) }),
      body: z.object({ ids: z.array(z.uuid()).min(1).max(500) }),
      response: {
        200: jsonAnswer('已审签', z.object({ signed: z.number() })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, ids: request.body.ids }
      return answerWith(await signEntries(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.delete('/office/entries/:organ/:id', {
    schema: {
      operationId: 'voidEntry',
      tags,
      summary: '作废一条没有审签的记录',
      params: z.object({ organ: z.string().max(63), id: z.uuid() }),
      response: { 200: jsonAnswer('已作废', z.object({ id: z.string() })), ...problemAnswers(401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, id: request.params.id }
      return answerWith(await voidEntry(app, await staffOf(app, request), input, request.ip))
    },
  })
}
