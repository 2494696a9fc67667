// Table two of the 2021 edition: documents made, repealed and in force, and the fee.
import { cellName, rowName } from '../names.ts'
import type { Rule } from '../rule.ts'

const documents = ['regulations', 'normativeDocuments'] as const

export const inForceCoversIssued: Rule = {
  id: 'T2-21-A',
  severity: 'warning',
  title: '制发件数与现行有效件数',
  basis: '由表二列名推定：本年制发而未废止的，年末现行有效',
  sentence: '本年制发件数不大于现行有效件数加本年废止件数。',
  *check({ edition, number }) {
    for (const row of documents) {
      const [issued, repealed, inForce] = ['issued', 'repealed', 'inForce'].map((column) =>
        number('disclosure', row, column),
      )
      if (issued === undefined || repealed === undefined || inForce === undefined) continue
      if (issued <= inForce + repealed) continue
      yield {
        table: 'disclosure',
        row,
        cells: ['issued', 'repealed', 'inForce'].map((column) => ({ table: 'disclosure', row, column })),
        left: issued,
        right: inForce + repealed,
        message: `表二·${rowName(edition, 'disclosure', row)}：本年制发 ${issued} 件，而现行有效 ${inForce} 件加本年废止 ${repealed} 件只有 ${inForce + repealed} 件`,
      }
    }
  },
  examples: [
    {
      shows: '制发 1 件，未废止，年末却没有现行有效的',
      given: { tables: { disclosure: { normativeDocuments: { issued: 1, repealed: 0, inForce: 0 } } } },
      finds: ['表二·行政规范性文件：本年制发 1 件，而现行有效 0 件加本年废止 0 件只有 0 件'],
    },
    {
      shows: '制发 97 件，废止 307 件，现行有效 1184 件',
      given: { tables: { disclosure: { normativeDocuments: { issued: 97, repealed: 307, inForce: 1184 } } } },
      finds: [],
    },
  ],
}

const fee = { table: 'disclosure', row: 'fees', column: 'amountWan' } as const

export const feeAmount: Rule = {
  id: 'T2-FEE',
  severity: 'warning',
  title: '行政事业性收费金额',
  basis: '表二列名“本年收费金额（单位：万元）”',
  sentence: '收费金额不小于 0，以万元计至多四位小数；乡镇超过 10000 万元、或者超过上年 100 倍的，提示核对单位。',
  *check({ edition, level, value }, { previous }) {
    const amount = value(fee)
    if (typeof amount !== 'number') return
    const where = cellName(edition, fee)
    const finding = { ...fee, cells: [fee], left: amount }
    if (amount < 0) yield { ...finding, message: `${where}：填“${amount}”，不应小于 0` }
    if (Math.abs(amount * 1e4 - Math.round(amount * 1e4)) > 1e-4)
      yield { ...finding, message: `${where}：填“${amount}”，以万元计不会多于四位小数（不足一元）` }
    if (level === 'township' && amount > 10_000)
      yield {
        ...finding,
        severity: 'note',
        message: `${where}：乡镇（街道）填 ${amount} 万元，请核对单位是否把元作万元`,
      }
    const before = previous?.number(fee.table, fee.row, fee.column)
    if (before && amount > 100 * before)
      yield {
        ...finding,
        severity: 'note',
        right: before,
        message: `${where}：本年 ${amount} 万元，为上年 ${before} 万元的 ${Math.round(amount / before)} 倍，请核对单位`,
      }
  },
  examples: [
    {
      shows: '五位小数',
      given: { tables: { disclosure: { fees: { amountWan: 1.23456 } } } },
      finds: ['表二·行政事业性收费·本年收费金额（单位：万元）：填“1.23456”，以万元计不会多于四位小数（不足一元）'],
    },
    {
      shows: '乡镇收费过亿元',
      given: { level: 'township', tables: { disclosure: { fees: { amountWan: 25_100 } } } },
      finds: ['表二·行政事业性收费·本年收费金额（单位：万元）：乡镇（街道）填 25100 万元，请核对单位是否把元作万元'],
    },
    {
      shows: '比上年多出千倍',
      given: { tables: { disclosure: { fees: { amountWan: 12_000 } } } },
      previous: { tables: { disclosure: { fees: { amountWan: 12 } } } },
      finds: ['表二·行政事业性收费·本年收费金额（单位：万元）：本年 12000 万元，为上年 12 万元的 1000 倍，请核对单位'],
    },
    {
      shows: '设区的市的金额，两位小数',
      given: { level: 'prefecture', tables: { disclosure: { fees: { amountWan: 97_191.39 } } } },
      finds: [],
    },
  ],
}

export const ruleMakingPower: Rule = {
  id: 'T2-RULE',
  severity: 'warning',
  title: '没有规章制定权的机关填了规章',
  basis: '立法法：规章由国务院部门、省级人民政府和设区的市、自治州的人民政府制定',
  sentence: '县级以下机关、地方各级部门和派出机关的规章制发（制作）、废止件数为 0；级别和性质不明的不核。',
  *check({ edition, level, kind, number }) {
    if (level === null || mayMakeRules(level, kind)) return
    for (const column of ['issued', 'repealed', 'made']) {
      const count = number('disclosure', 'regulations', column)
      if (!count) continue
      const cell = { table: 'disclosure', row: 'regulations', column } as const
      yield {
        ...cell,
        cells: [cell],
        left: count,
        right: 0,
        message: `${cellName(edition, cell)}：填 ${count}，而本机关没有规章制定权，应为 0（规范性文件请填入下一行）`,
      }
    }
  },
  examples: [
    {
      shows: '县级市人民政府填了一件规章',
      given: {
        edition: '2019',
        level: 'county',
        kind: 'government',
        tables: { disclosure: { regulations: { made: 1, disclosed: 1, total: 1 } } },
      },
      finds: ['表二·规章·本年新制作数量：填 1，而本机关没有规章制定权，应为 0（规范性文件请填入下一行）'],
    },
    {
      shows: '设区的市人民政府可以制定规章',
      given: { level: 'prefecture', kind: 'government', tables: { disclosure: { regulations: { issued: 2 } } } },
      finds: [],
    },
  ],
}

function mayMakeRules(level: string, kind: string | null): boolean {
  if (level === 'national') return true
  return (level === 'province' || level === 'prefecture') && (kind === 'government' || kind === null)
}
