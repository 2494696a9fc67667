// npm start: everything that is needed, then the portal.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'
import { root } from './steps.mjs'

await prepare({ build: true })

// On a terminal the lines for people are not to drown in the log.
if (process.stdout.isTTY) process.env.GONGKAI_LOG ??= 'warn'
process.setSourceMapsEnabled(true)
process.argv.splice(2, 0, 'serve')
await import(pathToFileURL(join(root, 'dist/gongkai.js')).href)
