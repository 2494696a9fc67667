import { expect, test } from 'vitest'
import { brokenRules, importsOf } from './import-rules.ts'

const root = new URL('../..', import.meta.url).pathname

test('imports point one way', () => {
  expect(brokenRules(importsOf(root))).toEqual([])
})

test('a broken rule is named with its reason', () => {
  const broken = brokenRules([{ file: 'law/regulation/replying.ts', target: 'db/connection.ts' }])
  expect(broken).toEqual([
    'src/law/regulation/replying.ts imports db/connection.ts: the law is pure: days come in as arguments, results go out as values',
  ])
})
