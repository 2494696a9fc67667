// The command line: `gongkai report read FILE`.
import { gongkai } from './gongkai.ts'
import { processIo } from './io.ts'

process.exit(await gongkai(process.argv.slice(2), processIo()))
