// The wording of letters for staff: kinds, templates, versions, previews.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { type LetterKind, letterKinds, parts } from '../../law/requests/index.ts'
import { organsWhere, type PermissionId, whyNot } from '../../organs/index.ts'
import { paperToHtml } from '../../papers/index.ts'
import {
  asks,
  commonFields,
  letterFields,
  listFields,
  listTemplates,
  previewTemplate,
  returnToDefault,
  saveTemplate,
  sentAlone,
  templateInUse,
  versionsOf,
  vocabularyOf,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { defined } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { letterKind, plain } from './letters.ts'

const tags = ['letters']
const anything = z.record(z.string(), z.unknown())
const ofTemplate = z.object({ organ: z.string().max(63).describe('机关编号'), kind: letterKind })
const template = z.object({ title: z.string().max(200), body: z.string().max(40_000) })

export function letterTemplateRoutes(api: Api, app: App) {
  api.get('/letter-kinds', {
    schema: {
      operationId: 'getLetterKinds',
      tags,
      summary: '文书种类：固定部分、要填的字段、随哪一步发出、模板可以用的字段',
      response: { 200: jsonAnswer('文书种类', anything) },
    },
    handler: async () => ({ kinds: aboutKinds, fields: letterFields, parts, common: commonFields, lists: listFields }),
  })

  api.get('/letter-templates/:organ', {
    schema: {
      operationId: 'listTemplates',
      tags,
      summary: '机关的文书模板，没有改过的为默认文字',
      params: z.object({ organ: z.string().max(63) }),
      response: { 200: jsonAnswer('模板', z.object({ templates: z.array(anything) })), ...problemAnswers(401, 403) },
    },
    handler: async (request) => {
      const { organ } = request.params
      await allowed(app, request, organ)
      return { templates: (await listTemplates(app.db, organ)).map(plain) }
    },
  })

  api.get('/letter-templates/:organ/:kind', {
    schema: {
      operationId: 'getTemplate',
      tags,
      summary: '一个模板：现在的文字、必须有的固定部分、各个版本',
      params: ofTemplate,
      response: { 200: jsonAnswer('模板', anything), ...problemAnswers(401, 403) },
    },
    handler: async (request) => {
      const { organ, kind: of } = request.params
      await allowed(app, request, organ)
      const [inUse, versions] = await Promise.all([templateInUse(app.db, organ, of), versionsOf(app.db, organ, of)])
      return { ...inUse, last: versions[0]?.version ?? 0, vocabulary: vocabularyOf(of), versions }
    },
  })

  api.put('/letter-templates/:organ/:kind', {
    schema: {
      operationId: 'saveTemplate',
      tags,
      summary: '保存模板的新版本；缺固定部分、字段不存在的不予保存',
      params: ofTemplate,
      body: template.extend({ seen: z.number().int().optional().describe('看到的最新版本号，没有版本的为0') }),
      response: { 200: jsonAnswer('版本', z.object({ version: z.number() })), ...problemAnswers(400, 401, 403, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, kind: of } = request.params
      const { seen, ...text } = request.body
      const input = defined({ organId, kind: of, template: text, seen })
      return answerWith(await saveTemplate(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/letter-templates/:organ/:kind/default', {
    schema: {
      operationId: 'returnTemplate',
      tags,
      summary: '恢复默认文字；以前的版本留存',
      params: ofTemplate,
      body: z.object({ seen: z.number().int().optional() }),
      response: { 200: jsonAnswer('版本', z.object({ version: z.number() })), ...problemAnswers(401, 403, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, kind: of } = request.params
      const input = defined({ organId, kind: of, seen: request.body.seen })
      return answerWith(await returnToDefault(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/letter-templates/:organ/:kind/preview', {
    schema: {
      operationId: 'previewTemplate',
      tags,
      summary: '预览模板：用示例，或者用本机关的一件申请（姓名掩码）',
      params: ofTemplate,
      body: z.object({ template: template.optional(), request: z.uuid().optional() }),
      response: {
        200: jsonAnswer('网页和缺少的部分', z.object({ html: z.string(), missing: z.array(anything) })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      const { organ: organId, kind: of } = request.params
      const input = defined({ organId, kind: of, template: request.body.template, requestId: request.body.request })
      const { paper, missing } = answerWith(await previewTemplate(app, await staffOf(app, request), input))
      return { html: paperToHtml(paper), missing: missing.map(plain) }
    },
  })
}

const aboutKinds = Object.fromEntries(
  (Object.keys(letterKinds) as LetterKind[]).map((id) => [
    id,
    {
      ...letterKinds[id],
      asks: asks[id],
      alone: sentAlone.includes(id) || letterKinds[id].group === 'form',
    },
  ]),
)

async function allowed(app: App, request: Parameters<typeof staffOf>[1], organ: string): Promise<void> {
  const staff = await staffOf(app, request)
  const permissions: PermissionId[] = ['readRequests', 'editTemplates']
  if (!permissions.some((one) => organsWhere(staff, one).includes(organ)))
    throw new ProblemError('not-yours', whyNot('editTemplates'))
}
