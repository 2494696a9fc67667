// The source reports themselves, where they are at hand: what must be found in them and what must not.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAndCheck } from '../../../src/reports/read-and-check.ts'

const folder = join(process.env['GONGKAI_SHARED'] ?? '../shared', 'reports/seed')
const isThere = existsSync(folder)
if (!isThere) console.log(`${folder} 不在，跳过对真实报告的核对（用 GONGKAI_SHARED 指明所在）。`)

interface Case {
  id: string
  /** Rules that must be among the findings, with a part of the message. */
  finds: [rule: string, says: string][]
  /** Rules that must not. */
  never: RegExp
}

const cases: Case[] = [
  {
    id: '000',
    finds: [
      ['T3-BAL', '表三·总计：5+0=5，而 0+0=0'],
      ['F-CH6', '缺第六部分'],
      ['T2-19-B', '229'],
      ['T2-19-D', '19175'],
      ['F-GOV', '社会评议'],
      ['F-PERIOD', '统计期限'],
    ],
    never: /^(T3-SUM|T3-ROW|T4|CELL-INT|TX)/,
  },
  {
    id: '001',
    finds: [
      ['CELL-FILL', '135 格没有数字'],
      ['T2-19-C', '48'],
      ['F-TITLE', '年度报告'],
      ['F-DUP', '编号样式'],
      ['F-PERIOD', '统计期限'],
    ],
    never: /^(T3|T4|CELL-INT|TX|F-CH6)/,
  },
  { id: '002', finds: [['F-DUP', '扎实扎实']], never: /^(T\d|CELL|TX|F-CH6|F-PERIOD)/ },
  { id: '003', finds: [], never: /^(T\d|CELL|TX|F-CH6|F-PERIOD)/ },
  {
    id: '004',
    finds: [
      ['F-NAME', '醉美东墟'],
      ['F-NAME', '局政务公开领导小组'],
    ],
    never: /^(T\d|CELL|TX|F-CH6|F-PERIOD)/,
  },
]

describe.skipIf(!isThere)('the source reports', () => {
  const names = isThere ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : []
  for (const { id, finds, never } of cases)
    test(id, async () => {
      const name = names.find((one) => one.startsWith(id))!
      const { report } = await readAndCheck(readFileSync(join(folder, name)), { name })
      for (const [rule, says] of finds)
        expect(
          report.findings.filter((finding) => finding.rule === rule && finding.message.includes(says)),
          `${rule} ${says}`,
        ).toHaveLength(1)
      expect(report.findings.filter(({ rule }) => never.test(rule)).map(({ message }) => message)).toEqual([])
    })
})
