// Builds the workbench into a folder, where its sources changed since that folder was built.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { digestOf, root } from './steps.mjs'

const sources = [
  'src/workbench',
  'src/law',
  'src/kit',
  'src/portal/styles',
  'scripts/workbench.mjs',
  'package-lock.json',
]

/** What the folder's stamp says when it is up to date. */
export const workbenchDigest = () => digestOf(sources)

export function isBuilt(folder, digest = workbenchDigest()) {
  const stamp = join(folder, '.built')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
}

export async function buildWorkbench(folder) {
  const digest = workbenchDigest()
  if (isBuilt(folder, digest)) return
  const { build } = await import('vite')
  // A test run says NODE_ENV=test, which would build in the slow form for development.
  const environment = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  const next = `${folder}.${process.pid}`
  await build({
    root: join(root, 'src/workbench'),
    configFile: join(root, 'src/workbench/vite.config.ts'),
    // What Vite would rather have in one file is no matter of whoever starts the program.
    logLevel: 'error',
    mode: 'production',
    build: { outDir: next },
  })
  if (environment === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = environment
  const assets = join(next, 'assets')
  for (const file of readdirSync(assets)) {
    const bytes = readFileSync(join(assets, file))
    if (!/\.(js|css|svg)$/.test(file) || bytes.length < 1024) continue
    writeFileSync(join(assets, `${file}.br`), brotliCompressSync(bytes))
    writeFileSync(join(assets, `${file}.gz`), gzipSync(bytes))
  }
  place(next, folder)
  writeFileSync(join(folder, '.built'), digest)
}

const keptFor = 3_600_000

/**
 * Puts a finished build where a server may be serving the one before it: files of new names first, the page in one step,
 * so that it is never missing; assets of earlier builds stay for an hour, for pages that are open.
 */
export function place(next, folder, now = Date.now()) {
  const assets = join(folder, 'assets')
  mkdirSync(assets, { recursive: true })
  const fresh = new Set(readdirSync(join(next, 'assets')))
  for (const name of readdirSync(next)) {
    if (name === 'index.html') continue
    cpSync(join(next, name), join(folder, name), { recursive: true })
  }
  renameSync(join(next, 'index.html'), join(folder, 'index.html'))
  for (const name of readdirSync(assets)) {
    const path = join(assets, name)
    if (!fresh.has(name) && now - statSync(path).mtimeMs > keptFor) rmSync(path)
  }
  rmSync(next, { recursive: true })
}
