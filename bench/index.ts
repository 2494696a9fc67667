// npm run bench: runs the benchmarks of this folder, one after the other, and prints one table. A figure that has a
// floor (the least that could be done, measured in the same run) is shown as a ratio to it.
//   npm run bench -- --only reading
//   npm run bench -- --only requests --quick     small data, to see that it runs
//   npm run bench -- --only documents --full     the long form of those that have one
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { padEnd, padStart, widthOf } from '../src/cli/width.ts'

/** What a benchmark's default export returns. */
export interface Measure {
  name: string
  value: number
  unit: string
  /** The least that could be done, in the same unit. */
  floor?: number
  /** To the floor, as the bound means it: times the floor's time, or part of the floor's rate. */
  ratio?: number
  /** `≤ 3`, `≥ 0.15`: of the ratio where there is one, else of the value. */
  bound?: string
}

process.exit(await main())

async function main(): Promise<0 | 1 | 2> {
  const { only } = parseArgs({
    options: { only: { type: 'string', multiple: true }, full: { type: 'boolean' }, quick: { type: 'boolean' } },
  }).values
  const names = benchmarks()
  const unknown = only?.filter((name) => !names.includes(name)) ?? []
  if (unknown.length) {
    console.error(`没有 ${unknown.join('、')} 这项测量，可用：${names.join('、')}`)
    return 2
  }
  const measures: Measure[] = []
  for (const name of names.filter((name) => !only || only.includes(name))) {
    console.error(`正在测量 ${name} …`)
    const { default: run } = (await import(`./${name}.ts`)) as { default: () => Promise<Measure[]> }
    measures.push(...(await run()))
  }
  print(measures)
  return measures.some((measure) => holds(measure) === false) ? 1 : 0
}

/** Some files of the folder are commands of their own; a benchmark has a default export. */
function benchmarks(): string[] {
  const folder = new URL('.', import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && /^export default /m.test(readFileSync(new URL(file, folder), 'utf8')))
    .map((file) => file.replace(/\.ts$/, ''))
}

function print(rows: readonly Measure[]) {
  const table = rows.map((row) => [
    row.name,
    `${figure(row.value)} ${row.unit}`,
    row.floor === undefined ? '' : `${figure(row.floor)} ${row.unit}`,
    row.ratio === undefined ? '' : row.ratio.toFixed(2),
    row.bound ?? '',
    { true: '达到', false: '未达到', undefined: '' }[String(holds(row))]!,
  ])
  const head = ['项目', '测得', '下限', '比值', '要求', '']
  const widths = head.map((title, at) => Math.max(widthOf(title), ...table.map((cells) => widthOf(cells[at]!))))
  for (const cells of [head, ...table])
    console.log(
      cells
        .map((text, at) => (at === 0 || at > 3 ? padEnd : padStart)(text, widths[at]!))
        .join('  ')
        .trimEnd(),
    )
}

function figure(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

function holds({ bound, ratio, value }: Measure): boolean | undefined {
  const parts = /^([≤≥])\s*([\d.]+)$/.exec(bound ?? '')
  if (!parts) return undefined
  const seen = ratio ?? value
  return parts[1] === '≤' ? seen <= Number(parts[2]) : seen >= Number(parts[2])
}
