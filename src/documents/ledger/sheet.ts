// The list to fill in for the import of figures: the columns that it reads, and what may stand in them.
import ExcelJS from 'exceljs'
import { entryLabel, entryRows } from './entries.ts'

const columns = [
  { header: '事项', width: 22 },
  { header: '部门', width: 20 },
  { header: '年度', width: 8 },
  { header: '期间', width: 12 },
  { header: '项目数量', width: 12 },
  { header: '处理决定数量', width: 14 },
  { header: '金额（万元）', width: 14 },
  { header: '备注', width: 30 },
]

/** XLSX. `year`: the year that stands in the rows to begin with. */
export async function entrySheet(year: number): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('行政行为台账', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns
  sheet.getRow(1).font = { bold: true }
  for (const row of entryRows) sheet.addRow([entryLabel(row), '', year, '第1季度'])
  const about = book.addWorksheet('填写说明')
  about.getColumn(1).width = 90
  for (const line of [
    `事项：${entryRows.map(entryLabel).join('、')}。`,
    '部门：可以不填，不填为全机关的数字。',
    '期间：全年、上半年、下半年、第1季度、3月，或者1-3月。同一事项、同一部门的期间不能重叠。',
    '项目数量是期末的项目数；处理决定数量是期间内的件数，政府集中采购填采购项目数。',
    '金额以万元为单位，只有行政事业性收费和政府集中采购填写。',
  ])
    about.addRow([line])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
