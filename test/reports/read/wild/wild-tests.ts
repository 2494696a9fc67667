import { expect, test } from 'vitest'
import { readReport } from '../../../../src/reports/read/index.ts'
import { scored } from '../truth.ts'
import { madeFor, type Wild } from './made.ts'

/** Every layout in both editions (in turns where reading is slow): read cell by cell, or what is not read is said;
 *  nothing is wrong in silence. */
export function wildTests(layouts: Record<string, Wild>, inTurns = false) {
  for (const [index, [name, wild]] of Object.entries(layouts).entries())
    test(name, async () => {
      for (const seed of inTurns ? [1 + (index % 2)] : [1, 2]) {
        const made = madeFor(wild, seed)
        const { report, ...read } = await readReport(await wild.make(made), { name: wild.file })
        const { silent, off } = scored({ report, ...read }, made)
        const rules = report.findings.map(({ rule }) => rule)
        expect(silent).toEqual([])
        if (!wild.said) expect(off).toEqual([])
        if (off.length) expect(rules).not.toEqual([])
        expect(rules).toEqual(expect.arrayContaining(wild.said ?? []))
      }
    })
}
