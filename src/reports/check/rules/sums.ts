// The identities of tables three and four: the balance of a column, the sum of the outcomes, the sum of a row.
import { type CellRef, type Identity, identitiesOf, identitiesOver } from '../../../law/annual-report/index.ts'
import { columnName, rowName, tableNames } from '../names.ts'
import type { Example, Found, Rule } from '../rule.ts'
import { missingRows, type Subject } from '../subject.ts'

/** A rule for each name of an identity; which identities there are is said in the law. */
export const sums: Rule[] = [
  sumRule('T3-BAL', {
    title: '表三各列勾稽关系',
    sentence:
      '每一列的第一项加第二项之和，等于第三项（总计）加第四项之和；空白按 0 计并予说明，有格缺失或者存疑的列不核。',
    examples: [
      {
        shows: '新收 5 件、上年结转空白，而办理结果和结转都空白',
        given: {
          tables: {
            requests: {
              newReceived: { total: 5 },
              carriedIn: { total: null },
              outcomeTotal: { total: null },
              carriedOut: { total: null },
            },
          },
        },
        finds: [
          '表三·总计：5+0=5，而 0+0=0（第一项加第二项之和，等于第三项加第四项之和）；其中空白按 0 计：' +
            '二、上年结转政府信息公开申请数量、（七）总计、四、结转下年度继续办理',
        ],
      },
      {
        shows: '3+1=4，2+2=4，相符',
        given: {
          tables: {
            requests: {
              newReceived: { naturalPerson: 3 },
              carriedIn: { naturalPerson: 1 },
              outcomeTotal: { naturalPerson: 2 },
              carriedOut: { naturalPerson: 2 },
            },
          },
        },
        finds: [],
      },
    ],
  }),
  sumRule('T3-SUM', {
    title: '表三办理结果合计',
    sentence: '每一列的“（七）总计”等于各项办理结果之和，按报告实有的行计算；报告缺行而总计较大的，降为提醒。',
    examples: [
      {
        shows: '总计比各项之和少 1',
        given: {
          edition: '2019',
          tables: {
            requests: { granted: { total: 2 }, partial: { total: 1 }, other: { total: 0 }, outcomeTotal: { total: 2 } },
          },
        },
        finds: ['表三·总计：“（七）总计”为 2，而各项办理结果之和 2+1=3'],
      },
      {
        shows: '各项之和与总计相符',
        given: {
          edition: '2019',
          tables: { requests: { granted: { total: 2 }, other: { total: 1 }, outcomeTotal: { total: 3 } } },
        },
        finds: [],
      },
    ],
  }),
  sumRule('T3-ROW', {
    title: '表三各行合计',
    sentence: '每一行的“总计”等于六类申请人之和；空白按 0 计并予说明，有格缺失或者存疑的行不核。',
    examples: [
      {
        shows: '六类申请人合计 13，总计印作 12',
        given: { tables: { requests: { granted: { ...parts(9, 4), total: 12 } } } },
        finds: ['表三·（一）予以公开：“总计”为 12，而六类申请人之和 9+4=13'],
      },
      { shows: '9+4=13', given: { tables: { requests: { granted: { ...parts(9, 4), total: 13 } } } }, finds: [] },
    ],
  }),
  sumRule('T4-REV', reliefTexts('reconsideration', '行政复议')),
  sumRule('T4-DIR', reliefTexts('litigationDirect', '行政诉讼·未经复议直接起诉')),
  sumRule('T4-AFT', reliefTexts('litigationAfter', '行政诉讼·复议后起诉')),
]

function sumRule(id: Identity['rule'], texts: Pick<Rule, 'title' | 'sentence' | 'examples'>): Rule {
  return {
    id,
    severity: 'error',
    basis: identitiesOf('2021').find(({ rule }) => rule === id)!.basis,
    ...texts,
    *check(subject) {
      for (const identity of identitiesFor(subject)) if (identity.rule === id) yield* compare(subject, identity)
    },
  }
}

/** The identities over the rows of a report; most reports have the same rows. */
function identitiesFor({ requestRows }: Subject): Identity[] {
  const key = requestRows.join()
  const known = byRows.get(key)
  if (known) return known
  const identities = identitiesOver(requestRows)
  if (byRows.size < 100) byRows.set(key, identities)
  return identities
}
const byRows = new Map<string, Identity[]>()

function* compare(subject: Subject, identity: Identity): Iterable<Found> {
  const [left, right] = [valuesOf(subject, identity.left), valuesOf(subject, identity.right)]
  if (!left || !right) return
  const [leftSum, rightSum] = [add(left), add(right)]
  if (Math.abs(leftSum - rightSum) < 1e-9) return
  const blanks = [...identity.left, ...identity.right].filter((cell) => subject.value(cell) === null)
  const { table, row, column, basis } = identity
  const lost = identity.rule === 'T3-SUM' && leftSum > rightSum ? missingRows(subject) : []
  yield {
    ...(lost.length ? { severity: 'warning' } : {}),
    table,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    cells: [...identity.left, ...identity.right].map(({ table, row, column }) => ({ table, row, column })),
    left: leftSum,
    right: rightSum,
    basis,
    message: `${place(subject, identity)}：${seen(identity, left, right)}${blankNote(subject, identity, blanks)}${lostNote(subject, lost)}`,
  }
}

/** The numbers of the cells, blanks as 0; undefined where a cell is open or not in the document. */
function valuesOf(subject: Subject, cells: readonly CellRef[]): number[] | undefined {
  if (cells.length === 0) return undefined
  const values: number[] = []
  for (const cell of cells) {
    const value = subject.value(cell)
    if (value === undefined || subject.isOpen(cell)) return undefined
    values.push(value ?? 0)
  }
  return values
}

const add = (values: number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) * 1e6) / 1e6

const place = ({ edition }: Subject, { table, row, column }: Identity): string =>
  `${tableNames[table]}·${row ? rowName(edition, table, row) : columnName(edition, table, 'newReceived', column!)}`

function seen({ rule }: Identity, left: number[], right: number[]): string {
  if (rule === 'T3-BAL')
    return `${left.join('+')}=${add(left)}，而 ${right.join('+')}=${add(right)}（第一项加第二项之和，等于第三项加第四项之和）`
  if (rule === 'T3-SUM') return `“（七）总计”为 ${left[0]}，而各项办理结果之和${terms(right)}`
  return `“总计”为 ${left[0]}，而${rule === 'T3-ROW' ? '六类申请人之和' : '四种结果之和'}${terms(right)}`
}

/** 「 9+4=13」 of the addends that are not 0; 「为 9」 of a single one. */
function terms(values: number[]): string {
  const counted = values.filter((value) => value !== 0)
  return counted.length < 2 ? `为 ${counted[0] ?? 0}` : ` ${counted.join('+')}=${add(values)}`
}

function blankNote({ edition }: Subject, { row, left, right }: Identity, blanks: CellRef[]): string {
  if (!blanks.length) return ''
  if (blanks.length > 4) return `；其中 ${blanks.length} 个空白格按 0 计（共 ${left.length + right.length} 格）`
  const names = blanks.map((cell) =>
    row ? columnName(edition, cell.table, cell.row, cell.column) : rowName(edition, cell.table, cell.row),
  )
  return `；其中空白按 0 计：${names.join('、')}`
}

const lostNote = ({ edition }: Subject, rows: string[]): string =>
  rows.length ? `；报告缺 ${rows.map((row) => rowName(edition, 'requests', row)).join('、')}` : ''

function parts(naturalPerson: number, enterprise: number) {
  return { naturalPerson, enterprise, research: 0, publicWelfare: 0, legalService: 0, otherOrganisation: 0 }
}

function reliefTexts(row: string, name: string): { title: string; sentence: string; examples: Example[] } {
  const four = { upheld: 9, corrected: 0, other: 1, pending: 4 }
  return {
    title: `表四${name}合计`,
    sentence: `${name}的“总计”等于结果维持、结果纠正、其他结果、尚未审结之和。`,
    examples: [
      {
        shows: '四种结果合计 14，总计印作 13',
        given: { tables: { relief: { [row]: { ...four, total: 13 } } } },
        finds: [`表四·${name}：“总计”为 13，而四种结果之和 9+1+4=14`],
      },
      { shows: '9+0+1+4=14', given: { tables: { relief: { [row]: { ...four, total: 14 } } } }, finds: [] },
    ],
  }
}
