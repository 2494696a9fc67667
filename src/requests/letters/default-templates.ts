// The wording that every letter begins with, and what a template of each kind may and must contain.
import { type LetterKind, letterKinds, type PartId, parts } from '../../law/requests/index.ts'
import { answerTemplates } from './default-answers.ts'
import { noticeTemplates } from './default-notices.ts'
import { checkTemplate, parseTemplate, type TemplateFault, type Vocabulary } from './template.ts'

export interface LetterTemplate {
  title: string
  body: string
}

export const defaultTemplates: Record<LetterKind, LetterTemplate> = { ...noticeTemplates, ...answerTemplates }

/** Parts that the layout prints around the text: head, number, addressee, signature. */
const aroundLetter: readonly PartId[] = [
  'organHead',
  'title',
  'number',
  'addressee',
  'signature',
  'date',
  'seal',
  'contact',
]
const aroundForm: readonly PartId[] = ['title', 'signature', 'date']

/** Values that every template may print besides its fixed parts. */
export const commonFields = {
  you: '“你”，申请人是单位的为“你单位”',
  applicant: '申请人姓名或者名称',
  organ: '机关名称',
  office: '公开工作机构',
  phone: '联系电话',
  address: '地址',
  hours: '办公时间',
  email: '电子邮箱',
  receivedOn: '收到日期',
  registrationNumber: '登记编号',
  number: '发文字号',
  replyDue: '答复期限届满日',
  date: '成文日期',
  form: '提供形式',
  days: '延长的工作日数',
  yuan: '收费金额',
  outcomeLabel: '处理结果',
  servedTitle: '所送达文书的标题',
  by: '经办人',
} as const

export const listFields = {
  attachments: ['name'],
  bands: ['range', 'count', 'each', 'yuan'],
  searches: ['text'],
} as const

export function vocabularyOf(kind: LetterKind): Vocabulary {
  const about = letterKinds[kind]
  const around: readonly PartId[] = about.group === 'form' ? aroundForm : aroundLetter
  const own = (about.parts as readonly PartId[]).filter((part) => !around.includes(part))
  return {
    fields: { ...Object.fromEntries(Object.keys(commonFields).map((id) => [id, true as const])), ...listFields },
    parts: own,
    required: own,
    labels: parts,
  }
}

/** What stands against using this text for this kind, first what cannot be read. */
export function templateFaults(kind: LetterKind, { title, body }: LetterTemplate): TemplateFault[] {
  const at = { line: 1, column: 1 }
  if (!title.trim()) return [{ ...at, message: '请填写标题' }]
  if (title.length > 100) return [{ ...at, message: '标题最多100字' }]
  if (body.length > 20_000) return [{ ...at, message: `模板最多20000字，现为${body.length}字` }]
  const { nodes, faults } = parseTemplate(body)
  return faults.length ? faults : checkTemplate(nodes, vocabularyOf(kind))
}
