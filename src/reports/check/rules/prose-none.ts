import { leavesOf, relief } from '../../../law/annual-report/index.ts'
import { reliefSum, sumOf } from '../prose/figures.ts'
import { isOfTheYear, type Passage, passagesOf, quoted, requestWords } from '../prose/passages.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

const noRequest = [
  new RegExp(`(?:未|没有|无|尚未)(?:曾|再)?(?:收到|接到|受理|接收)[^，；。\\d]{0,20}?${requestWords}`),
  new RegExp(`${requestWords}[^，；\\d]{0,8}(?:为?(?<!\\d)0件|为零|零件)`),
]
const noRelief =
  /(?:未|没有)(?:再)?(?:发生|出现|产生|收到|引发|引起|因|被|有|涉及|接到|提起|政府信息公开|行政复议|复议)[^，；]{0,30}?(?:复议|诉讼)|无(?:因|政府信息公开|信息公开|行政复议|复议|行政诉讼|涉及|相关)[^，；]{0,24}?(?:复议|诉讼)|(?:复议|诉讼)[^，；\d]{0,8}(?:均?为零|均?为0|0件|零件)/
const notNone = /败诉|纠错|纠正|撤销|违法|不当|未经|超期|逾期|败|监督/

export const none: Rule = {
  id: 'TX-NONE',
  severity: 'warning',
  title: '文中说没有',
  basis: '《条例》第五十条：年度报告的文字与表格反映同一事实',
  sentence: '文中说没有收到申请，则表三本年新收为 0；说没有发生复议、诉讼，则表四相应各格为 0。',
  *check(subject) {
    for (const passage of passagesOf(subject, [1, 3, 4, 6])) {
      yield* noRequests(subject, passage)
      yield* noCases(subject, passage)
    }
  },
  examples: [
    {
      shows: '说没有收到，表中 3 件',
      given: {
        year: 2020,
        chapters: { 1: '2020年没有收到一件政府信息公开申请。' },
        tables: { requests: { newReceived: { total: 3 } } },
      },
      finds: ['第一部分写“2020年没有收到一件政府信息公开申请”，而表三本年新收 3'],
    },
    {
      shows: '说没有复议诉讼，表中有 4 件尚未审结',
      given: {
        chapters: { 1: '也没有发生涉及信息公开的行政复议和行政诉讼。' },
        tables: {
          relief: { reconsideration: { total: 4 }, litigationDirect: { total: 0 }, litigationAfter: { total: 0 } },
        },
      },
      finds: ['第一部分写“也没有发生涉及信息公开的行政复议和行政诉讼”，而表四行政复议、行政诉讼共 4'],
    },
    {
      shows: '没有败诉案件，不是没有案件',
      given: {
        chapters: { 1: '政府信息公开未发生行政诉讼败诉案件。' },
        tables: { relief: { litigationDirect: { total: 4 }, litigationAfter: { total: 0 } } },
      },
      finds: [],
    },
    {
      shows: '相符',
      given: {
        chapters: { 1: '全年未收到政府信息公开申请，也没有发生涉及信息公开的行政复议和行政诉讼。' },
        tables: {
          requests: { newReceived: { total: 0 } },
          relief: { reconsideration: { total: 0 }, litigationDirect: { total: 0 }, litigationAfter: { total: 0 } },
        },
      },
      finds: [],
    },
  ],
}

function* noRequests(subject: Subject, passage: Passage) {
  const { clause, chapter } = passage
  const match = noRequest.map((pattern) => pattern.exec(clause)).find((found) => found !== null)
  if (!match || /复议|诉讼|收费|费用|投诉|举报|超期|通过|渠道|线上|网上|信函|当面|邮件/.test(clause)) return
  if (!isOfTheYear(subject, passage, clause.slice(0, match.index))) return
  const total = sumOf(subject, ['newReceived'])
  if (!total) return
  yield {
    table: 'requests' as const,
    row: 'newReceived',
    column: 'total',
    chapter,
    cells: [{ table: 'requests' as const, row: 'newReceived', column: 'total' }],
    left: 0,
    right: total,
    message: `第${numerals[chapter]}部分写“${quoted(clause)}”，而表三本年新收 ${total}`,
  }
}

function* noCases(subject: Subject, passage: Passage) {
  const { clause, sentence, part, chapter } = passage
  const match = noRelief.exec(clause)
  if (!match || notNone.test(clause) || !/公开/.test(chapter === 4 ? '公开' : sentence + part)) return
  if (!isOfTheYear(subject, passage, clause.slice(0, match.index))) return
  const rows = leavesOf(relief)
    .map(({ id }) => id)
    .filter((row) => (row === 'reconsideration' ? /复议/ : /诉讼/).test(clause))
  const total = reliefSum(subject, rows)
  if (!total) return
  const names = [/复议/.test(clause) && '行政复议', /诉讼/.test(clause) && '行政诉讼'].filter(Boolean).join('、')
  yield {
    table: 'relief' as const,
    chapter,
    cells: rows.map((row) => ({ table: 'relief' as const, row, column: 'total' })),
    left: 0,
    right: total,
    message: `第${numerals[chapter]}部分写“${quoted(clause)}”，而表四${names}共 ${total}`,
  }
}

const numerals = ['', '一', '二', '三', '四', '五', '六']
