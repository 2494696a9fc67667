// gongkai serve: opens everything, listens, and closes everything when told to stop.
import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { type App, openApp } from './app.ts'
import type { Config } from './config.ts'
import { runningEmbedded } from './db/embedded.ts'
import { OperatorTrouble } from './db/trouble.ts'
import { exampleLogin, examplePassword, hasExampleStaff } from './examples/organs.ts'
import { firstAdministratorLink } from './organs/links.ts'

export interface Serving {
  /** A folder of reports to import at the first start, when there are none. */
  examples?: string
  /** Plain lines for the operator, in Chinese. */
  say?: (line: string) => void
}

const mostClosing = 15_000

/** Resolves when it has been stopped by SIGTERM or SIGINT (0) or the database was lost (1). Throws OperatorTrouble. */
export async function serve(config: Config, { examples, say = console.log }: Serving = {}): Promise<0 | 1> {
  const stopped = stopSignal()
  // Plain lines go to standard output, the log to standard error.
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }))
  await refuseTakenPort(config)
  const app = await openApp(config, { log, say })
  try {
    if (examples) await importExamples(app, examples, say)
    await refuseOutsideWithExamples(app)
    // The pages are loaded once it is clear that this start goes on: a refused one answers at once.
    const { buildServer } = await import('./server.ts')
    const server = await buildServer(app)
    await listen(server, config)
    const { startJobs } = await import('./jobs/index.ts')
    const jobs = await startJobs(app)
    say(`Gongkai 已启动：${addressOf(server.addresses()[0] as AddressInfo)}`)
    say(`数据在 ${config.data}；按 Ctrl-C 停止`)
    await sayFirstLink(app, say)
    const playing = examples ? playExamples(app, say) : undefined
    const why = await Promise.race([stopped, app.lost])
    if (typeof why === 'string') say('正在停止')
    else log.fatal({ err: why }, 'database lost')
    const hurry = setTimeout(() => process.exit(1), mostClosing)
    hurry.unref()
    await server.close()
    await jobs.stop()
    await playing?.stop()
    return typeof why === 'string' ? 0 : 1
  } finally {
    await app.close()
    say('已停止')
  }
}

/** Example staff have a published password: with them the program listens to this machine only. */
async function refuseOutsideWithExamples(app: App) {
  if (isLoopback(app.config.host) || !(await hasExampleStaff(app))) return
  throw new OperatorTrouble(
    'examples-outside',
    `这里有示例人员，口令是公开的，不能监听 ${app.config.host}。正式使用请另设数据目录（GONGKAI_DATA）并加 --no-examples。`,
  )
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

async function sayFirstLink(app: App, say: (line: string) => void) {
  const token = await firstAdministratorLink(app)
  if (token) say(`首个平台管理员的一次性链接（72小时内有效）：${app.config.origin}/staff/link/${token}`)
}

/** The example year takes a while and is played beside the first answers; what is done by a stop stays away next time. */
function playExamples(app: App, say: (line: string) => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const played = import('./examples/index.ts')
    .then(({ playExampleYear }) => playExampleYear(app, stopping.signal))
    .then((year) => {
      if (!year) return
      say(`示例：已按真实流程办理 ${year.requests} 件申请、${year.cases} 件案件，另有 ${year.current} 件在办`)
      say(
        `示例账号如 ${exampleLogin('example-city', 'chengban')}，口令 ${examplePassword}；工作台在 ${app.config.origin}/workbench/`,
      )
    })
    .catch((error) => app.log.error({ err: error }, 'the example year was not played'))
  return {
    stop: () => {
      stopping.abort()
      return played
    },
  }
}

/** The first signal asks to stop; a second one while stopping is left to the first. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
  })
}

/** Said before the database is opened or made: a start that cannot answer should leave nothing behind. That the folder
 *  is in use says more, and is said by who opens it. */
async function refuseTakenPort(config: Config) {
  if (runningEmbedded(config.data)) return
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(portTrouble(config, error)))
    probe.listen(config.port, config.host, () => probe.close(() => resolve()))
  })
}

async function listen(server: FastifyInstance, config: Config) {
  try {
    await server.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw portTrouble(config, error as NodeJS.ErrnoException)
  }
}

function portTrouble({ port, host }: Config, { code, message }: NodeJS.ErrnoException): OperatorTrouble {
  const why = { EADDRINUSE: '已被别的程序占用', EACCES: '没有权限使用' }[code ?? ''] ?? message
  return new OperatorTrouble('no-port', `端口 ${port}（${host}）${why}。可以用环境变量 PORT 另设一个端口。`)
}

function addressOf({ address, port }: AddressInfo): string {
  if (address === '127.0.0.1' || address === '0.0.0.0' || address === '::' || address === '::1')
    return `http://localhost:${port}/`
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}/`
}

async function importExamples(app: App, folder: string, say: (line: string) => void) {
  const first = await app.db.selectFrom('reports').select('year').limit(1).executeTakeFirst()
  if (first || !existsSync(folder)) return
  say('首次启动：正在导入示例年报')
  const { importFolder } = await import('./reports/import-folder.ts')
  const done = await importFolder(app, folder)
  for (const { result } of done) if (!result.ok) say(`未导入：${result.refusal.message}`)
  say(`已导入 ${done.filter(({ result }) => result.ok).length} 份示例年报`)
}
