// What an organ has settled for its documents, and the words of the law for them: kinds, states, acts, attributes, subjects.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { changeSettings, settingsOf, suggestedIndexNo } from '../../documents/index.ts'
import {
  attributeIds,
  attributes,
  catalogueItems,
  checklist,
  documentActIds,
  documentActOf,
  documentKinds,
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
import { organById } from '../../organs/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { readableOrgans } from '../document-access.ts'
import { notFound } from '../problems.ts'
import { anything, defined } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['office-documents']

export function officeDocumentSettingsRoutes(api: Api, app: App) {
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
      const { organ } = request.params
      const level = (await organById(app.db, organ))?.level ?? null
      return { ...(await settingsOf(app.db, organ)), nextIndexNo: await suggestedIndexNo(app, organ), level }
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
