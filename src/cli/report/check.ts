// gongkai report check: the findings of reports, one by one and by rule.
import type { Finding, Report, Severity } from '../../reports/report.ts'
import { command, type ExitCode, UsageError } from '../command.ts'
import { type Inputs, inputsOf } from '../inputs.ts'
import type { Io } from '../io.ts'
import { onScreen, padEnd, padStart, widthOf } from '../width.ts'
import { countBySeverity, findingsView, gravestFirst, severities, tally } from './findings-view.ts'
import { type Answer, codeOf, highest, readEach } from './reading.ts'

export const check = command({
  name: 'report check',
  summary: '校验年报：勾稽关系、格式、正文与表格是否一致',
  usage: '[选项] FILE|DIR|-…',
  about: [
    '逐份列出发现的问题：在哪里、看到什么、应当是什么、依据什么；最后按规则合计。',
    '两年之间的衔接（如上年结转）需要上一年的报告：一份文件用 --previous 指定；一批文件用 --across-years，同一机关上一年的报告在这批文件里就拿来比。',
  ],
  options: {
    previous: { type: 'string', value: 'FILE', help: '同一机关上一年的年报' },
    'across-years': { type: 'boolean', help: '在这批文件里找同一机关上一年的年报一并校验' },
    severity: { type: 'string', value: '级别', choices: severities, help: '只列出不低于这个级别的问题' },
    json: { type: 'boolean', help: '输出 JSON：每份文件一个对象' },
  },
  examples: [
    ['report check 2023年报.html', '校验一份年报'],
    ['report check 2023年报.html --previous 2022年报.html', '连同上一年一起校验'],
    ['report check 年报目录/ --across-years --severity error', '校验一批年报，只看错误'],
    ['report check 年报目录/ --json | jq .errors', '把结果交给别的程序'],
  ],
  async run({ values, operands }, io) {
    const inputs = await inputsOf(operands)
    const { checked } = await import('../../reports/read-and-check.ts')
    const previous = values.previous ? await previousReport(values.previous, inputs, io) : null
    const show = shower({ json: values.json ?? false, single: inputs.single, least: values.severity as Severity }, io)
    const gathered: Answer[] = []
    let code = await readEach(inputs, io, async (answer) => {
      if (values['across-years']) gathered.push(answer)
      else return show.one(previous ? { ...answer, read: checked(answer.read, { previous }) } : answer)
    })
    for (const answer of gathered) {
      const { read } = answer
      const before = previousAmong(gathered, read.report)
      code = highest(code, await show.one(before ? { ...answer, read: checked(read, { previous: before }) } : answer))
    }
    await show.end()
    return code
  },
})

async function previousReport(name: string, { single }: Inputs, io: Io): Promise<Report> {
  if (!single) throw new UsageError('--previous 只用于校验一份年报；一批年报请用 --across-years')
  let found: Report | undefined
  await readEach(await inputsOf([name]), io, async ({ read }) => {
    if (read.readable) found = read.report
    return undefined
  })
  if (!found) throw new Error(`上一年的年报 ${name} 读不出来`)
  return found
}

const previousAmong = (answers: readonly Answer[], { organ, year }: Report): Report | undefined =>
  answers.find(({ read }) => organ && year && read.report.organ === organ && read.report.year === year - 1)?.read.report

function shower({ json, single, least }: { json: boolean; single: boolean; least?: Severity }, io: Io) {
  const byRule = new Map<string, { severity: Severity; findings: number; reports: number }>()
  const reach = least ? severities.indexOf(least) : severities.length
  let reports = 0
  let withErrors = 0

  async function one(answer: Answer): Promise<ExitCode> {
    const { report, readable } = answer.read
    const findings = gravestFirst(report.findings).filter(({ severity }) => severities.indexOf(severity) <= reach)
    const code = codeOf(answer.read)
    reports += 1
    if (code) withErrors += 1
    count(findings)
    if (json) await io.out(`${JSON.stringify(asData(answer, findings), null, single ? 2 : undefined)}\n`)
    else await io.out(`${[headOf(answer.name, report, readable, io), ...findingsView(findings, io)].join('\n')}\n`)
    return code
  }
  function count(findings: readonly Finding[]) {
    for (const rule of new Set(findings.map(({ rule }) => rule))) {
      const own = findings.filter((finding) => finding.rule === rule)
      const sum = byRule.get(rule) ?? { severity: own[0]!.severity, findings: 0, reports: 0 }
      byRule.set(rule, { ...sum, findings: sum.findings + own.length, reports: sum.reports + 1 })
    }
  }
  async function end() {
    if (json || reports < 2) return
    const rows = [...byRule].sort(
      ([, a], [, b]) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.findings - a.findings,
    )
    const width = Math.max(...rows.map(([rule]) => widthOf(rule)), 0)
    await io.out(`\n${io.paint('bold', `共 ${reports} 份，${withErrors} 份有错误或读不出来`)}\n`)
    for (const [rule, { findings, reports }] of rows)
      await io.out(` ${padEnd(rule, width)}  ${padStart(String(findings), 5)} 处　${reports} 份\n`)
  }
  return { one, end }
}

function headOf(name: string, report: Report, readable: boolean, io: Io): string {
  const about = [report.organ, report.year && `${report.year} 年`].filter(Boolean).join(' ')
  const state = readable ? tally(countBySeverity(report.findings), io) : io.paint('red', '读不出来')
  return `${io.paint('bold', onScreen(name))}　${onScreen(about)}　${state}`
}

const asData = ({ name, read: { report, readable } }: Answer, findings: Finding[]) => {
  const { error, warning, note } = countBySeverity(report.findings)
  const { organ, year, edition } = report
  return { file: name, readable, organ, year, edition, errors: error, warnings: warning, notes: note, findings }
}
