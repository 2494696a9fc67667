// The register of the example at work: documents of the last two years that went through the whole review, terms that run
// out, interpretations, comment on drafts.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import {
  type ActWish,
  actOnDocument,
  answerComment,
  bodyFromText,
  closeConsultation,
  createDocument,
  type Draft,
  moderateComment,
  openConsultation,
  submitComment,
  type TakenDocument,
  takeOverDocuments,
} from '../documents/index.ts'
import { addDays, type Day } from '../kit/days.ts'
import { checklistItems } from '../law/disclosure/index.ts'
import { has } from './document-site.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import { must, onDay } from './play.ts'

type Office = ReadonlyMap<ExampleOrgan, ExampleStaff>
type Need = 'needed' | 'none' | 'exempt'

const city = 'example-city'

/** What a title is about: 示例市老年人助餐服务办法（征求意见稿） → 老年人助餐服务. */
const matterOf = (title: string) =>
  title.replace(/^示例市/, '').replace(/(?:管理)?(?:暂行)?办法(?:（征求意见稿）)?$/, '')

const articles = (title: string) => articlesOn(matterOf(title))
const articlesOn = (matter: string) =>
  bodyFromText(
    [
      `第一条 为了做好${matter}工作，维护各方权益，结合本市实际，制定本文件。`,
      `第二条 本市范围内的${matter}工作适用本文件。`,
      '第三条 办理的依据、条件、程序和结果按照规定公开。',
      '第四条 承办单位应当在受理后十个工作日内办结，并一次告知需要补充的材料。',
    ].join('\n'),
  )
const explained = bodyFromText(
  '为什么要出台：群众对办理时间多有建议，需要统一的做法。\n主要变化：办结时限写明为十个工作日，材料一次告知。\n怎么办理：带上身份证明到窗口，也可以在网上提交。',
)

/** Through drafting, marking, three reviews, signature and publication on a day, by the people of the organ. */
async function publishOn(
  app: App,
  office: Office,
  day: Day,
  draft: Omit<Draft, 'formedOn' | 'body'> & { body?: Draft['body'] },
  need: Need = 'none',
): Promise<string> {
  const staff = office.get(draft.organId as ExampleOrgan)!
  const then = onDay(app, day)
  const wanted = { department: '办公室', ...draft, body: draft.body ?? articles(draft.title), formedOn: day }
  const { id } = must(await createDocument(then, staff.chengban, wanted, null), draft.title)
  await throughReview(then, staff, draft.organId, id, need)
  must(await act(then, staff.dengji, draft.organId, id, { act: 'publish' }), draft.title)
  return id
}

export const act = (app: App, by: ExampleStaff['dengji'], organId: string, documentId: string, wish: ActWish) =>
  actOnDocument(app, by, { organId, documentId, wish }, null)

export async function throughReview(
  then: App,
  staff: ExampleStaff,
  organId: string,
  id: string,
  need: Need,
): Promise<void> {
  const steps: [ExampleStaff['dengji'], ActWish][] = [
    [staff.chengban, { act: 'mark', attribute: 'open' }],
    ...(need === 'none'
      ? []
      : [
          [
            staff.chengban,
            { act: 'needInterpretation', need, ...(need === 'exempt' && { reason: '内容简明，不涉及办事' }) },
          ] as [ExampleStaff['dengji'], ActWish],
        ]),
    [staff.chengban, { act: 'submit' }],
    [staff.chengban, { act: 'review', step: 1 }],
    [staff.baomi, { act: 'review', step: 2 }],
    [staff.lingdao, { act: 'review', step: 3, checklist: checklistItems }],
    [staff.lingdao, { act: 'approve' }],
  ]
  for (const [by, wish] of steps) must(await act(then, by, organId, id, wish), wish)
}

/** What came after the year: taken over in one list, so that a first start stays short, and four that went through review. */
export async function registerAtWork(app: App, office: Office): Promise<void> {
  if (await has(app, 'document_consultations', city)) return
  const [past, now] = await takeOverLater(app, office)
  await interpretedDocuments(app, office)
  await consultations(app, office, past!, now!)
}

const numberOf = (day: Day, no: number) => `示政规〔${day.slice(0, 4)}〕${no}号`

interface OpenDraft {
  id: string
  day: Day
}

/** Terms that run out, a decision on a document of the bureau, two drafts for comment. Gives the drafts. */
async function takeOverLater(app: App, office: Office): Promise<OpenDraft[]> {
  const today = app.today()
  const { zhuren } = office.get(city)!
  const document = (
    kind: Draft['kind'],
    title: string,
    day: Day,
    more: Partial<TakenDocument> = {},
  ): TakenDocument => ({
    ...{ kind, title, body: articles(title), issuers: ['示例市人民政府'], theme: 'T10', item: 'A20_01' },
    ...{ department: '办公室', madeOn: day, formedOn: day, publishedOn: day, attribute: 'open' },
    ...(kind !== 'draft' && { effectiveOn: day }),
    ...more,
  })
  const terms = ['共享单车停放', '夜间施工许可', '社区食堂运营'].map((matter, at) =>
    document('normative', `示例市${matter}管理暂行办法`, addDays(today, -640 - at * 9), {
      documentNo: numberOf(addDays(today, -640 - at * 9), 12 - at),
      validUntil: addDays(today, 40 + at * 35),
    }),
  )
  const drafts = [
    document('draft', '示例市老年人助餐服务办法（征求意见稿）', addDays(today, -90)),
    document('draft', '示例市电动自行车停放充电管理办法（征求意见稿）', addDays(today, -9)),
  ]
  const takeover = await app.db
    .selectFrom('document_takeovers')
    .select('id')
    .where('organ_id', '=', city)
    .orderBy('made_at')
    .executeTakeFirstOrThrow()
  const documents = [...drafts, ...terms, ...(await repealOfAnother(app, document))]
  const { taken, faults } = must(
    await takeOverDocuments(app, zhuren, { organId: city, takeoverId: takeover.id, documents }, null),
    city,
  )
  if (faults.length) throw new Error(`example register: ${JSON.stringify(faults[0])}`)
  return drafts.map(({ formedOn }, at) => ({ id: taken[at]!.id, day: formedOn }))
}

/** The city says that a document of the bureau is repealed: the bureau's register waits for the bureau. */
async function repealOfAnother(
  app: App,
  document: (kind: 'normative', title: string, day: Day, more: Partial<TakenDocument>) => TakenDocument,
): Promise<TakenDocument[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from documents where organ_id = 'example-bureau' and register_no is not null
      and validity = 'inForce' and published_version is not null order by made_on, id limit 1`.execute(app.db)
  return rows.map(({ id, title }) =>
    document('normative', `示例市人民政府关于废止《${title}》的决定`, addDays(app.today(), -6), {
      documentNo: numberOf(addDays(app.today(), -6), 23),
      body: bodyFromText(`《${title}》不再适用，予以废止。本决定自公布之日起施行。`),
      relations: [{ relation: 'repeals', toOrganId: 'example-bureau', toId: id }],
    }),
  )
}

/** A pair published together, a document whose interpretation is late, one that needs none. */
async function interpretedDocuments(app: App, office: Office): Promise<void> {
  const today = app.today()
  const staff = office.get(city)!
  const issuers = ['示例市人民政府']
  const pairs = [
    { days: 24, title: '示例市老年人助餐服务办法', form: 'text', late: false },
    { days: 11, title: '示例市公共停车泊位共享办法', form: 'chart', late: true },
  ] as const
  for (const { days, title, form, late } of pairs) {
    const day = addDays(today, -days)
    const then = onDay(app, day)
    const wanted: Omit<Draft, 'body'> = {
      organId: city,
      kind: 'normative',
      title,
      issuers,
      theme: 'T17',
      formedOn: day,
    }
    wanted.documentNo = numberOf(day, late ? 22 : 21)
    const { id } = must(await createDocument(then, staff.chengban, { ...wanted, body: articles(title) }, null), title)
    const about: Draft = {
      organId: city,
      kind: 'interpretation',
      title: `《${title}》解读`,
      issuers,
      interpretationForm: form,
      formedOn: day,
      body: explained,
      department: '办公室',
      relations: [{ relation: 'interprets', toOrganId: city, toId: id }],
    }
    const made = must(await createDocument(then, staff.chengban, about, null), title)
    await throughReview(then, staff, city, id, 'needed')
    must(await act(then, staff.dengji, city, id, { act: 'publish' }), title)
    if (late) continue
    await throughReview(then, staff, city, made.id, 'none')
    must(await act(then, staff.dengji, city, made.id, { act: 'publish' }), title)
  }
  const title = '示例市人民政府关于调整办公时间的通知'
  const hours = { organId: city, kind: 'normative', title, issuers, body: changedHours } as const
  await publishOn(app, office, addDays(today, -40), hours, 'exempt')
}

/** One address that is there, and one that is not: the check of links finds it. */
const changedHours: Draft['body'] = [
  ...bodyFromText(
    '为方便群众办事，市级机关办事窗口的办公时间调整为工作日8:30至12:00、14:30至18:00，周六上午开放。\n各窗口应当在门口和网上同时公布调整后的时间。',
  ),
  {
    type: 'paragraph',
    content: [
      { text: '各窗口的地址见' },
      { text: '公开指南', href: '/o/example-city/guide' },
      { text: '，原来的安排见' },
      { text: '上一年的通知', href: '/o/example-city/docs/00000000-0000-4000-8000-000000000000' },
      { text: '。' },
    ],
  },
]

const said = [
  ['建议写明助餐点的开放时间，并在社区公告栏公布。', 'adopted', undefined],
  [
    '希望对行动不便的老人提供送餐，费用可以适当高一些。',
    'partly',
    '送餐由社区组织，费用由双方约定，不在本办法中规定。',
  ],
  ['建议全部免费。', 'declined', '财政补助的范围已有规定，本办法不扩大。'],
] as const

/** One draft that is open to comment, one whose result is out. */
async function consultations(app: App, office: Office, past: OpenDraft, now: OpenDraft): Promise<void> {
  const staff = office.get(city)!
  const contact = '示例市示例路1号示例市人民政府办公室（来信请注明“征求意见”），电话0000-0000000'
  for (const [{ id, day }, length] of [
    [past, 31],
    [now, 32],
  ] as const) {
    const period = { organId: city, documentId: id, closesOn: addDays(day, length), contact }
    must(await openConsultation(onDay(app, day), staff.dengji, period, null), day)
  }
  for (const [at, [content, answer, reason]] of said.entries()) {
    const then = onDay(app, addDays(past.day, 3 + at * 5))
    const { id } = must(await submitComment(then, { organId: city, documentId: past.id, content }), content)
    const after = onDay(app, addDays(past.day, 40))
    const input = { organId: city, id, answer, ...(reason && { reason }) }
    must(await answerComment(after, staff.chengban, input, null), content)
    must(await moderateComment(after, staff.dengji, { organId: city, id, shown: content }, null), content)
  }
  const result =
    '征求意见期间共收到意见3条。采纳了公布开放时间的建议；送餐的意见部分采纳；全部免费的意见没有采纳，理由已逐条说明。（示例数据，非该机关发布）'
  const told = { organId: city, documentId: past.id, result }
  must(await closeConsultation(onDay(app, addDays(past.day, 45)), staff.dengji, told, null), result)
  for (const [at, content] of ['建议明确旧小区充电设施由谁出资建设。', '第三条的用语可以再具体一些。'].entries())
    must(
      await submitComment(onDay(app, addDays(now.day, 2 + at)), {
        ...{ organId: city, documentId: now.id, content },
        ...(at === 0 && { name: '居民甲（示例）', contact: '0000-0000000' }),
      }),
      content,
    )
}
