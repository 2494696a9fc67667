// The program bundled once per state of its sources, for tests that start it as a process of its own: compiling it anew for
// every process takes longer than what most of them test.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { digestOf } from '../../scripts/steps.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules/.cache/gongkai-test')
const src = (path: string) => join(root, 'src', path)

export interface Program {
  /** The command line: `node <cli> serve`. */
  cli: string
  /** What a script of a test imports: openApp, configFrom, buildServer, serve and the sending of notices. */
  parts: string
  /** startEmbedded alone, which is there at once. */
  database: string
}

const parts = `
  export { openApp } from './app.ts'
  export { configFrom } from './config.ts'
  export { sendDue, sendersOf } from './notices/index.ts'
  export { serve } from './serve.ts'
  export { buildServer } from './server.ts'`

export async function program(): Promise<Program> {
  const folder = join(cache, digestOf(['src', 'package-lock.json']).slice(0, 15))
  if (!existsSync(folder)) await make(folder)
  const address = (name: string) => pathToFileURL(join(folder, `${name}.js`)).href
  return { cli: join(folder, 'gongkai.js'), parts: address('parts'), database: address('database') }
}

async function make(folder: string) {
  const draft = `${folder}.${process.pid}`
  await build({
    entryPoints: {
      gongkai: src('cli/main.ts'),
      'reader-worker': src('reports/read/worker.ts'),
      database: src('db/embedded.ts'),
      parts: 'parts-of-the-program',
    },
    plugins: [
      {
        name: 'parts',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^parts-of-the-program$/ }, ({ path }) => ({ path, namespace: 'parts' }))
          onLoad({ filter: /./, namespace: 'parts' }, () => ({ contents: parts, resolveDir: src('.'), loader: 'ts' }))
        },
      },
    ],
    outdir: draft,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'warning',
  })
  await build({
    entryPoints: [src('portal/styles/index.css')],
    outfile: join(draft, 'portal.css'),
    bundle: true,
    logLevel: 'warning',
  })
  cpSync(src('db/migrations'), join(draft, 'migrations'), { recursive: true })
  // The pages of the workbench are built when a test asks for them, before or after this.
  symlinkSync(join(root, 'dist/workbench'), join(draft, 'workbench'), 'junction')
  try {
    renameSync(draft, folder)
  } catch {
    // Another file of tests was quicker.
    rmSync(draft, { recursive: true, force: true })
  }
  removeOld()
}

function removeOld() {
  mkdirSync(cache, { recursive: true })
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 3_600_000) rmSync(path, { recursive: true, force: true })
  }
}
