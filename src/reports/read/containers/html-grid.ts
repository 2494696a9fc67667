// Tables that a page builds of other elements, as their styles or roles say.
import type { Element, Parent } from './html-tree.ts'

/** What an element is laid out as; undefined for nearly all, which keep the layout of their tag. */
export function layoutOf({ attrs }: Element): 'table' | 'row' | 'boxes' | 'box' | undefined {
  for (const { name, value } of attrs) {
    if (name === 'role') {
      if (/^(?:table|grid|treegrid)$/.test(value)) return 'table'
      if (value === 'row') return 'row'
    }
    if (name === 'style' && value.includes('display')) {
      const display = /(?:^|[;\s])display\s*:\s*([\w-]+)/.exec(value)?.[1]
      if (display) return displays[display]
    }
  }
  return undefined
}

const displays: Partial<Record<string, 'table' | 'row' | 'boxes' | 'box'>> = {
  table: 'table',
  'inline-table': 'table',
  'table-row': 'row',
  'table-cell': 'box',
  block: 'box',
  flex: 'boxes',
  'inline-flex': 'boxes',
  grid: 'boxes',
}

/** The cells of the rows inside an element laid out as a table; empty where it has no rows of several cells. */
export function gridRows(table: Element): Element[][] {
  const rows: Element[][] = []
  const search = (parent: Parent) => {
    for (const child of elementsOf(parent)) {
      if (layoutOf(child) === 'row') rows.push(elementsOf(child))
      else search(child)
    }
  }
  search(table)
  return rows.some((cells) => cells.length > 1) ? rows : []
}

const elementsOf = (parent: Parent): Element[] =>
  parent.childNodes.filter((child): child is Element => 'tagName' in child && !/^(?:script|style)$/.test(child.tagName))
