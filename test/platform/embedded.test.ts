import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { runningEmbedded, startEmbedded } from '../../src/db/embedded.ts'
import { processesOf, until } from './processes.ts'
import { program } from './program.ts'

const { database } = await program()

const folders: string[] = []
const newFolder = (start = 'gongkai-embedded-') => {
  const folder = mkdtempSync(join(tmpdir(), start))
  folders.push(folder)
  return folder
}
const careless = { careless: true }

afterEach(() => {
  for (const folder of folders) for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL')
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

/** A second program on the folder: opens the database, prints `ready`, waits. */
function anotherProgram(folder: string, options = careless) {
  const text = `import { startEmbedded } from '${database}'
    const { url } = await startEmbedded(${JSON.stringify(folder)}, ${JSON.stringify(options)}); console.log('ready ' + url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: 'pipe' })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  return { child, ready: () => until(() => said.includes('ready')) }
}

test('rows are there again after a stop, and no process is left', async () => {
  const folder = newFolder()
  const first = await startEmbedded(folder, careless)
  await query(first.url, 'create table kept as select 7 as seven')
  await first.stop()
  expect(processesOf(folder)).toEqual([])
  const second = await startEmbedded(folder, careless)
  expect(await query(second.url, 'select seven from kept')).toEqual([{ seven: 7 }])
  await second.stop()
})

test('a second start on the same folder is refused with the number of the first process', async () => {
  const folder = newFolder()
  const server = await startEmbedded(folder, careless)
  await expect(startEmbedded(folder, careless)).rejects.toMatchObject({
    code: 'folder-in-use',
    message: expect.stringContaining(`进程号 ${process.pid}`),
  })
  expect(runningEmbedded(folder)).toEqual({ url: server.url, pid: process.pid })
  await server.stop()
  expect(runningEmbedded(folder)).toBeNull()
})

test('two starts at the same moment: one wins', async () => {
  const folder = newFolder()
  const starts = await Promise.allSettled([startEmbedded(folder, careless), startEmbedded(folder, careless)])
  expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const start of starts) if (start.status === 'fulfilled') await start.value.stop()
})

test('after kill -9 of the program its server ends by itself, and the next start has every row', async () => {
  const folder = newFolder()
  const { child, ready } = anotherProgram(folder)
  await ready()
  await query(runningEmbedded(folder)!.url, 'create table kept as select 7 as seven')
  child.kill('SIGKILL')
  const server = await startEmbedded(folder, careless)
  expect(await query(server.url, 'select seven from kept')).toEqual([{ seven: 7 }])
  await server.stop()
  await until(() => processesOf(folder).length === 0)
})

test('after kill -9 of everything at once the next start recovers', async () => {
  const folder = newFolder()
  const { child, ready } = anotherProgram(folder, { careless: false })
  await ready()
  await query(runningEmbedded(folder)!.url, 'create table kept as select 7 as seven')
  for (const pid of [child.pid!, ...processesOf(folder)]) process.kill(pid, 'SIGKILL')
  const server = await startEmbedded(folder)
  expect(await query(server.url, 'select seven from kept')).toEqual([{ seven: 7 }])
  await server.stop()
})

test('a server that ends by itself is started again', async () => {
  const folder = newFolder()
  const said: string[] = []
  const server = await startEmbedded(folder, { ...careless, say: (line) => said.push(line) })
  process.kill(Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await until(() =>
    query(server.url, 'select 1').then(
      () => said.some((line) => line.includes('正在重新启动')),
      () => false,
    ),
  )
  await server.stop()
  expect(processesOf(folder)).toEqual([])
})

test('a path too long for a socket gets one in the temporary folder', async () => {
  const folder = newFolder(`gongkai-${'long'.repeat(25)}-`)
  const server = await startEmbedded(folder, careless)
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
})
