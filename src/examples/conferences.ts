// 新闻发布会、在线访谈 of the example: what was explained of the documents of the year and of these weeks, with speakers,
// questions and the whole record, through the same review as every document; one is still being drafted.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { addConference, type ConferenceInput } from '../documents/conferences/index.ts'
import { addDays, type Day } from '../kit/days.ts'
import { act, throughReview } from './document-register.ts'
import { has } from './document-site.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import { must, onDay } from './play.ts'

interface Held extends Omit<ConferenceInput, 'organId' | 'heldOn' | 'interprets' | 'summary'> {
  organ: ExampleOrgan
  on: (today: Day) => Day
  /** The beginning of the title of the document that was explained. */
  explains?: string
  isDraft?: true
}

const marked = '（示例数据，非该机关发布）'

const held: readonly Held[] = [
  {
    organ: 'example-city',
    kind: 'pressConference',
    topic: '公共停车场管理办法新闻发布会',
    on: () => '2023-06-20',
    explains: '示例市公共停车场',
    place: '示例市新闻发布厅',
    department: '住房和城乡建设科',
    speakers: [
      { name: '发布人甲（示例）', post: '市政府副秘书长' },
      { name: '发布人乙（示例）', post: '住房和城乡建设科负责人' },
    ],
    transcript:
      '主持人：今天介绍公共停车场管理办法，先请发布人说明主要内容，再回答提问。\n发布人甲：老城区车位少，路边停车收费不一，群众意见集中。办法把规划、收费、共享三件事放在一起定。\n发布人乙：收费标准一年公布一次，机关单位的停车场下班后向附近居民开放。',
    questions: [
      {
        by: '记者（示例日报）',
        question: '夜间在路边停车还收费吗？',
        answer: '晚上九点到第二天早上七点不收费，标线上写明时段。',
      },
      {
        by: '记者（示例广播）',
        question: '机关停车场开放后，出了刮擦怎么办？',
        answer: '入口有监控，管理单位保存三十天，双方可以申请查看。',
      },
      {
        by: '记者（示例网）',
        question: '新建小区的配套车位能不能只卖不租？',
        answer: '不能。没有卖出的车位应当出租，租金公布在小区公告栏。',
      },
    ],
  },
  {
    organ: 'example-bureau',
    kind: 'interview',
    topic: '矿山生态修复怎么申请、怎么验收',
    on: () => '2023-09-12',
    explains: '示例市矿山生态修复',
    place: '示例市政府网站访谈间',
    department: '自然资源科',
    speakers: [{ name: '嘉宾丙（示例）', post: '自然资源科负责人' }],
    transcript:
      '主持人：各位网友好，今天请嘉宾介绍矿山生态修复的办理。\n嘉宾丙：今年把申请、设计、验收合成一张表，一次交齐。',
    questions: [
      { by: '网友“山里人”', question: '废弃多年的小矿谁来修？', answer: '找不到责任人的，列入年度计划，由财政安排。' },
      {
        by: '网友“河边”',
        question: '验收的结果在哪里看？',
        answer: '验收意见十个工作日内在公开平台的“结果”栏目公布。',
      },
    ],
  },
  {
    organ: 'example-city',
    kind: 'pressConference',
    topic: '老年人助餐服务办法新闻发布会',
    on: (today) => addDays(today, -20),
    explains: '示例市老年人助餐服务办法',
    place: '示例市新闻发布厅',
    department: '办公室',
    speakers: [
      { name: '发布人丁（示例）', post: '市政府副秘书长' },
      { name: '发布人戊（示例）', post: '民政科负责人' },
    ],
    transcript:
      '主持人：老年人助餐服务办法已经公布，现在介绍有关情况。\n发布人丁：办法征求意见期间收到三条意见，公布开放时间的建议已经采纳。\n发布人戊：六十五岁以上的居民在社区登记后即可用餐，补助按餐计算，每月公布一次。',
    questions: [
      {
        by: '记者（示例日报）',
        question: '行动不便的老人能不能送餐？',
        answer: '可以，由社区组织，送餐费由双方约定，不超过两元。',
      },
      {
        by: '记者（示例网）',
        question: '助餐点卫生由谁检查？',
        answer: '市场监管部门每月检查一次，结果贴在门口，也在公开平台公布。',
      },
    ],
  },
  {
    organ: 'example-city',
    kind: 'interview',
    topic: '在线访谈：共享单车怎么停、停在哪里',
    on: (today) => addDays(today, -5),
    explains: '示例市共享单车停放',
    place: '示例市政府网站访谈间',
    department: '办公室',
    speakers: [{ name: '嘉宾己（示例）', post: '住房和城乡建设科负责人' }],
    transcript: '主持人：共享单车停放的规定实行快两年了，网友的问题很多，我们挑了几个。',
    questions: [
      {
        by: '网友“早八点”',
        question: '地铁口早上没有空位怎么办？',
        answer: '企业应当在七点半以前调运，停满的点位在小程序里标红。',
      },
      {
        by: '网友“老李”',
        question: '停在盲道上会怎样？',
        answer: '还车不成功，继续计费；看到的也可以扫码反映，一小时内清走。',
      },
      { by: '', question: '小区里面能不能停？', answer: '由业主大会决定，同意的由物业划线，不同意的设电子围栏。' },
    ],
  },
  {
    organ: 'example-street',
    kind: 'interview',
    topic: '在线访谈：临时救助找谁办、多久办好',
    on: (today) => addDays(today, -13),
    explains: '东城街道临时救助',
    place: '东城街道会议室',
    department: '综合科',
    speakers: [{ name: '嘉宾庚（示例）', post: '东城街道办事处主任' }],
    transcript: '',
    questions: [
      {
        by: '网友“三单元”',
        question: '急病住院来不及申请怎么办？',
        answer: '可以先救助后补手续，打街道值班电话，社区上门。',
      },
      {
        by: '网友“老街坊”',
        question: '名单会公示吗？',
        answer: '公示七天，只公布姓名和金额，不公布病情、住址和身份证号码。',
      },
    ],
  },
  {
    organ: 'example-city',
    kind: 'pressConference',
    topic: '冬季供热保障新闻发布会',
    on: (today) => addDays(today, -1),
    place: '示例市新闻发布厅',
    department: '办公室',
    speakers: [{ name: '发布人辛（示例）', post: '住房和城乡建设科负责人' }],
    transcript: '发布人辛：今冬供热面积和管网改造的情况介绍如下，实录正在整理。',
    questions: [],
    isDraft: true,
  },
]

export async function exampleConferences(app: App, office: ReadonlyMap<ExampleOrgan, ExampleStaff>): Promise<number> {
  let played = 0
  for (const organ of office.keys()) {
    if (await has(app, 'conferences', organ)) continue
    for (const one of held.filter((conference) => conference.organ === organ)) {
      await hold(app, office.get(organ)!, one)
      played += 1
    }
  }
  return played
}

async function hold(app: App, staff: ExampleStaff, { organ, on, explains, isDraft, ...about }: Held): Promise<void> {
  const heldOn = on(app.today())
  const then = onDay(app, heldOn)
  const interprets = explains ? await documentNamed(app, organ, explains, heldOn) : null
  const input = { ...about, organId: organ, heldOn, interprets, summary: marked }
  const { id } = must(await addConference(then, staff.chengban, input, null), about.topic)
  if (isDraft) return
  const published = onDay(app, addDays(heldOn, 1))
  await throughReview(published, staff, organ, id, 'none')
  must(await act(published, staff.dengji, organ, id, { act: 'publish' }), about.topic)
  if (!interprets) return
  // What was explained has had another channel by it.
  const channel = about.kind === 'pressConference' ? 'pressConference' : 'interview'
  const detail = { topic: about.topic, speaker: about.speakers.map(({ name }) => name).join('、') }
  const at = `${addDays(heldOn, 1)}T02:00:00.000Z`
  const wish = { act: 'addChannel', channel, at, detail, ...(about.place && { address: about.place }) } as const
  must(await act(published, staff.dengji, organ, interprets, wish), about.topic)
}

/** The latest public document of that name that was published by the day. */
async function documentNamed(app: App, organ: ExampleOrgan, beginning: string, by: Day): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from documents d join public_document_ids p on p.organ_id = d.organ_id and p.id = d.id
    where d.organ_id = ${organ} and d.kind = 'normative' and d.title like ${`${beginning}%`}
      and d.validity = 'inForce' and d.published_on <= ${by}::date
    order by d.published_on desc, d.id limit 1`.execute(app.db)
  return rows[0]?.id ?? null
}
