// Small parts that the scripts share. Only what Node itself brings: this runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export const say = (line) => console.log(line)

/** Runs a command with its output on the screen; ends this script where it fails. */
export function must(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error || status !== 0) {
    console.error(`${command} ${args.join(' ')} 没有成功${error ? `：${error.message}` : `（退出码 ${status}）`}`)
    process.exit(status || 1)
  }
}

/** The digest of files and folders, by their contents and names. */
export function digestOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesIn(join(root, path))).sort())
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  const entries = readdirSync(dirname(path), { withFileTypes: true })
  if (entries.find((entry) => join(dirname(path), entry.name) === path)?.isFile()) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

/** Does the work where the stamp of an earlier time does not say the same. */
export function unlessStamped(stamp, value, work) {
  const file = join(root, stamp)
  if (existsSync(file) && readFileSync(file, 'utf8') === value) return
  work()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}
