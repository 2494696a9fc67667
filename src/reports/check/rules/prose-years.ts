import { receivedFigures } from '../prose/figures.ts'
import { agreesTo, counted, countIn } from '../prose/numbers.ts'
import { quoted, requestPassagesOf } from '../prose/passages.ts'
import type { Rule } from '../rule.ts'
import { yearBefore } from './years-tables.ts'

const numerals = ['', '一', '二', '三', '四', '五', '六']
const rise = /(增长|增加|上升|提高)/
const compared = '(?:同比|(?:比|较|与)?(?:上年|去年|上一年|\\d{4}年)(?:度)?(?:同期)?(?:相比)?)'

const change = new RegExp(
  `${compared}[^，；\\d]{0,4}(增长|增加|上升|提高|减少|下降|降低)了?(?:(\\d+(?:\\.\\d+)?)%|${counted})`,
)

export const growth: Rule = {
  id: 'TX-YOY',
  severity: 'warning',
  title: '文中申请件数的同比',
  basis: '由上年报告的表三重新计算',
  sentence: '收到申请件数之后所说的同比增减，等于由上年报告算得的比率或者件数，按印出的位数取舍；没有上年报告的不核。',
  *check(subject, known) {
    const before = yearBefore(subject, known)
    if (!before) return
    const [now, was] = [receivedFigures(subject), receivedFigures(before)]
    const pairs = now.flatMap((figure) => {
      const other = was.find(({ name }) => name === figure.name)
      return other && other.value > 0 ? [{ name: figure.name, now: figure.value, was: other.value }] : []
    })
    if (!pairs.length) return
    for (const passage of requestPassagesOf(subject)) {
      const match = change.exec(passage.clause)
      if (!match || !endsWithReceived(passage.before + passage.clause.slice(0, match.index), now)) continue
      const sign = rise.test(match[1]!) ? 1 : -1
      const fits = pairs.some((pair) =>
        match[2] === undefined
          ? sign * (countIn(match[3]!) ?? Number.NaN) === pair.now - pair.was
          : agreesTo(match[2], sign * (pair.now / pair.was - 1) * 100),
      )
      if (fits) continue
      const seen = pairs.map(({ name, now, was }) => `${name}由 ${was} 到 ${now}，为 ${percent(now / was - 1)}`)
      yield {
        table: 'requests',
        chapter: passage.chapter,
        message: `第${numerals[passage.chapter]}部分写“${quoted(passage.clause)}”，而${[...new Set(seen)].join('；')}`,
      }
    }
  },
  examples: [
    {
      shows: '3607 到 3646 是 1.08%',
      given: {
        year: 2024,
        chapters: { 1: '收办政府信息公开申请3646件，同比增长1.05%。' },
        tables: { requests: { newReceived: { total: 3525 }, carriedIn: { total: 121 } } },
      },
      previous: { year: 2023, tables: { requests: { newReceived: { total: 3511 }, carriedIn: { total: 96 } } } },
      finds: [
        '第一部分写“同比增长1.05%”，而本年新收由 3511 到 3525，为 +0.4%；本年新收加上年结转由 3607 到 3646，为 +1.08%',
      ],
    },
    {
      shows: '按新收计算相符',
      given: {
        year: 2024,
        chapters: { 1: '收到政府信息公开申请110件，比上年增加10件。' },
        tables: { requests: { newReceived: { total: 110 }, carriedIn: { total: 0 } } },
      },
      previous: { year: 2023, tables: { requests: { newReceived: { total: 100 }, carriedIn: { total: 0 } } } },
      finds: [],
    },
  ],
}

/** Whether the last number spoken of is the number of requests received. */
function endsWithReceived(text: string, figures: { value: number }[]): boolean {
  const last = [...text.matchAll(/(\d+)(?:件|份|宗|条)/g)].at(-1)?.[1]
  return last !== undefined && figures.some(({ value }) => value === Number(last))
}

const percent = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(Math.round(share * 10_000) / 100)}%`
