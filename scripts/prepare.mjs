// Installs the packages and builds the program, each only where something has changed since the last time.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf, must, root, say, unlessStamped } from './steps.mjs'

const oldest = [20, 19]

/** Throws nothing: ends the script, with words, where something cannot be done. */
export async function prepare({ build }) {
  refuseOldNode()
  if (!installed()) install()
  if (build) unlessStamped('dist/.gongkai-built', digestOf(sources), compile)
}

const sources = ['src', 'scripts/build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  console.error(`需要 Node.js ${oldest.join('.')} 以上，现在是 ${process.versions.node}`)
  process.exit(1)
}

/** npm leaves a list of what it has installed; packages for other machines are not in it. */
function installed() {
  const [wanted, found] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    packagesIn(join(root, file)),
  )
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (found[path] ? found[path].version === version : optional),
  )
}

const packagesIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {})

function install() {
  say('安装依赖包（npm ci，约一分钟）')
  must('npm', ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'])
}

function compile() {
  say('构建程序')
  must(process.execPath, [join(root, 'scripts/build.mjs')])
}
