// The PostgreSQL that comes with the package: one server per data folder, reached through a Unix socket only.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findBinaries } from './embedded/binaries.ts'
import { initialise } from './embedded/initialise.ts'
import { holderOf, lockFolder } from './embedded/lock.ts'
import { launch, type Postmaster, readPidFile, stopLeftover } from './embedded/postmaster.ts'
import { chooseUser } from './embedded/run-as.ts'
import { socketFolder } from './embedded/socket.ts'
import { OperatorTrouble } from './trouble.ts'

export interface EmbeddedDatabase {
  /** For `pg`: `postgresql://gongkai@localhost/gongkai?host=…`. */
  url: string
  /** Ends all connections, writes everything to disk, returns when no process is left. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Plain lines for the operator: what is being done, in Chinese. */
  say?: (line: string) => void
  /** Called when the server ended by itself and could not be started again. */
  onLost?: (error: Error) => void
  /** Without fsync: for databases that are thrown away, as in tests. */
  careless?: boolean
}

/**
 * Starts the server of this data folder, making it at the first start. Throws OperatorTrouble: `folder-in-use` where
 * another process holds the folder, `no-binaries`, `no-user`, `other-version`, `start-failed`.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const cluster = clusterOf(folder)
  mkdirSync(resolve(folder), { recursive: true, mode: 0o755 })
  const unlock = await lockFolder(resolve(folder))
  try {
    const user = chooseUser(cluster)
    const binaries = findBinaries(user, options.say)
    await initialise(cluster, binaries, user, options)
    refuseOtherVersion(cluster, binaries.major)
    await stopLeftover(cluster, options.say)
    const sockets = socketFolder(cluster, user)
    const start = () => launch({ cluster, sockets, binaries, user, careless: options.careless ?? false })
    const keeper = keepRunning(await start(), start, options)
    return {
      url: urlFor(sockets),
      stop: async () => {
        await keeper.stop()
        if (sockets !== cluster) rmSync(sockets, { recursive: true, force: true })
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** The server of this data folder where a living process of ours is running it; commands connect to it beside. */
export function runningEmbedded(folder: string): { url: string; pid: number } | null {
  const holder = holderOf(resolve(folder))
  const running = readPidFile(clusterOf(folder))
  return holder !== null && running?.ready ? { url: urlFor(running.sockets), pid: holder } : null
}

const clusterOf = (folder: string) => join(resolve(folder), 'postgres')

const urlFor = (sockets: string) => `postgresql://gongkai@localhost/gongkai?host=${encodeURIComponent(sockets)}`

function refuseOtherVersion(cluster: string, major: string) {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (made === major) return
  throw new OperatorTrouble(
    'other-version',
    `数据文件夹 ${cluster} 由 PostgreSQL ${made} 建立，本程序带的是 ${major}。请用原来的版本执行 gongkai backup，再用本版本 gongkai restore 到一个空的数据文件夹。`,
  )
}

const mostRestarts = 3

/** A server that ends by itself (killed for memory, say) is started again, a few times. */
function keepRunning(first: Postmaster, start: () => Promise<Postmaster>, options: EmbeddedOptions) {
  let current = first
  let restarts = 0
  let stopping = false
  const watch = () =>
    current.exited.then(async (how) => {
      if (stopping) return
      try {
        if (++restarts > mostRestarts) throw new OperatorTrouble('start-failed', `数据库进程反复退出（${how}）。`)
        options.say?.(`数据库进程意外退出（${how}），正在重新启动`)
        current = await start()
        watch()
      } catch (error) {
        options.onLost?.(error as Error)
      }
    })
  watch()
  return {
    stop: () => {
      stopping = true
      return current.stop()
    },
  }
}
