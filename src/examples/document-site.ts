// The public sites of the example: footer, guide, reading points, who answers for what, rules of work, the gazette of 2023
// and what was given to the archive and the library.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { settleQuotas } from '../documents/channels/index.ts'
import { draftIssue, publishIssue } from '../documents/gazette.ts'
import { acknowledgeDelivery, changeSettings, deliverDocuments, settleCatalogue } from '../documents/index.ts'
import { adoptWorkRule, keepSite, type SiteSettings } from '../documents/keep-site.ts'
import { addDays, addMonths, type Day, yearOf } from '../kit/days.ts'
import { itemsOf, type QuotaPeriod } from '../law/disclosure/index.ts'
import { type ExampleOrgan, type ExampleStaff, exampleOrgans } from './organs.ts'
import { must, onDay } from './play.ts'

type Office = ReadonlyMap<ExampleOrgan, ExampleStaff>

const city = 'example-city'
const nobody = { hours: null, phone: '0000-0000000', mapUrl: null }
const weekdays = '工作日 9:00—12:00、14:30—17:30'

const archive = {
  ...nobody,
  name: '示例市档案馆',
  kind: 'archives',
  address: '示例市文庙街8号',
  hours: weekdays,
  mapUrl: 'https://www.openstreetmap.org/search?query=%E6%A1%A3%E6%A1%88%E9%A6%86',
} as const
const library = {
  ...nobody,
  name: '示例市图书馆',
  kind: 'library',
  address: '示例市平阳路21号二层',
  hours: '周二至周日 9:00—20:00',
  mapUrl: 'https://www.openstreetmap.org/search?query=%E5%9B%BE%E4%B9%A6%E9%A6%86',
} as const

const points: Record<ExampleOrgan, SiteSettings['readingPoints']> = {
  'example-city': [
    archive,
    library,
    { ...nobody, name: '示例市政务服务中心一层', kind: 'hall', address: '示例市解放路66号', hours: weekdays },
  ],
  'example-bureau': [
    archive,
    { ...nobody, name: '自然资源局办事大厅', kind: 'office', address: '示例市滨河路3号', hours: weekdays },
  ],
  'example-street': [
    { ...nobody, name: '东城街道党群服务中心', kind: 'hall', address: '示例市东城街12号', hours: weekdays },
  ],
  'example-town': [
    { ...nobody, name: '河口镇便民服务中心', kind: 'hall', address: '示例市河口镇中街5号', hours: weekdays },
    {
      ...nobody,
      name: '河口镇文化站图书室',
      kind: 'library',
      address: '示例市河口镇中街9号',
      hours: '周六、周日 9:00—17:00',
    },
  ],
}

const themes = {
  'example-city': 'ink',
  'example-bureau': 'pine',
  'example-street': 'indigo',
  'example-town': 'plum',
} as const

const guide = [
  '本机关的政府信息分为机构职能、规章和行政规范性文件、规划计划、财政、行政许可和处罚、重点领域、通知公告等类。',
  '每件信息编有索引号，由机关代码、年份和流水号组成；同时注明主题分类、发文机关、成文和发布日期、文号、有效性。',
  '（示例数据，非该机关发布）',
].join('\n')

export async function exampleSites(app: App, office: Office): Promise<void> {
  for (const { id, name, level } of exampleOrgans) {
    if (await has(app, 'organ_sites', id)) continue
    const { zhuren } = office.get(id)!
    const settings = {
      ...{
        siteName: null,
        hostName: name,
        keeperName: '政府信息公开办公室（示例）',
        phone: '0000-0000000',
        theme: themes[id],
        guide,
      },
      ...{ icpNo: '示例ICP备00000000号', policeNo: '示公网安备00000000000000号', portalUrl: null },
      readingPoints: points[id],
    }
    must(await keepSite(app, zhuren, id, settings, null), id)
    const items = itemsOf(level).map(({ id: item }) => ({
      item,
      department: departments[item] ?? '办公室',
      note: null,
    }))
    must(await settleCatalogue(app, zhuren, { organId: id, items }, null), id)
    await adoptRules(app, office, id)
  }
}

/** What the city's office keeps for its reviewers, and what its departments are to send in; one of them sends nothing. */
export async function exampleSettings(app: App, office: Office): Promise<void> {
  if (await has(app, 'publication_quotas', city)) return
  const { zhuren } = office.get(city)!
  const lists = {
    wording: ['内部掌握', '暂不对外', '酌情处理'],
    names: [{ wrong: '示例市工商局', right: '示例市市场监督管理局' }],
  }
  must(await changeSettings(app, zhuren, city, lists, null), city)
  const basis = '年初下达的报送任务（示例）'
  for (const year of [2023, yearOf(app.today())]) {
    const quotas = tasks.map(([department, period, least]) => ({ department, period, least, basis }))
    must(await settleQuotas(app, zhuren, { organId: city, year, quotas }, null), year)
  }
}

const tasks: readonly [department: string, period: QuotaPeriod, least: number][] = [
  ['住房和城乡建设科', 'quarter', 50],
  ['农业农村科', 'month', 10],
  ['文化旅游科', 'month', 5],
  ['财政科', 'year', 60],
  ['办公室', 'year', 12],
  ['信访科', 'quarter', 3],
]

/** Who answers for an item; the rest is the general office's. */
const departments: Readonly<Record<string, string>> = {
  A20_03: '发展改革科',
  A20_04: '统计科',
  A20_05: '行政审批科',
  A20_06: '综合执法科',
  A20_07: '财政科',
  A20_08: '财政科',
  A20_09: '财政科',
  A20_10: '发展改革科',
  A20_11: '民政科',
  A20_12: '应急管理科',
  A20_13: '生态环境科',
  A20_14: '人力资源科',
  A21_city_01: '住房和城乡建设科',
  A21_city_04: '自然资源科',
  A21_city_05: '住房和城乡建设科',
  A21_city_07: '民政科',
  A21_township_01: '农业农村科',
  A21_township_02: '农业农村科',
  A21_township_03: '农业农村科',
  A21_township_08: '民政科',
}

const rules = [
  {
    id: 'review-before-publication',
    title: '政府信息公开发布审查制度',
    text: [
      '第一条 公开政府信息前，由起草人、保密审查员、分管领导依次审查，一事一审，留有记录。',
      '第二条 起草人不得作为唯一的批准人。不能确定能否公开的，报有关主管部门或者保密行政管理部门确定。',
      '第三条 审查的内容包括国家秘密、工作秘密、商业秘密、个人隐私以及信息汇总后的风险。',
    ],
  },
  {
    id: 'requests',
    title: '政府信息依申请公开工作制度',
    text: [
      '第一条 当面、邮寄、传真和网上提交的申请都登记，登记后出具回执。',
      '第二条 自收到申请之日起20个工作日内答复；需要延长的，经负责人同意并告知申请人，延长不超过20个工作日。',
      '第三条 不予公开的，写明依据的条款和理由，并告知救济途径。',
    ],
  },
  {
    id: 'accountability',
    title: '政府信息公开责任追究制度',
    text: [
      '第一条 不依法公开、不及时更新、公开不应当公开的信息的，由本机关责令改正。',
      '第二条 情节严重的，对负责的领导人员和直接责任人员提出处理建议。',
    ],
  },
] as const
const marked = '（示例数据，非该机关发布）'

/** The first rule has two versions; the last is due for another look soon. */
async function adoptRules(app: App, office: Office, organId: ExampleOrgan): Promise<void> {
  const { zhuren } = office.get(organId)!
  const today = app.today()
  for (const [at, { id, title, text }] of rules.entries()) {
    if (at === 2 && organId !== city) continue
    const versions = at === 0 ? ['2021-03-01', '2023-06-01'] : ['2021-03-01']
    for (const [no, adoptedOn] of versions.entries()) {
      const lines = no === versions.length - 1 ? text : text.slice(0, -1)
      const rule = {
        ...{ id, title, text: [...lines, marked].join('\n'), adoptedOn, endedOn: null },
        reviewOn: addDays(today, at === 2 ? 20 : 200),
      }
      must(await adoptWorkRule(app, zhuren, organId, rule, null), title)
    }
  }
}

/** Twelve issues of 2023, one at the end of each month, and one of this year at work. */
export async function exampleGazette(app: App, office: Office): Promise<number> {
  if (await has(app, 'gazette_issues', city)) return 0
  const { zhuren } = office.get(city)!
  for (let month = 1; month <= 12; month++) {
    const first: Day = `2023-${String(month).padStart(2, '0')}-01` as Day
    const last = addDays(addMonths(first, 1), -1)
    const contents = await contentsOf(app, first, last)
    if (!contents.length) continue
    const then = onDay(app, last)
    const { year, no } = must(await draftIssue(then, zhuren, { organId: city, year: 2023, contents }, null), last)
    must(await publishIssue(then, zhuren, { organId: city, year, no }, null), last)
  }
  const contents = await contentsOf(app, addMonths(app.today(), -6), app.today())
  const year = Number(app.today().slice(0, 4))
  if (contents.length) must(await draftIssue(app, zhuren, { organId: city, year, contents }, null), '公报')
  return 12
}

async function contentsOf(app: App, from: Day, until: Day) {
  const { rows } = await sql<{ id: string; kind: string }>`
    select d.id, d.kind from documents d join public_document_ids p on p.organ_id = d.organ_id and p.id = d.id
    where d.organ_id = ${city} and d.published_on between ${from}::date and ${until}::date
      and d.kind in ('normative', 'policy', 'planning')
    order by d.kind = 'planning', d.kind <> 'normative', d.published_on, d.id limit 8`.execute(app.db)
  return rows.map(({ id, kind }) => ({
    section: kind === 'normative' ? '市政府文件' : '市政府办公室文件',
    documentId: id,
  }))
}

/** One delivery with its receipt, one that waits for it. */
export async function exampleDeliveries(app: App, office: Office): Promise<void> {
  if (await has(app, 'deliveries', city)) return
  const { dengji } = office.get(city)!
  const give = async (
    then: App,
    { name, kind }: { name: string; kind: 'archives' | 'library' },
    from: Day,
    until: Day,
  ) => {
    const documents = (await contentsOf(app, from, until)).map(({ documentId }) => ({ id: documentId, copies: 2 }))
    if (!documents.length) return undefined
    const input = {
      organId: city,
      recipient: name,
      kind,
      form: 'both',
      deliveredOn: then.today(),
      note: marked,
      documents,
    }
    return must(await deliverDocuments(then, dengji, { ...input, form: 'both' }, null), name).id
  }
  const id = await give(onDay(app, '2024-01-20'), archive, '2023-10-01', '2023-12-31')
  const receipt = { organId: city, receivedBy: '接收人（示例）', receivedOn: '2024-01-23' as Day }
  if (id) must(await acknowledgeDelivery(onDay(app, '2024-01-23'), dengji, { ...receipt, id }, null), id)
  await give(onDay(app, addDays(app.today(), -4)), library, '2023-07-01', '2023-09-30')
}

export async function has(
  app: App,
  table:
    | 'column_limits'
    | 'conferences'
    | 'organ_sites'
    | 'publication_quotas'
    | 'gazette_issues'
    | 'deliveries'
    | 'document_cleanups'
    | 'document_consultations',
  organId: ExampleOrgan,
): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(table)} where organ_id = ${organId} limit 1`.execute(app.db)
  return rows.length > 0
}
