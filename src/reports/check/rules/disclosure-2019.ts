// Table two of the 2019 edition: documents, and items of power beside decisions.
import { cellName, rowName } from '../names.ts'
import type { Rule } from '../rule.ts'

const documents = ['regulations', 'normativeDocuments'] as const
const powers = ['permits', 'otherServices', 'penalties', 'coercion'] as const
const withChange = [...powers, 'fees'] as const

export const disclosedWithinMade: Rule = {
  id: 'T2-19-A',
  severity: 'warning',
  title: '新公开数量',
  basis: '由表二列名推定',
  sentence: '本年新公开数量不大于对外公开总数量；大于本年新制作数量的（可能补公开了往年的），提示核对。',
  *check({ edition, number }) {
    for (const row of documents) {
      const [made, disclosed, total] = ['made', 'disclosed', 'total'].map((column) => number('disclosure', row, column))
      if (disclosed === undefined) continue
      const finding = { table: 'disclosure', row, column: 'disclosed', left: disclosed } as const
      const where = `表二·${rowName(edition, 'disclosure', row)}`
      const cells = (other: string) =>
        ['disclosed', other].map((column) => ({ table: 'disclosure' as const, row, column }))
      if (total !== undefined && disclosed > total)
        yield {
          ...finding,
          right: total,
          cells: cells('total'),
          message: `${where}：本年新公开 ${disclosed} 件，大于对外公开总数量 ${total} 件`,
        }
      else if (made !== undefined && disclosed > made)
        yield {
          ...finding,
          severity: 'note',
          right: made,
          cells: cells('made'),
          message: `${where}：本年新公开 ${disclosed} 件，大于本年新制作 ${made} 件；补公开往年文件的除外`,
        }
    }
  },
  examples: [
    {
      shows: '新公开大于总数',
      given: { edition: '2019', tables: { disclosure: { normativeDocuments: { made: 6, disclosed: 6, total: 4 } } } },
      finds: ['表二·规范性文件：本年新公开 6 件，大于对外公开总数量 4 件'],
    },
    {
      shows: '新公开大于新制作',
      given: { edition: '2019', tables: { disclosure: { normativeDocuments: { made: 2, disclosed: 6, total: 9 } } } },
      finds: ['表二·规范性文件：本年新公开 6 件，大于本年新制作 2 件；补公开往年文件的除外'],
    },
    {
      shows: '制作 154 件，公开 105 件，总数 752 件',
      given: {
        edition: '2019',
        tables: { disclosure: { normativeDocuments: { made: 154, disclosed: 105, total: 752 } } },
      },
      finds: [],
    },
  ],
}

export const signedChange: Rule = {
  id: 'T2-19-B',
  severity: 'warning',
  title: '本年增/减没有写明增或者减',
  basis: '表二列名“本年增/减”',
  sentence: '本年增/减为 0，或者带有正负号、“增”“减”字样；不知道原文怎样印的不核。',
  *check({ edition, value, printed }) {
    for (const row of withChange) {
      const cell = { table: 'disclosure', row, column: 'change' } as const
      const change = value(cell)
      if (typeof change !== 'number' || change <= 0) continue
      const text = printed(cell)?.printed
      if (text === undefined || /[^\d\s.,，]/.test(text)) continue
      yield {
        ...cell,
        cells: [cell],
        left: change,
        message: `${cellName(edition, cell)}：填“${text.trim()}”，没有写明是增还是减，应带正负号或者“增”“减”字样`,
      }
    }
  },
  examples: [
    {
      shows: '只写 229',
      given: { edition: '2019', tables: { disclosure: { otherServices: { change: 229 } } } },
      cells: [changePrinted('otherServices', '229')],
      finds: ['表二·其他对外管理服务事项·本年增/减：填“229”，没有写明是增还是减，应带正负号或者“增”“减”字样'],
    },
    {
      shows: '写作“增3”',
      given: { edition: '2019', tables: { disclosure: { coercion: { change: 3 } } } },
      cells: [changePrinted('coercion', '增3')],
      finds: [],
    },
  ],
}

export const decisionsAreItems: Rule = {
  id: 'T2-19-C',
  severity: 'warning',
  title: '处理决定数量疑为项目数量',
  basis: '由表二列名推定：项目数量是权力事项，处理决定数量是办理的件数',
  sentence: '处理决定数量恰等于上一年项目数量加本年增减的，疑把项目当成决定；都为 0 的除外。',
  *check({ edition, number }) {
    for (const row of powers) {
      const [items, change, decisions] = ['previousItems', 'change', 'decisions'].map((column) =>
        number('disclosure', row, column),
      )
      if (items === undefined || change === undefined || !decisions || items + change !== decisions) continue
      yield {
        table: 'disclosure',
        row,
        cells: ['previousItems', 'change', 'decisions'].map((column) => ({ table: 'disclosure', row, column })),
        left: decisions,
        right: items + change,
        message: `表二·${rowName(edition, 'disclosure', row)}：处理决定数量 ${decisions} 恰为上一年项目数量 ${items} 加本年增减 ${change}，疑把项目数当成决定件数`,
      }
    }
  },
  examples: [
    {
      shows: '48、1、49',
      given: { edition: '2019', tables: { disclosure: { permits: { previousItems: 48, change: 1, decisions: 49 } } } },
      finds: ['表二·行政许可：处理决定数量 49 恰为上一年项目数量 48 加本年增减 1，疑把项目数当成决定件数'],
    },
    {
      shows: '三项都是 0',
      given: { edition: '2019', tables: { disclosure: { permits: { previousItems: 0, change: 0, decisions: 0 } } } },
      finds: [],
    },
    {
      shows: '项目 9 项，增 1，决定 488 件',
      given: {
        edition: '2019',
        tables: { disclosure: { penalties: { previousItems: 9, change: 1, decisions: 488 } } },
      },
      finds: [],
    },
  ],
}

// No county organ holds two thousand items of one kind of power, and no organ at all ten thousand.
const mostItems = { county: 2_000, any: 10_000 }

export const itemsAreDecisions: Rule = {
  id: 'T2-19-D',
  severity: 'warning',
  title: '上一年项目数量疑为决定件数',
  basis: '由表二列名推定：项目数量是权力事项，不是办理的件数',
  sentence: `上一年项目数量，县级以下机关不大于 ${mostItems.county}，其他和级别不明的机关不大于 ${mostItems.any}。`,
  *check({ edition, level, number }) {
    const most = level === 'county' || level === 'township' ? mostItems.county : mostItems.any
    for (const row of powers) {
      const items = number('disclosure', row, 'previousItems')
      if (items === undefined || items <= most) continue
      const cell = { table: 'disclosure', row, column: 'previousItems' } as const
      yield {
        ...cell,
        cells: [cell],
        left: items,
        message: `${cellName(edition, cell)}：填 ${items}，权力事项不会有这么多，疑为上一年的决定件数`,
      }
    }
  },
  examples: [
    {
      shows: '上一年许可项目 19175 项',
      given: { edition: '2019', tables: { disclosure: { permits: { previousItems: 19_175 } } } },
      finds: ['表二·行政许可·上一年项目数量：填 19175，权力事项不会有这么多，疑为上一年的决定件数'],
    },
    {
      shows: '县级机关的许可项目 286 项',
      given: { edition: '2019', level: 'county', tables: { disclosure: { permits: { previousItems: 286 } } } },
      finds: [],
    },
  ],
}

function changePrinted(row: string, printed: string) {
  return { table: 'disclosure', row, column: 'change', printed, certainty: 'printed' } as const
}
