import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { opened, shown, testReal, troublesIn } from './shown.ts'

describe('lines', () => {
  const cases: [string, string, string[]][] = [
    ['every line is one, empty ones too', '甲\n\n\n乙\n', ['甲', '', '', '乙']],
    ['all three line ends', '甲\r\n乙\r丙\n丁', ['甲', '乙', '丙', '丁']],
    ['tabs and blanks stay', '甲\t1\t \n　乙  3', ['甲\t1\t ', '　乙  3']],
    ['page feeds and zero bytes go', '甲\f乙\0丙', ['甲乙丙']],
  ]
  test.each(cases)('%s', async (_, text, expected) => expect(shown(await opened(text))).toEqual(expected))

  test('a line knows its number', async () => {
    const { blocks } = await opened('甲\n\n乙')
    expect(blocks.map(({ at }) => at)).toEqual([{ line: 1 }, { line: 2 }, { line: 3 }])
  })
})

const simplified = '一、总体情况\n本年新收政府信息公开申请数量12件，予以公开9件，不予公开3件。'
const traditional = '一、總體情況\n本年新收政府資訊公開申請數量12件，予以公開9件，不予公開3件。'

describe('encodings', () => {
  const cases: [string, string, boolean][] = [
    ['utf-8', simplified, true],
    ['utf-8', simplified, false],
    ['utf-16le', simplified, true],
    ['utf-16be', simplified, true],
    ['utf-16le', simplified, false],
    ['utf-16be', simplified, false],
    ['gb18030', simplified, false],
    ['gb18030', traditional, false],
    ['big5', traditional, false],
  ]
  test.each(cases)('%s %s, mark: %s', async (encoding, text, addBOM) => {
    const container = await opened(new Uint8Array(iconv.encode(text, encoding, { addBOM })))
    expect(shown(container)).toEqual(text.split('\n'))
    expect(container.troubles).toEqual([])
  })

  test('a text cut inside its last character', async () => {
    const bytes = new TextEncoder().encode(simplified)
    expect(shown(await opened(bytes.slice(0, -1)))[0]).toBe('一、总体情况')
    expect((await opened(bytes.slice(0, -1))).troubles).toEqual([])
  })

  test('UTF-8 read as Windows-1252 and saved again is turned back, and said', async () => {
    const scrambled = new TextDecoder('windows-1252').decode(new TextEncoder().encode(simplified))
    const container = await opened(scrambled)
    expect(shown(container)).toEqual(simplified.split('\n'))
    expect(troublesIn(container)[0]).toContain('garbled')
  })

  test('UTF-8 read as GBK has lost characters: it is said, not guessed', async () => {
    const container = await opened(iconv.decode(Buffer.from(simplified.repeat(3)), 'gbk'))
    expect(troublesIn(container)[0]).toContain('garbled')
  })

  test('many lost characters', async () => {
    expect(troublesIn(await opened(`${simplified}${'\uFFFD'.repeat(12)}`))[0]).toContain('garbled')
  })
})

describe('Markdown', () => {
  test('headings and tables that agree', async () => {
    const text = '# 年度报告\n\n| 内容 | **数量** |\n|---|:-:|\n| 行政许可 | 97 |\n|  | 1\\|2 |\n\n**二、小结**\n'
    const container = await opened(text)
    expect(container.mediaType).toBe('text/markdown')
    expect(shown(container)).toEqual(['# 年度报告', '', '内容 | 数量', '行政许可 | 97', ' | 1|2', '', '二、小结'])
    expect(container.blocks[2]).toMatchObject({ at: { table: 1, line: 3 } })
    expect(container.blocks[2]).toHaveProperty('rows.1.1.at', { table: 1, row: 2, cell: 2, line: 5 })
  })

  test('where most tables do not agree, all lines stay lines', async () => {
    const torn = '| 0 | 0 |\n|---|---|\n\n| 甲 | 0 |\n|---|---|---|\n| 1 | 2 |'
    expect(shown(await opened(torn))).toEqual(torn.split('\n'))
  })

  test('pipes without a separator row are lines', async () => {
    expect(shown(await opened('| 规章 | 0 | 0 |'))).toEqual(['| 规章 | 0 | 0 |'])
  })
})

test('HTML tables inside a text come out as tables', async () => {
  const text = '一、总体情况\n\n<table><tr><td rowspan="2">甲</td><td>1</td></tr>\n<tr><td>2</td></tr></table>\n末行'
  expect(shown(await opened(text))).toEqual(['一、总体情况', '', '甲{2x1} | 1', '2', '末行'])
})

testReal('a Markdown report in clean tables', 'dev/007/source.txt', async (bytes) => {
  const { blocks } = await opened(bytes)
  expect(blocks.filter(({ type }) => type === 'table')).toHaveLength(19)
})

testReal('machine-made Markdown of a torn PDF stays lines', 'dev/005/source.md', async (bytes) => {
  const { blocks } = await opened(bytes)
  expect(blocks.some(({ type }) => type === 'table')).toBe(false)
})
