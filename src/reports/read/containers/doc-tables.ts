// Rows of a Word 97 table: each says the edges of its own cells, in twips; spans follow from comparing them.
import type { Block } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { defineTable, type Run, viewOf } from './doc-properties.ts'
import { addAll, type CellDraft, tableBlocks } from './drafts.ts'

export interface DocRow {
  /** The paragraphs of each cell. */
  cells: string[][]
  properties: Run | undefined
}

interface DocCell extends CellDraft {
  left: number
  right: number
  continues: boolean
}

export function docTable(rows: DocRow[]): Block[] {
  const laid = rows.map(cellsOf)
  const edges = distinct(laid.flatMap((cells) => cells.flatMap(({ left, right }) => [left, right])))
  const above = new Map<number, DocCell>()
  return tableBlocks(
    laid.map((cells) =>
      cells.filter((cell) => {
        const [from, to] = [nearest(edges, cell.left), nearest(edges, cell.right)]
        cell.colSpan = Math.min(Math.max(1, to - from), bounds.span)
        const start = above.get(from)
        if (cell.continues && start && start.rowSpan < bounds.span) {
          start.rowSpan++
          addAll(start.blocks, cell.blocks)
          return false
        }
        for (let edge = from; edge < to; edge++) above.delete(edge)
        above.set(from, cell)
        return true
      }),
    ),
  )
}

/** Cells with their edges; where the row does not say them, all are one wide. */
function cellsOf({ cells, properties }: DocRow): DocCell[] {
  const definition = properties?.sprms.get(defineTable)
  const count = definition?.[2] ?? 0
  const view = definition && viewOf(definition)
  const known = view && count >= cells.length && definition.length >= 3 + (count + 1) * 2
  const out: DocCell[] = []
  cells.forEach((paragraphs, index) => {
    const flagsAt = 3 + (count + 1) * 2 + index * 20
    const flags = known && flagsAt + 2 <= definition.length ? view.getUint16(flagsAt, true) : 0
    const left = known ? view.getInt16(3 + index * 2, true) : index * 1000
    const right = known ? view.getInt16(5 + index * 2, true) : (index + 1) * 1000
    const before = out.at(-1)
    if (flags & mergedLeft && before) {
      before.right = right
      return
    }
    const blocks = paragraphs
      .flatMap((text) => text.split('\n'))
      .filter((text) => text !== '')
      .map((text) => ({ type: 'paragraph' as const, text, at: {} }))
    const continues = (flags & (mergedUp | startsMerge)) === mergedUp
    out.push({ blocks, rowSpan: 1, colSpan: 1, left, right, continues })
  })
  return out
}

/** Edges closer than one millimetre are the same column. */
function distinct(values: number[]): number[] {
  const out: number[] = []
  for (const value of values.sort((a, b) => a - b)) if (!out.length || value - out.at(-1)! > 60) out.push(value)
  return out
}

const nearest = (values: number[], value: number) =>
  values.reduce((best, each, index) => (Math.abs(each - value) < Math.abs(values[best]! - value) ? index : best), 0)

const [mergedLeft, mergedUp, startsMerge] = [0x0002, 0x0020, 0x0040]
