// The statutory tables as HTML: what a screen reader and a reader of the page are told.
import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { htmlOf } from '../../../src/kit/html/jsx-runtime.ts'
import { cellsOf, tableIds } from '../../../src/law/annual-report/index.ts'
import type { Report, Tables } from '../../../src/reports/report.ts'
import { StatutoryTable, type TableMarks } from '../../../src/reports/write/html/index.ts'

function zeros(): Tables {
  const tables: Tables = {}
  for (const { table, row, column } of cellsOf('2021'))
    tables[table] = { ...tables[table], [row]: { ...tables[table]?.[row], [column]: 0 } }
  return tables
}

const reportWith = (tables: Tables, more: Partial<Report> = {}): Report => ({
  format: 'gongkai.report/1',
  edition: '2021',
  editions: { disclosure: '2021', requests: '2021', relief: '2021' },
  editionDue: '2021',
  year: 2023,
  organ: '清河县人民政府',
  title: null,
  script: 'Hans',
  period: null,
  publishedOn: null,
  about: {},
  source: { name: null, sha256: null, mediaType: null, url: null },
  reader: 'gongkai test',
  chapters: [],
  tables,
  extraRows: [],
  readings: [],
  findings: [],
  ...more,
})

interface Element {
  name: string
  attributes: Record<string, string>
  text: string
}

/** The elements of a fragment in document order. */
function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const walk = (node: unknown): string => {
    const {
      nodeName,
      attrs = [],
      childNodes = [],
      value,
    } = node as {
      nodeName: string
      attrs?: { name: string; value: string }[]
      childNodes?: unknown[]
      value?: string
    }
    const element: Element = {
      name: nodeName,
      attributes: Object.fromEntries(attrs.map((attribute) => [attribute.name, attribute.value])),
      text: value ?? '',
    }
    found.push(element)
    element.text += childNodes.map(walk).join('')
    return element.text
  }
  walk(parseFragment(html))
  return found
}

const rendered = (report: Report, table: (typeof tableIds)[number], marks?: TableMarks) =>
  elementsOf(htmlOf(<StatutoryTable report={report} table={table} {...(marks && { marks })} />))

const figureAt = (elements: Element[], index: number) => elements.filter(({ name }) => name === 'td')[index]!

describe('a statutory table', () => {
  for (const table of tableIds)
    test(`${table}: every figure names its labels, and every label has a scope`, () => {
      const elements = rendered(reportWith(zeros()), table)
      const labels = new Map(elements.flatMap(({ attributes, text }) => (attributes.id ? [[attributes.id, text]] : [])))
      for (const { attributes } of elements.filter(({ name }) => name === 'td')) {
        const named = attributes.headers!.split(' ').map((id) => labels.get(id))
        expect(named.length).toBeGreaterThan(1)
        expect(named).not.toContain(undefined)
      }
      const heads = elements.filter(({ name, attributes }) => name === 'th' && attributes.class !== 'rule-text c13')
      expect(heads.filter(({ attributes }) => !attributes.scope)).toEqual([])
    })

  test('a figure of table three is announced with group, line and applicant', () => {
    const elements = rendered(reportWith(zeros()), 'requests')
    const labels = new Map(elements.map(({ attributes, text }) => [attributes.id, text]))
    const { attributes } = figureAt(elements, 4 * 7 + 1)
    expect(attributes.headers!.split(' ').map((id) => labels.get(id))).toEqual([
      '三、本年度办理结果',
      '（三）不予公开',
      '1.属于国家秘密',
      '申请人情况',
      '法人或其他组织',
      '商业企业',
    ])
  })

  test('zero, blank and open cells can be told apart', () => {
    const tables = zeros()
    tables.relief!['reconsideration'] = { upheld: 0, corrected: null, other: null, pending: 4, total: 4 }
    const reading = { table: 'relief', row: 'reconsideration', column: 'other', printed: '5' } as const
    const readings = [{ ...reading, certainty: 'open' as const, candidates: [5, null] }]
    const elements = rendered(reportWith(tables, { readings }), 'relief')
    expect(
      [0, 1, 2, 3].map((index) => [figureAt(elements, index).attributes.class, figureAt(elements, index).text]),
    ).toEqual([
      ['z', '0'],
      ['blank', '空白'],
      ['open', '〔5／空白〕'],
      [undefined, '4'],
    ])
  })

  test('a finding and a repaired reading stand at their cell', () => {
    const findings = new Map([
      ['relief.reconsideration.total', [{ number: 1, severity: 'error' as const, href: '#f1' }]],
    ])
    const readings = new Map([['relief.reconsideration.upheld', { number: 2, href: '#n2' }]])
    const elements = rendered(reportWith(zeros()), 'relief', { findings, readings })
    expect(figureAt(elements, 4).attributes.class).toBe('total z finding')
    expect(figureAt(elements, 4).text).toBe('10')
    expect(
      elements.filter(({ name }) => name === 'a').map(({ attributes }) => [attributes.href, attributes['aria-label']]),
    ).toEqual([
      ['#n2', '读取说明2'],
      ['#f1', '差错1'],
    ])
  })

  test('rows outside the format and rows of the other edition are printed too; missing rows are not', () => {
    const tables = zeros()
    const { 'other.unpaid': _, ...requests } = tables.requests!
    const other = { ...requests['other.rest'] }
    const extra = {
      table: 'requests' as const,
      after: 'unavailable.unclear',
      label: '4.转交其他机关',
      cells: [1, 0, 0, 0, 0, 0, 1],
    }
    const report = reportWith({ ...tables, requests: { ...requests, other } }, { extraRows: [extra] })
    const labels = rendered(report, 'requests').flatMap(({ name, text }) => (name === 'th' ? [text] : []))
    expect(labels).toContain('4.转交其他机关')
    expect(labels.filter((label) => label === '（六）其他处理').length).toBe(2)
    expect(labels.some((label) => label.startsWith('2.申请人逾期未按'))).toBe(false)
  })
})
