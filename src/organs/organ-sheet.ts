// 机关与人员导入表: one XLSX with the sheets 机关 and 人员, read into rows with the errors of each row.
import ExcelJS from 'exceljs'
import { type Role, roles } from './roles.ts'

export interface OrganRow {
  at: string
  id: string
  name: string
  kind: 'government' | 'department' | 'office' | 'agency' | 'authorised'
  level: 'national' | 'province' | 'prefecture' | 'county' | 'township'
  region: string | null
  parentId: string | null
  creditCode: string | null
  siteCode: string | null
  officeName: string | null
  officePhone: string | null
  officeAddress: string | null
  officeHours: string | null
  reconsiderationBody: string | null
  court: string | null
}

export interface StaffRowInSheet {
  at: string
  organId: string
  login: string
  name: string
  kind: 'full' | 'part'
  post: string | null
  phone: string | null
  email: string | null
  roles: Role[]
}

export interface SheetFault {
  /** Sheet and row: 机关·第3行. */
  at: string
  column: string
  seen: string
  expected: string
}

export const organColumns = [
  '编号',
  '名称',
  '类别',
  '级别',
  '区划代码',
  '上级编号',
  '统一社会信用代码',
  '网站标识码',
  '公开机构',
  '电话',
  '地址',
  '办公时间',
  '复议机关',
  '管辖法院',
] as const
export const staffColumns = ['机关编号', '账号', '姓名', '专兼职', '职务', '电话', '电子邮箱', '角色'] as const

const kinds = {
  人民政府: 'government',
  工作部门: 'department',
  派出机关: 'office',
  派出机构: 'agency',
  授权组织: 'authorised',
} as const
const levels = {
  国家级: 'national',
  省级: 'province',
  设区的市级: 'prefecture',
  县级: 'county',
  乡级: 'township',
} as const

export interface OrganSheet {
  organs: OrganRow[]
  staff: StaffRowInSheet[]
  faults: SheetFault[]
}

/** Rows that can be used and the faults of those that cannot; throws on what is no XLSX file. */
export async function readOrganSheet(bytes: Uint8Array): Promise<OrganSheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never)
  const faults: SheetFault[] = []
  const organs = rowsOf(book, '机关', organColumns, faults).flatMap((row) => organOf(row, faults))
  const staff = rowsOf(book, '人员', staffColumns, faults).flatMap((row) => staffOf(row, faults))
  faults.push(...repeated(organs, ({ id }) => id, '编号'), ...repeated(staff, ({ login }) => login, '账号'))
  return { organs, staff, faults }
}

interface SheetRow {
  at: string
  cell: Record<string, string>
}

function rowsOf(book: ExcelJS.Workbook, name: string, columns: readonly string[], faults: SheetFault[]): SheetRow[] {
  const sheet = book.getWorksheet(name)
  if (!sheet) {
    faults.push({
      at: name,
      column: '',
      seen: '没有这张工作表',
      expected: `工作表“${name}”，首行为：${columns.join('、')}`,
    })
    return []
  }
  const heads = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, index) => void heads.set(cell.text.trim(), index))
  const missing = columns.slice(0, 4).filter((column) => !heads.has(column))
  for (const column of missing)
    faults.push({ at: `${name}·第1行`, column, seen: '没有这一列', expected: `列名“${column}”` })
  if (missing.length) return []
  const rows: SheetRow[] = []
  sheet.eachRow((row, number) => {
    if (number === 1) return
    const cell = Object.fromEntries(
      columns.map((column) => [column, heads.has(column) ? row.getCell(heads.get(column)!).text.trim() : '']),
    )
    if (Object.values(cell).some(Boolean)) rows.push({ at: `${name}·第${number}行`, cell })
  })
  return rows
}

function organOf({ at, cell }: SheetRow, faults: SheetFault[]): OrganRow[] {
  const before = faults.length
  const fault = (column: string, expected: string) =>
    faults.push({ at, column, seen: cell[column] || '空白', expected })
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(cell['编号']!)) fault('编号', '小写字母、数字、横线，例如 linfen-fgw')
  if (!cell['名称']) fault('名称', '机关全称')
  const kind = kinds[cell['类别'] as keyof typeof kinds]
  if (!kind) fault('类别', Object.keys(kinds).join('、'))
  const level = levels[cell['级别'] as keyof typeof levels]
  if (!level) fault('级别', Object.keys(levels).join('、'))
  if (cell['区划代码'] && !/^\d{6}(\d{3})?$/.test(cell['区划代码'])) fault('区划代码', '6位或9位数字')
  if (cell['统一社会信用代码'] && !/^[0-9A-HJ-NP-RT-UW-Y]{18}$/.test(cell['统一社会信用代码']))
    fault('统一社会信用代码', '18位')
  if (cell['网站标识码'] && !/^(\d{10}|bm\d{8})$/.test(cell['网站标识码']))
    fault('网站标识码', '10位数字，或 bm 加8位数字')
  if (faults.length > before) return []
  return [
    {
      at,
      id: cell['编号']!,
      name: cell['名称']!,
      kind: kind!,
      level: level!,
      region: cell['区划代码'] || null,
      parentId: cell['上级编号'] || null,
      creditCode: cell['统一社会信用代码'] || null,
      siteCode: cell['网站标识码'] || null,
      officeName: cell['公开机构'] || null,
      officePhone: cell['电话'] || null,
      officeAddress: cell['地址'] || null,
      officeHours: cell['办公时间'] || null,
      reconsiderationBody: cell['复议机关'] || null,
      court: cell['管辖法院'] || null,
    },
  ]
}

function staffOf({ at, cell }: SheetRow, faults: SheetFault[]): StaffRowInSheet[] {
  const before = faults.length
  const fault = (column: string, expected: string) =>
    faults.push({ at, column, seen: cell[column] || '空白', expected })
  if (!cell['机关编号']) fault('机关编号', '所在机关的编号')
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(cell['账号']!)) fault('账号', '3至32个小写字母、数字、点、横线，以字母开头')
  if (!cell['姓名']) fault('姓名', '姓名')
  if (cell['专兼职'] && !['专职', '兼职'].includes(cell['专兼职'])) fault('专兼职', '专职、兼职')
  const names = (cell['角色'] ?? '').split(/[、,，;；\s]+/).filter(Boolean)
  const known = names.map((name) => Object.keys(roles).find((id) => roles[id as Role] === name) as Role | undefined)
  if (known.includes(undefined)) fault('角色', Object.values(roles).join('、'))
  if (known.includes('installationAdmin')) fault('角色', '平台管理员不能批量导入，请单独指定')
  if (faults.length > before) return []
  return [
    {
      at,
      organId: cell['机关编号']!,
      login: cell['账号']!,
      name: cell['姓名']!,
      kind: cell['专兼职'] === '兼职' ? 'part' : 'full',
      post: cell['职务'] || null,
      phone: cell['电话'] || null,
      email: cell['电子邮箱'] || null,
      roles: known as Role[],
    },
  ]
}

function repeated<T extends { at: string }>(rows: T[], key: (row: T) => string, column: string): SheetFault[] {
  const first = new Map<string, string>()
  const faults: SheetFault[] = []
  for (const row of rows) {
    const earlier = first.get(key(row))
    if (earlier) faults.push({ at: row.at, column, seen: key(row), expected: `与${earlier}不同的${column}` })
    else first.set(key(row), row.at)
  }
  return faults
}

/** An empty import table with the heads, one example row each, and the words that are allowed. */
export async function organSheetTemplate(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const organs = book.addWorksheet('机关', { views: [{ state: 'frozen', ySplit: 1 }] })
  organs.addRow([...organColumns])
  const staff = book.addWorksheet('人员', { views: [{ state: 'frozen', ySplit: 1 }] })
  staff.addRow([...staffColumns])
  const help = book.addWorksheet('填写说明')
  help.addRow(['列', '可填'])
  help.addRow(['类别', Object.keys(kinds).join('、')])
  help.addRow(['级别', Object.keys(levels).join('、')])
  help.addRow(['专兼职', '专职、兼职'])
  help.addRow(['角色', `${Object.values(roles).join('、')}；多个角色用顿号隔开`])
  for (const sheet of [organs, staff, help]) {
    sheet.getRow(1).font = { bold: true }
    for (const column of sheet.columns) column.width = 18
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
