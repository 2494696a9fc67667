import { quoted } from '../prose/passages.ts'
import { clausesOf, sentencesOf } from '../prose/plain.ts'
import type { Rule } from '../rule.ts'

const fee = /信息处理费|信息公开[^，]{0,6}费/
const notCharged =
  /(?:未|没有|无|不)(?:曾|予)?(?:收取|收费|产生|发生|向)|(?:收取|收费)[^，；\d]{0,10}(?:0元|零元|为零|0万元)/
const charged = /(?:收取|收费|共收)[^，；\d]{0,20}?(\d+(?:\.\d+)?)(万?元)/

export const processingFee: Rule = {
  id: 'TX-FEE',
  severity: 'warning',
  title: '信息处理费',
  basis: '国办函〔2020〕109号：收取信息处理费的情况在年度报告中说明',
  sentence: '各部分对信息处理费的说法一致：不会一处说没有收取，另一处写出金额。',
  *check(subject) {
    const said = subject.report.chapters
      .filter(({ no }) => no !== null)
      .flatMap(({ no }) =>
        sentencesOf(subject.text(no!))
          .filter((sentence) => fee.test(sentence))
          .flatMap(clausesOf)
          .map((clause) => ({ no: no!, clause })),
      )
    const none = said.find(({ clause }) => notCharged.test(clause))
    const some = said.find(({ clause }) => Number(charged.exec(clause)?.[1] ?? 0) > 0)
    if (none && some)
      yield {
        chapter: some.no,
        message: `信息处理费：一处写“${quoted(none.clause)}”，另一处写“${quoted(some.clause)}”`,
      }
  },
  examples: [
    {
      shows: '两处说法不同',
      given: { chapters: { 1: '全年收取信息处理费120元。', 6: '本机关未收取信息处理费。' } },
      finds: ['信息处理费：一处写“本机关未收取信息处理费”，另一处写“全年收取信息处理费120元”'],
    },
    { shows: '一致', given: { chapters: { 6: '2023年未收取政府信息公开信息处理费。' } }, finds: [] },
  ],
}
