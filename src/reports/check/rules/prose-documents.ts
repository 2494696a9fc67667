import { type Figure, known } from '../prose/figures.ts'
import { counted } from '../prose/numbers.ts'
import { passagesOf } from '../prose/passages.ts'
import { stated, statementRule } from '../prose/statements.ts'
import type { Subject } from '../subject.ts'

const columns: Record<string, string> = {
  issued: '本年制发',
  repealed: '本年废止',
  inForce: '现行有效',
  made: '本年新制作',
  disclosed: '本年新公开',
  total: '对外公开总数',
}

const pattern = new RegExp(`(?:行政)?规范性文件(?:共计?|总计|累计)?${counted}`)

// A government's table counts the whole region, so only a number that says so can be compared with it.
const wholeRegion = /全[省市县区旗州镇乡]/

export const documentsCount = statementRule({
  id: 'TX-DOC',
  title: '文中的规范性文件件数',
  basis: '《条例》第五十条：年度报告的文字与表格反映同一事实；比较以前先看口径是否一致',
  sentence:
    '文中制发、公开、废止、现行有效的规范性文件件数，等于表二该行的一项；政府报告只比写明“全市”“全县”等口径的。',
  *statements(subject) {
    const figures = documentFigures(subject)
    for (const passage of passagesOf(subject, [1])) {
      const { clause, before } = passage
      if (!/制发|制定|出台|印发|公开|发布|废止|现行有效/.test(clause)) continue
      if (/审查|审核|备案|清理|解读|评估|修改|修订|库|统一|报送|起草|含|等/.test(clause)) continue
      if (subject.kind === 'government' && subject.level !== 'township' && !wholeRegion.test(before + clause)) continue
      yield* stated(subject, passage, pattern, figures, 'disclosure', (upTo) =>
        /其中|网站|公报|市政府|政府办|本级/.test(upTo),
      )
    }
  },
  examples: [
    {
      shows: '文中制发 5 件，表中 4 件',
      given: {
        organ: '某县商务局',
        chapters: { 1: '全年制发规范性文件5件。' },
        tables: { disclosure: { normativeDocuments: { issued: 4, repealed: 0, inForce: 9 } } },
      },
      finds: ['第一部分写“全年制发规范性文件5件”，而表二本年制发 4，本年废止 0，现行有效 9'],
    },
    {
      shows: '只说市政府本级的，不比',
      given: {
        organ: '某市人民政府',
        chapters: { 1: '市政府制发规范性文件12件。' },
        tables: { disclosure: { normativeDocuments: { issued: 97, repealed: 307, inForce: 1184 } } },
      },
      finds: [],
    },
  ],
})

const documentFigures = ({ number }: Subject): Figure[] =>
  known(
    Object.entries(columns).map(([column, name]) => ({
      name,
      value: number('disclosure', 'normativeDocuments', column),
    })),
  )
