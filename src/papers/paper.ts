// An official document as plain data: letters, notices, gazette pages and annual reports are built from it, as DOCX
// and as PDF alike.

export interface Paper {
  /** Script of the text. */
  lang: 'zh-Hans' | 'zh-Hant'
  /** The red head with the organ's name (发文机关标志); reports have none. */
  organHead?: string
  /** 〔2024〕3号 */
  docNo?: string
  title: string | null
  /** Lines under the title: who issued it, for which period, that it is made up. */
  underTitle?: { text: string; strong?: boolean }[]
  /** 主送机关 or the applicant, without the colon. */
  addressee?: string
  parts: PaperPart[]
  /** Names of what is attached, without numbers. */
  attachments?: string[]
  signature?: Signature
  /** 附注: in brackets under the date, as whom to ask. */
  note?: string
  /** Metadata of the file. */
  about?: { author?: string; subject?: string; keywords?: string }
}

export interface Signature {
  organ: string
  /** As printed: 2024年3月4日. */
  date: string
  /** Room is left for a seal over organ and date. */
  seal?: boolean
  /** What is printed small where the seal is to stand: that it is stamped here, or that the file bears it. */
  sealNote?: string
}

export type PaperPart =
  /** opensPage: the title of a piece that begins a page, as in a gazette. key: names it for the contents. */
  | { type: 'heading'; level: 1 | 2; text: string; opensPage?: boolean; key?: string }
  /** leadsTo: a line of the contents; the page where the heading with this key stands is printed at its end. */
  | { type: 'paragraph'; text: string; indent?: boolean; leadsTo?: string }
  | { type: 'table'; table: PaperTable }

export interface PaperTable {
  /** Shares of the width of the text. */
  widths: number[]
  /** Rows at the top that repeat on every page. */
  headRows: number
  /** Size of the letters in points. */
  fontSize: number
  /** Least height of a row in millimetres: rows of forms leave room for the pen. */
  rowMm?: number
  rows: PaperCell[][]
}

/** A row in which the last cell is blank is written in by hand: it is twice as high. */
export const leastRowMm = ({ rowMm = 0 }: PaperTable, row: readonly PaperCell[]): number =>
  row.at(-1)?.text ? rowMm : 2 * rowMm

export interface PaperCell {
  text: string
  rowSpan: number
  colSpan: number
  head?: boolean
  bold?: boolean
  align?: 'left' | 'center' | 'right'
  /** A figure: never broken, set smaller where it is too long. */
  figure?: boolean
  /** Zeros are printed lighter. */
  faint?: boolean
}

/** Each grid place of a table: the cell that begins there, or the cell that covers it. Short rows are filled. */
export function gridOf({ rows, widths }: PaperTable): { cell: PaperCell; starts: boolean }[][] {
  const grid = rows.map((): { cell: PaperCell; starts: boolean }[] => [])
  rows.forEach((cells, row) => {
    let at = 0
    for (const cell of cells) {
      while (grid[row]![at]) at++
      for (let down = 0; down < cell.rowSpan; down++)
        for (let right = 0; right < cell.colSpan; right++)
          if (grid[row + down]) grid[row + down]![at + right] = { cell, starts: down === 0 && right === 0 }
    }
    for (let place = 0; place < widths.length; place++)
      grid[row]![place] ??= { cell: { text: '', rowSpan: 1, colSpan: 1 }, starts: true }
  })
  return grid
}
