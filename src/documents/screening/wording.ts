// Words: of trade secrets, of the office's own list, and wrong names with the right ones.
import type { DocumentSettings } from '../settings.ts'
import type { Found, LineRule } from './text.ts'

const trade =
  /(?:报价|成本)(?:明细|构成|清单|测算)|技术(?:诀窍|秘密)|商业秘密|客户(?:名单|资料)|供应商名单|(?:产品|工艺)配方|工艺(?:流程图|参数)|源代码|投标(?:报价|文件)全文|内部收益率|财务报表附注|核心技术参数/g

export const tradeWords: LineRule = function* (line): Iterable<Found> {
  for (const { 0: seen, index } of line.matchAll(trade)) yield { rule: 'tradeSecret', from: index, seen }
}

export type Lists = Pick<DocumentSettings, 'wording' | 'names'>
export const noLists: Lists = { wording: [], names: [] }

export const ownWords = ({ wording, names }: Lists): LineRule =>
  function* (line): Iterable<Found> {
    for (const word of wording)
      for (const from of placesOf(line, word)) yield { rule: 'officeWording', from, seen: word }
    for (const { wrong, right } of names)
      for (const from of placesOf(line, wrong))
        yield { rule: 'wrongName', from, seen: wrong, message: `“${wrong}”应为“${right}”` }
  }

function* placesOf(line: string, word: string): Iterable<number> {
  if (!word) return
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length)) yield at
}
