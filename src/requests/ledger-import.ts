// 旧台账导入: an office's own XLSX, its columns mapped to ours by their heads or by hand. Closed cases come in with their
// outcome; open ones are taken over with their receipt day, the days paused and the extension used. What is not
// understood is reported row by row, and those rows are left out.
import ExcelJS from 'exceljs'
import type { App } from '../app.ts'
import { type Day, parseDay } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { type ChannelId, channels } from '../law/regulation/index.ts'
import { type OutcomeId, outcomeIds, outcomes } from '../law/requests/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { applicantKindOf } from './applicant-labels.ts'
import { calendarFor } from './calendars.ts'
import { insertTakenOver } from './take-over.ts'

export const ledgerFields = {
  number: { label: '登记编号', words: ['登记编号', '编号', '收件编号', '申请编号'] },
  receivedOn: { label: '收到日期', words: ['收到日期', '收件日期', '受理日期', '申请日期', '收到时间'] },
  channel: { label: '收件渠道', words: ['收件渠道', '申请方式', '渠道', '提交方式'] },
  applicantKind: { label: '申请人类别', words: ['申请人类别', '申请人类型', '申请主体'] },
  applicant: { label: '申请人', words: ['申请人', '申请人姓名', '姓名', '申请人名称'] },
  phone: { label: '联系电话', words: ['联系电话', '电话', '手机', '联系方式'] },
  content: { label: '申请内容', words: ['申请内容', '内容描述', '所需信息', '申请事项', '申请公开内容'] },
  outcome: { label: '处理结果', words: ['处理结果', '答复类型', '办理结果', '答复结果', '答复情况'] },
  endedOn: { label: '办结日期', words: ['办结日期', '答复日期', '答复时间', '办结时间'] },
  extendedBy: { label: '延期工作日', words: ['延期工作日', '延期', '延长天数'] },
  pausedFrom: { label: '停算起', words: ['停算起', '征求意见发出日期'] },
  pausedUntil: { label: '停算止', words: ['停算止', '征求意见收回日期'] },
} as const
export type LedgerField = keyof typeof ledgerFields

export interface LedgerFault {
  row: number
  column: string
  seen: string
  expected: string
}

export interface LedgerImported {
  /** Which head was taken for which field, and heads that were not understood. */
  mapping: Partial<Record<LedgerField, string>>
  unknownHeads: string[]
  closed: number
  open: number
  faults: LedgerFault[]
}

export interface LedgerImport {
  organId: string
  bytes: Uint8Array
  /** Head by field, where the heads are not the usual words. */
  mapping?: Partial<Record<LedgerField, string>>
  /** Only say what would be done. */
  dryRun?: boolean
}

const required: LedgerField[] = ['receivedOn', 'applicantKind', 'applicant', 'content']

export async function importLedger(
  app: App,
  by: Staff,
  input: LedgerImport,
  from: string | null,
): Promise<Result<LedgerImported>> {
  if (!may(by, 'importLedger', input.organId)) return refused({ code: 'not-yours', message: whyNot('importLedger') })
  const book = new ExcelJS.Workbook()
  const loaded = await book.xlsx.load(Buffer.from(input.bytes) as never).catch(() => undefined)
  const sheet = loaded?.worksheets[0]
  if (!sheet) return refused({ code: 'no-sheet', message: '这不是可以读的 XLSX 文件' })
  const headRow = findHeads(sheet)
  const heads = new Map<string, number>()
  sheet.getRow(headRow).eachCell((cell, index) => void heads.set(cell.text.trim(), index))
  const mapping = { ...guessMapping([...heads.keys()]), ...input.mapping }
  const missing = required.filter((field) => !mapping[field] || !heads.has(mapping[field]))
  if (missing.length)
    return refused({
      code: 'missing-columns',
      message: `没有找到这些列：${missing.map((field) => ledgerFields[field].label).join('、')}`,
      mapping,
      heads: [...heads.keys()],
    })
  const result: LedgerImported = {
    mapping,
    unknownHeads: [...heads.keys()].filter((head) => head && !Object.values(mapping).includes(head)),
    closed: 0,
    open: 0,
    faults: [],
  }
  const calendar = await calendarFor(app, input.organId)
  const known = await numbersOf(app, input.organId)
  for (let number = headRow + 1; number <= sheet.rowCount; number++) {
    const text = (field: LedgerField) => {
      const column = mapping[field] && heads.get(mapping[field])
      return column ? sheet.getRow(number).getCell(column).text.trim() : ''
    }
    if (!text('content') && !text('applicant')) continue
    const entry = entryOf(number, text, result.faults)
    if (!entry) continue
    if (entry.number && known.has(entry.number)) {
      const expected = '台账中还没有的编号；这一件已经在台账里，不再导入'
      result.faults.push({ row: number, column: ledgerFields.number.label, seen: entry.number, expected })
      continue
    }
    if (entry.number) known.add(entry.number)
    if (!input.dryRun) {
      const taken = await insertTakenOver(app, by, { organId: input.organId, ...entry }, calendar, from)
      if (!taken.ok) {
        result.faults.push({
          row: number,
          column: ledgerFields.receivedOn.label,
          seen: entry.receivedOn,
          expected: taken.refusal.message,
        })
        continue
      }
    }
    if (entry.endedOn) result.closed += 1
    else result.open += 1
  }
  return accepted(result)
}

/** A file that was corrected is sent again whole: what is there already is known by its number. */
async function numbersOf(app: App, organId: string): Promise<Set<string>> {
  const rows = await app.db
    .selectFrom('requests')
    .select('number')
    .where('organ_id', '=', organId)
    .where('number', 'is not', null)
    .execute()
  return new Set(rows.map(({ number }) => number!))
}

/** The first row in which at least three heads are known words. */
function findHeads(sheet: ExcelJS.Worksheet): number {
  for (let number = 1; number <= Math.min(10, sheet.rowCount); number++) {
    const texts: string[] = []
    sheet.getRow(number).eachCell((cell) => void texts.push(cell.text.trim()))
    if (Object.keys(guessMapping(texts)).length >= 3) return number
  }
  return 1
}

function guessMapping(heads: readonly string[]): Partial<Record<LedgerField, string>> {
  const found: Partial<Record<LedgerField, string>> = {}
  for (const [field, { words }] of Object.entries(ledgerFields) as [LedgerField, { words: readonly string[] }][]) {
    const head = words.map((word) => heads.find((one) => one.replace(/[\s*（(].*$/, '') === word)).find(Boolean)
    if (head) found[field] = head
  }
  return found
}

export interface LedgerEntry {
  number: string | null
  receivedOn: Day
  channel: ChannelId
  applicantKind: NonNullable<ReturnType<typeof applicantKindOf>>
  applicant: string
  phone: string
  content: string
  outcome: OutcomeId | null
  endedOn: Day | null
  extendedBy: number
  pause: { after: Day; until: Day } | null
}

function entryOf(row: number, text: (field: LedgerField) => string, faults: LedgerFault[]): LedgerEntry | undefined {
  const before = faults.length
  const fault = (field: LedgerField, expected: string) =>
    void faults.push({ row, column: ledgerFields[field].label, seen: text(field) || '空白', expected })
  const day = (field: LedgerField) => (text(field) ? dayIn(text(field)) : null)
  const receivedOn = day('receivedOn')
  if (!receivedOn) fault('receivedOn', '日期，如 2024-02-05 或 2024年2月5日')
  const endedOn = day('endedOn')
  if (endedOn === undefined) fault('endedOn', '日期，如 2024-02-05 或 2024年2月5日')
  const kind = applicantKindOf(text('applicantKind'))
  if (!kind) fault('applicantKind', '自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他')
  const outcome = text('outcome') ? outcomeOf(text('outcome')) : null
  if (outcome === undefined) fault('outcome', '条例规定的处理结果，如 予以公开、部分公开、政府信息不存在')
  if (Boolean(endedOn) !== Boolean(outcome)) fault('endedOn', '办结日期与处理结果同时填写，或者都不填')
  const extendedBy = text('extendedBy') ? Number(text('extendedBy').replace(/[^\d]/g, '')) : 0
  if (!(extendedBy >= 0 && extendedBy <= 20)) fault('extendedBy', '0 至 20 个工作日')
  const [after, until] = [day('pausedFrom'), day('pausedUntil')]
  if (Boolean(after) !== Boolean(until)) fault('pausedUntil', '停算的起止同时填写')
  if (!text('content')) fault('content', '申请的内容')
  if (faults.length > before) return undefined
  return {
    number: text('number') || null,
    receivedOn: receivedOn as Day,
    channel: channelOf(text('channel')),
    applicantKind: kind!,
    applicant: text('applicant') || '（未载）',
    phone: text('phone'),
    content: text('content'),
    outcome: outcome ?? null,
    endedOn: endedOn ?? null,
    extendedBy,
    pause: after && until ? { after, until } : null,
  }
}

/** 2024-02-05, 2024/2/5, 2024.2.5, 2024年2月5日; undefined where it is no day. */
export function dayIn(text: string): Day | undefined {
  const match = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D*/.exec(text.replaceAll(/\s/g, ''))
  if (match) return parseDay(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`)
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? undefined : parseDay(date.toISOString().slice(0, 10))
}

/** By the label of our table or the words that ledgers use. */
export function outcomeOf(text: string): OutcomeId | undefined {
  const plain = text.replace(/[（(].*$/, '').trim()
  const exact = outcomeIds.find((id) => outcomes[id].label === text || outcomes[id].label === plain || id === text)
  return exact ?? usual.find(([words]) => words.some((word) => text.includes(word)))?.[1]
}

// The more particular words come first: 部分公开 before 公开, 不予公开 by its ground.
const usual: [string[], OutcomeId][] = [
  [['部分公开'], 'partial'],
  [['国家秘密'], 'denied.stateSecret'],
  [['第三方', '商业秘密', '个人隐私'], 'denied.thirdParty'],
  [['内部事务', '内部管理'], 'denied.internalAffairs'],
  [['过程性'], 'denied.process'],
  [['执法案卷'], 'denied.enforcementFile'],
  [['查询事项'], 'adminQuery'],
  [['三安全'], 'denied.securityStability'],
  [['禁止公开'], 'denied.otherLaw'],
  [['不存在', '不掌握'], 'unavailable.notExisting'],
  [['非本机关', '不属于本机关', '不属于我'], 'unavailable.notOurs'],
  [['另行制作', '加工'], 'unavailable.needsCreation'],
  [['仍不明确'], 'unavailable.unclear'],
  [['重复申请'], 'notProcessed.duplicate'],
  [['信访', '举报', '投诉'], 'notProcessed.petition'],
  [['出版物'], 'notProcessed.publication'],
  [['逾期不补正', '未补正'], 'other.noCorrection'],
  [['未缴'], 'other.unpaid'],
  [['撤回', '撤销申请', '其他处理'], 'other.rest'],
  [['已主动公开', '已公开'], 'granted.alreadyPublic'],
  [['予以公开', '同意公开', '全部公开', '公开'], 'granted.full'],
]

function channelOf(text: string): ChannelId {
  const id = (Object.keys(channels) as ChannelId[]).find((one) => channels[one].label === text)
  if (id) return id
  if (/网|在线/.test(text)) return 'internet'
  if (/信函|邮寄|EMS|挂号/i.test(text)) return 'registeredMail'
  if (/传真/.test(text)) return 'fax'
  if (/邮件|邮箱/.test(text)) return 'email'
  return 'inPerson'
}
