import { htmlOf } from '../kit/html/jsx-runtime.ts'
import type { Assets } from './assets.ts'
import type { PageView } from './page.ts'
import { Layout } from './parts/layout.tsx'
import type { Mode } from './view/mode.ts'
import { inTraditional } from './view/traditional.ts'

interface Rendering {
  mode: Mode
  path: string
  query: Record<string, string>
  assets: Assets
  /** Under which people reach the installation: permanent addresses begin with it. */
  origin: string
}

/** A page as HTML, in the script that its reader wants. */
export function renderPage({ frame, body }: PageView, { mode, path, query, assets, origin }: Rendering): string {
  const html = htmlOf(
    <Layout {...{ frame, mode, path, query, origin }} styles={assets.styles} script={assets.script}>
      {body}
    </Layout>,
  )
  return `<!doctype html>${mode.script === 'hant' ? inTraditional(html) : html}`
}
