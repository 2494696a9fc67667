// Whatever report is written, the file read back says the same.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WriteFormat } from '../../../src/reports/write/index.ts'
import { writeVerified } from '../../../src/reports/write/verify.ts'
import { arbitraryReport } from '../arbitrary.ts'

const runs: [WriteFormat, number][] = [
  ['json', 100],
  ['csv', 60],
  ['html', 40],
  ['xlsx', 25],
  ['docx', 25],
  ['pdf', 8],
]

describe('written and read back', () => {
  for (const [format, numRuns] of runs)
    test(`${format}: cells, names, days, editions, chapters and rows outside the format are the same`, async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryReport(), async (report) => {
          const { differences } = await writeVerified(report, format)
          expect(differences).toEqual([])
        }),
        // Making a failing report smaller takes minutes in the slow formats; the differences say enough.
        { numRuns, endOnFailure: true },
      )
    })
})
