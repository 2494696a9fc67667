// Titles and texts of the example documents: our own prose, put together from parts, the same in every run.
import { bodyFromText, type TakenDocument } from '../documents/index.ts'
import { addDays, type Day } from '../kit/days.ts'
import { type ExampleOrgan, exampleOrgans } from './organs.ts'
import { randomFrom } from './stories.ts'

const matters: readonly { matter: string; theme: string; item: string; domain?: string; department: string }[] = [
  { matter: '公共停车场', theme: 'T10', item: 'A20_01', department: '住房和城乡建设科' },
  { matter: '城市绿化', theme: 'T10', item: 'A20_01', department: '住房和城乡建设科' },
  { matter: '老旧小区改造', theme: 'T10', item: 'A20_01', domain: 'housing', department: '住房和城乡建设科' },
  { matter: '农村饮水安全', theme: 'T06', item: 'A20_01', domain: 'ruralRevival', department: '农业农村科' },
  { matter: '高标准农田建设', theme: 'T06', item: 'A20_01', domain: 'ruralRevival', department: '农业农村科' },
  { matter: '秸秆综合利用', theme: 'T06', item: 'A20_01', domain: 'environment', department: '生态环境科' },
  { matter: '建设工程质量安全', theme: 'T09', item: 'A20_01', domain: 'workSafety', department: '应急管理科' },
  { matter: '食品小作坊登记', theme: 'T09', item: 'A20_01', domain: 'foodAndDrugs', department: '市场监管科' },
  { matter: '临时救助', theme: 'T17', item: 'A20_01', domain: 'relief', department: '民政科' },
  { matter: '养老服务补贴', theme: 'T17', item: 'A20_01', domain: 'socialWelfare', department: '民政科' },
  { matter: '就业创业扶持资金', theme: 'T15', item: 'A20_01', domain: 'employment', department: '人力资源科' },
  { matter: '义务教育招生', theme: 'T11', item: 'A20_01', domain: 'education', department: '教育科' },
  { matter: '科技创新券', theme: 'T11', item: 'A20_01', department: '科技科' },
  { matter: '基层卫生服务', theme: 'T13', item: 'A20_01', domain: 'health', department: '卫生健康科' },
  { matter: '集体土地征收补偿', theme: 'T05', item: 'A20_01', domain: 'landTaking', department: '自然资源科' },
  { matter: '矿山生态修复', theme: 'T05', item: 'A20_01', domain: 'environment', department: '自然资源科' },
  { matter: '政府投资项目', theme: 'T03', item: 'A20_01', domain: 'majorProjects', department: '发展改革科' },
  { matter: '财政专项资金', theme: 'T04', item: 'A20_01', domain: 'finance', department: '财政科' },
  { matter: '道路运输', theme: 'T07', item: 'A20_01', department: '交通科' },
  { matter: '旅游民宿', theme: 'T08', item: 'A20_01', department: '文化旅游科' },
  { matter: '公共数据', theme: 'T0205', item: 'A20_01', department: '办公室' },
  { matter: '突发事件应急', theme: 'T0208', item: 'A20_12', department: '应急管理科' },
]
const forms = ['管理办法', '实施细则', '管理规定', '实施意见', '工作规则', '暂行办法', '实施方案', '若干措施']

const prefixes: Record<ExampleOrgan, string> = {
  'example-city': '示政规',
  'example-bureau': '示资规',
  'example-street': '示东街',
  'example-town': '示河政',
}
const nameOf = (organ: ExampleOrgan) => exampleOrgans.find(({ id }) => id === organ)!.name
const areaOf = (organ: ExampleOrgan) =>
  ({ 'example-city': '示例市', 'example-bureau': '示例市', 'example-street': '东城街道', 'example-town': '河口镇' })[
    organ
  ]

/** The register: made in 2023; made from 2015 to 2022 and repealed in 2023; made then and in force throughout. */
export function registerOf(
  organ: ExampleOrgan,
  { made, repealed, kept }: { made: number; repealed: number; kept: number },
): TakenDocument[] {
  const random = randomFrom(organ.length * 977)
  const numbers = new Map<number, number>()
  return Array.from({ length: made + repealed + kept }, (_, index) => {
    const isNew = index < made
    const about = matters[index % matters.length]!
    const form = forms[Math.floor(index / matters.length) % forms.length]!
    const round = Math.floor(index / (matters.length * forms.length))
    const year = isNew ? 2023 : 2015 + Math.floor(random() * 8)
    const madeOn = addDays(`${year}-01-04`, Math.floor(random() * 340))
    const no = (numbers.get(year) ?? 0) + 1
    numbers.set(year, no)
    const title = `${areaOf(organ)}${round ? `${ordinals[round]}` : ''}${about.matter}${form}`
    const effectiveOn = addDays(madeOn, 20)
    return {
      kind: 'normative',
      title,
      documentNo: `${prefixes[organ]}〔${year}〕${no}号`,
      issuers: [nameOf(organ)],
      theme: about.theme,
      item: about.item,
      ...(about.domain && { keyDomain: about.domain }),
      keywords: [about.matter],
      department: about.department,
      madeOn,
      formedOn: madeOn,
      publishedOn: addDays(madeOn, 3 + Math.floor(random() * 12)),
      effectiveOn,
      attribute: 'open',
      body: bodyFromText(articles(areaOf(organ), about.matter, effectiveOn)),
      channels: [{ channel: 'site', on: addDays(madeOn, 15) }],
      ...(!isNew && index < made + repealed && { repealedOn: repealDay(index) }),
    } satisfies TakenDocument
  }).map((document) => ({ ...document, channels: [{ channel: 'site', on: document.publishedOn }] }))
}

const ordinals = ['', '城区', '乡村', '园区', '流域', '山区', '新区']
const repealDay = (index: number): Day => addDays('2023-03-01', (index * 13) % 300)

const articles = (area: string, matter: string, effectiveOn: Day) =>
  [
    `第一条 为了做好${area}${matter}工作，维护各方权益，结合本地实际，制定本文件。`,
    `第二条 ${area}范围内的${matter}工作适用本文件。`,
    `第三条 ${matter}工作坚持公开透明、便民高效、分级负责的原则。办理的依据、条件、程序和结果按照规定公开。`,
    `第四条 承办单位应当在受理后十五个工作日内办结；情况复杂的，经负责人批准可以延长，并告知理由。`,
    `第五条 单位和个人对${matter}工作有意见的，可以向承办单位反映，承办单位应当登记并答复。`,
    `第六条 本文件自${Number(effectiveOn.slice(0, 4))}年${Number(effectiveOn.slice(5, 7))}月${Number(effectiveOn.slice(8))}日起施行。`,
  ].join('\n')

export function policiesOf(organ: ExampleOrgan, count: number): TakenDocument[] {
  return Array.from({ length: count }, (_, index) => {
    const about = matters[(index * 5 + 2) % matters.length]!
    const madeOn = addDays('2023-01-10', Math.floor((index * 340) / count))
    return {
      kind: index % 4 === 0 ? 'planning' : 'policy',
      title: `${nameOf(organ)}关于做好2023年${about.matter}工作的${index % 4 === 0 ? '计划' : '通知'}`,
      documentNo: `${prefixes[organ].replace('规', '发')}〔2023〕${index + 1}号`,
      issuers: [nameOf(organ)],
      theme: about.theme,
      item: index % 4 === 0 ? 'A20_03' : 'A20_11',
      ...(about.domain && { keyDomain: about.domain }),
      keywords: [about.matter],
      department: about.department,
      madeOn,
      formedOn: madeOn,
      publishedOn: addDays(madeOn, 5),
      attribute: 'open',
      body: bodyFromText(
        `各有关单位：\n为做好2023年${about.matter}工作，现就有关事项通知如下。\n一、明确任务，逐项落实。\n二、公开进展，接受监督。\n三、年底前报送工作情况。`,
      ),
    } satisfies TakenDocument
  })
}

const noticeForms = [
  { form: '办理结果公示', kind: 'result', item: 'A20_05' },
  { form: '检查情况通报', kind: 'notice', item: 'A20_13' },
  { form: '服务安排公告', kind: 'notice', item: 'A20_05' },
  { form: '招聘公告', kind: 'personnel', item: 'A20_14' },
  { form: '资金分配公示', kind: 'finance', item: 'A20_07' },
  { form: '统计简报', kind: 'statistics', item: 'A20_04' },
  { form: '项目进展公告', kind: 'notice', item: 'A20_10' },
] as const

export function noticesOf(organ: ExampleOrgan, count: number): TakenDocument[] {
  return Array.from({ length: count }, (_, index) => {
    const about = matters[(index * 7 + 3) % matters.length]!
    const { form, kind, item } = noticeForms[index % noticeForms.length]!
    const formedOn = addDays('2023-01-03', Math.floor((index * 355) / count))
    const month = Number(formedOn.slice(5, 7))
    return {
      kind,
      title: `${areaOf(organ)}2023年${month}月${about.matter}${form}（第${index + 1}期）`,
      issuers: [nameOf(organ)],
      theme: about.theme,
      item,
      ...(about.domain && { keyDomain: about.domain }),
      department: about.department,
      formedOn,
      publishedOn: addDays(formedOn, 1 + (index % 6)),
      attribute: 'open',
      body: bodyFromText(
        `现将${areaOf(organ)}${month}月${about.matter}的有关情况公布如下。\n本月办理${12 + ((index * 17) % 240)}件，按期办结。\n联系电话：0000-0000000。`,
      ),
      channels: [
        { channel: 'site', on: addDays(formedOn, 1 + (index % 6)) },
        ...(index % 3 === 0 ? [{ channel: 'newMedia' as const, on: addDays(formedOn, 2 + (index % 6)) }] : []),
        ...(index % 11 === 0 ? [{ channel: 'noticeBoard' as const, on: addDays(formedOn, 2 + (index % 6)) }] : []),
      ],
    } satisfies TakenDocument
  })
}

const interpretationForms = ['text', 'chart', 'questions', 'video'] as const

export const interpretationsOf = (made: readonly { id: string; document: TakenDocument }[]): TakenDocument[] =>
  made.map(({ id, document }, index) => ({
    kind: 'interpretation',
    title: `《${document.title}》${index % 4 === 2 ? '问答' : '解读'}`,
    issuers: document.issuers ?? [],
    theme: document.theme ?? null,
    item: 'A20_01',
    department: document.department ?? null,
    interpretationForm: interpretationForms[index % interpretationForms.length]!,
    madeOn: document.madeOn!,
    formedOn: document.madeOn!,
    publishedOn: document.publishedOn!,
    attribute: 'open',
    body: bodyFromText(
      `为什么要出台：近年来群众对这项工作的办理时间和流程多有建议，需要有统一的做法。\n主要变化：办理时限写明为十五个工作日，意见反映有登记、有答复。\n怎么办理：带上身份证明到承办单位的窗口，也可以在网上提交。\n注意事项：材料不全的，窗口会一次说清楚。`,
    ),
    relations: [{ relation: 'interprets', toId: id }],
  }))
