// Prints the tables of a report in the layouts in which reports are met: the flattened texts that page extractions
// leave, pipes, Markdown, tabs, real HTML tables. Labels come from the law's trees; the prose is our own.
import {
  applicants,
  applicantsHead,
  balanceNote,
  chapters,
  disclosure,
  type EditionId,
  handling,
  informationHead,
  type Line,
  labelIn,
  leavesOf,
  linesIn,
  relief,
  reliefResults,
} from '../../../src/law/annual-report/index.ts'
import type { Tables } from '../../../src/reports/report.ts'

export interface Cell {
  text: string
  kind: 'label' | 'head' | 'value'
  rowSpan?: number
  colSpan?: number
}
export type Row = Cell[]
/** Rows of the three tables, as a Word or HTML table has them: cells covered from above are not repeated. */
export interface Grid {
  disclosure: Row[]
  requests: Row[]
  relief: Row[]
}

export interface PrintOptions {
  /** How a number is written. */
  number: (value: number, kind: Line['kind']) => string
  /** How a blank cell is written where the layout keeps it. */
  blank: string
}

const labelCell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, kind: 'label', ...more })
const headCell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, kind: 'head', ...more })

export function gridOf(edition: EditionId, tables: Tables, { number, blank }: PrintOptions): Grid {
  const valueCell = (value: number | null | undefined, kind: Line['kind']): Cell => ({
    text: value === null || value === undefined ? blank : number(value, kind),
    kind: 'value',
  })
  const text = (line: Line) => labelIn(edition, line.label)!
  const blocks = disclosure.flatMap(({ label, columns, rows }) => {
    const [heads, lines] = [linesIn(edition, columns), linesIn(edition, rows)]
    if (!heads.length || !lines.length) return []
    return [
      [headCell(label, { colSpan: 4 })],
      [headCell(informationHead), ...heads.map((head) => headCell(text(head)))],
      ...lines.map((line) => [
        labelCell(text(line)),
        ...heads.map(({ id, kind }) => valueCell(tables.disclosure?.[line.id]?.[id], kind)),
      ]),
    ]
  })
  const columns = leavesOf(applicants)
  const organisations = applicants.find(({ parts }) => parts.length)!
  const requestHead: Row[] = [
    [headCell(balanceNote, { colSpan: 3, rowSpan: 3 }), headCell(applicantsHead, { colSpan: 7 })],
    applicants.map((line) => headCell(text(line), line.parts.length ? { colSpan: line.parts.length } : { rowSpan: 2 })),
    organisations.parts.map((line) => headCell(text(line))),
  ]
  const requests: Row[] = []
  const walk = (lines: readonly Line[], before: Cell[], depth: number) => {
    for (const line of lines) {
      const cell = labelCell(text(line))
      if (line.parts.length) {
        walk(line.parts, [...before, { ...cell, rowSpan: leavesOf([line]).length }], depth + 1)
      } else {
        const values = columns.map(({ id, kind }) => valueCell(tables.requests?.[line.id]?.[id], kind))
        requests.push([...before, { ...cell, colSpan: 3 - depth }, ...values])
      }
      before = []
    }
  }
  walk(linesIn(edition, handling), [], 0)
  const results = reliefResults.map((line) => headCell(text(line)))
  const suits = relief.find(({ parts }) => parts.length)!
  return {
    disclosure: blocks,
    requests: [...requestHead, ...requests],
    relief: [
      [headCell(text(relief[0]!), { colSpan: 5 }), headCell(text(suits), { colSpan: 10 })],
      [
        ...results.map((cell) => ({ ...cell, rowSpan: 2 })),
        ...suits.parts.map((line) => headCell(text(line), { colSpan: 5 })),
      ],
      [...results, ...results],
      leavesOf(relief).flatMap(({ id }) =>
        reliefResults.map(({ id: column, kind }) => valueCell(tables.relief?.[id]?.[column], kind)),
      ),
    ],
  }
}

/** How one table is written. */
export type TablePrinter = (rows: Row[], table: keyof Grid) => string

const texts = (row: Row) => row.map(({ text }) => text)
const pipes = (row: Row, width: number) => `${texts(row).join(' | ')} |${'|'.repeat(Math.max(0, width - row.length))}`
const widest = (rows: Row[]) => Math.max(...rows.map((row) => row.length)) + 1
const moved = (row: Row): Row => {
  const values = row.filter(({ kind }) => kind === 'value')
  const filled = values.filter(({ text }) => text.trim())
  return [...row.filter(({ kind }) => kind !== 'value'), ...filled, ...values.filter(({ text }) => !text.trim())]
}
const printed = (row: Row) => row.filter(({ text }) => text.trim())
const lines = (row: Row, blank: string, gap: string) =>
  texts(row)
    .map((text) => (text.trim() ? text : blank))
    .join(gap)

/** What a layout keeps: places – every cell has its place; order – blank cells leave no trace. */
export interface Layout {
  keeps: 'places' | 'order'
  print: TablePrinter
  /** A file of another kind than plain text. */
  whole?: (grid: Grid, prose: string[]) => string
}

export const layouts: Record<string, Layout> = {
  'pipe-row': { keeps: 'places', print: (rows) => rows.map((row) => pipes(row, widest(rows))).join('\n') },
  'pipe-row/bare': { keeps: 'places', print: (rows) => rows.map((row) => texts(row).join(' | ')).join('\n') },
  'pipe-row/leading-pipe': {
    keeps: 'places',
    print: (rows) => rows.map((row) => `| ${pipes(row, widest(rows))}`).join('\n'),
  },
  'pipe-row/blanks-collapsed': {
    keeps: 'order',
    print: (rows) => rows.map((row) => pipes(moved(row), widest(rows))).join('\n'),
  },
  'pipe-cell-newline': {
    keeps: 'places',
    print: (rows) =>
      rows
        .map(
          (row) =>
            `${texts(row)
              .map((text) => (text.trim() ? `${text} |` : '|'))
              .join('\n')}\n||`,
        )
        .join('\n'),
  },
  'pipe-cell-newline/blanks-collapsed': {
    keeps: 'order',
    print: (rows) =>
      rows
        .map(
          (row) =>
            `${texts(printed(row))
              .map((text) => `${text} |`)
              .join('\n')}\n${'|'.repeat(widest(rows) - printed(row).length)}`,
        )
        .join('\n'),
  },
  'pipe-own-line': {
    keeps: 'places',
    print: (rows) =>
      rows
        .map((row) =>
          texts(row)
            .map((text) => (text.trim() ? `${text}\n|` : '|'))
            .join('\n'),
        )
        .join('\n|\n'),
  },
  'cell-per-line': { keeps: 'order', print: (rows) => rows.map((row) => texts(printed(row)).join('\n')).join('\n') },
  'cell-per-line+blank-lines': {
    keeps: 'order',
    print: (rows) => rows.map((row) => texts(printed(row)).join('\n\n')).join('\n\n'),
  },
  'cell-per-line+blank-lines/blank-cell=empty-line': {
    keeps: 'places',
    print: (rows) => rows.map((row) => `${lined(row)}\n`).join('\n'),
  },
  'cell-per-line/blank-cell=empty-line': {
    keeps: 'places',
    print: (rows) => rows.map((row) => lines(row, '', '\n')).join('\n'),
  },
  'single-line': { keeps: 'places', print: (rows) => rows.map((row) => texts(row).join(' | ')).join(' | ') },
  'single-line/spaces': { keeps: 'order', print: (rows) => rows.map((row) => texts(printed(row)).join(' ')).join(' ') },
  'space-row': { keeps: 'order', print: (rows) => rows.map((row) => texts(printed(row)).join(' ')).join('\n') },
  'glued-cells': { keeps: 'order', print: (rows) => rows.map((row) => texts(printed(row)).join('')).join('\n') },
  'tab-indented': {
    keeps: 'places',
    print: (rows) =>
      rows
        .map((row) =>
          texts(row)
            .map((text) => `\t${text}`)
            .join('\n'),
        )
        .join('\n\n'),
  },
  'tab-row': { keeps: 'places', print: (rows) => rows.map((row) => texts(row).join('\t')).join('\n') },
  markdown: { keeps: 'places', print: markdown },
  html: { keeps: 'places', print: () => '', whole: html },
}

/** A filled cell ends with an empty line; a blank one is an empty line more. */
const lined = (row: Row) =>
  texts(row)
    .map((text) => (text.trim() ? text : ''))
    .reduce((all, text, index) => (index === 0 ? text : text ? `${all}\n\n${text}` : `${all}\n`))

function markdown(rows: Row[]): string {
  const width = widest(rows) - 1
  const [first, ...rest] = rows.map(
    (row) => `| ${[...texts(row), ...Array.from({ length: width - row.length }, () => '')].join(' | ')} |`,
  )
  return [first, `|${'---|'.repeat(width)}`, ...rest].join('\n')
}

function html(grid: Grid, prose: string[]): string {
  const cell = ({ text, rowSpan = 1, colSpan = 1 }: Cell) =>
    `<td${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}><p><span>${text || '&nbsp;'}</span></p></td>`
  const table = (rows: Row[]) => `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`
  const tables = [null, grid.disclosure, grid.requests, grid.relief, null, null]
  const body = chapters.map(
    ({ no, title }, index) =>
      `<p>${ordinals[no - 1]}、${title}</p><p>${prose[index] ?? ''}</p>${tables[index] ? table(tables[index]!) : ''}`,
  )
  return `<!doctype html><html><head><meta charset="utf-8"><title>网页</title></head><body><h1>${titleLine}</h1>${body.join('')}</body></html>`
}

const ordinals = '一二三四五六'
export const titleLine = '青禾县人民政府2022年政府信息公开工作年度报告'
const ownProse = [
  '2022年，我县围绕群众关心的事项公开信息，共发布各类信息48条。',
  '',
  '',
  '',
  '公开的及时性还要提高，下一步将增加人手、加强培训。',
  '没有其他需要报告的事项。',
]

/** The whole report in a layout. */
export function printReport(grid: Grid, { print, whole }: Layout): string {
  if (whole) return whole(grid, ownProse)
  const tables = [null, 'disclosure', 'requests', 'relief', null, null] as const
  const body = chapters.map(({ no, title }, index) => {
    const table = tables[index]
    const heading = `${ordinals[no - 1]}、${title}`
    return [heading, ...(ownProse[index] ? [ownProse[index]] : []), ...(table ? [print(grid[table], table)] : [])].join(
      '\n',
    )
  })
  return [titleLine, ...body].join('\n')
}
