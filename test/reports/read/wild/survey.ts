// What comes of every wild layout: `npx tsx test/reports/read/wild/survey.ts [part of a name] [-v]`.
import { readReport } from '../../../../src/reports/read/index.ts'
import { added, scored } from '../truth.ts'
import { wildLayouts } from './index.ts'
import { madeFor } from './made.ts'

const [part = '', verbose] = process.argv.slice(2)
for (const [name, wild] of Object.entries(wildLayouts)) {
  if (!name.includes(part)) continue
  const scores = []
  const rules = new Set<string>()
  let hidden = 0
  for (let seed = 1; seed <= 4; seed++) {
    const made = madeFor(wild, seed)
    const read = await readReport(await wild.make(made), { name: wild.file })
    const score = scored(read, made)
    scores.push(score)
    for (const { rule } of read.report.findings) rules.add(rule)
    if (score.off.length && !read.report.findings.length) hidden++
    if (read.report.year !== made.year) rules.add(`year ${read.report.year}`)
    if (verbose)
      console.log(
        seed,
        score.off.slice(0, 8),
        score.silent.slice(0, 8),
        read.report.findings.map(({ rule, message }) => `${rule} ${message}`).slice(0, 6),
      )
  }
  const { counts, invented, silent } = added(scores)
  const sum = (what: 'right' | 'wrong' | 'missing') => counts.nonZero[what] + counts.zero[what] + counts.blank[what]
  const [right, wrong, missing] = [sum('right'), sum('wrong'), sum('missing')]
  const mark = silent.length ? '!!' : wrong + missing + invented ? ' .' : '  '
  console.log(
    `${mark} ${name.padEnd(52)} ${String(right).padStart(5)} right ${String(wrong).padStart(4)} wrong ${String(missing).padStart(4)} missing ${String(invented).padStart(4)} invented ${String(silent.length).padStart(4)} silent ${hidden ? `${hidden} unsaid ` : ''}${[...rules].join(' ')}`,
  )
}
