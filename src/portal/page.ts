// What a page is: an address, the parameters it knows, and what it shows.

import type { App } from '../app.ts'
import type { Html } from '../kit/html/jsx-runtime.ts'
import type { PageFrame } from './parts/frame.ts'
import type { Mode } from './view/mode.ts'

export interface PageRequest {
  app: App
  mode: Mode
  params: Record<string, string>
  /** Only the parameters that the page knows, empty ones left out. */
  query: Record<string, string>
  /** What is made once for a data version: counts over everything, charts. */
  kept<T>(key: string, make: () => T | Promise<T>): Promise<T>
}

export interface PageView {
  frame: PageFrame
  body: Html
  /** 200 where it is not said. */
  status?: number
}

export interface Page {
  path: string
  /** Names of the parameters that change what is shown; all others are passed over. */
  query?: readonly string[]
  /** null: there is no such page. */
  view(request: PageRequest): Promise<PageView | null>
}
