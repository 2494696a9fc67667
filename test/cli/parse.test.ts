import { describe, expect, test } from 'vitest'
import { command } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'
import { commandHelp, overview } from '../../src/cli/help.ts'
import { commandNamed, nearest, parseWords } from '../../src/cli/parse.ts'
import { cut, padEnd, widthOf, wrap } from '../../src/cli/width.ts'

const options = {
  json: { type: 'boolean', help: '输出 JSON' },
  format: { type: 'string', short: 'f', choices: ['html', 'pdf'], help: '格式' },
  extend: { type: 'number', max: 20, help: '天数' },
  pause: { type: 'string', multiple: true, help: '期间' },
} as const

const parsed: [words: string[], values: object, operands: string[]][] = [
  [['a.txt'], {}, ['a.txt']],
  [['--json', 'a.txt', 'b.txt'], { json: true }, ['a.txt', 'b.txt']],
  [['a.txt', '--format', 'pdf'], { format: 'pdf' }, ['a.txt']],
  [['-f', 'html', '-'], { format: 'html' }, ['-']],
  [['--extend=20'], { extend: 20 }, []],
  [['--pause', 'a', '--pause', 'b'], { pause: ['a', 'b'] }, []],
  [['--', '--json'], {}, ['--json']],
]
test.each(parsed)('%j', (words, values, operands) => {
  expect(parseWords(options, words)).toEqual({ values, operands })
})

const wrong: [words: string[], message: RegExp][] = [
  [['--jsn'], /没有 --jsn 这个选项，是不是 --json？/],
  [['--hepl'], /是不是 --help？/],
  [['--json=1'], /--json 不带值/],
  [['--format'], /--format 后面缺少值/],
  [['--format', 'pfd'], /没有“pfd”这个值，是不是 pdf？/],
  [['--extend', '21'], /0 到 20 的整数，写的是“21”/],
  [['--extend', 'x'], /整数/],
  [['-x'], /没有 -x 这个选项/],
]
test.each(wrong)('%j is answered with the nearest right word', (words, message) => {
  expect(() => parseWords(options, words)).toThrow(message)
})

test('the longest name wins', () => {
  const group = ['report', 'report read'].map((name) =>
    command({ name, summary: '', usage: '', options: {}, run: async () => 0 }),
  )
  expect(commandNamed(group, ['report', 'read', 'x'])).toEqual([group[1], ['x']])
  expect(commandNamed(group, ['report', 'other'])).toEqual([group[0], ['other']])
  expect(commandNamed(group, ['other'])).toBeUndefined()
  expect(nearest('chek', ['check', 'convert'])).toBe('check')
  expect(nearest('zzz', ['check', 'convert'])).toBeUndefined()
})

describe('help', () => {
  test.each(commands.map((one) => [one.name, one] as const))('%s names every option and shows an example', (_, one) => {
    const page = commandHelp(one, 100)
    expect(page).toContain(`gongkai ${one.name}`)
    for (const option of Object.keys(one.options)) expect(page).toContain(`--${option}`)
    expect(one.examples?.length).toBeGreaterThan(0)
    for (const [line] of one.examples ?? []) {
      const [example, rest] = commandNamed(commands, line.split(' '))!
      expect(example.name).toBe(one.name)
      const words = rest.slice(0, rest.findIndex((word) => /^[<>|]$/.test(word)) >>> 0)
      expect(() => parseWords(one.options, words)).not.toThrow()
    }
    for (const line of page.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(102)
  })
  test('the overview names every command', () => {
    for (const { name } of commands) expect(overview(commands, '1', 100)).toContain(`  ${name} `)
  })
})

describe('width', () => {
  test('Chinese characters take two columns, colours and marks none', () => {
    expect(widthOf('公开a')).toBe(5)
    expect(widthOf('（１）')).toBe(6)
    expect(widthOf('\u001b[31m公\u001b[0m')).toBe(2)
    expect(widthOf('e\u0301')).toBe(1)
    expect(padEnd('公开', 6)).toBe('公开  ')
    expect(cut('政府信息公开', 7)).toBe('政府信…')
  })
  test('lines are at most as wide as asked, and nothing is lost', () => {
    const text = '国办公开办函〔2021〕30号：总体情况包括 gongkai.report/1，平台建设。'.repeat(4)
    const lines = wrap(text, 30, 4).split('\n')
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(32)
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })
})
