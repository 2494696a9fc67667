// One data folder, one process: two servers' worth of writers on the same files and counters would part ways.
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { OperatorTrouble } from '../trouble.ts'

interface Holder {
  pid: number
  /** Since boot, and of which boot: a number that came round again is another process. */
  startedAt: string
  boot: string
}

// A process that was just killed is there for a moment longer.
const patience = 2_000

/** Takes the lock of a data folder and returns the way to give it back. */
export async function lockFolder(folder: string): Promise<() => void> {
  const lock = lockFile(folder)
  const mine = `${lock}.${process.pid}.${randomUUID()}`
  const me = JSON.stringify(describe(process.pid))
  writeFileSync(mine, me)
  const giveUpAt = Date.now() + patience
  try {
    while (!linked(mine, lock)) {
      const found = read(lock)
      const holder = holderIn(found)
      if (holder !== null && (holder === process.pid || Date.now() > giveUpAt)) throw inUse(folder, holder)
      if (holder !== null) await pause(100)
      else if (found !== undefined) putAside(lock, found)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    if (read(lock) === me) rmSync(lock, { force: true })
  }
}

/** The number of the living process that holds this data folder. */
export const holderOf = (folder: string): number | null => holderIn(read(lockFile(folder)))

function holderIn(text: string | undefined): number | null {
  if (!text) return null
  try {
    const holder = JSON.parse(text) as Holder
    const now = describe(holder.pid)
    return now.startedAt && now.startedAt === holder.startedAt && now.boot === holder.boot ? holder.pid : null
  } catch {
    return null
  }
}

const lockFile = (folder: string) => join(folder, 'gongkai.lock')

const inUse = (folder: string, pid: number) =>
  new OperatorTrouble(
    'folder-in-use',
    `数据文件夹 ${folder} 正由另一个 Gongkai 进程（进程号 ${pid}）使用，本次启动到此为止。` +
      '一个数据文件夹同时只供一个进程使用：请先停止那个进程，或用 GONGKAI_DATA 另设一个文件夹。',
  )

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Renaming is atomic: of two processes that find the same dead lock one moves it; a lock taken meanwhile goes back. */
function putAside(lock: string, dead: string) {
  const aside = `${lock}.${process.pid}.dead`
  try {
    renameSync(lock, aside)
    if (read(aside) !== dead) linked(aside, lock)
    rmSync(aside, { force: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function describe(pid: number): Holder {
  const stat = read(`/proc/${pid}/stat`)
  if (stat !== undefined) {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const dead = fields[0] === 'Z' || fields[0] === 'X'
    return { pid, startedAt: dead ? '' : fields[19]!, boot: bootId() }
  }
  return { pid, startedAt: process.platform !== 'linux' && alive(pid) ? 'alive' : '', boot: bootId() }
}

const bootId = () => read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
