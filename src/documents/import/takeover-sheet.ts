// The list to fill in for taking over: every column that the import reads, two rows as an example, and what may stand where.
import ExcelJS from 'exceljs'
import type { Day } from '../../kit/days.ts'
import {
  attributeIds,
  attributes,
  documentKindIds,
  documentKinds,
  groundLabel,
  groundsOf,
  itemsOf,
  keyDomains,
  themesOn,
} from '../../law/disclosure/index.ts'
import { documentFields } from './import-documents.ts'

type Field = keyof typeof documentFields

const wide: readonly Field[] = ['title', 'text', 'summary', 'textFile', 'attachments']

const examples: readonly Partial<Record<Field, string>>[] = [
  {
    title: '（示例，请删去）某市公共停车场管理办法',
    kind: '行政规范性文件',
    documentNo: '某政规〔2024〕1号',
    issuers: '某市人民政府、某市公安局',
    madeOn: '2024-03-01',
    publishedOn: '2024-03-05',
    effectiveOn: '2024-04-01',
    validUntil: '2029-03-31',
    attribute: '主动公开',
    textFile: '正文/1.docx',
    attachments: '附件/收费标准.pdf；附件/流程图.png',
  },
  {
    title: '（示例，请删去）某专题会议讨论记录',
    kind: '其他',
    madeOn: '2024-03-02',
    attribute: '不予公开',
    ground: '讨论记录',
  },
]

/** XLSX. `level`: of the organ, whose items of art. 21 are listed. */
export async function takeoverSheet(level: string | null, today: Day): Promise<Uint8Array> {
  const fields = Object.keys(documentFields) as Field[]
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('清单', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = fields.map((key) => ({ key, header: documentFields[key].label, width: wide.includes(key) ? 34 : 15 }))
  sheet.getRow(1).font = { bold: true }
  for (const row of examples) sheet.addRow(row)
  const about = book.addWorksheet('填写说明')
  about.getColumn(1).width = 110
  for (const line of [
    '标题、公开属性必填；成文日期、发布日期至少填一个，主动公开的填发布日期。其他各列可以不填，列的次序不限。',
    `种类：${documentKindIds.map((id) => documentKinds[id].label).join('、')}；不填为其他。`,
    `公开属性：${attributeIds.map((id) => attributes[id].label).join('、')}。`,
    ...(['onRequest', 'withheld'] as const).map(
      (id) => `${attributes[id].label}的理由（写明其中的关键词即可）：${groundsOf[id].map(groundLabel).join('；')}。`,
    ),
    '发文机关用顿号隔开，牵头机关在前；不填为本机关。日期写 2024-02-05、2024/2/5 或者 2024年2月5日。',
    '索引号、统一登记号不填的，按本机关的规则编。废止日期填写以后，有效性从那一天起为已废止。',
    '正文写在“正文”列，或者放在旁边的文件夹里，在“正文文件”列写路径（DOCX、PDF、HTML）；附件写路径，几个的用分号隔开。',
    `主题分类：${themesOn(today)
      .map(({ label }) => label)
      .join('、')}。`,
    `重点领域：${Object.values(keyDomains).join('、')}。`,
    '公开事项（可以不写序号）：',
    ...itemsOf(level).map(({ label }) => label),
  ])
    about.addRow([line])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
