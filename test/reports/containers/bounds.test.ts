import { describe, expect, test } from 'vitest'
import { bounds } from '../../../src/reports/read/containers/bounds.ts'
import { opened, shown, troublesIn } from './shown.ts'
import { docxOf, zipOf } from './zip-fixture.ts'

const refusals: [string, () => string | Uint8Array, string][] = [
  ['nothing', () => '', 'refused 文件是空的'],
  ['too many bytes', () => new Uint8Array(bounds.inputBytes + 1), 'refused 文件有 33 MB，超过 32 MB 的上限'],
  [
    'no text',
    () => Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 31),
    'refused 文件内容不是文字，也不是能识别的文档格式',
  ],
  [
    'bytes of no encoding',
    () => Uint8Array.from({ length: 4000 }, (_, i) => 0x80 | ((i * i * 31 + i * 7) & 0xff)),
    'refused 文件内容不是文字，也不是能识别的文档格式',
  ],
  [
    'a picture',
    () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]),
    'refused 这是图片，里面的文字没有读；请换用网页、Word 或 PDF 文件',
  ],
  ['an archive', () => zipOf({ 'a.txt': 'a' }), 'refused 这是压缩包，请解压后逐个读取其中的报告'],
  [
    'a layout file of the national format',
    () => zipOf({ 'OFD.xml': '<OFD/>' }),
    'refused 这是 OFD 版式文件，请换用同一报告的网页、Word 或 PDF 文件',
  ],
  ['half a zip', () => docxOf('').slice(0, 60), 'refused 压缩包不完整（缺少目录），文件可能没有下载完'],
  ['a zip bomb', () => docxOf('<w:p/>'.repeat(20_000_000)), 'refused 解压后超过 64 MB 或压缩比超过 200 倍，不予读取'],
  [
    'a bomb in the strings of a sheet',
    () => zipOf({ 'xl/workbook.xml': '', 'xl/sharedStrings.xml': ' '.repeat(80 << 20) }),
    'refused 解压后超过 64 MB 或压缩比超过 200 倍，不予读取',
  ],
  [
    'too many entries',
    () => zipOf(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`word/${i}`, '']))),
    'refused 压缩包里有 5001 个文件，超过 5000 个的上限',
  ],
]

describe('refused, with the reason', () => {
  test.each(refusals)('%s', async (_, bytes, message) => {
    const container = await opened(bytes())
    expect(troublesIn(container)).toEqual([message])
    expect(container.blocks).toEqual([])
  })
})

const cuts: [string, () => string | Uint8Array, string][] = [
  ['more lines than are read', () => '\n'.repeat(bounds.blocks + 5), '文字过长'],
  ['more characters than are read', () => '公开'.repeat(bounds.characters / 2 + 1), '文字过长'],
  ['elements nested too deep', () => `<html><p>甲</p>${'<div>'.repeat(100_000)}`, `网页嵌套超过 ${bounds.depth} 层`],
  [
    'templates nested too deep',
    () => `<html><p>甲</p>${'<template>'.repeat(50_000)}`,
    `网页嵌套超过 ${bounds.depth} 层`,
  ],
  [
    'tables nested too deep',
    () => `<html><p>甲</p>${'<table><tr><td>'.repeat(20_000)}`,
    `网页嵌套超过 ${bounds.depth} 层`,
  ],
  ['too many elements', () => `<html><p>甲</p>${'<b></b>'.repeat(600_000)}`, '网页过大'],
  ['too many cells', () => `<html><table>${`<tr>${'<td>1'.repeat(100)}`.repeat(2100)}</table>`, '内容过多'],
  [
    'a Word file nested too deep',
    () => docxOf(`<w:p><w:r><w:t>甲</w:t></w:r></w:p>${'<w:tbl><w:tr><w:tc>'.repeat(2000)}`),
    '文件过大或嵌套过深',
  ],
  [
    'a Word file that stops inside',
    () => zipOf({ 'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p' }),
    '文件不完整',
  ],
]

describe('cut, and said', () => {
  test.each(cuts)('%s', async (_, bytes, message) => {
    const container = await opened(bytes())
    expect(troublesIn(container)).toEqual([expect.stringContaining(`cut ${message}`)])
    expect(container.blocks.length).toBeGreaterThan(0)
  })
})

describe('spans', () => {
  test('those beyond the table end with it, those beyond the bound are cut', async () => {
    const html =
      '<html><table><tr><td rowspan="99999999" colspan="99999999">甲</td><td>1</td></tr><tr><td>2</td></tr></table>'
    expect(shown(await opened(html))).toEqual([`甲{2x${bounds.span}} | 1`, '2'])
  })

  test('grids beyond the bound are read without spans', async () => {
    const row = `<tr>${'<td colspan="1000" rowspan="1000">1'.repeat(2)}</tr>`
    const container = await opened(`<html><table>${row.repeat(1500)}</table>`)
    expect(troublesIn(container)).toEqual(['cut 单元格合并的范围过大，已按不合并读取'])
  })

  test('merges over a whole sheet', async () => {
    const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>1</v></c></row>'
    const merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:ZZZ9999999"/></mergeCells>'
    const file = zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>',
      'xl/s.xml': `<worksheet><sheetData>${cell}</sheetData>${merges}</worksheet>`,
    })
    expect(shown(await opened(file))).toEqual(['甲'])
  })
})

describe('markup made to be slow', () => {
  const cases: [string, string][] = [
    ['many attributes', `<html><p ${Array.from({ length: 200_000 }, (_, i) => `a${i}`).join(' ')}>甲</p>`],
    ['formatting never closed', `<html>${Array.from({ length: 300 }, (_, i) => `<p><font size=${i}>甲`).join('')}`],
    ['content fostered out of a table', `<html><table>${'<b>1</b>'.repeat(30_000)}`],
    ['tags never ended', '<html>'.concat('<a '.repeat(300_000))],
    ['quotes never ended', `<html>${'<p title="'.repeat(100_000)}`],
    ['tables never ended, in a text', `甲\n${'<table>\n'.repeat(50_000)}`],
  ]
  test.each(cases)(
    '%s',
    async (_, html) => {
      expect((await opened(html)).troubles.every(({ kind }) => kind === 'cut')).toBe(true)
    },
    20_000,
  )
})
