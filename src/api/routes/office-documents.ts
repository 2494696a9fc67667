// Proactive disclosure for staff: the desk, lists, one document with all that belongs to it, drafting and its versions.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  body,
  createDocument,
  documentDesk,
  documentDetails,
  editDocument,
  listDocuments,
  listVersions,
  possibleDocumentActs,
  readDocumentActs,
} from '../../documents/index.ts'
import type { Day } from '../../kit/days.ts'
import {
  attributeIds,
  documentActOf,
  documentKindIds,
  documentStateIds,
  interpretationForms,
  keyDomains,
  relations,
} from '../../law/disclosure/index.ts'
import { organById, staffNames } from '../../organs/index.ts'
import { calendarFor } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { acted, readable, readableOrgans, shownActed } from '../document-access.ts'
import { anything, day, defined, inOrgan, rows } from '../schemas/given.ts'
import { cursorOf, keyIn, paging } from '../schemas/lists.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

export { readable, readableOrgans, shownActed } from '../document-access.ts'

const tags = ['office-documents']
const optional = z.string().max(200).nullish()

const elements = {
  documentNo: optional.describe('发文字号，如 示政发〔2024〕5号'),
  issuers: z.array(z.string().max(100)).max(30).optional().describe('发文机关，牵头机关在前'),
  theme: optional.describe('主题分类的标识'),
  item: optional.describe('条例第二十条、第二十一条事项的标识'),
  keyDomain: z.enum(Object.keys(keyDomains) as [keyof typeof keyDomains]).nullish(),
  keywords: z.array(z.string().max(40)).max(20).optional(),
  madeOn: day.nullish().describe('成文日期'),
  effectiveOn: day.nullish().describe('施行日期'),
  validUntil: day.nullish().describe('有效期至'),
  department: optional,
  interpretationForm: z.enum(Object.keys(interpretationForms) as [keyof typeof interpretationForms]).nullish(),
  relations: z
    .array(
      z.object({
        relation: z.enum(Object.keys(relations) as [keyof typeof relations]),
        toOrganId: z.string().max(63).optional(),
        toId: z.uuid().optional(),
        toTitle: z.string().max(300).optional(),
      }),
    )
    .max(100)
    .optional(),
}
const draft = z
  .object({
    organId: z.string().max(63),
    kind: z.enum(documentKindIds as [(typeof documentKindIds)[number]]),
    title: z.string().max(300),
    summary: z.string().max(1000).nullish(),
    body,
    formedOn: day.describe('形成或者变更之日'),
    ...elements,
  })
  .meta({ id: 'DocumentDraft' })
const change = draft.omit({ organId: true }).partial().meta({ id: 'DocumentChange' })

export function officeDocumentRoutes(api: Api, app: App) {
  api.post('/office/documents', {
    bodyLimit: 10 * 1024 * 1024,
    schema: {
      operationId: 'createDocument',
      tags,
      summary: '起草一份文件；规定位置有密级标志的拒收，不保存内容',
      body: draft,
      response: { 201: jsonAnswer('已起草', z.object({ id: z.string() })), ...problemAnswers(400, 401, 403, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const made = answerWith(await createDocument(app, staff, defined(request.body) as never, request.ip))
      return reply.code(201).send({ id: made.id })
    },
  })

  api.get('/office/documents', {
    schema: {
      operationId: 'listOfficeDocuments',
      tags,
      summary: '本机关的文件，按形成的先后，可以筛选，逐页取',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        state: z.enum(documentStateIds as [(typeof documentStateIds)[number]]).optional(),
        kind: z.enum(documentKindIds as [(typeof documentKindIds)[number]]).optional(),
        attribute: z.enum(attributeIds as [(typeof attributeIds)[number]]).optional(),
        mine: z.literal('true').optional().describe('只看本人起草的'),
        department: z.string().max(100).optional(),
        inHand: z.enum(['true', 'false']).optional().describe('是否在办'),
        year: z.coerce.number().int().min(1949).max(2999).optional(),
        q: z.string().max(100).optional().describe('标题、文号、索引号中的字词'),
        ...paging,
      }),
      response: {
        200: jsonAnswer('一页文件', z.object({ documents: z.array(anything), next: z.string().nullable() })),
        ...problemAnswers(400, 401),
      },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { organ, inHand, mine, q, cursor, limit, ...rest } = request.query
      const organIds = readableOrgans(staff, organ)
      const filter = {
        organIds,
        ...defined({ ...rest, words: q }),
        ...(inHand && { inHand: inHand === 'true' }),
        ...(mine && { authorId: staff.id }),
      }
      const after = keyIn(cursor, z.object({ on: z.string(), id: z.string() }))
      const found = await listDocuments(app.db, filter, { after, limit: limit + 1 })
      reply.header('cache-control', 'no-store')
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const next = found.length > limit && last ? cursorOf({ on: last.formedOn, id: last.id }) : null
      return { documents: rows(shown), next }
    },
  })

  api.get('/office/documents/:organ/:id', {
    schema: {
      operationId: 'getOfficeDocument',
      tags,
      summary: '一份文件：正文、要素、附件、审查、经过、现在可以办理什么和不可以的理由',
      params: inOrgan,
      response: { 200: jsonAnswer('文件', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { organ, id } = request.params
      await readable(app, staff, organ, id)
      const details = (await documentDetails(app.db, organ, id))!
      const acts = await readDocumentActs(app.db, organ, id)
      const names = await staffNames(
        app.db,
        [...acts.map(({ facts }) => facts.by), ...reviewersOf(details.reviews)].filter((by) =>
          /^[0-9a-f-]{36}$/.test(by),
        ),
      )
      reply.header('cache-control', 'no-store')
      return {
        ...details,
        acts: acts.map((act) => ({
          ...act,
          actorName: names.get(act.facts.by) ?? null,
          label: documentActOf(act.facts.act).label,
          basis: documentActOf(act.facts.act).basis.text,
        })),
        next: await possibleDocumentActs(app, staff, details.document),
        people: Object.fromEntries(names),
        organName: (await organById(app.db, organ))?.name ?? organ,
        counted: (await calendarFor(app, organ)).workingDaysBetween(details.document.formed_on as Day, app.today()),
        today: app.today(),
      }
    },
  })

  api.patch('/office/documents/:organ/:id', {
    bodyLimit: 10 * 1024 * 1024,
    schema: {
      operationId: 'editDocument',
      tags,
      summary: '修改起草中的文件；审查过的版本另存为新版本',
      params: inOrgan,
      body: z.object({ change, seen: z.number().int().optional() }),
      response: { 200: jsonAnswer('已保存', acted), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: documentId } = request.params
      const input = { organId, documentId, ...defined({ ...request.body, change: defined(request.body.change) }) }
      return shownActed(answerWith(await editDocument(app, await staffOf(app, request), input as never, request.ip)))
    },
  })

  api.get('/office/documents/:organ/:id/versions', {
    schema: {
      operationId: 'listDocumentVersions',
      tags,
      summary: '一份文件的全部版本，供比对',
      params: inOrgan,
      response: { 200: jsonAnswer('各版本', z.object({ versions: z.array(anything) })), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { organ, id } = request.params
      await readable(app, staff, organ, id)
      const versions = await listVersions(app.db, organ, id)
      const names = await staffNames(
        app.db,
        versions.map(({ madeBy }) => madeBy).filter((by) => /^[0-9a-f-]{36}$/.test(by)),
      )
      reply.header('cache-control', 'no-store')
      return { versions: versions.map((one) => ({ ...one, madeByName: names.get(one.madeBy) ?? null })) }
    },
  })

  api.get('/office/document-desk', {
    schema: {
      operationId: 'getDocumentDesk',
      tags,
      summary: '今天：各状态的文件数，等本人办理的文件和要办的事',
      querystring: z.strictObject({ organ: z.string().max(63).optional() }),
      response: { 200: jsonAnswer('今天', anything), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      reply.header('cache-control', 'no-store')
      return { ...(await documentDesk(app, staff, readableOrgans(staff, request.query.organ))) }
    },
  })
}

const reviewersOf = (reviews: readonly { firstBy: string | null; secondBy: string | null; finalBy: string | null }[]) =>
  reviews.flatMap(({ firstBy, secondBy, finalBy }) => [firstBy, secondBy, finalBy]).filter((by) => by !== null)
