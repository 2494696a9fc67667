// A report made up by chance, as the pieces that stand one below the other in a file; each wild layout prints them in
// its own way.
import { chapters, type EditionId } from '../../../../src/law/annual-report/index.ts'
import type { Tables } from '../../../../src/reports/report.ts'
import { type Cell, type Grid, gridOf, type Row } from '../layouts.ts'
import { chanceOf, type RandomTables, randomTables } from '../random-tables.ts'

export type Piece =
  | { kind: 'title' | 'heading' | 'prose'; text: string }
  | { kind: 'table'; table: keyof Grid; rows: Row[] }

export interface Made {
  edition: EditionId
  tables: Tables
  year: number
  pieces: Piece[]
}

export interface Wild {
  /** Name of the file; its ending says what it is. */
  file: string
  make(made: Made): Uint8Array | Promise<Uint8Array>
  number?: (value: number) => string
  blank?: string
  blanks?: RandomTables['blanks']
  /** Rules of the reader that have to say something; the cells need not be read then, but none is wrong in silence. */
  said?: string[]
  edition?: EditionId
}

export function madeFor({ number = String, blank = '', blanks = 'none', edition }: Wild, seed: number): Made {
  const made = randomTables(chanceOf(seed), { edition: edition ?? (seed % 2 ? '2021' : '2019'), sound: true, blanks })
  const year = made.edition === '2021' ? 2022 : 2020
  const grid = gridOf(made.edition, made.tables, {
    number: (value, kind) => (kind === 'amountWan' && made.edition === '2019' ? `${number(value)}万元` : number(value)),
    blank,
  })
  return { ...made, year, pieces: piecesOf(grid, year) }
}

const ordinals = '一二三四五六'
const ownProse: Partial<Record<number, string>> = {
  1: '这一年，我县围绕群众关心的事项公开信息，共发布各类信息48条，办理来信来访咨询按时答复。',
  5: '公开的及时性还要提高，下一步将增加人手、加强培训。',
  6: '没有其他需要报告的事项。',
}

export function piecesOf(grid: Grid, year = 2022, organ = '青禾县人民政府'): Piece[] {
  const tables = { 2: 'disclosure', 3: 'requests', 4: 'relief' } as const
  return [
    { kind: 'title', text: `${organ}${year}年政府信息公开工作年度报告` },
    ...chapters.flatMap(({ no, title }): Piece[] => {
      const table = tables[no as 2 | 3 | 4] as keyof Grid | undefined
      const prose = ownProse[no]
      return [
        { kind: 'heading', text: `${ordinals[no - 1]}、${title}` },
        ...(prose ? [{ kind: 'prose', text: prose } as const] : []),
        ...(table ? [{ kind: 'table', table, rows: grid[table] } as const] : []),
      ]
    }),
  ]
}

/** The same report of another year or organ. */
export function otherMade(made: Made, seed: number, year: number, organ?: string): Piece[] {
  const { tables } = randomTables(chanceOf(seed), { edition: made.edition, sound: true, blanks: 'none' })
  return piecesOf(gridOf(made.edition, tables, { number: String, blank: '' }), year, organ)
}

export interface Placed extends Cell {
  row: number
  column: number
  rowSpan: number
  colSpan: number
}

/** Every cell with its row and column, spans laid out, and the number of columns. */
export function placedCells(rows: Row[]): { cells: Placed[]; width: number } {
  const cells: Placed[] = []
  const taken = new Set<string>()
  let width = 0
  rows.forEach((line, row) => {
    let column = 0
    for (const cell of line) {
      while (taken.has(`${row},${column}`)) column++
      const { rowSpan = 1, colSpan = 1 } = cell
      for (let r = 0; r < rowSpan; r++) for (let c = 0; c < colSpan; c++) taken.add(`${row + r},${column + c}`)
      cells.push({ ...cell, row, column, rowSpan, colSpan })
      column += colSpan
      width = Math.max(width, column)
    }
  })
  return { cells, width }
}

export const utf8 = (text: string) => new TextEncoder().encode(text)
