// What last year's tables say about this year's.
import { applicants, type CellRef, leavesOf, relief } from '../../../law/annual-report/index.ts'
import { cellName, columnName, rowName } from '../names.ts'
import type { KnownSubjects, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

/** The report for the year before, where it is known to be that. */
export function yearBefore(subject: Subject, { previous }: KnownSubjects): Subject | null {
  if (!previous) return null
  const [year, before] = [subject.report.year, previous.report.year]
  return year === null || before === null || before === year - 1 ? previous : null
}

const documents = ['regulations', 'normativeDocuments'] as const

export const carriedOver: Rule = {
  id: 'Y-CARRY',
  severity: 'error',
  title: '上年结转与上年报告相符',
  basis: '表三“二、上年结转”即上年报告的“四、结转下年度继续办理”',
  sentence: '每一列的上年结转等于上年报告的结转下年度；报告写明机构调整或者数据更正的，降为提醒。',
  *check(subject, known) {
    const before = yearBefore(subject, known)
    if (!before) return
    const explained = /机构改革|机构调整|合并|划转|撤并|撤销|更正|统计口径|数据调整/.test(subject.wholeText())
    for (const { id: column } of leavesOf(applicants)) {
      const [out, into] = [
        before.number('requests', 'carriedOut', column),
        subject.number('requests', 'carriedIn', column),
      ]
      if (out === undefined || into === undefined || out === into) continue
      yield {
        ...(explained ? { severity: 'warning' } : {}),
        table: 'requests',
        row: 'carriedIn',
        column,
        cells: [{ table: 'requests', row: 'carriedIn', column }],
        left: into,
        right: out,
        message: `表三·二、上年结转·${columnName(subject.edition, 'requests', 'carriedIn', column)}：填 ${into}，而上年报告结转下年度继续办理 ${out}`,
      }
    }
  },
  examples: [
    {
      shows: '上年结转 9 件，本年填 7 件',
      given: { year: 2024, tables: { requests: { carriedIn: { total: 7 } } } },
      previous: { year: 2023, tables: { requests: { carriedOut: { total: 9 } } } },
      finds: ['表三·二、上年结转·总计：填 7，而上年报告结转下年度继续办理 9'],
    },
    {
      shows: '相符',
      given: { year: 2024, tables: { requests: { carriedIn: { total: 9 } } } },
      previous: { year: 2023, tables: { requests: { carriedOut: { total: 9 } } } },
      finds: [],
    },
    {
      shows: '隔一年的报告不比',
      given: { year: 2024, tables: { requests: { carriedIn: { total: 7 } } } },
      previous: { year: 2022, tables: { requests: { carriedOut: { total: 9 } } } },
      finds: [],
    },
  ],
}

export const inForceContinues: Rule = {
  id: 'Y-VALID',
  severity: 'warning',
  title: '现行有效件数的延续',
  basis: '由表二列名推定：上年现行有效加本年制发减本年废止，即本年现行有效',
  sentence: '现行有效件数等于上年现行有效加本年制发减本年废止；因有效期届满、重新清点不符的应当说明。',
  *check(subject, known) {
    const before = yearBefore(subject, known)
    if (!before) return
    for (const row of documents) {
      const was = before.number('disclosure', row, 'inForce')
      const [issued, repealed, now] = ['issued', 'repealed', 'inForce'].map((column) =>
        subject.number('disclosure', row, column),
      )
      if (was === undefined || issued === undefined || repealed === undefined || now === undefined) continue
      const expected = was + issued - repealed
      if (now === expected) continue
      const cell = { table: 'disclosure', row, column: 'inForce' } as const
      yield {
        ...cell,
        cells: [cell],
        left: now,
        right: expected,
        message: `${cellName(subject.edition, cell)}：填 ${now}，而上年 ${was}+制发 ${issued}−废止 ${repealed}=${expected}`,
      }
    }
  },
  examples: [
    {
      shows: '上年 1400 件',
      given: {
        year: 2023,
        tables: { disclosure: { normativeDocuments: { issued: 97, repealed: 307, inForce: 1184 } } },
      },
      previous: { year: 2022, tables: { disclosure: { normativeDocuments: { inForce: 1400 } } } },
      finds: ['表二·行政规范性文件·现行有效件数：填 1184，而上年 1400+制发 97−废止 307=1190'],
    },
    {
      shows: '上年 1394 件：1394+97−307=1184',
      given: {
        year: 2023,
        tables: { disclosure: { normativeDocuments: { issued: 97, repealed: 307, inForce: 1184 } } },
      },
      previous: { year: 2022, tables: { disclosure: { normativeDocuments: { inForce: 1394 } } } },
      finds: [],
    },
  ],
}

export const disclosedGrows: Rule = {
  id: 'Y-19-TOT',
  severity: 'warning',
  title: '对外公开总数量减少',
  basis: '由表二列名推定：总数量逐年累计，废止的除外',
  sentence: '对外公开总数量不小于上年；有废止的应当说明。',
  *check(subject, known) {
    const before = yearBefore(subject, known)
    if (!before) return
    for (const row of documents) {
      const [was, now] = [before, subject].map((one) => one.number('disclosure', row, 'total'))
      if (was === undefined || now === undefined || now >= was) continue
      const cell = { table: 'disclosure', row, column: 'total' } as const
      yield {
        ...cell,
        cells: [cell],
        left: now,
        right: was,
        message: `${cellName(subject.edition, cell)}：填 ${now}，小于上年的 ${was}；有废止的请说明`,
      }
    }
  },
  examples: [
    {
      shows: '从 752 件减到 700 件',
      given: { edition: '2019', tables: { disclosure: { normativeDocuments: { total: 700 } } } },
      previous: { edition: '2019', tables: { disclosure: { normativeDocuments: { total: 752 } } } },
      finds: ['表二·规范性文件·对外公开总数量：填 700，小于上年的 752；有废止的请说明'],
    },
    {
      shows: '增加了',
      given: { edition: '2019', tables: { disclosure: { normativeDocuments: { total: 760 } } } },
      previous: { edition: '2019', tables: { disclosure: { normativeDocuments: { total: 752 } } } },
      finds: [],
    },
  ],
}

export const itemsContinue: Rule = {
  id: 'Y-19-ITEM',
  severity: 'warning',
  title: '项目数量的延续',
  basis: '由表二列名推定：本年的“上一年项目数量”即上年的项目数量加增减',
  sentence: '上一年项目数量等于上年报告的上一年项目数量加其本年增减。',
  *check(subject, known) {
    const before = yearBefore(subject, known)
    if (!before) return
    for (const row of ['permits', 'otherServices', 'penalties', 'coercion', 'fees']) {
      const [was, change] = ['previousItems', 'change'].map((column) => before.number('disclosure', row, column))
      const now = subject.number('disclosure', row, 'previousItems')
      if (was === undefined || change === undefined || now === undefined || now === was + change) continue
      const cell = { table: 'disclosure', row, column: 'previousItems' } as const
      yield {
        ...cell,
        cells: [cell],
        left: now,
        right: was + change,
        message: `${cellName(subject.edition, cell)}：填 ${now}，而上年报告 ${was} 加增减 ${change} 为 ${was + change}`,
      }
    }
  },
  examples: [
    {
      shows: '上年 24 项增 3 项，本年却填 30',
      given: { edition: '2019', tables: { disclosure: { coercion: { previousItems: 30 } } } },
      previous: { edition: '2019', tables: { disclosure: { coercion: { previousItems: 24, change: 3 } } } },
      finds: ['表二·行政强制·上一年项目数量：填 30，而上年报告 24 加增减 3 为 27'],
    },
    {
      shows: '相符',
      given: { edition: '2019', tables: { disclosure: { coercion: { previousItems: 27 } } } },
      previous: { edition: '2019', tables: { disclosure: { coercion: { previousItems: 24, change: 3 } } } },
      finds: [],
    },
  ],
}

export const pendingReturns: Rule = {
  id: 'Y-PEND',
  severity: 'warning',
  title: '上年尚未审结的案件',
  basis: '由表四列名推定：上年尚未审结的，本年审结或者仍未审结，都计入本年',
  sentence: '表四各项的总计不小于上年报告同项的尚未审结件数。',
  *check(subject, known) {
    const before = yearBefore(subject, known)
    if (!before) return
    for (const { id: row } of leavesOf(relief)) {
      const [pending, total] = [before.number('relief', row, 'pending'), subject.number('relief', row, 'total')]
      if (pending === undefined || total === undefined || total >= pending) continue
      yield {
        table: 'relief',
        row,
        column: 'total',
        cells: [{ table: 'relief', row, column: 'total' }],
        left: total,
        right: pending,
        message: `表四·${rowName(subject.edition, 'relief', row)}：总计 ${total} 件，而上年尚未审结的就有 ${pending} 件`,
      }
    }
  },
  examples: [
    {
      shows: '上年 4 件未审结，本年总计 1 件',
      given: { tables: { relief: { reconsideration: { total: 1 } } } },
      previous: { tables: { relief: { reconsideration: { pending: 4 } } } },
      finds: ['表四·行政复议：总计 1 件，而上年尚未审结的就有 4 件'],
    },
    {
      shows: '本年 14 件',
      given: { tables: { relief: { reconsideration: { total: 14 } } } },
      previous: { tables: { relief: { reconsideration: { pending: 4 } } } },
      finds: [],
    },
  ],
}

const watched: CellRef[] = [
  { table: 'requests', row: 'newReceived', column: 'total' },
  { table: 'requests', row: 'carriedOut', column: 'total' },
  ...['permits', 'penalties', 'coercion'].map((row) => ({ table: 'disclosure' as const, row, column: 'decisions' })),
  ...documents.map((row) => ({ table: 'disclosure' as const, row, column: 'inForce' })),
  { table: 'disclosure', row: 'fees', column: 'amountWan' },
  ...leavesOf(relief).map(({ id: row }) => ({ table: 'relief' as const, row, column: 'total' })),
]

export const jumps: Rule = {
  id: 'Y-JUMP',
  severity: 'note',
  title: '与上年相差较大',
  basis: '核对惯例：增减超过五成、且超过 20 的，说明原因',
  sentence: '主要数字与上年相差超过 50% 且超过 20 的，提示核对并说明原因。',
  *check(subject, known) {
    const before = yearBefore(subject, known)
    if (!before) return
    for (const cell of watched) {
      const [was, now] = [before, subject].map((one) => one.number(cell.table, cell.row, cell.column))
      if (was === undefined || now === undefined) continue
      const change = now - was
      if (Math.abs(change) <= 20 || Math.abs(change) <= was * 0.5) continue
      const share = was === 0 ? '' : `（${change > 0 ? '增' : '减'} ${Math.round((Math.abs(change) / was) * 100)}%）`
      yield {
        ...cell,
        cells: [cell],
        left: now,
        right: was,
        message: `${cellName(subject.edition, cell)}：上年 ${was}，本年 ${now}${share}，请核对并说明原因`,
      }
    }
  },
  examples: [
    {
      shows: '申请从 100 件到 328 件',
      given: { tables: { requests: { newReceived: { total: 328 } } } },
      previous: { tables: { requests: { newReceived: { total: 100 } } } },
      finds: ['表三·一、本年新收政府信息公开申请数量·总计：上年 100，本年 328（增 228%），请核对并说明原因'],
    },
    {
      shows: '从 3 件到 9 件，数目小',
      given: { tables: { requests: { newReceived: { total: 9 } } } },
      previous: { tables: { requests: { newReceived: { total: 3 } } } },
      finds: [],
    },
  ],
}

export const suitsAfterNoReview: Rule = {
  id: 'X-LIT',
  severity: 'note',
  title: '有复议后起诉而无复议',
  basis: '由表四列名推定：复议后起诉的案件先经行政复议',
  sentence: '复议后起诉的总计大于 0 时，本年或者上年应有行政复议；复议在上年以前的除外。',
  *check(subject, known) {
    const suits = subject.number('relief', 'litigationAfter', 'total')
    const reviews = subject.number('relief', 'reconsideration', 'total')
    if (!suits || reviews !== 0) return
    const before = yearBefore(subject, known)
    if (before && before.number('relief', 'reconsideration', 'total') !== 0) return
    yield {
      table: 'relief',
      row: 'litigationAfter',
      column: 'total',
      cells: ['litigationAfter', 'reconsideration'].map((row) => ({ table: 'relief', row, column: 'total' })),
      left: suits,
      right: 0,
      message: `表四·复议后起诉：有 ${suits} 件，而本年${before ? '和上年' : ''}行政复议为 0 件${before ? '' : '（上年报告未见）'}，请核对案件是否经过复议`,
    }
  },
  examples: [
    {
      shows: '复议后起诉 2 件，没有复议',
      given: { tables: { relief: { reconsideration: { total: 0 }, litigationAfter: { total: 2 } } } },
      finds: ['表四·复议后起诉：有 2 件，而本年行政复议为 0 件（上年报告未见），请核对案件是否经过复议'],
    },
    {
      shows: '上年有复议',
      given: { tables: { relief: { reconsideration: { total: 0 }, litigationAfter: { total: 2 } } } },
      previous: { tables: { relief: { reconsideration: { total: 3 } } } },
      finds: [],
    },
  ],
}
