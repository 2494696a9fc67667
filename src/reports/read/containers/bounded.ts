// The last step of every format: what is beyond the bounds is left out and said, so that all later steps may trust the
// sizes.
import type { Block, Container, TableBlock, TextBlock } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { trouble } from './trouble.ts'

export function bounded(container: Container): Container {
  const budget = { characters: bounds.characters, blocks: bounds.blocks, cells: bounds.cells, grid: bounds.gridCells }
  let tables = 0
  let spansCut = false
  const kept: Block[] = []
  let cut = false
  for (const block of container.blocks) {
    if (--budget.blocks < 0 || (block.type === 'table' && ++tables > bounds.tables)) {
      cut = true
      break
    }
    cut = !(block.type === 'table' ? takeRows(block, budget) : takeText(block, budget))
    if (!cut || (block.type === 'table' && block.rows.length)) kept.push(block)
    if (cut) break
    if (block.type !== 'table') continue
    budget.grid -= gridOf(block)
    if (budget.grid >= 0) continue
    withoutSpans(block)
    spansCut = true
  }
  const troubles = [...container.troubles]
  if (cut) troubles.push(trouble('cut', `内容过多，只读了前 ${kept.length} 段（表）`, kept.at(-1)?.at))
  if (spansCut) troubles.push(trouble('cut', '单元格合并的范围过大，已按不合并读取'))
  return { ...container, blocks: kept, troubles }
}

function takeText(block: TextBlock, budget: { characters: number }): boolean {
  budget.characters -= block.text.length
  return budget.characters >= 0
}

/** Keeps the rows that the budget allows; false where some were left out. */
function takeRows(block: TableBlock, budget: { characters: number; cells: number }): boolean {
  for (const [index, row] of block.rows.entries()) {
    budget.cells -= row.length + 1
    for (const { text } of row) budget.characters -= text.length
    if (budget.cells >= 0 && budget.characters >= 0) continue
    block.rows.length = index
    return false
  }
  return true
}

function gridOf(block: TableBlock): number {
  let squares = 0
  for (const row of block.rows) for (const { rowSpan, colSpan } of row) squares += rowSpan * colSpan
  return squares
}

function withoutSpans(block: TableBlock) {
  for (const row of block.rows)
    for (const cell of row) {
      cell.rowSpan = 1
      cell.colSpan = 1
    }
}
