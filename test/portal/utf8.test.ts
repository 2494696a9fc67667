import { expect, test } from 'vitest'
import { utf8Of } from '../../src/portal/utf8.ts'

test.each([
  ['nothing', ''],
  ['signs beyond the first plane', '公开😀𠮷'],
  ['more than there is room for', `${'公开'.repeat(300_000)}。`],
  ['half a pair of surrogates, as where a text was cut', `公开${'😀'.slice(0, 1)}，${'😀'.slice(1)}。`],
])('%s', (_name, text) => {
  expect(utf8Of(text).equals(Buffer.from(text))).toBe(true)
})
