// The last step of every format: what is beyond the bounds is left out and said, so that all later steps may trust the
// sizes.
import type { Block, Container, TableBlock } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { trouble } from './trouble.ts'

export function bounded(container: Container): Container {
  const budget = { characters: bounds.characters, blocks: bounds.blocks, cells: bounds.cells, grid: bounds.gridCells }
  let tables = 0
  let spansCut = false
  const kept: Block[] = []
  for (const block of container.blocks) {
    if (--budget.blocks < 0 || (block.type === 'table' && ++tables > bounds.tables)) break
    const size = sizeOf(block)
    budget.characters -= size.characters
    budget.cells -= size.cells
    if (budget.characters < 0 || budget.cells < 0) break
    budget.grid -= size.grid
    if (block.type === 'table' && budget.grid < 0) {
      withoutSpans(block)
      spansCut = true
    }
    kept.push(block)
  }
  const troubles = [...container.troubles]
  if (kept.length < container.blocks.length)
    troubles.push(trouble('cut', `内容过多，只读了前 ${kept.length} 段（表）`, container.blocks[kept.length]!.at))
  if (spansCut) troubles.push(trouble('cut', '单元格合并的范围过大，已按不合并读取'))
  return { ...container, blocks: kept, troubles }
}

function sizeOf(block: Block) {
  if (block.type !== 'table') return { characters: block.text.length, cells: 0, grid: 0 }
  let [characters, cells, grid] = [0, 0, 0]
  for (const row of block.rows) {
    cells += row.length
    for (const cell of row) {
      characters += cell.text.length
      grid += cell.rowSpan * cell.colSpan
    }
  }
  return { characters, cells: cells + block.rows.length, grid }
}

function withoutSpans(block: TableBlock) {
  for (const row of block.rows)
    for (const cell of row) {
      cell.rowSpan = 1
      cell.colSpan = 1
    }
}
