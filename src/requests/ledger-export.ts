// 台账导出: the ledger as XLSX or CSV, applicants masked, examples marked.

import ExcelJS from 'exceljs'
import type { App } from '../app.ts'
import { csvLine } from '../kit/csv.ts'
import { latestEdition } from '../law/annual-report/index.ts'
import { channels } from '../law/regulation/index.ts'
import { flags, type OutcomeId, outcomes, type RequestState, rowOf, states } from '../law/requests/index.ts'
import { applicantLabel } from './applicant-labels.ts'
import { type LedgerFilter, type LedgerRow, listRequests } from './queries.ts'
import { type SubjectId, subjects } from './subjects.ts'

interface Column {
  head: string
  width: number
  value(row: LedgerRow): string | null
}

const columns: Column[] = [
  { head: '机关', width: 20, value: (row) => row.organName },
  { head: '登记编号', width: 14, value: (row) => row.number },
  { head: '收件渠道', width: 16, value: (row) => channels[row.channel as keyof typeof channels].label },
  { head: '提交日期', width: 12, value: (row) => row.submittedOn },
  { head: '收到日期', width: 12, value: (row) => row.receivedOn },
  { head: '申请人类别', width: 14, value: (row) => applicantLabel(row.applicantKind) },
  { head: '申请人', width: 16, value: (row) => row.applicant },
  { head: '申请内容', width: 48, value: (row) => row.content },
  {
    head: '主题',
    width: 14,
    value: (row) => (row.subject ? (subjects[row.subject as SubjectId] ?? row.subject) : null),
  },
  { head: '状态', width: 14, value: (row) => states[row.state as RequestState].label },
  { head: '答复期限', width: 12, value: (row) => row.replyDue },
  { head: '办结日期', width: 12, value: (row) => row.endedOn },
  { head: '处理结果', width: 24, value: (row) => (row.outcome ? outcomes[row.outcome as OutcomeId].label : null) },
  {
    head: '年报行次',
    width: 24,
    value: (row) => (row.outcome ? rowOf(row.outcome as OutcomeId, latestEdition) : null),
  },
  {
    head: '情况',
    width: 20,
    value: (row) => row.flags.map((flag) => flags[flag as keyof typeof flags] ?? flag).join('、') || null,
  },
  { head: '承办人', width: 12, value: (row) => row.handler },
]

const pageSize = 1000

/** Every row of the ledger that the filter lets through, newest first. */
export async function* ledgerRows(app: Pick<App, 'db'>, filter: LedgerFilter): AsyncGenerator<LedgerRow> {
  let after: { on: string; id: string } | undefined
  for (;;) {
    const page: LedgerRow[] = await listRequests(app.db, filter, { after, limit: pageSize })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = { on: last.submittedOn, id: last.id }
  }
}

/** CSV for spreadsheets (UTF-8 with BOM), line by line. `notice` stands in a first line of its own. */
export async function* ledgerCsv(rows: AsyncIterable<LedgerRow>, notice: string | null): AsyncGenerator<string> {
  yield '\uFEFF'
  if (notice) yield csvLine([notice])
  yield csvLine(columns.map(({ head }) => head))
  for await (const row of rows) yield csvLine(columns.map((column) => column.value(row) ?? ''))
}

export async function ledgerXlsx(rows: AsyncIterable<LedgerRow>, notice: string | null): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('依申请公开台账', { views: [{ state: 'frozen', ySplit: notice ? 2 : 1 }] })
  if (notice) sheet.addRow([notice])
  sheet.addRow(columns.map(({ head }) => head)).font = { bold: true }
  for await (const row of rows) sheet.addRow(columns.map((column) => column.value(row)))
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
