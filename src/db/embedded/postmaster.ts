// The server process: starting it, knowing when it is ready, stopping it, dealing with one that was left behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fchownSync, openSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { OperatorTrouble } from '../trouble.ts'
import type { Binaries } from './binaries.ts'
import { runAs } from './initialise.ts'
import type { RunAs } from './run-as.ts'

export interface Postmaster {
  /** Fast shutdown; after half a minute the immediate one, from which the next start recovers. */
  stop(): Promise<void>
  /** How it ended, in words. */
  exited: Promise<string>
}

interface Launch {
  cluster: string
  sockets: string
  binaries: Binaries
  user: RunAs
  careless: boolean
}

const lingering = /lock file .* already exists|pre-existing shared memory block|could not lock file|still in use/
const mostLingering = 10_000
const mostStarting = 120_000

/** After a kill the processes of the old server may hold on for a second or two: tried again for ten. */
export async function launch(given: Launch): Promise<Postmaster> {
  const giveUpAt = Date.now() + mostLingering
  for (;;) {
    const logFrom = logSize(given.cluster)
    const child = start(given)
    const exited = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => resolve(signal ? `信号 ${signal}` : `退出码 ${code}`))
    })
    const how = await Promise.race([exited, ready(given.cluster, child)])
    if (how === undefined) return keep(child, exited)
    const said = readFileSync(logFile(given.cluster)).subarray(logFrom).toString().trim()
    if (!lingering.test(said) || Date.now() > giveUpAt)
      throw new OperatorTrouble('start-failed', `数据库没有启动（${how}）。数据库的日志：\n${said.slice(-2000)}`)
    await pause(250)
  }
}

function start({ cluster, sockets, binaries, user, careless }: Launch): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: careless ? '32MB' : '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(careless && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const log = openSync(logFile(cluster), logSize(cluster) > mostLog ? 'w' : 'a', 0o600)
  if (user.uid !== undefined) fchownSync(log, user.uid, user.gid!)
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = runAs(user, binaries.postgres, ['-D', cluster, ...flags], ['ignore', log, log])
  closeSync(log)
  child.unref()
  return child
}

const mostLog = 10_000_000
const logFile = (cluster: string) => join(cluster, 'server.log')
const logSize = (cluster: string) => statSync(logFile(cluster), { throwIfNoEntry: false })?.size ?? 0

/** Resolves with nothing when the server takes connections, with words when it does not get there. */
async function ready(cluster: string, child: ChildProcess): Promise<string | undefined> {
  const giveUpAt = Date.now() + mostStarting
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const found = readPidFile(cluster)
    if (found?.pid === child.pid && found.ready) return undefined
    if (Date.now() > giveUpAt) {
      child.kill('SIGQUIT')
      return `${mostStarting / 1000} 秒内没有就绪`
    }
    await pause(20)
  }
  return new Promise(() => {}) // its end is told by `exited`
}

function keep(child: ChildProcess, exited: Promise<string>): Postmaster {
  const guard = stopWhenWeEnd(child.pid!)
  exited.then(() => guard.kill('SIGKILL'))
  return {
    exited,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.ref()
      child.kill('SIGINT')
      const hurry = setTimeout(() => child.kill('SIGQUIT'), 30_000)
      await exited
      clearTimeout(hurry)
    },
  }
}

/** A shell that waits on a pipe from us: when we end without a word (kill -9), the pipe closes and it stops the server. */
function stopWhenWeEnd(pid: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1" 2>/dev/null', 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  })
  guard.on('error', () => {})
  guard.unref()
  ;(guard.stdin as unknown as { unref(): void }).unref()
  return guard
}

/** What the server has written of itself in its folder. */
export function readPidFile(cluster: string): { pid: number; sockets: string; ready: boolean } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), sockets: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/** Only we died and the server ran on: it is stopped, so that the new one starts with its own settings and guard. */
export async function stopLeftover(cluster: string, say?: (line: string) => void) {
  const left = readPidFile(cluster)
  if (!left || !serves(left.pid, cluster)) return
  say?.('上一次运行没有正常结束，先停止它留下的数据库进程')
  const began = Date.now()
  kill(left.pid, 'SIGINT')
  while (serves(left.pid, cluster)) {
    if (Date.now() - began > mostLingering) kill(left.pid, 'SIGQUIT')
    if (Date.now() - began > 2 * mostLingering)
      throw new OperatorTrouble('start-failed', `上一次运行留下的数据库进程 ${left.pid} 停不下来，请手工结束它后重试。`)
    await pause(50)
  }
}

/** A server works in its data folder; that tells it from a later process with the same number. */
function serves(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // gone meanwhile
  }
}
