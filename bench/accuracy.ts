// How exactly real reports are read, against their hand-read truth: `npm run accuracy`. Non-zero, zero and blank cells
// apart, by layout class; a silent error is a wrong or invented cell that the reader gives as printed and no finding
// names. `--json` prints the figures, names of cases print everything that is off in them.
import { padEnd, padStart } from '../src/cli/width.ts'
import {
  added,
  haveReports,
  readCase,
  type Score,
  scored,
  sharedReports,
  trueCases,
} from '../test/reports/read/truth.ts'

const json = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

interface Line {
  id: string
  layout: string
  score: Score
  year: boolean
  edition: boolean
  /** same: letter by letter; shorter: the document gives less of the name than the truth; other: another name. */
  organ: 'same' | 'shorter' | 'none' | 'other'
}

async function main(): Promise<number> {
  if (!haveReports) {
    console.log(`${sharedReports} 不在，没有真实报告可以核对（用 GONGKAI_SHARED 指明所在）。`)
    return 0
  }
  const lines: Line[] = []
  for (const one of trueCases()) {
    if (wanted.length && !wanted.some((name) => one.id.includes(name))) continue
    const read = await readCase(one)
    const { truth } = one
    lines.push({
      id: one.id,
      layout: one.layout,
      score: scored(read, truth),
      year: read.report.year === truth.year,
      edition: read.report.edition === truth.edition,
      organ: organMatch(read.report.organ, truth.organ, truth.about?.organ ?? null),
    })
  }
  const total = added(lines.map(({ score }) => score))
  if (json) console.log(JSON.stringify({ lines, total }, null, 1))
  else print(lines, total)
  return total.silent.length ? 1 : 0
}

function organMatch(read: string | null, truth: string | null, known: string | null): Line['organ'] {
  if (read === truth) return 'same'
  if (read === null) return 'none'
  return [truth, known].some((name) => name?.replace(/ \(.*/, '').endsWith(read)) ? 'shorter' : 'other'
}

function print(lines: Line[], total: Score) {
  const layouts = [...new Set(lines.map(({ layout }) => layout))].sort()
  console.log(row(['布局', '份', '非零', '零', '空白', '错', '缺', '凭空', '静默']))
  for (const layout of layouts) {
    const of = lines.filter((line) => line.layout === layout)
    console.log(row([layout, String(of.length), ...figures(added(of.map(({ score }) => score)))]))
  }
  console.log(row(['合计', String(lines.length), ...figures(total)]))
  const count = (holds: (line: Line) => boolean) => `${lines.filter(holds).length}/${lines.length}`
  console.log(
    `\n年度 ${count(({ year }) => year)}，版本 ${count(({ edition }) => edition)}，机关 ${count(({ organ }) => organ === 'same')} 相同、${count(({ organ }) => organ === 'shorter')} 较短、${count(({ organ }) => organ === 'none')} 未给、${count(({ organ }) => organ === 'other')} 不同`,
  )
  for (const { id, score } of lines)
    for (const line of wanted.length ? score.off : score.silent) console.log(`${id} ${line}`)
  const differing = lines.filter(({ organ }) => organ === 'other').map(({ id }) => id)
  if (differing.length) console.log(`机关不同：${differing.join('、')}`)
}

function figures({ counts, invented, silent }: Score): string[] {
  const share = (kind: keyof typeof counts) => {
    const { right, wrong, missing } = counts[kind]
    const all = right + wrong + missing
    return all ? `${((100 * right) / all).toFixed(1)}% ${right}/${all}` : '—'
  }
  const sum = (what: 'wrong' | 'missing') => Object.values(counts).reduce((all, one) => all + one[what], 0)
  return [
    share('nonZero'),
    share('zero'),
    share('blank'),
    ...[sum('wrong'), sum('missing'), invented, silent.length].map(String),
  ]
}

const widths = [50, 4, 17, 18, 17, 5, 5, 5, 5]
const row = (cells: string[]) =>
  cells.map((cell, index) => (index ? padStart(cell, widths[index]!) : padEnd(cell, widths[index]!))).join('')

process.exitCode = await main()
