import { expect, test } from 'vitest'
import { letterNumber, missingParts, type PartId, parseLetterNumber, parts } from '../../src/law/requests/index.ts'

test('numbers of letters, written and read back', () => {
  expect(letterNumber('城政公开', 2024, 15)).toBe('城政公开〔2024〕15号')
  for (const typed of ['城政公开〔2024〕15号', '城政公开[2024]15号', '城政公开（2024）第015号'])
    expect(parseLetterNumber(typed)).toEqual({ word: '城政公开', year: 2024, n: 15 })
  expect(parseLetterNumber('关于申请的答复')).toBeUndefined()
})

const all = Object.fromEntries(Object.keys(parts).map((part) => [part, '有'])) as Record<PartId, string>

test('a letter lacks what is missing or blank', () => {
  expect(missingParts('denied', all)).toEqual([])
  expect(missingParts('denied', { ...all, relief: ' ', reason: '' }).map(({ label }) => label)).toEqual([
    '理由',
    '救济途径和期限',
  ])
  expect(missingParts('notExisting', { ...all, searchMade: '' })).toEqual([{ part: 'searchMade', label: '检索情况' }])
})

test('a third party need not learn who asked', () =>
  expect(missingParts('thirdPartyLetter', { ...all, requestContent: '', receivedOn: '' })).toEqual([]))
