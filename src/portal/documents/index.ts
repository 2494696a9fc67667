// The public side of proactive disclosure: an organ's site, its documents, the library, the search.
import type { FastifyInstance } from 'fastify'
import type { Page } from '../page.ts'
import { type Portal, servePage } from '../serve-page.ts'
import { annualReportsPage, cataloguePage, siteMapPage } from './columns.tsx'
import { conferencePage, conferencesPage } from './conferences.tsx'
import { docsHomePage } from './docs-home.tsx'
import { documentPage } from './document.tsx'
import { serveDocumentFiles } from './document-files.ts'
import { gazetteIssuePage, gazettePage, serveGazette } from './gazette.tsx'
import { guidePage, readingPointsPage } from './guide.tsx'
import { siteHomePage } from './home.tsx'
import { libraryPage, organLibraryPage } from './library.tsx'
import { serveDocumentLists } from './lists.ts'
import { ruleOfWorkPage, rulesOfWorkPage } from './rules-of-work.tsx'
import { organListPage, searchPage } from './search.tsx'
import { serveConsultations } from './serve-consultations.ts'
import { serveSubscriptions } from './serve-subscriptions.ts'

export const documentPages: Page[] = [
  docsHomePage,
  searchPage,
  libraryPage,
  siteHomePage,
  organListPage,
  documentPage,
  cataloguePage,
  guidePage,
  rulesOfWorkPage,
  ruleOfWorkPage,
  annualReportsPage,
  organLibraryPage,
  gazettePage,
  gazetteIssuePage,
  conferencesPage,
  conferencePage,
  readingPointsPage,
  siteMapPage,
]

export function serveDocuments(server: FastifyInstance, portal: Portal): void {
  for (const page of documentPages) servePage(server, portal, page)
  serveDocumentFiles(server, portal)
  serveDocumentLists(server, portal)
  serveGazette(server, portal)
  serveConsultations(server, portal)
  serveSubscriptions(server, portal)
}
