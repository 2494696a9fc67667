// The form for a request as it is typed: its fields by the names they have on the page, and the request made of them.
import {
  type ApplicantKind,
  type Attachment,
  applicantKinds,
  faultsOf,
  type Person,
  type RequestForm,
} from '../../requests/index.ts'
import type { Posted } from './posted.ts'

export interface Typed {
  kind: string
  name: string
  idKind: string
  idNumber: string
  contact: string
  phone: string
  email: string
  address: string
  postalCode: string
  /** 'yes': an agent asks. */
  agent: string
  agentName: string
  agentIdKind: string
  agentIdNumber: string
  agentPhone: string
  /** What is asked for, an item a field; one at least. */
  items: string[]
  description: string
  form: string
  delivery: string
  /** One of the helps below, or none. */
  assistance: string
  /** 'yes': the applicant proposes to publish it for all (art. 44). */
  propose: string
  files: Attachment[]
}

export const blank: Typed = {
  kind: 'naturalPerson',
  name: '',
  idKind: 'idCard',
  idNumber: '',
  contact: '',
  phone: '',
  email: '',
  address: '',
  postalCode: '',
  agent: '',
  agentName: '',
  agentIdKind: 'idCard',
  agentIdNumber: '',
  agentPhone: '',
  items: [''],
  description: '',
  form: 'electronic',
  delivery: 'online',
  assistance: '',
  propose: '',
  files: [],
}

export const mostItems = 10

export function typedOf(posted: Posted): Typed {
  const { items: _items, files: _files, ...texts } = blank
  const read = Object.fromEntries(Object.keys(texts).map((name) => [name, posted.text(name)]))
  const items = posted.all('item').slice(0, mostItems)
  return { ...(read as Omit<Typed, 'items' | 'files'>), items: items.length ? items : [''], files: posted.files }
}

const isOneOf = <T extends string>(all: readonly T[], value: string): value is T =>
  (all as readonly string[]).includes(value)

export const idKinds = {
  idCard: '居民身份证',
  passport: '护照',
  creditCode: '统一社会信用代码',
  other: '其他证件',
} as const
export const forms = {
  electronic: '电子文件',
  paper: '纸质文件',
  reading: '阅览',
  copy: '抄录',
} as const
export const deliveries = {
  online: { name: '网上查看和下载', words: '答复后凭查询码打开' },
  email: { name: '电子邮件', words: '发到您填写的电子邮箱' },
  post: { name: '纸质，邮寄', words: '由邮政企业寄到您填写的通信地址' },
  inPerson: { name: '当面领取或查阅', words: '到机关的公开机构，地址见本页' },
} as const

/** Help for those who have difficulty in reading, seeing or hearing (art. 43). */
export const assistances: Record<string, string> = {
  '': '不需要',
  largePrint: '大字的文件',
  screenReader: '读屏软件能读的文件',
  readAloud: '打电话读给我听',
  inWriting: '听不到电话，请用短信或者电子邮件联系',
  writing: '请工作人员帮我填写、核对',
}

/** The request as the use case takes it. Choices that the page does not offer fall back to the page's own. */
export function requestOf(organId: string, typed: Typed): RequestForm {
  const asked = typed.items.filter(Boolean)
  const help = typed.assistance && assistances[typed.assistance]
  const description = [typed.description, help && `需要的帮助：${help}（条例第四十三条）`].filter(Boolean).join('\n')
  const natural = typed.kind === 'naturalPerson'
  const kind = isOneOf(applicantKinds, typed.kind) ? typed.kind : ('' as ApplicantKind)
  const applicant = personOf(
    { name: typed.name, idKind: typed.idKind, idNumber: typed.idNumber, phone: typed.phone },
    {
      email: typed.email,
      address: typed.address,
      postalCode: typed.postalCode,
      ...(!natural && { contact: typed.contact }),
    },
  )
  const agent = personOf({
    name: typed.agentName,
    idKind: typed.agentIdKind,
    idNumber: typed.agentIdNumber,
    phone: typed.agentPhone,
  })
  return {
    organId,
    applicantKind: kind,
    applicants: [applicant],
    ...(typed.agent === 'yes' && { agent }),
    content: asked.length > 1 ? asked.map((item, index) => `${index + 1}. ${item}`).join('\n') : (asked[0] ?? ''),
    ...(asked.length > 1 && { items: asked }),
    ...(description && { description }),
    form: isOneOf(Object.keys(forms) as (keyof typeof forms)[], typed.form) ? typed.form : 'electronic',
    delivery: isOneOf(Object.keys(deliveries) as (keyof typeof deliveries)[], typed.delivery)
      ? typed.delivery
      : 'online',
    attachments: typed.files,
  }
}

function personOf(
  { name, idKind, idNumber, phone }: { name: string; idKind: string; idNumber: string; phone: string },
  more: Record<string, string> = {},
): Person {
  const kinds = Object.keys(idKinds) as (keyof typeof idKinds)[]
  return {
    name,
    idKind: isOneOf(kinds, idKind) ? idKind : 'other',
    idNumber: idNumber.toUpperCase().replace(/\s/g, ''),
    phone: phone.replace(/[\s()（）]/g, ''),
    ...Object.fromEntries(Object.entries(more).filter(([, value]) => value)),
  }
}

/** A fault with the id of its field on the page. */
export interface FieldFault {
  field: string
  message: string
}

const fieldNames: Record<string, string> = {
  applicants: 'name',
  applicantKind: 'kind',
  'agent.name': 'agentName',
  'agent.idNumber': 'agentIdNumber',
  'agent.phone': 'agentPhone',
  content: 'item-1',
}

/** All that is missing or wrong, in the order of the page. */
export function formFaults(request: RequestForm, fileFaults: readonly string[]): FieldFault[] {
  const faults = faultsOf(request).map(({ field = '', message }) => ({
    field: fieldNames[field] ?? field.replace(/^applicants\.0\./, ''),
    message,
  }))
  const files = fileFaults.map((message) => ({ field: 'files', message }))
  return [...faults, ...files].sort((a, b) => placeOf(a.field) - placeOf(b.field))
}

const order = ['kind', 'name', 'idKind', 'idNumber', 'contact', 'phone', 'email', 'address', 'agentName']
const later = ['agentIdNumber', 'agentPhone', 'item-1', 'files']
const placeOf = (field: string) => [...order, ...later].indexOf(field)
