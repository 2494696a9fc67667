// What every rule finds on the real reports: `npm run rules`, so that a rule that cries wolf is seen.
// With `-- RULE …` every finding of those rules is printed instead of one sample of each.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { proseNumbers, rules } from '../src/reports/check/index.ts'
import { readAndCheck } from '../src/reports/read-and-check.ts'
import type { Finding } from '../src/reports/report.ts'

const folder = join(process.env['GONGKAI_SHARED'] ?? '../shared', 'reports')
const wanted = process.argv.slice(2)

async function main() {
  const files = await sources()
  const found: { file: string; finding: Finding }[] = []
  const numbers: { fits: unknown[] }[] = []
  for (const file of files) {
    const { report } = await readAndCheck(await readFile(file), { name: basename(file) })
    numbers.push(...proseNumbers(report))
    for (const finding of report.findings) found.push({ file: file.slice(folder.length + 1), finding })
  }
  const own = found.filter(({ finding }) => rules.some(({ id }) => id === finding.rule))
  if (wanted.length)
    for (const { file, finding } of found.filter(({ finding }) => wanted.includes(finding.rule))) say(file, finding)
  else
    for (const { id, title } of rules) {
      const of = own.filter(({ finding }) => finding.rule === id)
      const reports = new Set(of.map(({ file }) => file)).size
      console.log(
        `\n${id} ${title}：${of.length} 条，${reports} 份报告${severitiesOf(of.map(({ finding }) => finding))}`,
      )
      if (of[0]) say(of[0].file, of[0].finding)
    }
  const silent = rules.filter(({ id }) => !own.some(({ finding }) => finding.rule === id)).length
  console.log(
    `\n共 ${files.length} 份报告，${own.length} 条${severitiesOf(own.map(({ finding }) => finding))}；${silent} 条规则没有结论。`,
  )
  const fitting = numbers.filter(({ fits }) => fits.length).length
  console.log(`文中 ${numbers.length} 个数字与表核对，${fitting} 个与表中一项相符。`)
}

function say(file: string, { severity, message }: Finding) {
  console.log(`  ${file} [${severity}] ${message}`)
}

function severitiesOf(findings: Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
  return counts.length ? `（${counts.map(({ severity, count }) => `${severity} ${count}`).join('，')}）` : ''
}

async function sources(): Promise<string[]> {
  const seed = (await readdir(join(folder, 'seed'))).filter((name) => !name.endsWith('.truth.json'))
  const dev = await readdir(join(folder, 'dev'))
  const inDev = await Promise.all(
    dev.map(async (id) => {
      const names = await readdir(join(folder, 'dev', id))
      return names.filter((name) => name.startsWith('source.')).map((name) => join(folder, 'dev', id, name))
    }),
  )
  return [...seed.map((name) => join(folder, 'seed', name)), ...inDev.flat()].sort()
}

if (existsSync(folder)) await main()
else console.log(`${folder} 不在，没有真实报告可以核对（用 GONGKAI_SHARED 指明所在）。`)
