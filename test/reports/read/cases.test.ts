// Our own texts, each with what is to be read from it: a case is a folder. A defect met in the wild arrives as a new one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readReport } from '../../../src/reports/read/index.ts'

const folder = join(import.meta.dirname, '../cases')

for (const name of readdirSync(folder))
  test(name.replaceAll('-', ' '), async () => {
    const { report } = await readReport(readFileSync(join(folder, name, 'source.txt')), { name: 'source.txt' })
    const findings = report.findings.map(({ rule, table, row }) => [rule, table, row].filter(Boolean).join(' '))
    const { edition, year, organ, tables } = report
    expect({ edition, year, organ, tables, findings }).toEqual(
      JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')),
    )
  })
