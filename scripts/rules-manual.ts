// Writes docs/rules.md from the rules: `npx tsx scripts/rules-manual.ts`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { rulesManual } from '../src/reports/check/manual.ts'
import { rules } from '../src/reports/check/rules/index.ts'

mkdirSync('docs', { recursive: true })
writeFileSync('docs/rules.md', rulesManual(rules))
console.log(`docs/rules.md: ${rules.length} rules`)
