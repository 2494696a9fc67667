// gongkai report read: a report as data or as a page on the terminal.
import { command } from '../command.ts'
import { inputsOf } from '../inputs.ts'
import { type Answer, readEach } from './reading.ts'

export const read = command({
  name: 'report read',
  summary: '读取年报：三张表、各章、校验结果',
  usage: '[选项] FILE|DIR|-…',
  about: [
    '读取任何排版的年度报告：文本、Markdown、HTML、DOCX、DOC、PDF（有文字层）、XLSX，简体或繁体；也读本程序写出的 JSON 和 CSV。目录会连同下级目录一起读；- 表示从标准输入读。',
    '不带 --json 时在终端里显示。带 --json 时输出 gongkai.report/1 格式的数据：单个文件是一个带缩进的 JSON 对象；目录或多个文件每行一个对象（NDJSON），次序与命令行相同。',
  ],
  options: {
    json: { type: 'boolean', help: '输出 JSON（gongkai.report/1）' },
    provenance: { type: 'boolean', help: '给出每个单元格的原文、位置和把握，而不只是有疑问的（与 --json 合用）' },
  },
  examples: [
    ['report read 年报.html', '在终端里看一份年报'],
    ['report read 年报.pdf --json', '输出 JSON 数据'],
    ['report read 年报目录/ --json > 年报.ndjson', '读目录下的全部年报，每行一份'],
    ['report read - --json --provenance < 年报.txt', '从标准输入读，并说明每个数字的出处'],
  ],
  async run({ values, operands }, io) {
    const inputs = await inputsOf(operands)
    if (values.json) {
      const indent = inputs.single ? 2 : undefined
      return readEach(inputs, io, async (answer) => {
        await io.out(`${JSON.stringify(asData(answer, values.provenance), null, indent)}\n`)
        return undefined
      })
    }
    const { reportView } = await import('./report-view.ts')
    let first = true
    return readEach(inputs, io, async ({ name, read }) => {
      const rule = inputs.single ? '' : io.paint('dim', `${first ? '' : '\n'}── ${name}\n`)
      first = false
      await io.out(rule + reportView(read.report, io))
      return undefined
    })
  },
})

const asData = ({ read: { report, cells } }: Answer, provenance = false) =>
  provenance ? { ...report, readings: cells } : report
