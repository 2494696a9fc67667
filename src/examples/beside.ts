// Beside the requests of the example: complaints, corrections of records and proposals to publish, some of the year and
// some under way today.
import type { App } from '../app.ts'
import { addDays, type Day } from '../kit/days.ts'
import { calendarOf } from '../law/calendar/index.ts'
import {
  actOnComplaint,
  actOnRecordCorrection,
  answerComplaintAsk,
  type ComplaintActId,
  complain,
  complainOfPublication,
  declineConversion,
  fileRecordCorrection,
  findConversions,
  listComplaintAsks,
  listComplaints,
  listConversions,
  listRecordCorrections,
  proposePublication,
  type RecordCorrectionAct,
  renewQueryCode,
  submitRecordCorrection,
} from '../requests/index.ts'
import { applicantOf } from './applicants.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import { must, onDay, type Played } from './play.ts'

type Office = ReadonlyMap<ExampleOrgan, ExampleStaff>
const calendar = calendarOf()
const above: ExampleOrgan = 'example-city'

/** Plays them unless they are there; gives how many. */
export async function playBeside(app: App, office: Office, played: readonly Played[]): Promise<number> {
  const done = await app.db.selectFrom('complaints').select('id').where('organ_id', '=', above).executeTakeFirst()
  if (done) return 0
  return (
    (await complaints(app, office, played)) +
    (await corrections(app, office)) +
    (await conversions(app, office, played))
  )
}

async function complaints(app: App, office: Office, played: readonly Played[]): Promise<number> {
  const late = played.filter(
    ({ story }) => story.organ === 'example-bureau' && story.outcome === 'unavailable.notExisting',
  )
  const refusedOnes = played.filter(({ story }) => story.organ === 'example-bureau' && story.outcome === 'partial')
  const today = app.today()
  const before = (days: number) => calendar.workingDayBefore(calendar.sameOrNext(addDays(today, 1)), days + 1)

  const first = await complainOfRequest(
    app,
    office,
    late[2]!,
    '2023-06-12',
    'refused',
    '答复说不存在，但是公告里提到过这份文件。',
  )
  const work = (id: string, on: Day, act: ComplaintActId, more: object = {}) => {
    const by = office.get(above)!.zhuren
    return actOnComplaint(onDay(app, on), by, { organId: above, id, act, on, ...more }, null)
  }
  const answerAsk = async (on: Day, organ: ExampleOrgan, text: string) => {
    const [ask] = await listComplaintAsks(app.db, [organ], true)
    must(
      await answerComplaintAsk(onDay(app, on), office.get(organ)!.zhuren, { organId: organ, id: ask!.id, text }, null),
      text,
    )
  }
  must(await work(first, '2023-06-13', 'accept'), 'complaint')
  must(
    await work(first, '2023-06-13', 'askStatement', { note: '请说明检索的范围和经过。', until: '2023-06-20' }),
    'complaint',
  )
  await answerAsk('2023-06-19', 'example-bureau', '检索了公文系统和业务台账，没有检索已经移交的档案。')
  must(
    await work(first, '2023-06-20', 'orderRectification', {
      note: '请补充检索移交前的档案，重新答复。',
      until: '2023-07-04',
    }),
    'complaint',
  )
  await answerAsk('2023-07-03', 'example-bureau', '已经补充检索，找到一份，已经重新答复申请人。')
  must(
    await work(first, '2023-07-05', 'answer', {
      finding: 'founded',
      note: '该局检索不全，已经责令补充检索，并已重新答复你。',
    }),
    'complaint',
  )
  must(await work(first, '2023-07-06', 'close'), 'complaint')

  const second = await complainOfPage(app, '2023-10-16', 201, {
    organId: 'example-street',
    reason: 'outdated',
    information: '东城街道便民服务中心办事指南',
    text: '办公地址已经搬了，网上还是旧的。',
  })
  must(await work(second, '2023-10-17', 'accept'), 'complaint')
  must(
    await work(second, '2023-10-23', 'answer', {
      finding: 'founded',
      note: '街道办事处已于10月20日更新了地址和电话。',
    }),
    'complaint',
  )
  const third = await complainOfPage(app, '2023-12-05', 202, {
    organId: 'example-town',
    reason: 'notPublished',
    information: '河口镇2022年度救助资金发放结果',
    text: '村里公示栏有，网站上没有。',
  })
  must(await work(third, '2023-12-06', 'decline', { note: '该结果已于2023年3月在网站公开，网址附后。' }), 'complaint')

  const fourth = await complainOfRequest(
    app,
    office,
    refusedOnes[1]!,
    before(9),
    'refused',
    '不予公开的部分看不出涉及谁的隐私。',
  )
  must(await work(fourth, before(8), 'accept'), 'complaint')
  must(
    await work(fourth, before(6), 'askStatement', {
      note: '请说明不予公开部分的内容和区分处理的经过。',
      until: calendar.workingDayAfter(today, 2),
    }),
    'complaint',
  )
  await complainOfPage(app, before(2), 203, {
    organId: 'example-bureau',
    reason: 'inaccurate',
    information: '东城片区征地补偿安置方案公告',
    text: '公告附件与正文写的面积不一致。',
  })
  return (await listComplaints(app.db, { organIds: [above] })).length
}

async function complainOfRequest(
  app: App,
  office: Office,
  { story, requestId }: Played,
  on: Day,
  reason: string,
  text: string,
): Promise<string> {
  const then = onDay(app, on)
  const { queryCode } = must(
    await renewQueryCode(then, office.get(story.organ)!.dengji, story.organ, requestId, null),
    story,
  )
  // Made-up phones all end in the number of their story.
  const row = await app.db
    .selectFrom('example_stories')
    .select('no')
    .where('organ_id', '=', story.organ)
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  const tail = applicantOf(story.applicantKind, row.no).phone.slice(-4)
  const { number } = must(await complain(then, { code: queryCode, tail }, { reason, text }, null), story)
  return idOf(app, number)
}

async function complainOfPage(
  app: App,
  on: Day,
  no: number,
  about: { organId: ExampleOrgan; reason: string; information: string; text: string },
): Promise<string> {
  const { name, phone } = applicantOf('naturalPerson', no)
  const { number } = must(
    await complainOfPublication(onDay(app, on), { ...about, person: { name, phone } }, null, `example ${no}`),
    about,
  )
  return idOf(app, number)
}

async function idOf(app: App, number: string): Promise<string> {
  const found = (await listComplaints(app.db, { organIds: [above] })).find((one) => one.number === number)
  return found!.id
}

interface CorrectionPlan {
  organ: ExampleOrgan
  no: number
  on: Day
  online?: true
  record: string
  wrong: string
  evidence: string
  steps: Step[]
  /** What the organ above does with it once it is passed on. */
  passedOn?: Step[]
}

interface Step {
  act: RecordCorrectionAct
  on: Day
  note: string
  toOrganId?: ExampleOrgan
}

async function corrections(app: App, office: Office): Promise<number> {
  const today = app.today()
  const before = (days: number) => calendar.workingDayBefore(calendar.sameOrNext(addDays(today, 1)), days + 1)
  const plans: CorrectionPlan[] = [
    {
      organ: 'example-bureau',
      no: 301,
      on: '2023-04-10',
      record: '征收补偿登记表（东城第12号）',
      wrong: '房屋面积记为59平方米，应为95平方米',
      evidence: '不动产权证书原件，已核对',
      steps: [
        { act: 'verify', on: '2023-04-11', note: '' },
        { act: 'correct', on: '2023-04-20', note: '登记表所记面积改为95平方米，补偿款差额另行通知。' },
      ],
    },
    {
      organ: 'example-street',
      no: 302,
      on: '2023-08-14',
      record: '最低生活保障家庭登记信息',
      wrong: '户主出生年份记为1969年，应为1966年',
      evidence: '户口簿复印件',
      steps: [
        {
          act: 'passOn',
          on: '2023-08-15',
          note: '示例市人民政府民政部门（示例），电话0000-0000000',
          toOrganId: above,
        },
      ],
      passedOn: [
        { act: 'verify', on: '2023-08-16', note: '' },
        { act: 'correct', on: '2023-08-29', note: '经与户口簿核对，户主出生年份已改为1966年。' },
      ],
    },
    {
      organ: 'example-bureau',
      no: 303,
      on: '2023-11-06',
      online: true,
      record: '不动产登记信息查询结果（西关片区）',
      wrong: '共有人少记一人',
      evidence: '购房合同',
      steps: [
        { act: 'verify', on: '2023-11-07', note: '' },
        { act: 'decline', on: '2023-11-21', note: '合同载明的买受人为一人，所附材料不能证明另有共有人。' },
      ],
    },
    {
      organ: 'example-city',
      no: 304,
      on: before(6),
      online: true,
      record: '经济适用住房轮候名册（2024年）',
      wrong: '家庭人口记为2人，应为3人',
      evidence: '出生医学证明、户口簿',
      steps: [{ act: 'verify', on: before(5), note: '' }],
    },
    {
      organ: 'example-city',
      no: 305,
      on: before(1),
      online: true,
      record: '临时救助金发放明细（柳林片区）',
      wrong: '身份证号码末位记错，款项没有到账',
      evidence: '居民身份证、银行退汇回单',
      steps: [],
    },
  ]
  const take = async (by: ExampleOrgan, id: string, steps: readonly Step[]) => {
    for (const step of steps) {
      const { chengban } = office.get(by)!
      must(await actOnRecordCorrection(onDay(app, step.on), chengban, { organId: by, id, ...step }, null), step.note)
    }
  }
  for (const { organ, no, on, online, steps, passedOn, ...what } of plans) {
    const staff = office.get(organ)!
    const form = { organId: organ, applicant: applicantOf('naturalPerson', no), ...what }
    const then = onDay(app, on)
    const { id } = must(
      online
        ? await submitRecordCorrection(then, form, null, `example ${no}`)
        : await fileRecordCorrection(then, staff.dengji, { ...form, on }, null),
      what,
    )
    await take(organ, id, steps)
    if (!passedOn) continue
    const arrived = await listRecordCorrections(app, [above], true)
    await take(above, arrived.find(({ record }) => record === what.record)!.id, passedOn)
  }
  return plans.length
}

async function conversions(app: App, office: Office, played: readonly Played[]): Promise<number> {
  const found = await findConversions(onDay(app, '2024-01-22'), '2023-01-03')
  const proposed = played.findLast(
    ({ story }) => story.organ === above && story.applicantKind === 'naturalPerson' && story.outcome === 'granted.full',
  )!
  const then = onDay(app, '2024-01-25')
  const { story, requestId } = proposed
  const { queryCode } = must(await renewQueryCode(then, office.get(above)!.dengji, above, requestId, null), story)
  const row = await app.db
    .selectFrom('example_stories')
    .select('no')
    .where('organ_id', '=', above)
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  const tail = applicantOf(story.applicantKind, row.no).phone.slice(-4)
  must(await proposePublication(then, { code: queryCode, tail }, '小区里很多人都在打听这份材料。', null), story)
  const open = await listConversions(app.db, { organIds: [above], open: true })
  const other = open.find(({ source }) => source === 'requests')
  if (other && open.length > 2)
    must(
      await declineConversion(
        onDay(app, '2024-01-26'),
        office.get(above)!.zhuren,
        { organId: above, id: other.id, answer: '各件所要的项目不同，并非同一信息。' },
        null,
      ),
      other.title,
    )
  return found + 1
}
