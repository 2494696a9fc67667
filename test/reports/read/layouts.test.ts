// Tables made up by chance, printed in every layout: nothing is wrong in silence, and where the layout keeps the places
// everything is read.
import { expect, test } from 'vitest'
import { readReport } from '../../../src/reports/read/index.ts'
import { gridOf, layouts, printReport } from './layouts.ts'
import { chanceOf, type RandomTables, randomTables } from './random-tables.ts'
import { added, scored } from './truth.ts'

export const writeNumbers = (edition: RandomTables['edition']) => ({
  number: (value: number, kind: string) =>
    kind === 'amountWan' && edition === '2019' ? `${value}万元` : String(value),
  blank: '',
})

for (const [name, layout] of Object.entries(layouts))
  test(name, async () => {
    const scores = []
    for (let seed = 1; seed <= 8; seed++) {
      const made = randomTables(chanceOf(seed), seed % 2 ? { blanks: 'none' } : {})
      const text = printReport(gridOf(made.edition, made.tables, writeNumbers(made.edition)), layout)
      const read = await readReport(new TextEncoder().encode(text), {
        name: layout.whole ? 'report.html' : 'report.txt',
      })
      const score = scored(read, made)
      expect(score.silent).toEqual([])
      if (made.blanks === 'none' && name !== 'glued-cells') expect(score.off, `${name} ${seed}`).toEqual([])
      expect(read.report.edition).toBe(made.edition)
      expect(read.report.year).toBe(2022)
      expect(read.report.organ).toBe('青禾县人民政府')
      expect(read.report.chapters.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6])
      scores.push(score)
    }
    const { right, wrong, missing } = added(scores).counts.nonZero
    expect(wrong).toBe(0)
    if (layout.keeps === 'places') expect(right / (right + missing)).toBeGreaterThan(0.9)
  })
