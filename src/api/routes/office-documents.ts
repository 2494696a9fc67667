// Proactive disclosure for staff: drafting, every act of the table as an operation of its own, screening, files.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  type ActWish,
  actOnDocument,
  actsOfOthers,
  body,
  changeSettings,
  createDocument,
  documentDetails,
  editDocument,
  listDocuments,
  maskDocument,
  possibleDocumentActs,
  readDocument,
  readDocumentActs,
  readFiles,
  readVersion,
  screenFile,
  screenText,
  settingsOf,
} from '../../documents/index.ts'
import {
  attributeIds,
  attributes,
  catalogueItems,
  checklist,
  checklistItems,
  type DocumentActId,
  documentActIds,
  documentActOf,
  documentKindIds,
  documentKinds,
  documentStateIds,
  documentStates,
  groundLabel,
  groundsOf,
  interpretationForms,
  keyDomains,
  publicationChannels,
  relations,
  reviewSteps,
  themesOn,
  validities,
} from '../../law/disclosure/index.ts'
import { organsWhere, type Staff, staffNames } from '../../organs/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { day, defined, inOrgan } from '../schemas/given.ts'
import { cursorOf, keyIn, paging } from '../schemas/lists.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['office-documents']
export const anything = z.record(z.string(), z.unknown())
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

/** What an act asks for: one schema an act, so that each is an operation with a form of its own. */
const wishes: { [A in DocumentActId]?: z.ZodRawShape } = {
  mark: { attribute: z.enum(attributeIds as [(typeof attributeIds)[number]]), ground: z.string().max(60).optional() },
  needInterpretation: { need: z.enum(['needed', 'exempt', 'none']), reason: z.string().max(500).optional() },
  review: {
    step: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    checklist: z.array(z.enum(checklistItems as [(typeof checklistItems)[number]])).optional(),
    screening: z.string().max(5000).optional().describe('对筛查结果的处理意见'),
  },
  ask: { authority: z.string().min(1).max(100), letter: z.string().min(1).max(100) },
  hear: { answer: z.enum(['mayPublish', 'mayNotPublish']), letter: z.string().min(1).max(100) },
  schedule: { at: z.iso.datetime() },
  correct: { publicNote: z.string().max(500) },
  withdraw: { publicNote: z.string().max(500) },
  proposeAttribute: {
    attribute: z.enum(attributeIds as [(typeof attributeIds)[number]]),
    ground: z.string().max(60).optional(),
  },
  decideAttribute: { agree: z.boolean(), publicNote: z.string().max(500).optional() },
  reassess: { result: z.enum(['keep', 'open']) },
  recheck: { findings: z.array(z.string().min(1).max(200)).max(50) },
  putRight: { finding: z.string().max(200), how: z.string().min(1).max(500) },
}
export const documentActsHere = documentActIds.filter((id) => !actsOfOthers.includes(id))

const acted = z.object({ state: z.string().nullable(), actCount: z.number(), version: z.number() })

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
      const { organ, inHand, q, cursor, limit, ...rest } = request.query
      const organIds = readableOrgans(staff, organ)
      const filter = { organIds, ...defined({ ...rest, words: q }), ...(inHand && { inHand: inHand === 'true' }) }
      const after = keyIn(cursor, z.object({ on: z.string(), id: z.string() }))
      const found = await listDocuments(app.db, filter, { after, limit: limit + 1 })
      reply.header('cache-control', 'no-store')
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const next = found.length > limit && last ? cursorOf({ on: last.formedOn, id: last.id }) : null
      return { documents: shown as unknown as Record<string, unknown>[], next }
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
        acts.map(({ facts }) => facts.by).filter((by) => /^[0-9a-f-]{36}$/.test(by)),
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

  for (const act of documentActsHere) {
    const about = documentActOf(act)
    const form = z.object({
      note: z.string().max(5000).optional(),
      seen: z.number().int().optional().describe('办理人看到的步数；其间有人办理过则不予办理'),
      ...wishes[act],
    })
    api.post(`/office/documents/:organ/:id/acts/${act}`, {
      schema: {
        operationId: `document_${act}`,
        tags,
        summary: about.label,
        description: `${about.basis.text}；由${about.who.join('、')}办理`,
        params: inOrgan,
        body: form,
        response: { 200: jsonAnswer('办理后的状态', acted), ...problemAnswers(400, 401, 403, 404, 409) },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const staff = await staffOf(app, request)
        const { organ: organId, id: documentId } = request.params
        const { note, seen, ...facts } = request.body as z.infer<typeof form>
        const wish = { act, ...facts } as unknown as ActWish
        const input = { organId, documentId, wish, ...defined({ note, seen }) }
        return shownActed(answerWith(await actOnDocument(app, staff, input, request.ip)))
      },
    })
  }

  api.get('/office/documents/:organ/:id/screening', {
    config: { dear: true },
    schema: {
      operationId: 'screenDocument',
      tags,
      summary: '自动筛查正文和附件：每一处的位置、看到的文字、应当怎样处理',
      params: inOrgan,
      response: { 200: jsonAnswer('筛查结果', z.object({ hits: z.array(anything) })), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { organ, id } = request.params
      const { version } = await readable(app, staff, organ, id)
      const [lists, text, files] = await Promise.all([
        settingsOf(app.db, organ),
        readVersion(app.db, organ, id, version),
        readFiles(app.db, organ, id, version),
      ])
      const hits = screenText(text!, lists)
      for (const { sha256, name } of files) hits.push(...(await screenFile(await app.files.get(sha256), name, lists)))
      reply.header('cache-control', 'no-store')
      return { hits: hits as unknown as Record<string, unknown>[] }
    },
  })

  api.post('/office/documents/:organ/:id/mask', {
    schema: {
      operationId: 'maskDocument',
      tags,
      summary: '遮盖起草中的正文、标题、摘要里的文字，原文不保留',
      params: inOrgan,
      body: z.object({ words: z.array(z.string().min(2).max(200)).min(1).max(200) }),
      response: { 200: jsonAnswer('已遮盖', acted), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { organ: organId, id: documentId } = request.params
      await readable(app, staff, organId, documentId)
      const input = { organId, documentId, words: request.body.words }
      return shownActed(answerWith(await maskDocument(app, staff, input, request.ip)))
    },
  })

  api.get('/office/organs/:organ/document-settings', {
    schema: {
      operationId: 'getDocumentSettings',
      tags,
      summary: '机关的文件设置：编号规则、审查方式、用语清单',
      params: z.object({ organ: z.string().max(63) }),
      response: { 200: jsonAnswer('设置', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request) => {
      const staff = await staffOf(app, request)
      if (!readableOrgans(staff, request.params.organ).length) throw notFound('没有这个机关，或者您不在这个机关任职')
      return { ...(await settingsOf(app.db, request.params.organ)) }
    },
  })

  api.patch('/office/organs/:organ/document-settings', {
    schema: {
      operationId: 'changeDocumentSettings',
      tags,
      summary: '修改机关的文件设置',
      params: z.object({ organ: z.string().max(63) }),
      body: z.strictObject({
        indexPattern: z.string().max(100).optional(),
        registerPattern: z.string().max(100).optional(),
        reviewMode: z.enum(['threeSteps', 'signedForm']).optional(),
        expiredAsRepealed: z.boolean().optional(),
        reassessMonths: z.number().int().min(1).max(120).optional(),
        wording: z.array(z.string().min(1).max(50)).max(5000).optional(),
        names: z
          .array(z.object({ wrong: z.string().min(1).max(50), right: z.string().min(1).max(50) }))
          .max(5000)
          .optional(),
      }),
      response: { 200: jsonAnswer('设置', anything), ...problemAnswers(400, 401, 403, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const wanted = defined(request.body)
      return { ...answerWith(await changeSettings(app, staff, request.params.organ, wanted, request.ip)) }
    },
  })

  api.get('/document-words', {
    schema: {
      operationId: 'getDocumentWords',
      tags,
      summary: '字典：文件的种类、状态、办理行为、公开属性与理由、主题分类、事项、审查清单',
      response: { 200: jsonAnswer('字典', anything) },
    },
    handler: async () => ({
      kinds: documentKinds,
      states: documentStates,
      acts: Object.fromEntries(
        documentActIds.map((id) => {
          const { label, basis, who } = documentActOf(id)
          return [id, { label, basis: basis.text, who }]
        }),
      ),
      attributes: Object.fromEntries(
        attributeIds.map((id) => [
          id,
          {
            label: attributes[id].label,
            grounds: groundsOf[id].map((ground) => ({ id: ground, label: groundLabel(ground) })),
          },
        ]),
      ),
      validities,
      relations,
      interpretationForms,
      publicationChannels,
      keyDomains,
      items: catalogueItems,
      themes: themesOn(app.today()),
      reviewSteps,
      checklist,
    }),
  })
}

export const shownActed = ({
  standing,
  actCount,
}: {
  standing: { state: string | null; version: number }
  actCount: number
}) => ({
  state: standing.state,
  actCount,
  version: standing.version,
})

/** The organs whose documents the person reads: the one asked for, or all of theirs. */
export function readableOrgans(staff: Staff, organ: string | undefined): string[] {
  const mine = organsWhere(staff, 'readDocuments')
  return organ ? mine.filter((id) => id === organ) : mine
}

/** The document, where the person may read it; a problem 404 otherwise. */
export async function readable(app: App, staff: Staff, organ: string, id: string) {
  const document = readableOrgans(staff, organ).length ? await readDocument(app.db, organ, id) : undefined
  if (!document) throw notFound('没有这份文件')
  return document
}
