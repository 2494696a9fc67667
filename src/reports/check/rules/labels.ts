import {
  applicants,
  disclosure,
  editions,
  handling,
  type Line,
  labelIn,
  leavesOf,
  relief,
  reliefResults,
} from '../../../law/annual-report/index.ts'
import { tableNames } from '../names.ts'
import { plain } from '../prose/plain.ts'
import type { PrintedLabel, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

export const labelsAsPrinted: Rule = {
  id: 'F-LABEL',
  severity: 'warning',
  title: '表头和行名',
  basis: '年度报告格式：各表的行名、列名',
  sentence: '行名、列名与本版格式一致；只缺尾字的（换行、截断所致）不计，没有读到标签的不核。',
  *check(subject, { labels }) {
    for (const label of labels ?? []) {
      const expected = expectedLabels(subject, label)
      const seen = letters(label.printed)
      if (seen === '' || !expected.length || expected.some(({ text }) => letters(text).startsWith(seen))) continue
      const other = otherEdition(subject, label, seen)
      yield {
        table: label.table,
        ...(label.row === undefined ? {} : { row: label.row }),
        ...(label.column === undefined ? {} : { column: label.column }),
        message:
          `${tableNames[label.table]}：印作“${label.printed.trim()}”，本版格式为“${expected[0]!.text}”` +
          (other ? `，这是 ${other} 年版的${label.row === undefined ? '列名' : '行名'}` : ''),
      }
    }
  },
  examples: [
    {
      shows: '改了行名',
      given: { edition: '2019' },
      labels: [{ table: 'requests', row: 'unavailable.unclear', printed: '3.申请内容不明确' }],
      finds: ['表三：印作“3.申请内容不明确”，本版格式为“3.补正后申请内容仍不明确”'],
    },
    {
      shows: '用了另一版的行名',
      given: { edition: '2021' },
      labels: [{ table: 'disclosure', row: 'normativeDocuments', printed: '规范性文件' }],
      finds: ['表二：印作“规范性文件”，本版格式为“行政规范性文件”，这是 2019 年版的行名'],
    },
    {
      shows: '列名在换行处截断',
      given: { edition: '2021' },
      labels: [{ table: 'relief', column: 'upheld', printed: '结果' }],
      finds: [],
    },
  ],
}

const letters = (label: string) =>
  plain(label)
    .replace(/（区分处理的.*$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

function linesFor({ table, row, column }: PrintedLabel): Line[] {
  const id = row ?? column
  const trees =
    table === 'disclosure'
      ? disclosure.flatMap(({ rows, columns }) => (row === undefined ? columns : rows))
      : leavesOf(
          table === 'requests'
            ? row === undefined
              ? applicants
              : handling
            : row === undefined
              ? reliefResults
              : relief,
        )
  return trees.filter((line) => line.id === id)
}

const expectedLabels = ({ edition, report }: Subject, label: PrintedLabel) =>
  labelsIn(report.editions[label.table] ?? edition, label)

function otherEdition({ edition, report }: Subject, label: PrintedLabel, seen: string): string | undefined {
  const own = report.editions[label.table] ?? edition
  return editions.find(({ id }) => id !== own && labelsIn(id, label).some(({ text }) => letters(text) === seen))?.id
}

const labelsIn = (edition: Subject['edition'], label: PrintedLabel) =>
  edition === null
    ? []
    : linesFor(label).flatMap((line) => {
        const text = labelIn(edition, line.label)
        return text === undefined ? [] : [{ text }]
      })
