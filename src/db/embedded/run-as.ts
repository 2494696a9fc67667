// PostgreSQL refuses to run as root: started by root, it runs as another user.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { OperatorTrouble } from '../trouble.ts'

/** How the programs of PostgreSQL are started. Without uid: as ourselves. */
export interface RunAs {
  uid?: number
  gid?: number
  /** A command that drops the rights itself, to stand before the program. */
  by?: string[]
}

export function chooseUser(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return {}
  const user = ownerOf(cluster) ?? accountNamed('postgres') ?? accountNamed('nobody')
  if (!user)
    throw new OperatorTrouble(
      'no-user',
      '数据库不能以 root 运行，本机又没有 postgres 或 nobody 用户。请以普通用户启动。',
    )
  const closed = closedFor(dirname(cluster), user)
  if (!closed) return user
  const by = keepingSearchRight(user)
  if (by) return { by, ...user }
  throw new OperatorTrouble(
    'no-user',
    `数据库不能以 root 运行，而要改用的用户（uid ${user.uid}）进不了 ${closed}。` +
      '请把 GONGKAI_DATA 设到它进得去的位置（如 /var/lib/gongkai），或以普通用户启动。',
  )
}

export interface Account {
  uid: number
  gid: number
}

/** The user that an existing cluster belongs to. */
function ownerOf(cluster: string): Account | undefined {
  if (!existsSync(cluster)) return undefined
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? undefined : { uid, gid }
}

function accountNamed(name: string): Account | undefined {
  if (!existsSync('/etc/passwd')) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** The first folder on the way down to `path` that this user may not pass. */
export function closedFor(path: string, { uid, gid }: Account): string | undefined {
  const above = dirname(path)
  const higher = above === path ? undefined : closedFor(above, { uid, gid })
  if (higher || !existsSync(path)) return higher
  const at = statSync(path)
  const mayPass = at.uid === uid ? at.mode & 0o100 : at.gid === gid ? at.mode & 0o010 : at.mode & 0o001
  return mayPass ? undefined : resolve(path)
}

/** A data folder below /root (0700): the server keeps, of root's rights, only the one to pass through folders. */
function keepingSearchRight({ uid, gid }: Account): string[] | undefined {
  return ['dac_read_search', 'dac_override']
    .map((right) => [
      'setpriv',
      ...[`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
      ...[`--inh-caps=-all,+${right}`, `--ambient-caps=-all,+${right}`, `--bounding-set=-all,+${right}`],
    ])
    .find(([command, ...rest]) => spawnSync(command!, [...rest, 'true']).status === 0)
}
