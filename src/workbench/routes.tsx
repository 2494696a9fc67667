// Every address of the workbench, a line each.
import { createBrowserRouter } from 'react-router'
import { DeskPage } from './desk/desk.tsx'
import { Frame } from './frame/frame.tsx'
import { Broken, Missing } from './frame/missing.tsx'
import { LedgerPage } from './requests/ledger.tsx'
import { RequestPage } from './requests/request-page.tsx'
import { LinkPage } from './session/link.tsx'
import { SignInPage } from './session/sign-in.tsx'

const lazily = (load: () => Promise<Record<string, () => React.ReactNode>>, name: string) => ({
  lazy: async () => ({ Component: (await load())[name]! }),
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
      { path: 'cases', ...lazily(() => import('./relief/docket.tsx'), 'DocketPage') },
      { path: 'cases/new', ...lazily(() => import('./relief/open-case.tsx'), 'OpenCasePage') },
      { path: 'cases/:organ/:id', ...lazily(() => import('./relief/case-page.tsx'), 'CasePage') },
      { path: 'figures', ...lazily(() => import('./figures/figures.tsx'), 'FiguresPage') },
      { path: 'figures/cases', ...lazily(() => import('./figures/behind.tsx'), 'BehindPage') },
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
