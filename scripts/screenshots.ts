// npm run screenshots: starts the built program on a data folder of its own, waits until the example year is played, and
// keeps pictures of its main pages in docs/images/, for the README and for looking at.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

interface Shot {
  name: string
  path: string
  width: number
  /** Cut off below, in CSS pixels: a picture of the whole would be too large to look at. */
  height: number
  /** Scroll to this part first. */
  from?: string
  /** Signed in as this person of the example: the part of the name behind the organ's. */
  as?: string
  /** Go on by this link. */
  follow?: string
}

const shots: Shot[] = [
  { name: 'home', path: '/', width: 1366, height: 1900 },
  { name: 'reports', path: '/reports', width: 1366, height: 1300 },
  { name: 'report', path: '/reports/linfen/2023', width: 1366, height: 1450 },
  { name: 'report-findings', path: '/reports/xinle/2019', width: 1366, height: 1700, from: '#c2' },
  { name: 'compare', path: '/compare?left=linfen/2022&right=linfen/2023', width: 1366, height: 1900 },
  { name: 'organ', path: '/organs/linfen', width: 1366, height: 1900 },
  { name: 'document', path: '/search?q=助餐服务', follow: '.links > li > a', width: 1366, height: 1500 },
  { name: 'search', path: '/search?q=助餐服务', width: 1366, height: 1300 },
  { name: 'site', path: '/o/example-city', width: 1366, height: 1700 },
  { name: 'workbench', path: '/workbench/', as: 'zhuren', width: 1366, height: 1100 },
  {
    name: 'workbench-request',
    path: '/workbench/requests',
    as: 'chengban',
    follow: 'a:text("石桥污水处理厂")',
    width: 1366,
    height: 1300,
  },
  { name: 'workbench-figures', path: '/workbench/figures?year=2023', as: 'zhuren', width: 1366, height: 1300 },
  { name: 'read', path: '/read', width: 1366, height: 1200 },
  { name: 'phone-report', path: '/reports/linfen/2023', width: 390, height: 1700 },
  { name: 'phone-findings', path: '/reports/xinle/2019', width: 390, height: 1700, from: '#c3' },
  { name: 'phone-reports', path: '/reports', width: 390, height: 1500 },
  { name: 'larger-text', path: '/reports/linfen/2023?text=larger', width: 1366, height: 1300 },
  { name: 'traditional', path: '/reports/linfen/2023?script=hant', width: 1366, height: 1300 },
]

const mostBytes = 400_000
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url))
const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run', '--disable-sync']

process.exit(await main())

async function main(): Promise<0 | 1> {
  const executablePath = places.find((path) => path && existsSync(path))
  if (!executablePath) {
    console.error('没有找到 Chromium；用环境变量 CHROMIUM 指明它的位置')
    return 1
  }
  const { prepare } = (await import(new URL('./prepare.mjs', import.meta.url).href)) as {
    prepare(what: { build: boolean }): Promise<void>
  }
  await prepare({ build: true })
  mkdirSync(folder, { recursive: true })
  const { origin, login, password, stop } = await start()
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    for (const shot of shots)
      await take(browser, origin, shot, (as) => ({ login: login.replace(/[^.]+$/, as), password }))
  } finally {
    await browser.close()
    await stop()
  }
  return shots.some(({ name }) => statSync(join(folder, `${name}.png`)).size > mostBytes) ? 1 : 0
}

interface Started {
  origin: string
  /** Of one person of the example. */
  login: string
  password: string
  stop(): Promise<void>
}

async function start(): Promise<Started> {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'))
  const program = fileURLToPath(new URL('../bin/gongkai.js', import.meta.url))
  const env = { ...process.env, GONGKAI_DATA: data, GONGKAI_LOG: 'error', PORT: '0' }
  const server = spawn(process.execPath, [program, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = async () => {
    const ended = server.exitCode === null ? once(server, 'exit') : undefined
    server.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  let origin = ''
  for await (const line of createInterface({ input: server.stdout })) {
    origin ||= /http:\/\/\S+/.exec(line)?.[0].replace(/\/$/, '') ?? ''
    const [, login, password] = /^示例账号如 (\S+)，口令 (\S+)；/.exec(line) ?? []
    if (login && password) return { origin, login, password, stop }
  }
  await stop()
  throw new Error('the server ended before it was ready')
}

async function take(
  browser: Browser,
  origin: string,
  { name, path, width, height, from, as, follow }: Shot,
  signIn: (as: string) => { login: string; password: string },
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  if (as) {
    const answer = await context.request.post(`${origin}/api/session`, { data: signIn(as), headers: { origin } })
    if (!answer.ok()) throw new Error(`${as}: ${answer.status()} ${await answer.text()}`)
  }
  await page.goto(origin + path, { waitUntil: 'networkidle' })
  if (follow) {
    const before = page.url()
    await page.locator(follow).first().click()
    await page.waitForURL((url) => url.href !== before, { waitUntil: 'networkidle' })
  }
  await page.locator('main h1').first().waitFor()
  const top = from ? await page.locator(from).evaluate((part) => part.getBoundingClientRect().top + scrollY - 24) : 0
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  const file = join(folder, `${name}.png`)
  const clip = { x: 0, y: top, width, height: Math.min(height, whole - top) }
  await page.screenshot({ path: file, fullPage: true, clip })
  console.log(`docs/images/${name}.png　${Math.round(statSync(file).size / 1000)} kB`)
  await context.close()
}
