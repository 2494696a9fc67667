// Reports as the extraction of a page leaves them: one choice for each way in which publishers and programs differ.
// Most draws leave a choice as it should be, so that what goes wrong can be laid to the odd one.
import type { EditionId } from '../../../../src/law/annual-report/index.ts'
import type { Tables } from '../../../../src/reports/report.ts'
import { type Cell, type Grid, gridOf, type Row } from '../layouts.ts'
import { type Chance, chanceOf, oneOf, randomTables, upTo } from '../random-tables.ts'
import { bare, type Extract, extractOf, isBlank, markedGrid } from './marked.ts'

export interface Dressed extends Extract {
  /** What was drawn, for laying errors to it. */
  drawn: Record<string, string>
  edition: EditionId
  year: number
  file: string
}

type Print = (rows: Row[], table: keyof Grid) => string
type Change = (grid: Grid, chance: Chance) => Grid

const texts = (row: Row) => row.map(({ text }) => text)
const widest = (rows: Row[]) => Math.max(...rows.map((row) => row.reduce((sum, { colSpan = 1 }) => sum + colSpan, 0)))
const filled = (row: Row) => row.filter(({ text }) => !isBlank(text))
const padding = (rows: Row[], row: Row) => '|'.repeat(Math.max(1, widest(rows) - row.length))
const moved = (row: Row): Row => [
  ...row.filter(({ kind, text }) => kind !== 'value' || !isBlank(text)),
  ...row.filter(({ kind, text }) => kind === 'value' && isBlank(text)),
]
const emptyLines = (row: Row) =>
  `${texts(row).reduce((all, text, at) => (at === 0 ? text : isBlank(text) ? `${all}\n${text}` : `${all}\n\n${text}`), '')}\n`

export const prints: Record<string, Print> = {
  'pipe row': (rows) => rows.map((row) => `${texts(row).join(' | ')} |${padding(rows, row)}`).join('\n'),
  'pipe row, no padding': (rows) => rows.map((row) => `${texts(row).join(' | ')} |`).join('\n'),
  'pipe row, leading': (rows) => rows.map((row) => `| ${texts(row).join(' | ')} |${padding(rows, row)}`).join('\n'),
  'pipe row, tight': (rows) => rows.map((row) => texts(row).join('|')).join('\n'),
  'pipe row, blanks moved': (rows) =>
    rows.map((row) => `${texts(moved(row)).join(' | ')} |${padding(rows, row)}`).join('\n'),
  'pipe row, blanks gone': (rows) =>
    rows.map((row) => `${texts(filled(row)).join(' | ')} |${padding(rows, filled(row))}`).join('\n'),
  'cell pipe newline': (rows) =>
    rows
      .map(
        (row) =>
          `${texts(row)
            .map((text) => (isBlank(text) ? `${text}|` : `${text} |`))
            .join('\n')}\n${padding(rows, row)}`,
      )
      .join('\n'),
  'cell pipe newline, blanks gone': (rows) =>
    rows
      .map(
        (row) =>
          `${texts(filled(row))
            .map((text) => `${text} |`)
            .join('\n')}\n${padding(rows, filled(row))}`,
      )
      .join('\n'),
  'label pipe, values below': (rows) =>
    rows
      .map(
        (row) =>
          `${row.map(({ text, kind }, at) => `${text} |${row[at + 1]?.kind === 'value' && kind !== 'value' ? '\n' : kind === 'value' ? '\n' : ' '}`).join('')}${padding(rows, row)}`,
      )
      .join('\n'),
  'pipe on its own line': (rows) =>
    rows
      .map((row) =>
        texts(row)
          .map((text) => (isBlank(text) ? `${text}|` : `${text}\n|`))
          .join('\n'),
      )
      .join('\n|\n'),
  'row pipe first on its line': (rows) =>
    rows
      .map(
        (row) =>
          `|\n${texts(row)
            .map((text) => `${text} |`)
            .join('\n')}${padding(rows, row).slice(1)}`,
      )
      .join('\n'),
  lines: (rows) => rows.map((row) => texts(filled(row)).join('\n')).join('\n'),
  'lines apart': (rows) => rows.map((row) => texts(filled(row)).join('\n\n')).join('\n\n'),
  'lines apart, padded': (rows) =>
    rows
      .map((row) =>
        texts(filled(row))
          .map((text) => ` ${text} `)
          .join('\n\n'),
      )
      .join('\n\n'),
  'lines apart, blanks as lines': (rows) => rows.map(emptyLines).join('\n'),
  'lines, blanks as lines': (rows) => rows.map((row) => texts(row).join('\n')).join('\n'),
  'one line, pipes': (rows) => rows.map((row) => texts(row).join(' | ')).join(' | '),
  'one line, blanks': (rows) => rows.map((row) => texts(filled(row)).join(' ')).join(' '),
  'row by blanks': (rows) => rows.map((row) => texts(filled(row)).join(' ')).join('\n'),
  'row by blanks, values below': (rows) =>
    rows
      .map((row) =>
        filled(row)
          .map(({ text, kind }, at, all) => text + (all[at + 1]?.kind === 'value' && kind !== 'value' ? '\n' : ' '))
          .join('')
          .trimEnd(),
      )
      .join('\n'),
  glued: (rows) => rows.map((row) => texts(filled(row)).join('')).join('\n'),
  tabs: (rows) => rows.map((row) => texts(row).join('\t')).join('\n'),
  'tabs, ending': (rows) => rows.map((row) => `${texts(row).join('\t')}\t`).join('\n'),
  'tabs on lines': (rows) =>
    rows
      .map((row) =>
        texts(row)
          .map((text) => `\t${text}`)
          .join('\n'),
      )
      .join('\n\n'),
  commas: (rows) => rows.map((row) => texts(row).join(',')).join('\n'),
  markdown: (rows) => markdownTable(rows, squared(rows)),
  'markdown, short rows': (rows) => markdownTable(rows, rows.map(texts)),
  'markdown, labels repeated': (rows) => markdownTable(rows, squared(rows, true)),
  'markdown, each row': (rows) =>
    rows.map((row) => `${`| ${texts(row).join(' | ')} |`}\n|${'---|'.repeat(row.length)}`).join('\n\n'),
  'html table': (rows) => htmlTable(rows),
  'html, spans lost': (rows) => htmlTable(rows.map((row) => row.map((cell) => ({ ...cell, rowSpan: 1, colSpan: 1 })))),
  'html, spans filled': (rows) =>
    htmlTable(squared(rows, true).map((row) => row.map((text) => ({ text, kind: 'label' })))),
  'html, row spans too long': (rows) =>
    htmlTable(
      rows.map((row) => row.map((cell) => ((cell.rowSpan ?? 1) > 1 ? { ...cell, rowSpan: cell.rowSpan! + 1 } : cell))),
    ),
  'html, column spans wrong': (rows) =>
    htmlTable(
      rows.map((row) =>
        row.map((cell) =>
          cell.kind === 'label' && (cell.colSpan ?? 1) > 1 ? { ...cell, colSpan: cell.colSpan! - 1 } : cell,
        ),
      ),
    ),
  'html, nested': (rows) => `<table><tr><td>${htmlTable(rows)}</td></tr></table>`,
  'html, hidden twice': (rows) => `${htmlTable(rows)}<div style="display:none">${htmlTable(rows)}</div>`,
  'html, a table for each row': (rows) => rows.map((row) => htmlTable([row])).join('\n'),
  'html, paragraphs': (rows) => rows.map((row) => `<p>${texts(filled(row)).join('&nbsp; ')}</p>`).join('\n'),
  'html, divs': (rows) =>
    rows
      .map(
        (row) =>
          `<div class="row">${texts(row)
            .map((text) => `<div class="cell">${text}</div>`)
            .join('')}</div>`,
      )
      .join('\n'),
  'html, rows not closed': (rows) =>
    `<table>${rows.map((row) => `<tr>${row.map(({ text, rowSpan = 1, colSpan = 1 }) => `<td rowspan=${rowSpan} colspan=${colSpan}>${text}`).join('')}`).join('')}</table>`,
  'html, each sign in a span': (rows) =>
    htmlTable(
      rows,
      (text) =>
        `<p class=MsoNormal>${Array.from(text, (sign) => (/[\ue000-\ue3ff]/.test(sign) ? sign : `<span lang=EN-US>${sign}</span>`)).join('')}<o:p></o:p></p>`,
    ),
}

function htmlTable(rows: Row[], inner = (text: string) => text): string {
  const cell = ({ text, rowSpan = 1, colSpan = 1 }: Cell) =>
    `<td rowspan="${rowSpan}" colspan="${colSpan}">${isBlank(text) ? `${text}&nbsp;` : inner(text)}</td>`
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</table>`
}

function squared(rows: Row[], repeat = false): string[][] {
  const width = widest(rows.slice(0, 1).concat(rows))
  const grid: (string | undefined)[][] = rows.map(() => [])
  rows.forEach((row, at) => {
    let column = 0
    for (const { text, rowSpan = 1, colSpan = 1, kind } of row) {
      while (grid[at]![column] !== undefined) column++
      for (let down = 0; down < rowSpan && grid[at + down]; down++)
        for (let over = 0; over < colSpan; over++)
          grid[at + down]![column + over] = down + over === 0 || (repeat && kind !== 'value') ? text : ''
      column += colSpan
    }
  })
  return grid.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''))
}

function markdownTable(_: Row[], lines: string[][]): string {
  const [head, ...rest] = lines.map((line) => `| ${line.join(' | ')} |`)
  return [head, `|${' --- |'.repeat(lines[0]!.length)}`, ...rest].join('\n')
}

const onCells = (grid: Grid, change: (cell: Cell, table: keyof Grid) => Cell): Grid => ({
  disclosure: grid.disclosure.map((row) => row.map((cell) => change(cell, 'disclosure'))),
  requests: grid.requests.map((row) => row.map((cell) => change(cell, 'requests'))),
  relief: grid.relief.map((row) => row.map((cell) => change(cell, 'relief'))),
})
const onLabels =
  (change: (text: string, chance: Chance) => string): Change =>
  (grid, chance) =>
    onCells(grid, (cell) => (cell.kind === 'label' ? { ...cell, text: change(cell.text, chance) } : cell))
const onHeads =
  (change: (text: string) => string): Change =>
  (grid) =>
    onCells(grid, (cell) => (cell.kind === 'head' ? { ...cell, text: change(cell.text) } : cell))

/** Slips that organs make in the names of rows. */
const slips: [RegExp, string][] = [
  [/^行政(?=规范)/, ''],
  [/对外管理服务/, '对外服务管理'],
  [/事业性收费/, '事业收费'],
  [/集中采购/, '采购'],
  [/申请数量$/, '申请数'],
  [/上年结转/, '上年度结转'],
  [/（区分[^）]*）/, ''],
  [/属于国家/, '属国家'],
  [/法律行政法规/, '法律法规'],
  [/“三安全一稳定”/, '三安全一稳定'],
  [/保护第三方/, '涉及第三方'],
  [/属于三类/, '三类'],
  [/属于四类/, '四类'],
  [/行政执法案卷/, '执法案卷'],
  [/属于行政查询/, '行政查询'],
  [/不掌握相关政府信息/, '不掌握'],
  [/需要另行/, '需另行'],
  [/补正后申请内容仍不明确/, '申请内容不明确'],
  [/信访举报投诉/, '信访投诉举报'],
  [/重复申请/, '重复的申请'],
  [/大量反复/, '大量重复'],
  [/行政机关确认或重新/, '确认或重新'],
  [/其他处理/, '其他'],
  [/总计$/, '合计'],
  [/下年度继续/, '下年继续'],
]

const labels: Record<string, Change> = {
  slips: onLabels((text, chance) =>
    slips.reduce((changed, [from, to]) => (chance() < 0.3 ? changed.replace(from, to) : changed), text),
  ),
  'no ordinals': onLabels((text) => text.replace(/^(?:\d\.|（[一二三四五六七]）|[一二三四]、)/, '')),
  'other ordinals': onLabels((text) => text.replace(/^(\d)\./, '（$1）')),
  'blank behind ordinals': onLabels((text) => text.replace(/^(\d\.|（[一二三四五六七]）|[一二三四]、)/, '$1 ')),
  'ordinals apart': onLabels((text) => text.replace(/^(\d\.)/, '$1\n')),
  'half-width': onLabels((text) => text.replace(/（/g, '(').replace(/）/g, ')').replace(/“|”/g, '"')),
  wrapped: onLabels((text) => text.replace(/(.{7})(?=.)/g, '$1\n')),
  torn: onLabels((text) => text.replace(/^(.{4,9}?)(?=.{4})/, '$1 ')),
  'characters lost': onLabels((text, chance) =>
    text.length > 6 && chance() < 0.25 ? text.replace(text[2 + upTo(chance, text.length - 3)]!, '') : text,
  ),
  'characters wrong': onLabels((text, chance) =>
    text.length > 5 && chance() < 0.25 ? text.replace(text[2 + upTo(chance, text.length - 3)]!, '圭') : text,
  ),
}

const withValues = (row: Row, change: (values: Cell[]) => Cell[]): Row => {
  const values = row.filter(({ kind }) => kind === 'value')
  return values.length ? [...row.filter(({ kind }) => kind !== 'value'), ...change(values)] : row
}

const heads: Record<string, Change> = {
  torn: onHeads((text) => text.replace(/^(商业|科研|结果|其他|尚未|本年制|本年废|现行有)(?=.)/, '$1\n')),
  'torn apart': onHeads((text) => text.replace(/^(商业|科研|结果|其他|尚未)(?=.)/, '$1\n\n')),
  'second line lost': onHeads((text) => text.replace(/^(本年新|商业|科研).+/, '$1')),
  'characters lost': onHeads((text) => text.replace(/件数$/, '件').replace('增/减', '增/')),
  'some lost': (grid, chance) => ({
    ...grid,
    requests: grid.requests
      .map((row) => row.filter(({ kind }) => kind !== 'head' || chance() < 0.7))
      .filter((row) => row.length),
    relief: grid.relief
      .map((row) => row.filter(({ kind }) => kind !== 'head' || chance() < 0.8))
      .filter((row) => row.length),
  }),
  'total first': (grid) => ({
    ...grid,
    requests: grid.requests.map((row, at) => {
      if (at === 1) return [row.at(-1)!, ...row.slice(0, -1)]
      return withValues(row, (values) => [values.at(-1)!, ...values.slice(0, -1)])
    }),
  }),
  'columns of table two turned': (grid) => ({
    ...grid,
    disclosure: grid.disclosure.map((row) => {
      const isHeadRow = row.length > 2 && row.every(({ kind }) => kind === 'head')
      return isHeadRow ? [row[0]!, ...row.slice(1).reverse()] : withValues(row, (values) => values.reverse())
    }),
  }),
  'a column of subtotals': (grid) => ({
    ...grid,
    requests: grid.requests.map((row, at) => {
      if (at === 2) return [...row, { text: '小计', kind: 'head' }]
      return withValues(row, (values) => {
        const sum = values.slice(1, 6).reduce((all, { text }) => all + (Number(bare(text)) || 0), 0)
        return [...values.slice(0, 6), { text: String(sum), kind: 'label' }, values[6]!]
      })
    }),
  }),
  'numbered rows': (grid) => ({
    ...grid,
    requests: grid.requests.map((row, at) => [{ text: at < 3 ? '序号' : String(at - 2), kind: 'label' }, ...row]),
  }),
  'of table three lost': (grid) => ({ ...grid, requests: grid.requests.slice(3) }),
  'of table four lost': (grid) => ({ ...grid, relief: grid.relief.slice(3) }),
  'remarks behind': (grid) => ({
    ...grid,
    requests: grid.requests.map((row, at) =>
      at === 0
        ? [...row, { text: '备注', kind: 'head', rowSpan: 3 }]
        : row.some(({ kind }) => kind === 'value')
          ? [...row, { text: '', kind: 'label' }]
          : row,
    ),
  }),
}

const isGroup = ({ kind, rowSpan = 1 }: Cell) => kind === 'label' && rowSpan > 1

/** The groups beside each row: for every row of table three the group cells that cover it. */
function covers(rows: Row[]): Cell[][] {
  let open: { cell: Cell; left: number }[] = []
  return rows.map((row) => {
    open = open.filter(({ left }) => left > 0)
    for (const cell of row.filter(isGroup)) open.push({ cell, left: cell.rowSpan! })
    for (const one of open) one.left--
    return open.map(({ cell }) => cell)
  })
}

const groups: Record<string, Change> = {
  'repeated on each row': (grid) => {
    const above = covers(grid.requests)
    return {
      ...grid,
      requests: grid.requests.map((row, at) => [
        ...above[at]!.map(({ text }): Cell => ({ text, kind: 'label' })),
        ...row.filter((cell) => !isGroup(cell)),
      ]),
    }
  },
  lost: (grid) => ({ ...grid, requests: grid.requests.map((row) => row.filter((cell) => !isGroup(cell))) }),
  'on rows of their own': (grid) => ({
    ...grid,
    requests: grid.requests.flatMap((row) => [
      ...row.filter(isGroup).map((cell): Row => [{ ...cell, rowSpan: 1, colSpan: 10 }]),
      row.filter((cell) => !isGroup(cell)),
    ]),
  }),
  'in the same cell': (grid) => ({
    ...grid,
    requests: grid.requests.map((row) => {
      const own = row.filter(isGroup)
      const rest = row.filter((cell) => !isGroup(cell))
      return own.length && rest.length
        ? [{ ...rest[0]!, text: [...own, rest[0]!].map(({ text }) => text).join('') }, ...rest.slice(1)]
        : row
    }),
  }),
  'behind the rows': (grid) => ({
    ...grid,
    requests: grid.requests.flatMap((row, at, all) => {
      const before = all[at - 1]?.filter(isGroup) ?? []
      return [[...before.map((cell): Cell => ({ ...cell, rowSpan: 1 })), ...row.filter((cell) => !isGroup(cell))]]
    }),
  }),
}

const valueRows = (rows: Row[]) => rows.flatMap((row, at) => (row.some(({ kind }) => kind === 'value') ? [at] : []))
const dropping =
  (table: keyof Grid): Change =>
  (grid, chance) => ({ ...grid, [table]: grid[table].toSpliced(oneOf(chance, valueRows(grid[table])), 1) })

const rows: Record<string, Change> = {
  'one of table three dropped': dropping('requests'),
  'one of table two dropped': dropping('disclosure'),
  'table four lost': (grid) => ({ ...grid, relief: [] }),
  'a label lost': (grid, chance) => {
    const table = oneOf(chance, ['requests', 'requests', 'disclosure'] as const)
    const at = oneOf(chance, valueRows(grid[table]))
    return {
      ...grid,
      [table]: grid[table].with(
        at,
        grid[table][at]!.filter((cell) => cell.kind === 'value'),
      ),
    }
  },
  'the values of a row lost': (grid, chance) => {
    const table = oneOf(chance, ['requests', 'requests', 'disclosure'] as const)
    const at = oneOf(chance, valueRows(grid[table]))
    return {
      ...grid,
      [table]: grid[table].with(
        at,
        grid[table][at]!.filter((cell) => cell.kind !== 'value'),
      ),
    }
  },
  'a value lost': (grid, chance) => {
    const at = oneOf(chance, valueRows(grid.requests))
    const values = grid.requests[at]!.flatMap(({ kind }, column) => (kind === 'value' ? [column] : []))
    return { ...grid, requests: grid.requests.with(at, grid.requests[at]!.toSpliced(oneOf(chance, values), 1)) }
  },
  'a row more': (grid, chance) => {
    const at = oneOf(chance, valueRows(grid.requests))
    const more: Row = [
      { text: '小计', kind: 'label' },
      ...Array.from({ length: 7 }, (): Cell => ({ text: String(upTo(chance, 9)), kind: 'label' })),
    ]
    return { ...grid, requests: grid.requests.toSpliced(at, 0, more) }
  },
  'two rows swapped': (grid, chance) => {
    const at = 4 + upTo(chance, 15)
    const rowAt = (index: number) => grid.requests[index]!
    const split = (row: Row) => [row.filter(isGroup), row.filter((cell) => !isGroup(cell))] as const
    const [[ga, a], [gb, b]] = [split(rowAt(at)), split(rowAt(at + 1))]
    return { ...grid, requests: grid.requests.with(at, [...ga, ...b]).with(at + 1, [...gb, ...a]) }
  },
  'head again': (grid) => ({
    ...grid,
    requests: [...grid.requests.slice(0, 14), ...grid.requests.slice(0, 3), ...grid.requests.slice(14)],
  }),
}

const numbers: Record<string, (value: number) => string> = {
  decimals: (value) => value.toFixed(2),
  thousands: (value) => value.toLocaleString('en'),
  'thousands by blanks': (value) => value.toLocaleString('en').replaceAll(',', ' '),
  items: (value) => `${value}件`,
  'full width': (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  'Chinese zero': (value) => (value === 0 ? '零' : String(value)),
  footnotes: (value) => (value > 9 ? `${value}*` : String(value)),
  'remarks in brackets': (value) => (value > 20 ? `${value}（其中网上3件）` : String(value)),
}

const noises: Record<string, (text: string, chance: Chance) => string> = {
  'page numbers': (text) => between(text, 41, (page) => `- ${page} -`),
  'bare page numbers': (text) => between(text, 53, String),
  'page of pages': (text) => between(text, 47, (page) => `第${page}页 共9页`),
  'a site on each page': (text) => between(text, 45, () => '青禾县人民政府门户网站'),
  'spam within': (text, chance) => inside(text, chance, '某某体育官网'),
  'breadcrumb before': (text) => `首页 > 政务公开 > 政府信息公开年报\n字号：[大 中 小] 打印\n浏览次数：1234\n${text}`,
  'links behind': (text) =>
    `${text}\n上一篇：青禾县2020年政府信息公开工作年度报告\n下一篇：无\n版权所有：青禾县人民政府 备案号12345678号\n网站标识码：1234567890`,
  'contents before': (text) =>
    `目录\n一、总体情况\t1\n二、主动公开政府信息情况\t2\n三、收到和处理政府信息公开申请情况\t3\n四、政府信息公开行政复议、行政诉讼情况\t5\n五、存在的主要问题及改进情况\t6\n六、其他需要报告的事项\t7\n${text}`,
  'blank lines between all': (text) => text.replaceAll('\n', '\n\n'),
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'wide blanks': (text) => text.replaceAll(' ', '\u3000'),
  'non-breaking blanks': (text) => text.replaceAll(' ', '\u00a0'),
}

const between = (text: string, every: number, line: (page: number) => string) =>
  text
    .split('\n')
    .flatMap((one, at) => (at && at % every === 0 ? [line(at / every), one] : [one]))
    .join('\n')
function inside(text: string, chance: Chance, words: string): string {
  const at = upTo(chance, text.length)
  const end = text.indexOf('\n', at)
  return end < 0 ? text : text.slice(0, end) + words + text.slice(end)
}

const blanks: Record<string, { blanks: 'zeros' | 'parts' | 'some'; as: string }> = {
  zeros: { blanks: 'zeros', as: '' },
  parts: { blanks: 'parts', as: '' },
  some: { blanks: 'some', as: '' },
  'parts as dashes': { blanks: 'parts', as: '—' },
  'parts as strokes': { blanks: 'parts', as: '/' },
  'zeros as 无': { blanks: 'zeros', as: '无' },
  'some as dashes': { blanks: 'some', as: '-' },
}

const sizes = ['nothing', 'few', 'many'] as const

/** `wanted`: choices that are not left to chance. */
export function dressed(seed: number, wanted: Record<string, string> = {}): Dressed {
  const chance = chanceOf(seed)
  const drawn: Record<string, string> = {}
  const draw = <T>(name: string, all: Record<string, T>, share: number): T | undefined => {
    const odd = chance() < share
    if (!odd && !wanted[name]) return undefined
    const key = wanted[name] ?? oneOf(chance, Object.keys(all))
    drawn[name] = key
    return all[key]
  }
  const blank = draw('blanks', blanks, 0.35)
  const size = oneOf(chance, sizes)
  drawn['size'] = size
  const sound = chance() < 0.85
  if (!sound) drawn['sums'] = 'broken'
  const made = randomTables(chance, { blanks: blank?.blanks ?? 'none', sound })
  const tables = size === 'many' ? made.tables : emptied(made.tables, size === 'few' ? chance : null)
  const number = draw('numbers', numbers, 0.15) ?? String
  const plain = gridOf(made.edition, tables, {
    number: (value, kind) =>
      kind === 'amountWan'
        ? made.edition === '2019' && value
          ? `${value}万元`
          : String(value)
        : kind === 'change' && value < 0 && !drawn['numbers']
          ? oneOf(chance, [`-${-value}`, `减${-value}`, `－${-value}`])
          : number(value),
    blank: blank?.as ?? '',
  })
  drawn['edition'] = made.edition
  let grid = markedGrid(plain)
  for (const [name, all, share] of [
    ['labels', labels, 0.25],
    ['heads', heads, 0.25],
    ['groups', groups, 0.2],
    ['rows', rows, 0.2],
  ] as const)
    grid = draw(name, all, share)?.(grid, chance) ?? grid
  const layout = wanted['layout'] ?? oneOf(chance, Object.keys(prints))
  drawn['layout'] = layout
  const year = made.edition === '2021' ? 2021 + upTo(chance, 3) : 2019 + upTo(chance, 1)
  const html = layout.startsWith('html')
  let text = wholeText(grid, prints[layout]!, year, chance)
  if (!html) text = draw('noise', noises, 0.2)?.(text, chance) ?? text
  if (html) text = `<!doctype html><html><body>${text.replace(/^(?!<)(.+)$/gm, '<p>$1</p>')}</body></html>`
  const length = !html && (wanted['cut'] || chance() < 0.4) ? 600 + upTo(chance, 2600) : Number.POSITIVE_INFINITY
  drawn['cut'] = length < text.length ? 'cut' : 'whole'
  return {
    ...extractOf(text, made.edition, tables, length),
    drawn,
    edition: made.edition,
    year,
    file: html ? 'a.html' : 'a.txt',
  }
}

/** Most real tables hold next to nothing: figures only in the first rows, or none. */
function emptied(tables: Tables, chance: Chance | null): Tables {
  const few = (value: number | null | undefined) => (value === null || value === undefined ? null : 0)
  const copy = structuredClone(tables) as Record<string, Record<string, Record<string, number | null>>>
  for (const [table, rows] of Object.entries(copy))
    for (const row of Object.values(rows))
      for (const column of Object.keys(row)) if (table !== 'disclosure' || !chance) row[column] = few(row[column])
  if (!chance) return copy as Tables
  const one = upTo(chance, 4)
  const set = (row: string, value: number) => {
    for (const column of ['naturalPerson', 'total']) if (copy['requests']![row]) copy['requests']![row]![column] = value
  }
  if (one) for (const row of ['newReceived', 'granted', 'outcomeTotal']) set(row, one)
  return copy as Tables
}

const opening = [
  '本报告根据有关规定编制，由六个部分组成，所列数据的统计期限为YYYY年1月1日至YYYY年12月31日。',
  '这一年，我县围绕群众关心的事项公开信息，共发布各类信息48条，办理来信来访咨询37件，按时答复。',
  '（一）主动公开情况。全年通过网站公布政务信息116条，其中重点领域23条。',
  '（二）依申请公开情况。全年办理申请若干件，均按时答复，没有收取费用。',
  '（三）平台建设。网站改版后访问量增加，新媒体发布消息350条。',
]

function wholeText(grid: Grid, print: Print, year: number, chance: Chance): string {
  const title = `青禾县柳树镇人民政府${year}年政府信息公开工作年度报告`
  const lines = [
    ...(chance() < 0.7 ? [title] : []),
    ...(chance() < 0.3 ? [`发布时间：${year + 1}-01-2${upTo(chance, 9)} 来源：柳树镇`] : []),
    '一、总体情况',
    ...opening.slice(0, 1 + upTo(chance, opening.length - 1)).map((line) => line.replaceAll('YYYY', String(year))),
    '二、主动公开政府信息情况',
    print(grid.disclosure, 'disclosure'),
    '三、收到和处理政府信息公开申请情况',
    print(grid.requests, 'requests'),
    '四、政府信息公开行政复议、行政诉讼情况',
    ...(grid.relief.length ? [print(grid.relief, 'relief')] : []),
    '五、存在的主要问题及改进情况',
    '公开的及时性还要提高，下一步将增加人手、加强培训。',
    '六、其他需要报告的事项',
    oneOf(chance, ['无', '没有其他需要报告的事项。', `${year}年没有收取信息处理费。`]),
  ]
  return lines.join('\n')
}
