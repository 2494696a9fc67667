// Makes the cluster of a data folder at its first start.
import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { OperatorTrouble } from '../trouble.ts'
import type { Binaries } from './binaries.ts'
import type { RunAs } from './run-as.ts'

interface Manner {
  say?: (line: string) => void
  careless?: boolean
}

/** Nothing where the cluster is there. A half-made one of an interrupted first start is thrown away: it is made under
 *  another name and takes its own when complete. */
export async function initialise(cluster: string, binaries: Binaries, user: RunAs, { say, careless }: Manner) {
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  say?.('首次启动：正在建立数据库')
  const draft = `${cluster}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (user.uid !== undefined) chownSync(draft, user.uid, user.gid!)
  const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth-local=trust', '--auth-host=reject']
  await run(user, binaries.initdb, ['-D', draft, '-U', 'gongkai', ...flags, ...(careless ? ['--no-sync'] : [])])
  await run(user, binaries.postgres, ['--single', '-D', draft, 'postgres'], 'create database gongkai\n')
  renameSync(draft, cluster)
}

function run(user: RunAs, program: string, flags: string[], input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = runAs(user, program, flags, ['pipe', 'ignore', 'pipe'])
    let errors = ''
    child.stderr!.on('data', (chunk) => {
      errors += chunk
    })
    child.stdin!.end(input)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      reject(
        new OperatorTrouble('start-failed', `建立数据库失败（${basename(program)} 退出码 ${code}）：${errors.trim()}`),
      )
    })
  })
}

/** Starts a program of PostgreSQL as the user chosen for it, in a session of its own (Ctrl-C reaches only us). */
export function runAs(user: RunAs, program: string, flags: string[], stdio: ('ignore' | 'pipe' | number)[]) {
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  const common = { stdio, env, detached: true, cwd: '/' }
  if (user.by) return spawn(user.by[0]!, [...user.by.slice(1), program, ...flags], common)
  return spawn(program, flags, user.uid === undefined ? common : { ...common, uid: user.uid, gid: user.gid })
}
