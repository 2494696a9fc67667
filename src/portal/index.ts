// The public pages: server-rendered, whole without script.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { serveAssets } from './assets.ts'
import { serveDocuments } from './documents/index.ts'
import type { Page } from './page.ts'
import { newPageCache } from './page-cache.ts'
import { aboutPage } from './pages/about.tsx'
import { comparePage } from './pages/compare.tsx'
import { dataPage } from './pages/data.tsx'
import { serveFeed } from './pages/feed.ts'
import { homePage } from './pages/home.tsx'
import { organPage } from './pages/organ.tsx'
import { serveReading } from './pages/read.tsx'
import { reportPage } from './pages/report.tsx'
import { serveReportFiles } from './pages/report-files.ts'
import { reportsPage } from './pages/reports.tsx'
import { rulesPage } from './pages/rules.tsx'
import { serveSelection } from './pages/selection.ts'
import { serveSitemap } from './pages/sitemap.ts'
import { brokenView, notFoundView, refusedView } from './pages/trouble.tsx'
import { type Portal, sendView, servePage } from './serve-page.ts'
import { serveService } from './service/index.ts'

const pages: Page[] = [homePage, reportsPage, reportPage, organPage, comparePage, rulesPage, dataPage, aboutPage]

/**
 * Registers every page, their files and feeds; `headers` are those that every answer carries. Answers 404 and 500 of what
 * no other part of the server claims.
 */
export async function registerPortal(
  server: FastifyInstance,
  app: App,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  await server.register(async (scope) => {
    const portal: Portal = { app, assets: serveAssets(scope), cache: newPageCache(app, headers) }
    scope.setErrorHandler((error, request, reply) => answerError(portal, error as Error, request, reply))
    scope.setNotFoundHandler((request, reply) => sendView(request, reply, portal, notFoundView()))
    for (const page of pages) servePage(scope, portal, page)
    serveReportFiles(scope, portal)
    serveSelection(scope, portal)
    serveFeed(scope, portal)
    serveSitemap(scope, portal)
    serveReading(scope, portal)
    serveDocuments(scope, portal)
    await serveService(scope, portal)
  })
}

function answerError(
  portal: Portal,
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const status = error.statusCode ?? 500
  if (status < 500) return sendView(request, reply, portal, refusedView(status))
  request.log.error({ err: error, id: request.id }, 'page failed')
  return sendView(request, reply, portal, brokenView(request.id))
}
