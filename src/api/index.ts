// The interface for other systems: everything below /api. A new group of operations is a file in routes/ and a line
// here.
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod'
import type { App } from '../app.ts'
import { tags } from './api.ts'
import { answerError, answerNotFound } from './errors.ts'
import { limitRate, type RateLimits } from './limits.ts'
import { aboutRoutes } from './routes/about.ts'
import { accountRoutes } from './routes/account.ts'
import { administrativeEntryRoutes } from './routes/administrative-entries.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { bulkRoutes } from './routes/bulk.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { channelRoutes } from './routes/channels.ts'
import { comparisonRoutes } from './routes/comparison.ts'
import { complaintRoutes } from './routes/complaints.ts'
import { conferenceRoutes } from './routes/conferences.ts'
import { conversionRoutes } from './routes/conversions.ts'
import { dictionaryRoutes } from './routes/dictionary.ts'
import { documentBoardRoutes } from './routes/document-boards.ts'
import { documentCleanupRoutes } from './routes/document-cleanups.ts'
import { documentConsultationRoutes } from './routes/document-consultations.ts'
import { documentImportRoutes } from './routes/document-imports.ts'
import { documentRegisterRoutes } from './routes/document-register.ts'
import { documentScanRoutes } from './routes/document-scans.ts'
import { exportRoutes } from './routes/exports.ts'
import { figureRoutes } from './routes/figures.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { letterTemplateRoutes } from './routes/letter-templates.ts'
import { letterRoutes } from './routes/letters.ts'
import { monitoringRoutes } from './routes/monitoring.ts'
import { officeDocumentActRoutes } from './routes/office-document-acts.ts'
import { officeDocumentFileRoutes } from './routes/office-document-files.ts'
import { officeDocumentLetterRoutes } from './routes/office-document-letters.ts'
import { officeDocumentMaskingRoutes } from './routes/office-document-masking.ts'
import { officeDocumentScreeningRoutes } from './routes/office-document-screening.ts'
import { officeDocumentSettingsRoutes } from './routes/office-document-settings.ts'
import { officeDocumentRoutes } from './routes/office-documents.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { organMessageRoutes } from './routes/organ-messages.ts'
import { organRoutes } from './routes/organs.ts'
import { ownTermRoutes } from './routes/own-terms.ts'
import { profileRoutes } from './routes/profile.ts'
import { publicDocumentRoutes } from './routes/public-documents.ts'
import { readingRoutes } from './routes/reading.ts'
import { recordRoutes } from './routes/record.ts'
import { recordCorrectionRoutes } from './routes/record-corrections.ts'
import { reliefRoutes } from './routes/relief.ts'
import { reportRoutes } from './routes/reports.ts'
import { requestActRoutes } from './routes/request-acts.ts'
import { requestFileRoutes } from './routes/request-files.ts'
import { requestItemRoutes } from './routes/request-items.ts'
import { requestKeepingRoutes } from './routes/request-keeping.ts'
import { requestListRoutes } from './routes/request-lists.ts'
import { requestRoutes } from './routes/requests.ts'
import { sessionRoutes } from './routes/session.ts'
import { siteDeliveryRoutes } from './routes/site-deliveries.ts'
import { siteGazetteRoutes } from './routes/site-gazette.ts'
import { siteRoutes } from './routes/sites.ts'
import { staffRoutes } from './routes/staff.ts'
import { withUsedSchemas } from './used-schemas.ts'

const about = {
  title: '公开 Gongkai 接口',
  version: '1',
  description:
    '读取、校验、查询和导出政府信息公开工作年度报告。数据格式 gongkai.report/1；以及政府信息的公开、依申请公开和复议诉讼的办理。出错时以 RFC 9457 问题详情回答。年报不需要登录；办理需要登录，会话在 Cookie 中。按来源地址限速。',
}

const groups = [
  readingRoutes,
  reportRoutes,
  exportRoutes,
  comparisonRoutes,
  bulkRoutes,
  organRoutes,
  publicDocumentRoutes,
  sessionRoutes,
  accountRoutes,
  oidcRoutes,
  staffRoutes,
  profileRoutes,
  siteRoutes,
  siteGazetteRoutes,
  siteDeliveryRoutes,
  recordRoutes,
  requestRoutes,
  requestListRoutes,
  requestActRoutes,
  requestItemRoutes,
  requestKeepingRoutes,
  attachmentRoutes,
  organMessageRoutes,
  recordCorrectionRoutes,
  complaintRoutes,
  conversionRoutes,
  ownTermRoutes,
  calendarRoutes,
  letterRoutes,
  letterTemplateRoutes,
  requestFileRoutes,
  ledgerRoutes,
  reliefRoutes,
  officeDocumentRoutes,
  officeDocumentActRoutes,
  officeDocumentMaskingRoutes,
  officeDocumentScreeningRoutes,
  officeDocumentSettingsRoutes,
  officeDocumentFileRoutes,
  officeDocumentLetterRoutes,
  documentRegisterRoutes,
  documentCleanupRoutes,
  documentConsultationRoutes,
  documentBoardRoutes,
  documentScanRoutes,
  documentImportRoutes,
  administrativeEntryRoutes,
  monitoringRoutes,
  channelRoutes,
  conferenceRoutes,
  figureRoutes,
  dictionaryRoutes,
  aboutRoutes,
]

/** Adds /api to the server. `limits` are requests a minute from one address. */
export async function registerApi(server: FastifyInstance, app: App, limits?: Partial<RateLimits>): Promise<void> {
  await server.register(
    async (api) => {
      api.setValidatorCompiler(validatorCompiler)
      // Answers are made by our own code and proven against their schemas in the tests, not on every request.
      api.setSerializerCompiler(() => (data) => JSON.stringify(data))
      api.setErrorHandler(answerError)
      api.setNotFoundHandler(answerNotFound)
      await api.register(cookie)
      await api.register(swagger, {
        openapi: { openapi: '3.1.0', info: about, tags: [...tags], servers: [{ url: '/' }] },
        transform: jsonSchemaTransform,
        transformObject: withUsedSchemas,
      })
      await limitRate(api, { normal: app.config.rate, ...limits })
      for (const routes of groups) routes(api, app)
    },
    { prefix: '/api' },
  )
}
