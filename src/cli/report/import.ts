// gongkai report import: published reports into the database, where the portal shows them.
import { basename } from 'node:path'
import type { App } from '../../app.ts'
import type { Imported, ImportReport } from '../../reports/index.ts'
import { command, type ExitCode } from '../command.ts'
import { inputsOf, isFolder } from '../inputs.ts'
import type { Io } from '../io.ts'
import { dataOption, openAppFor } from '../open-app.ts'
import { progressOver } from '../progress.ts'
import { countBySeverity, tally } from './findings-view.ts'
import { highest, readEach } from './reading.ts'

export const importing = command({
  name: 'report import',
  summary: '把年报存入数据库，在门户上显示',
  usage: '[选项] FILE|DIR|-…',
  about: [
    '读取、校验、存入，并保存原文件。同一个文件再存一次不会有变化；同一机关同一年度的新文件取代旧的，旧的仍可查看。',
    '机关和年度以文件中写的为准；文件里没有写明时用 --organ 和 --year 指明，或者在目录里放一个 organs.json 逐个写明（见命令行指南）。gongkai serve 正在运行时也可以使用。',
  ],
  options: {
    organ: { type: 'string', value: '名称', help: '这些文件所属的机关；对目录不起作用' },
    year: { type: 'number', value: '年度', min: 1990, max: 2999, help: '这些文件的年度；对目录不起作用' },
    data: dataOption,
    json: { type: 'boolean', help: '每份文件输出一个 JSON 对象，每行一个' },
  },
  examples: [
    ['report import 年报目录/', '存入一个目录下的全部年报'],
    ['report import 年报.txt --organ 某某县财政局', '文件里没有写机关名称时'],
  ],
  async run({ values: { organ, year, data, json }, operands }, io) {
    const files: string[] = []
    const folders: string[] = []
    for (const name of operands) (await isFolder(name)) ? folders.push(name) : files.push(name)
    const told = { ...(organ && { organ: { name: organ } }), ...(year !== undefined && { year }) }
    const print = json ? printData : printLine
    const inputs = files.length || !folders.length ? await inputsOf(files) : undefined
    const app = await openAppFor(data, io, { make: true })
    try {
      let code: ExitCode = 0
      for (const folder of folders) code = highest(code, await importBelow(app, folder, print, io))
      if (inputs) code = highest(code, await importFiles(app, inputs, told, print, io))
      return code
    } finally {
      await app.close()
    }
  },
})

type Outcome = { ok: true; value: Imported } | { ok: false; refusal: { message: string } }
type Print = (file: string, outcome: Outcome, io: Io) => Promise<void>

async function importFiles(
  app: App,
  inputs: Awaited<ReturnType<typeof inputsOf>>,
  told: Pick<ImportReport, 'organ' | 'year'>,
  print: Print,
  io: Io,
): Promise<ExitCode> {
  const { importReport } = await import('../../reports/index.ts')
  return readEach(inputs, io, async ({ name, bytes, read }) => {
    const outcome = await importReport(app, { bytes, name: name === '-' ? 'stdin' : basename(name), read, ...told })
    await print(name, outcome, io)
    return codeOf(outcome)
  })
}

async function importBelow(app: App, folder: string, print: Print, io: Io): Promise<ExitCode> {
  const { importFolder, openReaders } = await import('../../reports/index.ts')
  const { inputs } = await inputsOf([folder])
  if (!inputs.length) {
    io.err(`${folder}：目录里没有可读的文件\n`)
    return 2
  }
  const progress = progressOver(inputs.length, io)
  const readers = await openReaders(inputs.length)
  try {
    const done = await importFolder(app, folder, { read: readers.read, ahead: readers.size * 2, each: progress.step })
    progress.end()
    for (const { file, result } of done) await print(file, result, io)
    return highest(0, ...done.map(({ result }) => codeOf(result)))
  } finally {
    progress.end()
    await readers.close()
  }
}

function codeOf(outcome: Outcome): ExitCode {
  if (!outcome.ok) return 2
  return countBySeverity(outcome.value.report.findings).error ? 1 : 0
}

const outcomes = { added: '新存入', superseded: '取代旧的一份', unchanged: '已经有了，没有变化' } as const

const printLine: Print = async (file, outcome, io) => {
  if (!outcome.ok) return io.err(`${outcome.refusal.message}\n`)
  const { organName, year, outcome: done, report } = outcome.value
  await io.out(`${file}：${organName} ${year} 年，${outcomes[done]}；${tally(countBySeverity(report.findings), io)}\n`)
}

const printData: Print = async (file, outcome, io) => {
  if (!outcome.ok) return io.out(`${JSON.stringify({ file, refusal: outcome.refusal })}\n`)
  const { organId, organName: organ, year, version, outcome: done, report } = outcome.value
  const findings = countBySeverity(report.findings)
  await io.out(`${JSON.stringify({ file, outcome: done, organId, organ, year, version, findings })}\n`)
}
