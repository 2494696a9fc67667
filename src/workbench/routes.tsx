// Every address of the workbench, a line each.
import type { ReactNode } from 'react'
import { createBrowserRouter } from 'react-router'
import { DeskPage } from './desk/desk.tsx'
import { Frame } from './frame/frame.tsx'
import { Broken, Missing } from './frame/missing.tsx'
import { LedgerPage } from './requests/ledger.tsx'
import { RequestPage } from './requests/request-page.tsx'
import { LinkPage } from './session/link.tsx'
import { SignInPage } from './session/sign-in.tsx'

const lazily = <M extends { [N in K]: () => ReactNode }, K extends string>(load: () => Promise<M>, name: K) => ({
  lazy: async () => ({ Component: (await load())[name] as () => ReactNode }),
})

export const router = createBrowserRouter([
  { path: '/workbench/sign-in', element: <SignInPage />, errorElement: <Broken /> },
  { path: '/staff/link/:token', element: <LinkPage />, errorElement: <Broken /> },
  {
    path: '/workbench',
    element: <Frame />,
    errorElement: <Broken />,
    HydrateFallback: () => null,
    children: [
      { index: true, element: <DeskPage /> },
      { path: 'requests', element: <LedgerPage /> },
      { path: 'requests/new', ...lazily(() => import('./requests/take-in.tsx'), 'TakeInPage') },
      { path: 'requests/import', ...lazily(() => import('./requests/ledger-import.tsx'), 'LedgerImportPage') },
      { path: 'requests/:organ/:id', element: <RequestPage /> },
      {
        path: 'requests/:organ/:id/letters/:letter',
        ...lazily(() => import('./letters/letter-page.tsx'), 'LetterPage'),
      },
      { path: 'requests/:organ/:id/evidence', ...lazily(() => import('./requests/evidence-page.tsx'), 'EvidencePage') },
      { path: 'requests/:organ/:id/fee', ...lazily(() => import('./requests/fee-page.tsx'), 'FeePage') },
      { path: 'messages', ...lazily(() => import('./messages/inbox.tsx'), 'MessagesPage') },
      { path: 'messages/:organ/:id', ...lazily(() => import('./messages/message-page.tsx'), 'MessagePage') },
      { path: 'calendar', ...lazily(() => import('./calendar/calendar-page.tsx'), 'CalendarPage') },
      { path: 'calendar/new', ...lazily(() => import('./calendar/new-notice.tsx'), 'NewNoticePage') },
      { path: 'calendar/changes', ...lazily(() => import('./calendar/changes.tsx'), 'CalendarChangesPage') },
      { path: 'templates', ...lazily(() => import('./letters/templates.tsx'), 'TemplatesPage') },
      { path: 'templates/:kind', ...lazily(() => import('./letters/template-page.tsx'), 'TemplatePage') },
      { path: 'cases', ...lazily(() => import('./relief/docket.tsx'), 'DocketPage') },
      { path: 'cases/new', ...lazily(() => import('./relief/open-case.tsx'), 'OpenCasePage') },
      { path: 'cases/:organ/:id', ...lazily(() => import('./relief/case-page.tsx'), 'CasePage') },
      { path: 'complaints', ...lazily(() => import('./complaints/inbox.tsx'), 'ComplaintsPage') },
      { path: 'complaints/:organ/:id', ...lazily(() => import('./complaints/complaint-page.tsx'), 'ComplaintPage') },
      { path: 'corrections', ...lazily(() => import('./corrections/list.tsx'), 'CorrectionsPage') },
      { path: 'corrections/new', ...lazily(() => import('./corrections/file-correction.tsx'), 'FileCorrectionPage') },
      {
        path: 'corrections/:organ/:id',
        ...lazily(() => import('./corrections/correction-page.tsx'), 'CorrectionPage'),
      },
      { path: 'conversions', ...lazily(() => import('./conversion/list.tsx'), 'ConversionsPage') },
      { path: 'documents', ...lazily(() => import('./documents/list.tsx'), 'DocumentsPage') },
      { path: 'documents/new', ...lazily(() => import('./documents/new.tsx'), 'NewDocumentPage') },
      { path: 'documents/watch', ...lazily(() => import('./documents/watch.tsx'), 'WatchPage') },
      { path: 'documents/import', ...lazily(() => import('./documents/take-over.tsx'), 'TakeOverPage') },
      { path: 'documents/settings', ...lazily(() => import('./documents/settings.tsx'), 'DocumentSettingsPage') },
      { path: 'documents/:organ/:id', ...lazily(() => import('./documents/document-page.tsx'), 'DocumentPage') },
      { path: 'documents/:organ/:id/edit', ...lazily(() => import('./documents/edit.tsx'), 'EditDocumentPage') },
      { path: 'documents/:organ/:id/screening', ...lazily(() => import('./documents/screening.tsx'), 'ScreeningPage') },
      { path: 'documents/:organ/:id/versions', ...lazily(() => import('./documents/versions.tsx'), 'VersionsPage') },
      { path: 'figures', ...lazily(() => import('./figures/figures.tsx'), 'FiguresPage') },
      { path: 'figures/cases', ...lazily(() => import('./figures/behind.tsx'), 'BehindPage') },
      { path: 'register', ...lazily(() => import('./register/register.tsx'), 'RegisterPage') },
      { path: 'register/cleanups', ...lazily(() => import('./register/cleanups.tsx'), 'CleanupsPage') },
      { path: 'register/cleanups/:organ/:id', ...lazily(() => import('./register/cleanup.tsx'), 'CleanupPage') },
      { path: 'register/consultations', ...lazily(() => import('./register/consultations.tsx'), 'ConsultationsPage') },
      {
        path: 'register/consultations/:organ/:id',
        ...lazily(() => import('./register/consultation.tsx'), 'ConsultationPage'),
      },
      {
        path: 'register/interpretations',
        ...lazily(() => import('./register/interpretations.tsx'), 'InterpretationsPage'),
      },
      { path: 'register/:organ/:id', ...lazily(() => import('./register/card.tsx'), 'RegisterCardPage') },
      { path: 'administration', ...lazily(() => import('./administration/entries.tsx'), 'EntriesPage') },
      { path: 'administration/new', ...lazily(() => import('./administration/enter.tsx'), 'EnterPage') },
      { path: 'administration/import', ...lazily(() => import('./administration/import.tsx'), 'EntriesImportPage') },
      { path: 'administration/table-two', ...lazily(() => import('./administration/table-two.tsx'), 'TableTwoPage') },
      { path: 'administration/behind', ...lazily(() => import('./administration/behind.tsx'), 'BehindDisclosurePage') },
      { path: 'gazette', ...lazily(() => import('./gazette/issues.tsx'), 'IssuesPage') },
      { path: 'gazette/new', ...lazily(() => import('./gazette/compose.tsx'), 'NewIssuePage') },
      { path: 'gazette/:year/:no', ...lazily(() => import('./gazette/compose.tsx'), 'IssuePage') },
      { path: 'site', ...lazily(() => import('./sites/site.tsx'), 'SitePage') },
      { path: 'site/catalogue', ...lazily(() => import('./sites/catalogue.tsx'), 'CataloguePage') },
      { path: 'site/rules', ...lazily(() => import('./sites/rules.tsx'), 'WorkRulesPage') },
      { path: 'site/rules/new', ...lazily(() => import('./sites/rule.tsx'), 'NewWorkRulePage') },
      { path: 'site/rules/:rule', ...lazily(() => import('./sites/rule.tsx'), 'WorkRulePage') },
      { path: 'site/reading-points', ...lazily(() => import('./sites/reading-points.tsx'), 'ReadingPointsPage') },
      { path: 'site/deliveries', ...lazily(() => import('./sites/deliveries.tsx'), 'DeliveriesPage') },
      { path: 'site/deliveries/new', ...lazily(() => import('./sites/deliver.tsx'), 'DeliverPage') },
      { path: 'site/deliveries/:id', ...lazily(() => import('./sites/delivery.tsx'), 'DeliveryPage') },
      { path: 'people', ...lazily(() => import('./organs/people.tsx'), 'PeoplePage') },
      { path: 'people/new', ...lazily(() => import('./organs/person.tsx'), 'NewPersonPage') },
      { path: 'people/:id', ...lazily(() => import('./organs/person.tsx'), 'PersonPage') },
      { path: 'organ-sheet', ...lazily(() => import('./organs/organ-sheet.tsx'), 'OrganSheetPage') },
      { path: 'roles', ...lazily(() => import('./organs/roles-table.tsx'), 'RolesPage') },
      { path: 'profile', ...lazily(() => import('./organs/profile.tsx'), 'ProfilePage') },
      { path: 'record', ...lazily(() => import('./organs/record.tsx'), 'RecordPage') },
      { path: 'me', ...lazily(() => import('./session/account.tsx'), 'AccountPage') },
      { path: '*', element: <Missing /> },
    ],
  },
])
