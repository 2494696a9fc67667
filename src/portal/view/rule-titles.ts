// The titles of the rules: the checker's own, and the reader's.
import { rules } from '../../reports/check/index.ts'

/** What the reader says of its own work: which cells it doubts, and why. */
export const readerRules: { id: string; title: string; sentence: string }[] = [
  { id: 'R-OPEN', title: '有几种读法', sentence: '原文留下几种读法，这些格不给数，列出可能的读法。' },
  { id: 'R-CUT', title: '原文不完整', sentence: '原文在中途结束，其后的章节和表格没有读到。' },
  { id: 'R-LOST', title: '表格没有读到', sentence: '应有的表格不在文字里，例如原文是图片。' },
  { id: 'R-DEDUP', title: '去除重复行', sentence: '原文重复印出同样的行，只读一次。' },
  { id: 'R-UNIT', title: '金额没有写明单位', sentence: '金额没有单位，不能换算为万元，按原样保留。' },
  { id: 'R-NOISE', title: '去除杂字', sentence: '格内夹有不属于数字的字符，去除后读数。' },
  { id: 'R-EXTRA', title: '格式以外的行', sentence: '表中有格式没有规定的行，照样列出，不计入合计。' },
  { id: 'R-EDITION', title: '格式与年度不符', sentence: '表格所用的格式不是该年度应当使用的格式，或几种格式混用。' },
  { id: 'R-OTHERREPORT', title: '文中还有别的报告', sentence: '只读第一份完整的报告，其余的没有读。' },
  { id: 'R-CONTAMINATED', title: '混入其他文字', sentence: '文中混有不属于报告的文字，已经标明。' },
]

const titles = new Map([...rules, ...readerRules].map(({ id, title }) => [id, title]))

export const ruleTitle = (id: string): string => titles.get(id) ?? id
