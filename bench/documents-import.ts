// Bulk import as an office does it: a list and a folder of texts, read, screened, taken over under a signed record and
// made ready for search.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { openApp } from '../src/app.ts'
import { configFrom } from '../src/config.ts'
import { importDocuments, openTakeover, type TakeoverRecord } from '../src/documents/index.ts'
import { nameKey } from '../src/kit/text/name-key.ts'
import { loadStaff } from '../src/organs/index.ts'

/** Documents a second, by the use case behind the page of takeovers. */
export async function importedPerSecond(count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  const app = await openApp(configFrom({ GONGKAI_DATA: folder, GONGKAI_LOG: 'warn', PORT: '0' }))
  try {
    const organId = 'bench-import'
    await app.db
      .insertInto('organs')
      .values({ id: organId, name: '示例局', name_key: nameKey('示例局'), kind: 'department', level: 'county' })
      .execute()
    const { id } = await app.db
      .insertInto('staff')
      .values({ organ_id: organId, login: 'bench', name: '示例主任' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await app.db.insertInto('staff_roles').values({ organ_id: organId, staff_id: id, role: 'head' }).execute()
    const staff = (await loadStaff(app.db, id, app.today()))!
    const { sheet, files } = await listOf(count)
    const record: TakeoverRecord = {
      ...{ organId, source: '示例旧网站', responsibleName: '示例主任', signedOn: '2024-01-01' },
      digest: createHash('sha256').update(sheet).digest('hex'),
    }
    const takeover = await openTakeover(app, staff, record, null)
    if (!takeover.ok) throw new Error(takeover.refusal.message)
    const began = performance.now()
    const done = await importDocuments(app, staff, { organId, takeoverId: takeover.value.id, sheet, files }, null)
    const seconds = (performance.now() - began) / 1000
    if (!done.ok) throw new Error(done.refusal.message)
    if (done.value.taken !== count)
      throw new Error(`${done.value.taken} of ${count}: ${JSON.stringify(done.value.faults[0])}`)
    return count / seconds
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function listOf(count: number) {
  const book = new ExcelJS.Workbook()
  const list = book.addWorksheet('清单')
  list.addRow(['标题', '公开属性', '种类', '发文字号', '成文日期', '发布日期', '正文文件'])
  const files = new Map<string, Uint8Array>()
  for (let n = 1; n <= count; n++) {
    const day = `2023-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')}`
    const name = `正文/${n}.txt`
    list.addRow([`关于做好第${n}号示例工作的通知`, '主动公开', '通知公告', `示政发〔2023〕${n}号`, day, day, name])
    const lines = Array.from(
      { length: 12 },
      (_, at) => `第${at + 1}条　各单位按照职责分工落实第${n}号示例工作，进展情况按季度向社会公开。`,
    )
    files.set(name, new TextEncoder().encode(lines.join('\n')))
  }
  return { sheet: new Uint8Array(await book.xlsx.writeBuffer()), files }
}
