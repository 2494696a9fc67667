import { reliefResults } from '../../../law/annual-report/index.ts'
import { wordsOf } from '../names.ts'
import { type Figure, known, reliefSum } from '../prose/figures.ts'
import { counted } from '../prose/numbers.ts'
import { passagesOf } from '../prose/passages.ts'
import { stated, statementRule } from '../prose/statements.ts'
import type { Subject } from '../subject.ts'

const reviews = ['reconsideration']
const suits = ['litigationDirect', 'litigationAfter']
const between = '[^，；、\\d（]{0,10}?'

/** What a number after these words may mean, the first that match. */
const kinds = [
  {
    words: `复议(?:案件|申请)?[、和及或与/](?:行政)?诉讼${between}`,
    figures: (subject: Subject) => figuresOf(subject, [...reviews, ...suits], '行政复议、行政诉讼'),
  },
  {
    words: `直接起诉${between}`,
    figures: (subject: Subject) => figuresOf(subject, ['litigationDirect'], '未经复议直接起诉'),
  },
  {
    words: `复议后起诉${between}`,
    figures: (subject: Subject) => figuresOf(subject, ['litigationAfter'], '复议后起诉'),
  },
  {
    words: `行政复议(?![、和及或与后])${between}`,
    figures: (subject: Subject) => figuresOf(subject, reviews, '行政复议'),
  },
  {
    words: `(?<!复议[、和及或与])(?:行政)?诉讼${between}`,
    figures: (subject: Subject): Figure[] => [
      ...figuresOf(subject, suits, '行政诉讼'),
      ...figuresOf(subject, ['litigationDirect'], '未经复议直接起诉'),
      ...figuresOf(subject, ['litigationAfter'], '复议后起诉'),
    ],
  },
].map(({ words, figures }) => ({ pattern: new RegExp(`${words}${counted}`), figures }))

// Cases in which the organ sat in judgment, answered for other matters, or counts only those that came this year.
const otherCases = /备案|应诉|审理|办理|受理|新收|新增|出庭|败诉|纠错|调解|审查|代理|开庭|生效|结转|答复/

export const reliefCount = statementRule({
  id: 'TX-REV',
  title: '文中的复议、诉讼件数',
  basis: '《条例》第五十条：年度报告的文字与表格反映同一事实',
  sentence: '文中因政府信息公开发生的复议、诉讼件数，等于表四的总计、已审结、尚未审结或者各种结果；诉讼可以两项合计。',
  *statements(subject) {
    for (const passage of passagesOf(subject, [1, 3, 4])) {
      if (!/复议|诉讼|起诉/.test(passage.clause) || otherCases.test(passage.clause)) continue
      if (passage.chapter !== 4 && !/信息公开|申请公开|公开申请|依申请/.test(passage.sentence)) continue
      for (const { pattern, figures } of kinds) {
        const found = [...stated(subject, passage, pattern, figures(subject), 'relief')]
        yield* found
        if (found.length) break
      }
    }
  },
  examples: [
    {
      shows: '文中复议 13 件，表中 14 件',
      given: {
        chapters: { 1: '因政府信息公开引发行政复议13件。' },
        tables: { relief: { reconsideration: { upheld: 9, corrected: 0, other: 1, pending: 4, total: 14 } } },
      },
      finds: [
        '第一部分写“因政府信息公开引发行政复议13件”，而表四行政复议总计 14，已审结 10，结果维持 9，结果纠正 0，其他结果 1，尚未审结 4',
      ],
    },
    {
      shows: '行政诉讼 6 件，为两项合计 4+2',
      given: {
        chapters: { 1: '政府信息公开行政诉讼6件。' },
        tables: { relief: { litigationDirect: { total: 4 }, litigationAfter: { total: 2 } } },
      },
      finds: [],
    },
    {
      shows: '备案的是另一回事',
      given: {
        chapters: { 1: '信息公开方面，备案行政复议案件134件。' },
        tables: { relief: { reconsideration: { total: 170 } } },
      },
      finds: [],
    },
  ],
})

function figuresOf(subject: Subject, rows: string[], name: string): Figure[] {
  const [total, pending] = ['total', 'pending'].map((column) => reliefSum(subject, rows, column))
  return known([
    { name: `${name}总计`, value: total },
    { name: '已审结', value: total === undefined || pending === undefined ? undefined : total - pending },
    ...reliefResults
      .filter(({ sumOf }) => !sumOf.length)
      .map((line) => ({ name: wordsOf(null, line), value: reliefSum(subject, rows, line.id) })),
  ])
}
