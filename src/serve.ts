// gongkai serve: opens everything, listens, and closes everything when told to stop.
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { type App, openApp } from './app.ts'
import type { Config } from './config.ts'
import { OperatorTrouble } from './db/trouble.ts'

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
  const app = await openApp(config, { log, say })
  try {
    if (examples) await importExamples(app, examples, say)
    // The pages are loaded once it is clear that this start goes on: a refused one answers at once.
    const { buildServer } = await import('./server.ts')
    const server = await buildServer(app)
    await listen(server, config)
    say(`Gongkai 已启动：${addressOf(server.addresses()[0] as AddressInfo)}`)
    say(`数据在 ${config.data}；按 Ctrl-C 停止`)
    const why = await Promise.race([stopped, app.lost])
    if (typeof why === 'string') say('正在停止')
    else log.fatal({ err: why }, 'database lost')
    const hurry = setTimeout(() => process.exit(1), mostClosing)
    hurry.unref()
    await server.close()
    return typeof why === 'string' ? 0 : 1
  } finally {
    await app.close()
    say('已停止')
  }
}

/** The first signal asks to stop; a second one while stopping is left to the first. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
  })
}

async function listen(server: FastifyInstance, { port, host }: Config) {
  try {
    await server.listen({ port, host })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = { EADDRINUSE: '已被别的程序占用', EACCES: '没有权限使用' }[code ?? ''] ?? message
    throw new OperatorTrouble('no-port', `端口 ${port}（${host}）${why}。可以用环境变量 PORT 另设一个端口。`)
  }
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
