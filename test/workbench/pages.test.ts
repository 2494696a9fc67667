// Every page of the workbench, by the list of its addresses: opened as example staff who may do everything, wide and on a
// phone. Scripts throw nothing, axe finds nothing serious, and no page is broader than the screen.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { currentStories } from '../../src/examples/current.ts'
import { playExampleDocuments } from '../../src/examples/index.ts'
import { playStory } from '../../src/examples/play.ts'
import { roles } from '../../src/organs/index.ts'
import { chromiumPath } from '../portal/browser.ts'
import { grave, type Opened, openWorkbench, violationsOf } from './opened.ts'

const table = readFileSync(new URL('../../src/workbench/routes.tsx', import.meta.url), 'utf8')
/** requests/:organ/:id and the like, below /workbench. */
const patterns = ['', ...[...table.matchAll(/path: '([^'/*][^'*]*)'/g)].map(([, path]) => path!)]
/** These show what is behind a figure, and are reached from it. */
const fromLinks = ['figures/cases', 'administration/behind']
const fixed = patterns.filter((pattern) => !pattern.includes(':') && !fromLinks.includes(pattern))
const patternOf = (path: string) =>
  patterns
    .filter((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path))
    .sort((a, b) => (a.match(/:/g)?.length ?? 0) - (b.match(/:/g)?.length ?? 0))[0]

/** The stories played here lead to none of these: the journeys that make one open it and try it with axe. */
const inJourneys = [
  'requests/:organ/:id/letters/:letter',
  'messages/:organ/:id',
  'cases/:organ/:id',
  'complaints/:organ/:id',
  'corrections/:organ/:id',
  'documents/:organ/:id/edit',
  'documents/:organ/:id/files/:no',
  'channels/conferences/:organ/:id',
]

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('every page of the workbench', { timeout: 400_000 }, () => {
  let opened: Opened
  let page: Page

  beforeAll(async () => {
    opened = await openWorkbench()
    page = opened.page
    const { app, office } = opened
    await playExampleDocuments(app, office)
    for (const [index, story] of currentStories(app.today()).slice(0, 14).entries())
      await playStory(app, office, story, 1 + index)
    await giveEveryRole(opened, 'city.zhuren')
  }, 300_000)

  test('opens without errors of script and nothing serious, wide and narrow', async () => {
    const [seen, waiting] = [new Map<string, string>(), new Set<string>(fixed)]
    const problems: string[] = []
    for (const path of waiting) {
      const pattern = patternOf(path.split('?')[0]!)
      if (pattern === undefined || seen.has(pattern)) continue
      seen.set(pattern, path)
      problems.push(...(await look(path)))
      for (const link of await linksOf()) waiting.add(link)
    }
    const unreached = patterns.filter((pattern) => !seen.has(pattern) && !inJourneys.includes(pattern))
    expect(problems).toEqual([])
    expect(unreached).toEqual([])
  })

  async function look(path: string): Promise<string[]> {
    opened.errors.length = 0
    await page.setViewportSize({ width: 1366, height: 768 })
    await opened.open('city.zhuren', `/workbench${path && `/${path}`}`)
    await page.waitForLoadState('networkidle')
    const wide = await violationsOf(page, grave)
    await page.setViewportSize({ width: 375, height: 720 })
    const narrow = await violationsOf(page, grave)
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    return [
      ...new Set([...wide, ...narrow]),
      ...(excess > 0 ? [`${page.url()}: ${excess} px broader than a phone`] : []),
      ...opened.errors.splice(0),
    ]
  }

  const linksOf = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/workbench/"]')].map(({ pathname, search }) =>
        (decodeURIComponent(pathname) + search).replace('/workbench/', ''),
      ),
    )
})

/** One person of the example who may do everything at the organ: every page is open to somebody. */
async function giveEveryRole({ app }: Opened, login: string) {
  const { id, organ_id } = await app.db
    .selectFrom('staff')
    .select(['id', 'organ_id'])
    .where('login', '=', login)
    .executeTakeFirstOrThrow()
  await app.db
    .insertInto('staff_roles')
    .values(Object.keys(roles).map((role) => ({ organ_id, staff_id: id, role })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
