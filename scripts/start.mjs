// npm start: everything that is needed, then the portal.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'
import { root } from './steps.mjs'

await prepare({ build: true })

// On a terminal the lines for people are not to drown in the log.
if (process.stdout.isTTY) process.env.GONGKAI_LOG ??= 'warn'
// React renders several times slower in its development build.
process.env.NODE_ENV ??= 'production'
process.setSourceMapsEnabled(true)
endWithNpm()
process.argv.splice(2, 0, 'serve')
await import(pathToFileURL(join(root, 'dist/gongkai.js')).href)

/** npm hands SIGTERM to a shell, and a shell may end without handing it on: then we have another parent. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 200).unref()
}
