// 发文字号: as people type it, and as it ought to stand.
import { expect, test } from 'vitest'
import { isOfficialNumber, officialNumber } from '../../src/law/disclosure/index.ts'

test.each([
  ['示政发〔2024〕5号', '示政发〔2024〕5号'],
  ['示政发[2024]05号', '示政发〔2024〕5号'],
  ['示政发（2024）第5号', '示政发〔2024〕5号'],
  ['示政办发 【2024】 12', '示政办发〔2024〕12号'],
  ['示政发﹝2024年﹞5号', '示政发〔2024〕5号'],
  ['示例市人民政府令第12号', '示例市人民政府令第12号'],
])('%s', (typed, written) => {
  expect(officialNumber(typed)).toBe(written)
  expect(isOfficialNumber(written)).toBe(true)
})

test.each(['示政发2024-5', '5号', '〔2024〕5号', '示政发〔2024〕第5号', '第12号', '示政发〔24〕5号'])(
  '%s is none',
  (number) => expect(isOfficialNumber(number)).toBe(false),
)

test.each(['示例市人民政府第12号令', '示例市自然资源局公告2024年第3号'])('%s', (number) =>
  expect(isOfficialNumber(officialNumber(number))).toBe(true),
)
