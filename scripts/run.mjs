// Runs one TypeScript file of the checkout (a benchmark, a report on accuracy) after making sure that
// everything it needs is installed: `node scripts/run.mjs bench/accuracy.ts …`.
import { spawnSync } from 'node:child_process'
import { prepare } from './prepare.mjs'

const [file, ...rest] = process.argv.slice(2)
if (!file) {
  console.error('usage: node scripts/run.mjs FILE.ts [arguments]')
  process.exit(2)
}
await prepare({ build: false })
const run = spawnSync(process.execPath, ['--import', 'tsx', file, ...rest], { stdio: 'inherit' })
process.exit(run.status ?? 1)
