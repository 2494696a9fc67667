// How many reports a second are written in each format, on one core.
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { type WriteFormat, writeReport } from '../src/reports/write/index.ts'
import { arbitraryReport } from '../test/reports/arbitrary.ts'

interface Measure {
  name: string
  value: number
  unit: string
}

/** Reports a second per format, over made-up reports of both editions with all their tables; one line printed each. */
export default async function benchWriting(): Promise<Measure[]> {
  const reports = fc.sample(arbitraryReport({ missingTables: false }), { numRuns: 20, seed: 50 })
  const measures: Measure[] = []
  for (const [format, rounds] of Object.entries(roundsOf) as [WriteFormat, number][]) {
    for (const report of reports.slice(0, 3)) await writeReport(report, format)
    const begun = performance.now()
    let written = 0
    for (let round = 0; round < rounds; round++)
      for (const report of reports) written += (await writeReport(report, format)).bytes.length > 0 ? 1 : 0
    const value = Math.round((written / (performance.now() - begun)) * 10_000) / 10
    measures.push({ name: `write ${format}`, value, unit: '/s' })
    console.log(`write ${format}: ${value}/s`)
  }
  return measures
}

const roundsOf = { html: 5, docx: 2, pdf: 1, xlsx: 2, csv: 10, json: 50 }

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchWriting()
