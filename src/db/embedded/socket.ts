// The folder of the Unix socket.
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OperatorTrouble } from '../trouble.ts'
import type { RunAs } from './run-as.ts'

// sun_path holds 107 bytes; the socket is called .s.PGSQL.5432.
const longestFolder = 107 - '/.s.PGSQL.5432'.length

/** Inside the cluster; for a long path a folder of its own below the system's temporary one. */
export function socketFolder(cluster: string, user: RunAs): string {
  if (Buffer.byteLength(cluster) <= longestFolder) return cluster
  const folder = join(tmpdir(), `gongkai-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const uid = user.uid ?? process.getuid?.()
  const found = lstatSync(folder)
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== process.getuid?.()))
    throw new OperatorTrouble('start-failed', `临时文件夹 ${folder} 属于别的用户，请删除它后重试。`)
  chmodSync(folder, 0o700)
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!)
  return folder
}
