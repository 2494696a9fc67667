import { expect, test } from 'vitest'
import { type Command, UsageError } from '../../src/cli/command.ts'
import { due } from '../../src/cli/due.ts'
import { fee } from '../../src/cli/fee.ts'
import type { Io } from '../../src/cli/io.ts'
import { parseWords } from '../../src/cli/parse.ts'

/** What a command prints for these words. */
async function printed(command: Command, line: string): Promise<string> {
  let text = ''
  const out = async (data: string) => {
    text += data
  }
  const io = { out, paint: (_: string, words: string) => words }
  await command.run(parseWords(command.options, line.split(' ')), io as unknown as Io)
  return text
}
const json = async (command: Command, line: string) => JSON.parse(await printed(command, `${line} --json`))

const dues: [string, object][] = [
  ['2024-02-05', { receipt: '2024-02-05', correction: '2024-02-20', reply: '2024-03-08', provisional: false }],
  ['2024-02-05 --extend 20', { reply: '2024-04-08' }],
  ['2026-03-02 --pause 2026-03-10..2026-03-27', { reply: '2026-04-17', pausedDays: 13 }],
  ['2024-04-01 --region 450000', { reply: '2024-05-06', correction: '2024-04-15' }],
  ['2020-01-20 --as-of 2020-01-21', { reply: '2020-02-21' }],
  ['2026-12-20', { provisional: true }],
]
for (const [line, expected] of dues)
  test(`due ${line}`, async () => expect(await json(due, line)).toMatchObject(expected))

const wrong: [Command, string, RegExp][] = [
  [due, '2024-02-30', /不是日期/],
  [due, '2019-05-14', /2019-05-15/],
  [due, '2024-02-05 --extend 21', /0 到 20/],
  [due, '2024-02-05 --extend x', /0 到 20/],
  [due, '2024-02-05 --pause 2024-03-01..2024-02-20', /颠倒/],
  [due, '2024-02-05 --pause 2024-03-01', /应写作/],
  [due, '2024-02-05 --region 广西', /行政区划代码/],
  [due, '2024-02-05 2024-02-06', /一个收到日期/],
  [fee, '--json', /--items 或 --pages/],
  [fee, '--items 3 --pages 3', /只能选择一种/],
  [fee, '--pages 3 --before 2', /--before/],
  [fee, '--items -1', /整数/],
]
for (const [command, line, message] of wrong)
  test(`wrong: ${command.name} ${line}`, async () => {
    const attempt = async () => printed(command, line)
    await expect(attempt()).rejects.toThrow(UsageError)
    await expect(attempt()).rejects.toThrow(message)
  })

test('the table for people names the days off and the notice', async () => {
  const text = await printed(due, '2024-02-05')
  expect(text).toContain('答复届满    2024-03-08 周五')
  expect(text).toContain('2024-02-10 周六–02-17 周六        春节放假（国办发明电〔2023〕7号）')
  expect(text).toContain('2024-02-18 周日               5  春节调休')
})

test('fee', async () => {
  expect((await json(fee, '--items 45')).yuan).toBe(5500)
  expect((await json(fee, '--pages 109')).yuan).toBe(880)
  expect((await json(fee, '--items 3 --before 29')).bands).toHaveLength(2)
  expect(await printed(fee, '--items 45')).toContain('合计 5,500元')
})
