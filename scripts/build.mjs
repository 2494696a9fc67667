// Builds dist/: the program, the parts that others import, the portal's style sheet, the workbench, the migrations. Packages are not
// bundled: they are in node_modules.
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './steps.mjs'
import { buildWorkbench, isBuilt } from './workbench.mjs'

const draft = join(root, 'dist.new')
const entry = (path) => join(root, 'src', path)

rmSync(draft, { recursive: true, force: true })

await build({
  entryPoints: Object.fromEntries(
    [
      ['gongkai', entry('cli/main.ts')],
      ['reader-worker', entry('reports/read/worker.ts')],
      ['law', entry('law/index.ts')],
      ['reports', entry('reports/index.ts')],
    ].filter(([, path]) => existsSync(path)),
  ),
  outdir: draft,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  sourcemap: true,
  sourcesContent: false,
  chunkNames: 'part-[hash]',
  logLevel: 'warning',
})

await build({
  entryPoints: [entry('portal/styles/index.css')],
  outfile: join(draft, 'portal.css'),
  bundle: true,
  minify: true,
  target: ['chrome100', 'firefox100', 'safari15'],
  logLevel: 'warning',
})

cpSync(entry('db/migrations'), join(draft, 'migrations'), { recursive: true })

const workbench = join(root, 'dist/workbench')
if (isBuilt(workbench)) cpSync(workbench, join(draft, 'workbench'), { recursive: true })
else await buildWorkbench(join(draft, 'workbench'))

// Whoever runs the program while it is built sees the old one or the new one, never half of it.
const dist = join(root, 'dist')
const old = join(root, 'dist.old')
rmSync(old, { recursive: true, force: true })
if (existsSync(dist)) renameSync(dist, old)
renameSync(draft, dist)
rmSync(old, { recursive: true, force: true })
