// What is typed, as what is looked for: words, numbers, initials, snippets.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialsOf, looksLikeInitials } from '../../src/documents/search/initials.ts'
import { findNumber, numberKey, tailOfKey } from '../../src/documents/search/number.ts'
import { parseQuery, tsqueryOf, tsvectorOf } from '../../src/documents/search/query.ts'
import { marked, snippet } from '../../src/documents/search/snippet.ts'
import { askedWords, wordsOf } from '../../src/documents/search/words.ts'

describe('document numbers', () => {
  const same = [
    '临政发〔2023〕5号',
    '临政发[2023]5号',
    '临政发【2023】5号',
    '临政发（2023）5号',
    '临政发(2023)第5号',
    '临政发〔２０２３〕５号',
    '臨政發﹝2023﹞05號',
    '临政发 〔2023〕 5 号',
    '临政发2023年第5号',
    '临政发2023-5号',
    '临政发「2023」5',
  ]
  test.each(same)('%s', (text) => expect(numberKey(text)).toBe('临政发[2023]5'))

  test.each([
    ['〔2023〕5号', { prefix: '', year: 2023, no: 5 }],
    ['临政发〔2023〕', { prefix: '临政发', year: 2023 }],
    ['看 国办公开办函〔2021〕30号 的格式', { prefix: '国办公开办函', year: 2021, no: 30 }],
  ])('%s', (text, number) => expect(findNumber(text)?.number).toEqual(number))

  test.each(['临汾市2023年工作要点', '（2023）', '2023', '土地', ''])('%s is no number', (text) =>
    expect(findNumber(text)).toBeNull(),
  )

  test('what is not the number stays to be looked for', () =>
    expect(findNumber('临政发〔2023〕5号 土地补偿')?.rest).toBe('土地补偿'))
  test('year and number without the organ', () => expect(tailOfKey('临政发[2023]5')).toBe('[2023]5'))
  test('a number of another shape', () => expect(numberKey('2023 年 第１号 公告')).toBe('2023年第1号公告'))
})

describe('words', () => {
  test('both scripts and widths give the same', () =>
    expect(wordsOf('臨汾市人民政府關於土地徵收補償標準的通知')).toEqual(
      wordsOf('临汾市人民政府关于土地征收补偿标准的通知'),
    ))
  test('long words with the short ones inside', () =>
    expect(wordsOf('人民政府')).toEqual(expect.arrayContaining(['人民', '政府', '人民政府'])))
  test('particles only where nothing else is left', () => {
    expect(askedWords('关于土地的').map(({ word }) => word)).toEqual(['土地'])
    expect(askedWords('的').map(({ word }) => word)).toEqual(['的'])
  })
  test('any text can be asked and stored', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const query = parseQuery(text)
        tsqueryOf(query)
        tsvectorOf([{ weight: 'D', words: wordsOf(text) }])
        return (
          marked(
            text,
            query.words.map(({ word }) => word),
          )
            .map(({ text: run }) => run)
            .join('') === text
        )
      }),
      { numRuns: 300 },
    ))
})

describe('initials', () => {
  test('of a title', () => expect(initialsOf('临汾市2026年政务公开工作要点')).toBe('lfs2026nzwgkgzyd'))
  test('traditional script alike', () => expect(initialsOf('政務公開')).toBe('zwgk'))
  test.each([
    ['zwgk', true],
    ['ZWGK2026', true],
    ['zw', false],
    ['政务', false],
    ['zw gk', false],
  ])('%s: %s', (text, expected) => expect(looksLikeInitials(text)).toBe(expected))
})

describe('snippets', () => {
  const text = `${'为了便于群众办事，现就有关事项说明如下。'.repeat(20)}中心城区土地征收补偿按照片区综合地价执行，附着物另行补偿。`
  const shown = (words: string[]) => snippet(text, words)
  const together = (runs: { text: string }[]) => runs.map(({ text: run }) => run).join('')

  test('shows the place where the words stand', () => {
    const runs = shown(['土地', '补偿'])
    expect(together(runs)).toContain('土地征收补偿')
    expect(runs.filter(({ hit }) => hit).map(({ text: run }) => run)).toEqual(['土地', '补偿', '补偿'])
  })
  test('the beginning where none stands', () => expect(together(shown(['没有']))).toMatch(/^为了便于/))
  test('a text in traditional script', () =>
    expect(marked('土地徵收補償', ['征收'])).toEqual([
      { text: '土地', hit: false },
      { text: '徵收', hit: true },
      { text: '補償', hit: false },
    ]))
})
