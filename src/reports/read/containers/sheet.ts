// One worksheet: its cells in rows and columns, and the ranges that are merged.
import { bounds } from './bounds.ts'
import { unreadable } from './drafts.ts'
import { type NumberFormats, shownNumber } from './sheet-numbers.ts'
import { attributeOf, readXml } from './xml.ts'

export interface SheetRow {
  /** From 1. */
  row: number
  /** Text by column, from 1; a cell that only has a border is ''. */
  cells: Map<number, string>
}

export interface Sheet {
  rows: SheetRow[]
  merges: { top: number; left: number; bottom: number; right: number }[]
  drawings: boolean
  /** Filled rows and columns out of sight, which are not read. */
  hidden: { rows: number; columns: number }
  /** Cells whose format shows fewer decimals than they have. */
  rounded: number
  cut: boolean
}

export function readSheet(xml: string, strings: string[], formats: NumberFormats): Sheet {
  const sheet: Sheet = {
    rows: [],
    merges: [],
    drawings: false,
    hidden: { rows: 0, columns: 0 },
    rounded: 0,
    cut: xml.length > bounds.htmlCharacters * 2,
  }
  let row: SheetRow = { row: 0, cells: new Map() }
  let hidden = false
  let cell = { column: 0, type: 'n', style: -1, text: '', computed: false }
  const hiddenColumns: [number, number][] = []
  const outOfSight = new Set<number>()
  const isHidden = (column: number) => hiddenColumns.some(([from, to]) => column >= from && column <= to)
  let inside = false
  let cells = 0
  const stopped = readXml(xml.slice(0, bounds.htmlCharacters * 2), {
    open(name, attributes) {
      switch (name.slice(name.indexOf(':') + 1)) {
        case 'col':
          if (isTrue(attributeOf(attributes, 'hidden')) && hiddenColumns.length < bounds.span)
            hiddenColumns.push([Number(attributeOf(attributes, 'min')), Number(attributeOf(attributes, 'max'))])
          break
        case 'row':
          row = { row: Number(attributeOf(attributes, 'r')) || row.row + 1, cells: new Map() }
          hidden = isTrue(attributeOf(attributes, 'hidden'))
          cell.column = 0
          break
        case 'c':
          cell = {
            column: columnOf(attributeOf(attributes, 'r')) ?? cell.column + 1,
            type: attributeOf(attributes, 't') ?? 'n',
            style: Number(attributeOf(attributes, 's') ?? -1),
            text: '',
            computed: false,
          }
          break
        case 'f':
          cell.computed = true
          break
        case 'v':
        case 't':
          inside = true
          break
        case 'mergeCell': {
          const range = rangeOf(attributeOf(attributes, 'ref') ?? '')
          if (range && sheet.merges.length < bounds.cells) sheet.merges.push(range)
          break
        }
        case 'drawing':
          sheet.drawings = true
      }
    },
    close(name) {
      const tag = name.slice(name.indexOf(':') + 1)
      if (tag === 'v' || tag === 't') inside = false
      if (tag === 'c') {
        if (++cells > bounds.cells) sheet.cut = true
        else if (isHidden(cell.column)) {
          if (cell.text) outOfSight.add(cell.column)
        } else {
          const text = shown(cell, strings, formats)
          if (cell.type === 'n' && isRounded(cell.text, text)) sheet.rounded++
          row.cells.set(cell.column, text)
        }
      }
      if (tag !== 'row') return
      if (!hidden && row.cells.size) sheet.rows.push(row)
      else if ([...row.cells.values()].some((text) => text !== '')) sheet.hidden.rows++
    },
    text(text) {
      if (inside) cell.text += text
    },
  })
  sheet.cut ||= stopped !== undefined
  sheet.hidden.columns = outOfSight.size
  sheet.rows.sort((a, b) => a.row - b.row)
  return sheet
}

/** More is cut off than the last digits with which a computer counts. */
function isRounded(stored: string, text: string): boolean {
  const shownAs = Number(text.replaceAll(',', ''))
  return Number.isFinite(shownAs) && Math.abs(Number(stored) - shownAs) > 0.000_05
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true'

function shown(
  cell: { type: string; style: number; text: string; computed: boolean },
  strings: string[],
  formats: NumberFormats,
): string {
  // A formula that was never worked out, or could not be.
  if (cell.type === 'e' || (cell.computed && cell.text === '')) return unreadable
  if (cell.type === 's') return (strings[Number(cell.text)] ?? '').trim()
  if (cell.type === 'n') return shownNumber(cell.text, formats[cell.style])
  if (cell.type === 'b') return cell.text === '1' ? 'TRUE' : 'FALSE'
  return cell.text.trim()
}

/** `AB12` → 28; undefined beyond what a sheet has. */
function columnOf(reference?: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

function rangeOf(reference: string) {
  const match = /^([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})$/.exec(reference)
  if (!match) return undefined
  const rowOf = (name: string) => Number(name.replace(/\D/g, ''))
  const [from, to] = [match[1]!, match[2]!]
  return { top: rowOf(from), left: columnOf(from)!, bottom: rowOf(to), right: columnOf(to)! }
}
