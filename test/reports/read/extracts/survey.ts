// Reads extracts by chance and lays what goes wrong to what was drawn: `npx tsx test/reports/read/extracts/survey.ts
// [how many] [first seed] [-v]`.
import { readReport } from '../../../../src/reports/read/index.ts'
import { scored } from '../truth.ts'
import { dressed } from './dressing.ts'

const [many = '1000', from = '1', verbose] = process.argv.slice(2)
interface Tally {
  reports: number
  wrong: number
  silentReports: number
  silent: number
  cells: number
  seeds: number[]
}
const tallies = new Map<string, Tally>()
const all: Tally = { reports: 0, wrong: 0, silentReports: 0, silent: 0, cells: 0, seeds: [] }

for (let seed = Number(from); seed < Number(from) + Number(many); seed++) {
  const made = dressed(seed)
  const read = await readReport(new TextEncoder().encode(made.text), { name: made.file })
  const score = scored(read, made)
  const cells = Object.values(score.counts).reduce((sum, { right, wrong, missing }) => sum + right + wrong + missing, 0)
  const odd = Object.entries(made.drawn).map(([name, value]) => `${name}: ${value}`)
  for (const tally of [
    all,
    ...odd.map(
      (name) =>
        tallies.get(name) ??
        tallies.set(name, { reports: 0, wrong: 0, silentReports: 0, silent: 0, cells: 0, seeds: [] }).get(name)!,
    ),
  ]) {
    tally.reports++
    tally.cells += cells
    tally.wrong += score.off.length
    tally.silent += score.silent.length
    if (score.silent.length) {
      tally.silentReports++
      tally.seeds.push(seed)
    }
  }
  if (verbose && score.silent.length) console.log(seed, odd.join(' · '), score.silent.slice(0, 4))
}
const line = (name: string, { reports, wrong, silentReports, silent, cells, seeds }: Tally) =>
  `${name.padEnd(42)} ${String(reports).padStart(5)} reports ${((100 * wrong) / Math.max(1, cells)).toFixed(2).padStart(6)}% off ${String(silentReports).padStart(4)} silent (${silent} cells) ${seeds.slice(0, 6).join(' ')}`
for (const [name, tally] of [...tallies].sort(([one], [other]) => one.localeCompare(other)))
  console.log(line(name, tally))
console.log(line('all', all))
