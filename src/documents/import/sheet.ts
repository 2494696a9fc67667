// An XLSX list as rows of words by field, its columns found by their heads.
import ExcelJS from 'exceljs'
import { parseCsv } from '../../kit/csv.ts'
import { type Day, dayOf, parseDay } from '../../kit/days.ts'
import { textIn } from './body-from-file.ts'

export interface SheetFault {
  row: number
  column: string
  seen: string
  expected: string
}

export type Fields = Record<string, { label: string; words?: readonly string[] }>

export interface SheetRow<F extends Fields> {
  row: number
  text(field: keyof F): string
}

/** The rows below the heads; undefined where this is no workbook. `missing`: labels of required columns not found. */
export async function readSheet<F extends Fields>(
  bytes: Uint8Array,
  fields: F,
  required: readonly (keyof F)[],
): Promise<{ rows: SheetRow<F>[]; missing: string[] } | undefined> {
  const sheet = await sheetIn(bytes)
  if (!sheet) return undefined
  const { head, columns } = findHead(sheet, fields)
  const missing = required.filter((field) => !columns.has(field as string)).map((field) => fields[field]!.label)
  const rows: SheetRow<F>[] = []
  for (let row = head + 1; row <= sheet.rowCount; row++) {
    const text = (field: keyof F) => {
      const column = columns.get(field as string)
      return column ? textOfCell(sheet.getRow(row).getCell(column)) : ''
    }
    if ([...columns.keys()].some((field) => text(field))) rows.push({ row, text })
  }
  return { rows, missing }
}

/** A workbook's first sheet; where the bytes are no archive, the lines of a CSV file. */
async function sheetIn(bytes: Uint8Array): Promise<ExcelJS.Worksheet | undefined> {
  const book = new ExcelJS.Workbook()
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK') {
    const loaded = await book.xlsx.load(Buffer.from(bytes) as never).catch(() => undefined)
    return loaded?.worksheets[0]
  }
  const text = textIn(bytes)
  if (text.includes('\0')) return undefined
  const sheet = book.addWorksheet('清单')
  for (const row of parseCsv(text)) sheet.addRow(row)
  return sheet
}

function findHead(sheet: ExcelJS.Worksheet, fields: Fields) {
  let best = { head: 1, columns: new Map<string, number>() }
  for (let head = 1; head <= Math.min(10, sheet.rowCount); head++) {
    const columns = new Map<string, number>()
    sheet.getRow(head).eachCell((cell, index) => {
      const word = cell.text.replace(/[\s*]|[（(].*$/g, '')
      const field = Object.entries(fields).find(
        ([, { label, words = [] }]) => label === word || words.includes(word),
      )?.[0]
      if (field && !columns.has(field)) columns.set(field, index)
    })
    if (columns.size > best.columns.size) best = { head, columns }
  }
  return best
}

const textOfCell = (cell: ExcelJS.Cell): string =>
  cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.text.trim()

/** 2024-02-05, 2024/2/5, 2024.2.5, 2024年2月5日. */
export function dayIn(text: string): Day | undefined {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text)
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : parseDay(text)
}

/** 1,234 and 12.5; undefined where it is no number ≥ 0. */
export function numberIn(text: string): number | undefined {
  const plain = text.replace(/[,，\s]/g, '')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
