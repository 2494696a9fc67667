// 批量导入: a list (XLSX) and a folder of texts and attachments beside it, under a signed takeover record. What is not
// understood is named by its row and left out; the rest comes in.
import { posix } from 'node:path'
import type { App } from '../../app.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { nameKey } from '../../kit/text/name-key.ts'
import {
  type Attribute,
  attributeIds,
  attributes,
  catalogueItems,
  documentKindIds,
  documentKinds,
  groundLabel,
  groundsOf,
  keyDomains,
  themeLabel,
  themesOn,
} from '../../law/disclosure/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { bodyFromText } from '../body.ts'
import { keepDocumentFile } from '../files.ts'
import { type TakenDocument, takeOverDocuments } from '../take-over.ts'
import { type Beside, bodyFromFile, decoded, withoutTitle } from './body-from-file.ts'
import { dayIn, readSheet, type SheetFault, type SheetRow } from './sheet.ts'

export const documentFields = {
  title: { label: '标题', words: ['名称', '文件名称', '信息名称'] },
  kind: { label: '种类', words: ['文件种类', '信息种类', '体裁'] },
  documentNo: { label: '发文字号', words: ['文号'] },
  issuers: { label: '发文机关', words: ['发布机构', '制发机关'] },
  madeOn: { label: '成文日期', words: ['印发日期', '生成日期'] },
  publishedOn: { label: '发布日期', words: ['公开日期', '发布时间'] },
  effectiveOn: { label: '施行日期', words: ['实施日期'] },
  validUntil: { label: '有效期至', words: ['失效日期'] },
  repealedOn: { label: '废止日期' },
  indexNo: { label: '索引号' },
  registerNo: { label: '统一登记号', words: ['统一编号'] },
  theme: { label: '主题分类' },
  item: { label: '公开事项', words: ['组配分类', '法定主动公开内容'] },
  keyDomain: { label: '重点领域' },
  department: { label: '部门', words: ['科室', '责任部门'] },
  keywords: { label: '关键词', words: ['主题词'] },
  summary: { label: '内容概述', words: ['摘要'] },
  attribute: { label: '公开属性', words: ['公开方式'] },
  ground: { label: '理由', words: ['不予公开理由'] },
  text: { label: '正文' },
  textFile: { label: '正文文件' },
  attachments: { label: '附件' },
} as const

export interface DocumentImport {
  organId: string
  takeoverId: string
  /** The list, and the files beside it by their path. */
  sheet: Uint8Array
  files: ReadonlyMap<string, Uint8Array>
  dryRun?: boolean
}

export interface DocumentsImported {
  taken: number
  faults: SheetFault[]
  /** What was read with losses: the row and what is missing. */
  notes: { row: number; message: string }[]
}

const batch = 200

export async function importDocuments(
  app: App,
  by: Staff,
  input: DocumentImport,
  from: string | null,
): Promise<Result<DocumentsImported>> {
  const { organId, takeoverId, dryRun } = input
  if (!may(by, 'takeOverDocuments', organId))
    return refused({ code: 'not-yours', message: whyNot('takeOverDocuments') })
  const sheet = await readSheet(input.sheet, documentFields, ['title', 'attribute'])
  if (!sheet) return refused({ code: 'no-sheet', message: '清单不是可以读的 XLSX 文件' })
  if (sheet.missing.length)
    return refused({ code: 'missing-columns', message: `没有找到这些列：${sheet.missing.join('、')}` })
  const result: DocumentsImported = { taken: 0, faults: [], notes: [] }
  for (let at = 0; at < sheet.rows.length; at += batch) {
    const read: { row: number; entry: TakenDocument }[] = []
    for (const row of sheet.rows.slice(at, at + batch)) {
      const entry = await entryOf(app, by, row, input, result, from)
      if (entry) read.push({ row: row.row, entry })
    }
    if (dryRun) {
      result.taken += read.length
      continue
    }
    const done = await takeOverDocuments(
      app,
      by,
      { organId, takeoverId, documents: read.map(({ entry }) => entry) },
      from,
    )
    if (!done.ok) return done
    result.taken += done.value.taken.length
    for (const { row, message, field } of done.value.faults)
      result.faults.push({ row: read[row]!.row, column: labelOf(field), seen: '', expected: message })
  }
  return accepted(result)
}

const labelOf = (field: string | undefined) =>
  field && field in documentFields ? documentFields[field as keyof typeof documentFields].label : '标题'

async function entryOf(
  app: App,
  by: Staff,
  { row, text }: SheetRow<typeof documentFields>,
  { organId, files, dryRun }: DocumentImport,
  result: DocumentsImported,
  from: string | null,
): Promise<TakenDocument | undefined> {
  const before = result.faults.length
  const wrong = (field: keyof typeof documentFields, expected: string) =>
    void result.faults.push({ row, column: documentFields[field].label, seen: text(field), expected })
  const day = (field: 'madeOn' | 'publishedOn' | 'effectiveOn' | 'validUntil' | 'repealedOn') => {
    if (!text(field)) return undefined
    const found = dayIn(text(field))
    if (!found) wrong(field, '日期，如 2024-02-05')
    return found
  }
  if (!text('title')) wrong('title', '标题')
  const kind =
    documentKindIds.find((id) => documentKinds[id].label === text('kind') || id === text('kind')) ??
    (text('kind') ? undefined : 'other')
  if (!kind) wrong('kind', `${documentKindIds.map((id) => documentKinds[id].label).join('、')}之一`)
  const attribute = attributeIds.find((id) => attributes[id].label === text('attribute') || id === text('attribute'))
  if (!attribute) wrong('attribute', `${attributeIds.map((id) => attributes[id].label).join('、')}之一`)
  const ground = attribute && groundIn(attribute, text('ground'))
  if (attribute && attribute !== 'open' && !ground) wrong('ground', groundsOf[attribute].map(groundLabel).join('；'))
  const theme = text('theme') ? themeIn(text('theme')) : null
  if (theme === undefined) wrong('theme', '主题分类表中的名称')
  const item = text('item') ? itemIn(text('item')) : null
  if (item === undefined) wrong('item', '条例第二十条、第二十一条的事项，如 财政预算、决算信息')
  const keyDomain = text('keyDomain') ? keyDomainIn(text('keyDomain')) : null
  if (keyDomain === undefined) wrong('keyDomain', `${Object.values(keyDomains).join('、')}之一`)
  const days = {
    madeOn: day('madeOn'),
    publishedOn: day('publishedOn'),
    effectiveOn: day('effectiveOn'),
    validUntil: day('validUntil'),
    repealedOn: day('repealedOn'),
  }
  const formedOn = days.madeOn ?? days.publishedOn
  if (!formedOn && result.faults.length === before) wrong('madeOn', '成文日期或者发布日期')
  const textFile = text('textFile')
  const textBytes = textFile ? files.get(textFile) : undefined
  if (textFile && !textBytes) wrong('textFile', '文件夹里有这个文件')
  const names = text('attachments')
    .split(/[;；\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
  const lacking = names.filter((name) => !files.has(name))
  if (lacking.length) wrong('attachments', `文件夹里有这些文件：${lacking.join('、')}`)
  if (result.faults.length > before) return undefined
  const read = textBytes ? await bodyFromFile(textBytes, textFile, besideOf(textFile, files)) : undefined
  for (const message of read?.troubles ?? []) result.notes.push({ row, message })
  // Pictures first: the text names them by their numbers.
  const wanted = [
    ...(read?.images ?? []),
    ...names.map((name) => ({ name, bytes: files.get(name)! })),
    ...(read?.attached ?? []).filter((one) => !names.some((name) => name.endsWith(one.name))),
  ]
  const kept = []
  for (const { name, bytes } of dryRun ? [] : wanted) {
    const file = await keepDocumentFile(app, by, organId, { name, bytes }, from)
    if (file.ok) kept.push(file.value)
    else wrong('attachments', file.refusal.message)
  }
  if (result.faults.length > before) return undefined
  return {
    kind: kind!,
    title: text('title'),
    summary: text('summary') || null,
    body: read ? withoutTitle(read.body, text('title'), textFile) : bodyFromText(text('text')),
    documentNo: text('documentNo') || null,
    issuers: text('issuers')
      .split(/[、,，;；]/)
      .map((name) => name.trim())
      .filter(Boolean),
    theme: theme ?? null,
    item: item ?? null,
    ...(keyDomain && { keyDomain }),
    department: text('department') || null,
    keywords: text('keywords')
      .split(/[、,，;；\s]+/)
      .filter(Boolean)
      .slice(0, 20),
    formedOn: formedOn!,
    attribute: attribute!,
    ...(ground && { ground }),
    ...(text('indexNo') && { indexNo: text('indexNo') }),
    ...(text('registerNo') && { registerNo: text('registerNo') }),
    ...Object.fromEntries(Object.entries(days).filter(([, value]) => value)),
    files: kept.map(({ sha256, name, mediaType, size }) => ({ sha256, name, mediaType, size })),
  }
}

/** Files at addresses relative to the page, as another site's export has them. */
function besideOf(page: string, files: ReadonlyMap<string, Uint8Array>): Beside {
  return (address) => {
    if (/^[a-z]+:|^\/\//i.test(address)) return undefined
    const path = decoded(address.replace(/[?#].*$/, ''))
    return files.get(posix.normalize(posix.join(posix.dirname(page), path))) ?? files.get(path.replace(/^\.?\/+/, ''))
  }
}

const groundIn = (attribute: Attribute, text: string): string | undefined =>
  text ? groundsOf[attribute].find((id) => id === text || groundLabel(id).startsWith(text)) : undefined

/** By its id, or by its words with the number before them or without: （七）财政预算、决算信息. */
function itemIn(text: string): string | undefined {
  const words = (label: string) => nameKey(label.replace(/^（[一二三四五六七八九十]+）/, ''))
  const key = words(text)
  const named = catalogueItems.filter(({ label }) => words(label) === key)
  const begun = key.length >= 4 ? catalogueItems.filter(({ label }) => words(label).startsWith(key)) : []
  return (catalogueItems.find(({ id }) => id === text) ?? named[0] ?? begun[0])?.id
}

const keyDomainIn = (text: string): string | undefined =>
  Object.entries(keyDomains).find(([id, label]) => id === text || label === text)?.[0]

function themeIn(text: string): string | undefined {
  const words = text.split(/[\\/]/).at(-1)!.trim()
  for (const theme of themesOn('2999-01-01')) {
    if (theme.label === words || theme.id === text) return theme.id
    const part = theme.parts?.find(
      ({ label, id }) => id === text || (label === words && themeLabel(id)?.endsWith(text.replace('/', '\\'))),
    )
    if (part) return part.id
  }
  return undefined
}
