// npm test: the checks of the code, then every test. Ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare } from './prepare.mjs'
import { root, say } from './steps.mjs'

await prepare({ build: true })
installBrowser()
const checked = run('npm', ['run', '--silent', 'check'])
if (checked !== 0) say(`npm run check 没有通过（退出码 ${checked}）`)

const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-run-'))
const report = join(folder, 'tests.json')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const tested = run(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)])

const { passed, failed, skipped } = totals(report)
rmSync(folder, { recursive: true, force: true })
const failures = failed + (checked === 0 ? 0 : 1)
console.log(`${passed} passed, ${failures} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failures || tested !== 0 ? 1 : 0)

/** Test files that could not be loaded count as one failed test each: their tests are in no other number. */
function totals(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length)
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests }
}

function run(command, args) {
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } }).status ?? 1
  )
}

/** The pages are tried in a real browser, and PDF files drawn with Chinese type. */
function installBrowser() {
  if (existsSync('/usr/bin/chromium') || process.env.GONGKAI_CHROMIUM) return
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    say('没有 /usr/bin/chromium，也不能用 apt-get 安装：浏览器测试将跳过。可以用 GONGKAI_CHROMIUM 指定浏览器。')
    return
  }
  say('安装测试用的浏览器和中文字体（apt-get）')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  const { status } = spawnSync(
    'apt-get',
    ['install', '-qq', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    quiet,
  )
  if (status !== 0) say('浏览器没有装上：浏览器测试将跳过。')
}
