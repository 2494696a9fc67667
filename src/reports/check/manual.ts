// The manual of the rules as one Markdown page, made from the rules themselves.
import { columnName, rowName, tableNames } from './names.ts'
import type { Example, Given, Rule } from './rule.ts'

const severities = { error: '错误', warning: '提醒', note: '提示' }

export const rulesManual = (rules: readonly Rule[]): string =>
  [opening, contentsOf(rules), ...rules.map(pageOf)].join('\n\n').concat('\n')

const opening = `# 校验规则

本页由 \`npx tsx scripts/rules-manual.ts\` 从 \`src/reports/check/rules/\` 生成，请改规则，不要改本页。

“错误”少而确定：格式本身规定的勾稽关系、部分和期限。“提醒”是需要人看一眼的疑点，“提示”是供参考的情形。缺少所需内容（年度、机关、级别、公布日期、上年报告……）的规则不核，不作结论。`

const contentsOf = (rules: readonly Rule[]) =>
  ['| 规则 | 内容 | 程度 |', '| --- | --- | --- |']
    .concat(
      rules.map(({ id, title, severity }) => `| [${id}](#${id.toLowerCase()}) | ${title} | ${severities[severity]} |`),
    )
    .join('\n')

const pageOf = ({ id, title, severity, basis, sentence, examples }: Rule): string =>
  [
    `<a id="${id.toLowerCase()}"></a>\n\n## ${id} ${title}`,
    `${severities[severity]}。${sentence}`,
    `依据：${basis}。`,
    examples.map(exampleText).join('\n'),
  ].join('\n\n')

function exampleText(example: Example): string {
  const given = [
    ...partsOf(example.given, ''),
    ...(example.previous ? partsOf(example.previous, '上年') : []),
    ...(example.others ?? []).flatMap((other) => partsOf(other, '另一份')),
    ...(example.cells ?? []).map(({ row, printed }) => `${row} 印作“${printed}”`),
    ...(example.labels ?? []).map(({ printed }) => `标签印作“${printed}”`),
  ]
  const found = example.finds.length
    ? example.finds.map((message) => `  - 结论：${message}`).join('\n')
    : '  - 不作结论'
  return [`- 例：${example.shows}`, ...(given.length ? [`  - ${given.join('；')}`] : []), found].join('\n')
}

/** What the example gives, in words; long texts shortened. */
function partsOf(given: Given, whose: string): string[] {
  const chapters = Object.entries(given.chapters ?? {}).filter(([, text]) => text)
  return [
    ...(given.organ ? [`${whose}机关 ${given.organ}`] : []),
    ...(given.year ? [`${whose}年度 ${given.year}`] : []),
    ...(given.title ? [`标题“${given.title}”`] : []),
    ...(given.publishedOn ? [`公布日期 ${given.publishedOn}`] : []),
    ...chapters.map(([no, text]) => `${whose}第${'一二三四五六'[Number(no) - 1]}部分“${shortened(text!)}”`),
    ...figuresOf(given).map((figure) => `${whose}${figure}`),
  ]
}

const shortened = (text: string) => {
  const line = text.replaceAll('\n', ' / ')
  return line.length > 90 ? `${line.slice(0, 90)}……` : line
}

const figuresOf = ({ tables = {}, edition = '2021' }: Given): string[] =>
  (['disclosure', 'requests', 'relief'] as const).flatMap((table) =>
    Object.entries(tables[table] ?? {}).map(([row, cells]) => {
      const figures = Object.entries(cells ?? {}).map(
        ([column, value]) => `${columnName(edition, table, row, column)} ${value ?? '空白'}`,
      )
      return `${tableNames[table]}·${rowName(edition, table, row)}：${figures.join('、')}`
    }),
  )
