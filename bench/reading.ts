// Reports read a second on one core. HTML of 30 kB beside only parsing it with the HTML parser; flattened text beside
// only splitting it into lines and normalising them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { parse } from 'parse5'
import { openContainer } from '../src/reports/read/containers/index.ts'
import { readReport } from '../src/reports/read/index.ts'
import { fold } from '../src/reports/read/normalise/fold.ts'
import { readAndCheck } from '../src/reports/read-and-check.ts'
import type { Report } from '../src/reports/report.ts'
import { writeReport } from '../src/reports/write/index.ts'
import { arbitraryReport } from '../test/reports/arbitrary.ts'
import { chanceOf, randomTables } from '../test/reports/read/random-tables.ts'
import { inTurns, type Turns } from './in-turns.ts'
import type { Measure } from './index.ts'

const htmlBytes = 30_000
const layouts = ['cell-per-line', 'pipe-row', 'single-line'] as const

export default async function benchReading(): Promise<Measure[]> {
  const reports = fc
    .sample(arbitraryReport({ missingTables: false, extraRows: false }), { numRuns: 8, seed: 30 })
    .map(withSoundTables)
  const pages = await Promise.all(reports.map(htmlOf))
  const texts: Record<string, string[]> = {}
  for (const layout of layouts) texts[layout] = await Promise.all(pages.map((page) => flattened(page, layout)))
  const real = realTexts()
  if (real.length) texts['真实文本'] = real

  const measures = await ofHtml(pages)
  for (const [layout, sources] of Object.entries(texts)) measures.push(...(await ofText(layout, sources)))
  return measures
}

/** Figures whose sums hold, as those of nearly all published reports do. */
function withSoundTables(report: Report, index: number): Report {
  const chance = chanceOf(index + 1)
  return { ...report, tables: randomTables(chance, { edition: report.edition!, sound: true, blanks: 'none' }).tables }
}

async function ofHtml(pages: string[]): Promise<Measure[]> {
  const bytes = pages.map(encoded)
  const { floor, read, checked } = await inTurns(
    {
      floor: (at) => parse(pages[at]!),
      read: (at) => readReport(bytes[at]!, { name: 'report.html' }),
      checked: (at) => readAndCheck(bytes[at]!, { name: 'report.html' }),
    },
    pages.length,
  )
  const beside = (name: string, { rate, ratio }: Turns) => ({ name, value: rate, unit, floor: floor.rate, ratio })
  return [
    beside(`读 HTML ${htmlBytes / 1000} kB`, read),
    { ...beside(`读并校验 HTML ${htmlBytes / 1000} kB`, checked), bound: '≤ 3' },
  ]
}

async function ofText(layout: string, texts: string[]): Promise<Measure[]> {
  const bytes = texts.map(encoded)
  const { floor, read, checked } = await inTurns(
    {
      floor: (at) => texts[at]!.split(/\r?\n/).map(fold),
      read: (at) => readReport(bytes[at]!, { name: 'report.txt' }),
      checked: (at) => readAndCheck(bytes[at]!, { name: 'report.txt' }),
    },
    texts.length,
  )
  return [
    { name: `读文本 ${layout}`, value: read.rate, unit, floor: floor.rate, ratio: read.ratio },
    { name: `读并校验文本 ${layout}`, value: checked.rate, unit, bound: '≥ 100' },
  ]
}

const unit = '份/秒'

const encoded = (text: string) => new TextEncoder().encode(text)

/** The official layout with prose added until the page has the size that published ones have. */
async function htmlOf(report: Report): Promise<string> {
  const page = new TextDecoder().decode((await writeReport(report, 'html')).bytes)
  const missing = htmlBytes - encoded(page).length
  const sentence = '<p>按栏目归集文件，逐件标注是否公开及其理由，并于期满前复核。</p>\n'
  const filling = sentence.repeat(Math.max(0, Math.ceil(missing / encoded(sentence).length)))
  return page.replace(/<\/(main|article|body)>/, (end) => filling + end)
}

/** The text of the page as sites and mirrors leave it when the tables are lost. */
async function flattened(page: string, layout: (typeof layouts)[number]): Promise<string> {
  const { blocks } = await openContainer(encoded(page), { name: 'report.html' })
  const rows = (cells: string[][]) => {
    if (layout === 'cell-per-line') return cells.flat().join('\n')
    return cells.map((row) => row.join(layout === 'pipe-row' ? ' | ' : ' ')).join(layout === 'pipe-row' ? '\n' : ' ')
  }
  return blocks
    .map((block) => (block.type === 'table' ? rows(block.rows.map((row) => row.map(({ text }) => text))) : block.text))
    .join('\n')
}

function realTexts(): string[] {
  const folder = join(process.env.GONGKAI_SHARED ?? '../shared', 'reports', 'seed')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}
