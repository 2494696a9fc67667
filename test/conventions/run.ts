// The import rules as a command, for `npm run check`.
import { brokenRules, importsOf } from './import-rules.ts'

const broken = brokenRules(importsOf(new URL('../..', import.meta.url).pathname))
for (const sentence of broken) console.error(sentence)
process.exit(broken.length ? 1 : 0)
