// What every container (text, HTML, DOCX, PDF, XLSX …) is turned into before anything of the report is looked for.
import type { Place } from '../report.ts'

/** A heading or paragraph of the source; from plain text every line is one, empty lines included (their number can
 *  be the only trace of blank cells). */
export interface TextBlock {
  type: 'heading' | 'paragraph'
  text: string
  at: Place
}

export interface TableCell {
  text: string
  /** ≥ 1, bounded by the container (huge spans are cut). */
  rowSpan: number
  colSpan: number
  at: Place
}

/** A real table: rows of cells as written, spans not yet laid out. */
export interface TableBlock {
  type: 'table'
  rows: TableCell[][]
  at: Place
}

export type Block = TextBlock | TableBlock

/** A trouble met while opening the container; the reader turns it into a finding. */
export interface ContainerTrouble {
  /** refused: nothing could be read (too large, encrypted, not a document); cut: reading stopped at a bound;
   *  lost: something in it cannot be read (pictures); garbled: mojibake or wrong encoding. */
  kind: 'refused' | 'cut' | 'lost' | 'garbled'
  message: string
  at?: Place
}

export interface Container {
  mediaType: string
  blocks: Block[]
  /** From metadata of the container where it has them (HTML meta PubDate, PDF title …). */
  meta: { title?: string; publishedOn?: string; url?: string; source?: string }
  troubles: ContainerTrouble[]
}
