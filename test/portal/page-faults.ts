// What is wrong with a page as it stands in the browser: by axe, and by what a person with a phone would meet.
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  nodes: { html: string; failureSummary?: string }[]
}

/** What axe finds, a line each: all its rules of WCAG 2 A and AA and of good practice, of any impact. */
export async function violations(page: Page, axe: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> }
    }
    const options = { resultTypes: ['violations'], iframes: false, rules: { 'target-size': { enabled: true } } }
    return (await tool.run(options)).violations
  })
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 200))
        .join(' | ')}`,
  )
}

export interface Seen {
  faults: string[]
  /** Internal addresses, without their fragments. */
  hrefs: string[]
}

/** Title, language, heading, width, forms, links within the page. */
export const faultsOfPage = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const all = <T extends Element = HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)]
    const shown = (element: Element) => element.outerHTML.slice(0, 160)
    const root = document.documentElement
    const faults: string[] = []
    if (document.title.trim().length < 2) faults.push('no title')
    if (!/^zh/.test(root.lang)) faults.push(`lang is ${root.lang}`)
    const headings = all('h1').length
    if (headings !== 1) faults.push(`${headings} h1`)
    const over = root.scrollWidth - root.clientWidth
    if (over > 0) {
      const wide = all('body *').filter((one) => one.getBoundingClientRect().right > root.clientWidth + 0.5)
      faults.push(`${over} px too wide: ${wide.slice(-3).map(shown).join(' | ')}`)
    }
    for (const form of all<HTMLFormElement>('form')) {
      if (!form.hasAttribute('action')) faults.push(`form without action: ${shown(form)}`)
      if (form.method !== 'post' && form.querySelector('textarea, [type=file], [type=tel], [type=email]'))
        faults.push(`what is typed would stand in the address: ${shown(form)}`)
    }
    for (const control of all<HTMLInputElement>('input, select, textarea')) {
      if (['hidden', 'submit', 'button'].includes(control.type)) continue
      const named = control.getAttribute('aria-label') || control.getAttribute('aria-labelledby')
      if (!named && ![...(control.labels ?? [])].some((label) => label.textContent?.trim()))
        faults.push(`no label: ${shown(control)}`)
    }
    const hrefs = new Set<string>()
    for (const link of all<HTMLAnchorElement>('a[href]')) {
      if (link.origin !== location.origin) continue
      const { pathname, search, hash } = link
      if (pathname === location.pathname && search === location.search && hash) {
        if (!document.getElementById(decodeURIComponent(hash.slice(1)))) faults.push(`no place for ${hash}`)
      } else hrefs.add(pathname + search)
    }
    return { faults, hrefs: [...hrefs] }
  })
