// Documents that are public, for other systems: the list and the search, one document, its files, suggestions.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { guideParts, organSite, publicDocument, readingPoints, treeOf } from '../../documents/public/index.ts'
import { type DocumentFilter, databaseSearch, searchOrders } from '../../documents/search/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { unchanged } from '../caching.ts'
import { notFound } from '../problems.ts'

const tags = ['documents']
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期，如 2026-04-07')
const code = z.string().max(40)

const narrowed = {
  organ: z.string().max(63).optional().describe('机关编号；不填为全部机关'),
  scope: z.enum(['organ', 'tree']).optional().describe('tree：连同下级机关'),
  number: z.string().max(80).optional().describe('发文字号或其一部分：临政发、临政发〔2026〕、〔2026〕5号'),
  theme: code.optional().describe('主题分类编号'),
  item: code.optional().describe('条例第二十条、第二十一条的事项编号，如 A20_01'),
  domain: code.optional().describe('重点领域编号'),
  kind: code.optional().describe('体裁编号'),
  validity: z.enum(['inForce', 'amended', 'suspended', 'expired', 'repealed']).optional().describe('有效性'),
  year: z.coerce.number().int().min(1900).max(2999).optional().describe('成文年份'),
  issuer: z.string().max(80).optional().describe('发文机关名称'),
  from: day.optional().describe('发布日期不早于'),
  to: day.optional().describe('发布日期不晚于'),
}

const run = z.object({ text: z.string(), hit: z.boolean() })
const listed = z
  .object({
    organ: z.object({ id: z.string(), name: z.string() }),
    id: z.string(),
    indexNo: z.string().nullable().describe('索引号'),
    title: z.string(),
    documentNo: z.string().nullable().describe('发文字号'),
    issuers: z.array(z.string()),
    kind: z.string(),
    theme: z.string().nullable(),
    item: z.string().nullable(),
    keyDomain: z.string().nullable(),
    validity: z.string().describe('none：不适用'),
    madeOn: z.string().nullable().describe('成文日期'),
    publishedOn: z.string().describe('发布日期'),
    changedOn: z.string().nullable(),
    summary: z.string().nullable(),
    isExample: z.boolean(),
    interpreted: z.boolean().describe('有解读材料'),
    files: z.number(),
    match: z
      .string()
      .describe('因何找到：number 文号、title 标题、titlePart 标题的一部分、initials 首字母、words 词、listed 列表'),
    snippet: z.array(run).describe('正文片段，hit 为所查的词'),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ListedDocument' })

const facet = z.array(z.object({ value: z.string(), count: z.number() }))
const suggestions = z.array(z.object({ text: z.string(), because: z.enum(['alike', 'sound', 'initials']) }))

const linksOf = ({ organId, id }: { organId: string; id: string }) => ({
  document: `/api/documents/${organId}/${id}`,
  page: `/o/${organId}/docs/${id}`,
  word: `/o/${organId}/docs/${id}/document.docx`,
  pdf: `/o/${organId}/docs/${id}/document.pdf`,
})

const place = z.object({ organ: z.string().max(63), id: z.uuid() })

export function publicDocumentRoutes(api: Api, app: App) {
  const engine = databaseSearch(app)

  api.get('/documents', {
    schema: {
      operationId: 'searchDocuments',
      tags,
      summary: '查找已公开的文件；不填 q 为列表',
      querystring: z.strictObject({
        q: z.string().max(200).optional().describe('标题、文号、关键词或标题的首字母，简体繁体均可'),
        ...narrowed,
        order: z.enum(searchOrders).optional().describe('有 q 时默认 relevance，否则 newest'),
        offset: z.coerce.number().int().min(0).max(10_000).default(0),
        limit: z.coerce.number().int().min(1).max(100).default(20),
        facets: z.enum(['yes', 'no']).default('no').describe('yes：连同分组计数'),
      }),
      response: {
        200: jsonAnswer(
          '一页文件',
          z.object({
            total: z.number(),
            capped: z.boolean().describe('true：至少有 total 件'),
            documents: z.array(listed),
            facets: z
              .object({ organ: facet, theme: facet, item: facet, kind: facet, validity: facet, year: facet })
              .nullable(),
            suggestions,
          }),
        ),
        ...problemAnswers(400),
      },
    },
    handler: async (request, reply) => {
      if (await unchanged(app, request, reply)) return reply
      const { q = '', order, offset, limit, facets, ...rest } = request.query
      const filter = await filterOf(app, rest)
      const found = await engine.find({
        text: q,
        filter,
        order: order ?? (q ? 'relevance' : 'newest'),
        offset,
        limit,
        facets: facets === 'yes',
      })
      return {
        total: found.total,
        capped: found.capped,
        documents: found.hits.map(({ organId, organ, titleRuns: _, ...hit }) => ({
          organ: { id: organId, name: organ },
          ...hit,
          links: linksOf({ organId, id: hit.id }),
        })),
        facets: found.facets,
        suggestions: found.suggestions,
      }
    },
  })

  api.get('/documents/suggestions', {
    schema: {
      operationId: 'suggestDocuments',
      tags,
      summary: '输入时的提示：相近的、同音的、首字母相符的标题',
      querystring: z.strictObject({ q: z.string().min(2).max(100), organ: z.string().max(63).optional() }),
      response: { 200: jsonAnswer('提示', z.object({ suggestions })), ...problemAnswers(400) },
    },
    handler: async ({ query: { q, organ } }) => ({
      suggestions: await engine.suggest(q, organ ? { organs: [organ] } : {}),
    }),
  })

  api.get('/documents/:organ/:id', {
    schema: {
      operationId: 'getDocument',
      tags,
      summary: '一件已公开的文件：要素、正文、附件、相关文件',
      params: place,
      response: {
        200: jsonAnswer(
          '文件',
          z
            .object({ organ: z.object({ id: z.string(), name: z.string() }), id: z.string(), title: z.string() })
            .loose()
            .meta({ id: 'PublicDocument' }),
        ),
        ...problemAnswers(404),
      },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      const found = await publicDocument(app, organ, id)
      if (!found) throw notFound('没有这件文件，或者它没有公开')
      if (await unchanged(app, request, reply)) return reply
      const { organId, organ: name, files, ...rest } = found
      return {
        organ: { id: organId, name },
        ...rest,
        files: files.map((file) => ({ ...file, href: `/api/documents/${organId}/${id}/files/${file.no}` })),
        links: linksOf(found),
      }
    },
  })

  api.get('/documents/:organ/:id/files/:no', {
    schema: {
      operationId: 'getDocumentFile',
      tags,
      summary: '文件的一个附件',
      params: place.extend({ no: z.coerce.number().int().min(1) }),
      response: { 200: fileAnswer('附件', 'application/octet-stream'), ...problemAnswers(404) },
    },
    handler: async ({ params: { organ, id, no } }, reply) => {
      const file = (await publicDocument(app, organ, id))?.files.find((one) => one.no === no)
      if (!file) throw notFound('没有这个附件')
      return reply
        .type(file.mediaType)
        .header('content-disposition', `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(await app.files.get(file.sha256))
    },
  })

  api.get('/organs/:id/guide', {
    schema: {
      operationId: 'checkGuide',
      tags,
      summary: '公开指南的内容是否齐全（条例第十二条）',
      params: z.object({ id: z.string().max(63) }),
      response: {
        200: jsonAnswer(
          '各项内容',
          z.object({
            complete: z.boolean(),
            parts: z.array(z.object({ id: z.string(), label: z.string(), basis: z.string(), given: z.boolean() })),
          }),
        ),
        ...problemAnswers(404),
      },
    },
    handler: async ({ params: { id } }) => {
      const site = await organSite(app.db, id)
      if (!site) throw notFound(`没有编号为 ${id} 的机关`)
      const parts = guideParts(site, await readingPoints(app.db, id))
      return {
        complete: parts.every(({ given }) => given),
        parts: parts.map(({ basis, ...part }) => ({ ...part, basis: basis.text })),
      }
    },
  })
}

type Narrowed = z.infer<z.ZodObject<typeof narrowed>>

async function filterOf(app: App, { organ, scope, domain, from, to, ...rest }: Narrowed): Promise<DocumentFilter> {
  const organs = organ && (scope === 'tree' ? (await treeOf(app.db, organ)).map(({ id }) => id) : [organ])
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return {
    ...given,
    ...(organs && { organs }),
    ...(domain && { keyDomain: domain }),
    ...(from && { publishedFrom: from }),
    ...(to && { publishedTo: to }),
  }
}
