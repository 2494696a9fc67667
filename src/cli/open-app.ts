import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { OperatorTrouble } from '../db/trouble.ts'
import type { Io } from './io.ts'

/** How commands name the data folder. */
export const dataOption = {
  type: 'string',
  value: 'DIR',
  help: '数据目录，默认为环境变量 GONGKAI_DATA，再默认为 ./data',
} as const

/** The settings of the environment with the data folder of the command line; commands log only what goes wrong. */
export async function configFor(data: string | undefined, logLevel = 'warn'): Promise<Config> {
  const { configFrom } = await import('../config.ts')
  return { ...configFrom({ GONGKAI_LOG: logLevel, ...process.env }), ...(data && { data: resolve(data) }) }
}

/** The App for one command; works beside a running `gongkai serve`. Closed by the caller. Only what puts something in
 *  makes a data folder (`make`): a backup of a folder mistyped would be an empty one. */
export async function openAppFor(data: string | undefined, io: Io, { make = false } = {}): Promise<App> {
  const { openApp } = await import('../app.ts')
  const config = await configFor(data)
  if (!make && !config.databaseUrl && !existsSync(join(config.data, 'postgres')))
    throw new OperatorTrouble(
      'no-data',
      `${config.data} 里没有 Gongkai 的数据。请用 --data 或环境变量 GONGKAI_DATA 指明数据目录。`,
    )
  return openApp(config, { beside: true, say: (line) => io.err(`${line}\n`) })
}
