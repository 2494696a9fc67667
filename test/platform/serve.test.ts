import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { processesOf, until } from './processes.ts'
import { program } from './program.ts'

const { parts } = await program()
const folder = mkdtempSync(join(tmpdir(), 'gongkai-serve-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** `gongkai serve` as a process of its own. */
function serve(env: Record<string, string> = {}) {
  const settings = { GONGKAI_DATA: folder, PORT: '0', GONGKAI_LOG: 'warn', DATABASE_URL: '', ...env }
  const text = `import { configFrom, serve } from '${parts}'
    serve(configFrom(process.env)).then((code) => process.exit(code), (error) => { console.error(error.message); process.exit(2) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], {
    env: { ...process.env, ...settings },
    stdio: 'pipe',
  })
  children.push(child)
  const program = { child, said: '', exit: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      program.said += chunk
    })
  return program
}

const addressIn = (said: string) => /http:\/\/localhost:\d+\//.exec(said)?.[0]

test('starts, answers, refuses a second start, and stops everything at SIGTERM', { timeout: 180_000 }, async () => {
  const first = serve()
  await until(() => addressIn(first.said) !== undefined)
  const health = await fetch(`${addressIn(first.said)}healthz`)
  expect([health.status, await health.json()]).toMatchObject([200, { status: 'ok' }])

  const second = serve()
  expect(await second.exit).toBe(2)
  expect(second.said).toContain(`进程号 ${first.child.pid}`)

  const taken = serve({ GONGKAI_DATA: join(folder, 'other'), PORT: new URL(addressIn(first.said)!).port })
  expect(await taken.exit).toBe(2)
  expect(taken.said).toContain('已被别的程序占用')
  expect(processesOf(join(folder, 'other'))).toEqual([])
  expect(existsSync(join(folder, 'other'))).toBe(false)

  expect(processesOf(folder).length).toBeGreaterThan(0)
  first.child.kill('SIGTERM')
  expect(await first.exit).toBe(0)
  expect(processesOf(folder)).toEqual([])
})
