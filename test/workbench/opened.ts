// The workbench in a real browser: the built pages, a server with the example office, one window. Errors of scripts are
// kept, and a page is tried by axe; whoever opens it closes it with the file's tests.
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { buildWorkbench } from '../../scripts/workbench.mjs'
import type { App, Opening } from '../../src/app.ts'
import { addExampleOffice, examplePassword } from '../../src/examples/index.ts'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { openBrowser } from '../portal/browser.ts'

export interface Opened {
  app: App
  office: Awaited<ReturnType<typeof addExampleOffice>>
  origin: string
  browser: Browser
  page: Page
  /** What scripts of the page threw or complained of, from here on. */
  errors: string[]
  /** Signs this person of the example in, in place of whoever was; asks for no page. */
  signIn(login: string): Promise<void>
  /** Leaves nobody signed in. */
  signOut(): Promise<void>
  /** Signs in where needed, and opens the address. */
  open(login: string, path: string): Promise<Page>
}

const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN' }

export async function openWorkbench(opening: Opening = {}, env: Record<string, string> = {}): Promise<Opened> {
  await built()
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const app = await testApp(opening, { GONGKAI_RATE: '100000', GONGKAI_ORIGIN: origin, PORT: String(port), ...env })
  const office = await addExampleOffice(app)
  const server = await buildServer(app)
  await server.listen({ port, host: 'localhost' })
  const browser = await openBrowser()
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  const page = await (await browser.newContext(wide)).newPage()
  page.setDefaultTimeout(45_000)
  const errors = errorsOf(page)
  let atWork = ''
  const signOut = async () => {
    await page.context().clearCookies()
    atWork = ''
  }
  const signIn = async (login: string) => {
    if (atWork === login) return
    await signOut()
    const answer = await page.request.post(`${origin}/api/session`, { data: { login, password: examplePassword } })
    if (!answer.ok()) throw new Error(`${login}: ${answer.status()} ${await answer.text()}`)
    atWork = login
  }
  const open = async (login: string, path: string) => {
    await signIn(login)
    const answer = await page.goto(origin + path)
    if (answer && !answer.ok()) throw new Error(`${path}: ${answer.status()} ${(await answer.text()).slice(0, 500)}`)
    await page.locator('main h1').first().waitFor()
    return page
  }
  return { app, office, origin, browser, page, errors, signIn, signOut, open }
}

/** Messages of scripts that went wrong; what a test asks for on purpose (a refusal, a missing thing) is not among them. */
export function errorsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/^Failed to load resource: .* (401|404|409)/.test(message.text()))
      errors.push(`${page.url()}: ${message.text()} ${message.location().url}`)
  })
  return errors
}

interface Violation {
  id: string
  impact: string
  nodes: { html: string; failureSummary: string }[]
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands, a line each. */
export async function violationsOf(page: Page, impacts?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> }
    }
    return (await tool.run({ resultTypes: ['violations'], iframes: false })).violations
  })
  return found
    .filter(({ impact }) => !impacts || impacts.includes(impact))
    .map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}

export const grave = ['serious', 'critical']

/** Nothing of this weight on the page; nothing serious unless told otherwise. */
export const accessible = async (page: Page, impacts: readonly string[] = grave) =>
  expect(await violationsOf(page, impacts)).toEqual([])

/** Fills the fields of a form of ours by their names. */
export async function fill(scope: Page | Locator, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) {
    const control = scope.locator(`[data-field="${name}"] :is(input, select, textarea)`)
    if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') await control.selectOption(value)
    else await control.fill(value)
  }
}

/** Builds the pages where their sources changed: one file of tests at a time, the others wait for it. */
export async function built() {
  const folder = fileURLToPath(new URL('../../dist/workbench', import.meta.url))
  const lock = `${folder}.lock`
  mkdirSync(fileURLToPath(new URL('../../dist', import.meta.url)), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > 180_000) rmSync(lock, { recursive: true, force: true })
      await pause(200)
    }
  }
  try {
    await buildWorkbench(folder)
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
