// How often damage to a text leads to a silent error: `npx tsx bench/fuzz-rate.ts [reports per kind]`. The kinds after
// which none may occur are also tests; for the others the rate is what there is to know.
import { padEnd, padStart } from '../src/cli/width.ts'
import { readReport } from '../src/reports/read/index.ts'
import { gridOf, layouts, printReport } from '../test/reports/read/layouts.ts'
import { cellDamage, textDamage } from '../test/reports/read/mutations.ts'
import { chanceOf, oneOf, randomTables } from '../test/reports/read/random-tables.ts'
import { scored } from '../test/reports/read/truth.ts'

const times = Number(process.argv[2] ?? 200)
const numbers = { number: (value: number) => String(value), blank: '' }

console.log(`每种损坏 ${times} 份报告；静默：读错而未说明的格`)
for (const kind of [...Object.keys(cellDamage), ...Object.keys(textDamage)]) {
  let [reports, silentReports, silentCells, slowest] = [0, 0, 0, 0]
  for (let seed = 1; seed <= times; seed++) {
    const chance = chanceOf(seed)
    const { edition, tables } = randomTables(chance, { sound: true })
    const grid = gridOf(edition, tables, numbers)
    const layout = oneOf(chance, Object.values(layouts))
    const damaged = kind in cellDamage ? cellDamage[kind]!(grid, chance) : grid
    if (!damaged) continue
    const printed = printReport(damaged, layout)
    const text = kind in textDamage ? textDamage[kind]!(printed, chance) : printed
    const start = performance.now()
    const read = await readReport(new TextEncoder().encode(text), {})
    slowest = Math.max(slowest, performance.now() - start)
    const { silent } = scored(read, { tables }, true)
    reports++
    silentCells += silent.length
    if (silent.length) silentReports++
  }
  const share = ((100 * silentReports) / Math.max(1, reports)).toFixed(1)
  console.log(
    `${padEnd(kind, 18)}${padStart(`${silentReports}/${reports}`, 10)}${padStart(`${share}%`, 8)}${padStart(`${silentCells} 格`, 10)}${padStart(`最慢 ${Math.round(slowest)} ms`, 16)}`,
  )
}
