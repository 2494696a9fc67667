// Every provision that the code cites has its heading in docs/law, and docs/law/index.md says which files apply it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { article, citing, type InstrumentId, instruments, numeral, type Provision } from '../../src/law/provisions.ts'

const root = new URL('../..', import.meta.url).pathname
/** Where an instrument's articles are told, and how its headings begin. */
const told: Partial<Record<InstrumentId, { file: string; prefix: string }>> = {
  regulation: { file: 'regulation.md', prefix: '' },
  fees: { file: 'fees.md', prefix: '' },
  reconsideration: { file: 'relief.md', prefix: '复议法' },
  reconsideration2017: { file: 'relief.md', prefix: '旧复议法' },
  litigation: { file: 'relief.md', prefix: '诉讼法' },
  courtRules: { file: 'relief.md', prefix: '司法解释' },
  petitions: { file: 'relief.md', prefix: '信访条例' },
}

interface Citation {
  file: string
  instrument: InstrumentId
  article: number
}

/** Provisions in the words `article('regulation', 33`, and those that the files of the law give away as values. */
async function citations(): Promise<Citation[]> {
  const found = new Map<string, Citation>()
  const add = (file: string, instrument: InstrumentId, no: number) =>
    found.set(`${file} ${instrument} ${no}`, { file, instrument, article: no })
  for (const name of readdirSync(join(root, 'src'), { recursive: true }) as string[]) {
    if (!/\.tsx?$/.test(name) || name === 'law/provisions.ts') continue
    const text = readFileSync(join(root, 'src', name), 'utf8')
    for (const [, instrument, no] of text.matchAll(/\barticle\(\s*'(\w+)',\s*(\d+)/g))
      add(name, instrument as InstrumentId, Number(no))
    if (/^law\/(?!index|annual-report)/.test(name) && !name.endsWith('/index.ts')) {
      const values = Object.values(await import(join(root, 'src', name)))
      const own = /\barticle\(/.test(text)
      if (own) for (const { instrument, article: no } of provisionsIn(values)) add(name, instrument, no)
    }
  }
  return [...found.values()].sort((a, b) => a.file.localeCompare(b.file) || a.article - b.article)
}

function provisionsIn(value: unknown, seen = new Set<unknown>()): Provision[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  if ('instrument' in value && 'article' in value && 'text' in value) return [value as Provision]
  return Object.values(value).flatMap((one) => provisionsIn(one, seen))
}

const heading = (instrument: InstrumentId, no: number) => `### ${told[instrument]?.prefix ?? ''}第${numeral(no)}条`

test('every provision cited in src/ has a heading in docs/law; the index is written from it', async () => {
  const cited = await citations()
  expect(cited.length).toBeGreaterThan(60)
  const lacking = cited.filter(({ instrument, article: no }) => {
    const file = told[instrument]?.file
    return (
      !file ||
      !readFileSync(join(root, 'docs/law', file), 'utf8')
        .split('\n')
        .includes(heading(instrument, no))
    )
  })
  expect(lacking).toEqual([])
  const place = join(root, 'docs/law/index.md')
  const index = indexOf(cited)
  if (read(place) !== index) writeFileSync(place, index)
})

const read = (file: string) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function indexOf(cited: readonly Citation[]): string {
  const sections = (Object.keys(told) as InstrumentId[]).map((instrument) => {
    const own = cited.filter((one) => one.instrument === instrument)
    const numbers = [...new Set(own.map((one) => one.article))].sort((a, b) => a - b)
    const rows = numbers.map((no) => {
      const files = own.filter((one) => one.article === no).map(({ file }) => `[${file}](../../src/${file})`)
      return `| [第${numeral(no)}条](${told[instrument]!.file}) | ${files.join(', ')} |`
    })
    const { title, number } = instruments[instrument]
    return `## ${title}（${number}）\n\n| article | applied in |\n|---|---|\n${rows.join('\n')}\n`
  })
  return `# Which file applies which article\n\nWritten by \`test/law/provisions.test.ts\` from the provisions cited in \`src/\`.\n\n${sections.join('\n')}`
}

test('how provisions are written', () => {
  expect(article('regulation', 36, { item: 7 }).text).toBe('《中华人民共和国政府信息公开条例》第三十六条第（七）项')
  expect(article('regulation', 16, { paragraph: 2 }).text).toContain('第十六条第二款')
  expect(citing([article('regulation', 15), article('regulation', 32), article('litigation', 46)])).toBe(
    '《中华人民共和国政府信息公开条例》第十五条、第三十二条、《中华人民共和国行政诉讼法》第四十六条',
  )
  expect([1, 10, 11, 20, 56, 100, 103, 110, 115].map(numeral)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '五十六',
    '一百',
    '一百零三',
    '一百一十',
    '一百一十五',
  ])
})
