// A made-up case for looking at templates: every field filled in, so that every part of a letter shows.
import { addDays, type Day, yearOf } from '../../kit/days.ts'
import { calendarOf } from '../../law/calendar/index.ts'
import { feeByItem } from '../../law/fees/index.ts'
import { beforeAnything, type LetterKind, letterKinds, outcomeIds, outcomes } from '../../law/requests/index.ts'
import { asks, type FieldAbout, type FieldId, type Fields, fields } from './fields.ts'
import type { LetterCase, Letterhead } from './parts-of.ts'

/** `kind` at an organ on a day; what the organ has not on record is made up as well. */
export function sampleCase(kind: LetterKind, on: Day, organ?: Partial<Letterhead>): LetterCase {
  const receivedOn = addDays(on, -3)
  const name = organ?.name || '示例市示例局'
  return {
    kind,
    fields: sampleFields(kind, on),
    on,
    organ: {
      id: 'example',
      numberWord: '',
      relief: {},
      postalCode: '',
      hours: '工作日9:00至17:00',
      email: '',
      ...organ,
      name,
      office: organ?.office || '政府信息公开办公室',
      phone: organ?.phone || '0000-0000000',
      address: organ?.address || '示例市示例路1号',
      bodies: organ?.bodies?.length ? organ.bodies : ['示例市人民政府'],
      court: organ?.court || '示例市人民法院',
    },
    request: {
      number: `〔${yearOf(on)}〕15号`,
      content: '示例街道2023年老旧小区改造计划及完成情况',
      description: null,
      form: 'electronic',
      delivery: 'online',
      applicantKind: 'naturalPerson',
      isExample: false,
    },
    applicants: ['示例申请人'],
    standing: {
      ...beforeAnything,
      state: 'inReview',
      receivedOn,
      beganOn: receivedOn,
      clock: { startsOn: receivedOn, extendedBy: 0, pauses: [] },
    },
    calendar: calendarOf({ region: null }),
    number: letterKinds[kind].group === 'form' ? null : `${organ?.numberWord ?? ''}〔${yearOf(on)}〕28号`,
    fee: { tariff: 'item', count: 3, before: 29, ...feeByItem(3, 29) },
    searches: [
      {
        on,
        systems: ['公文管理系统', '档案室'],
        keywords: ['老旧小区', '改造计划'],
        period: '2022年1月至2023年12月',
        by: '示例科室',
        found: '未找到相关信息',
      },
    ],
    served: kind === 'proofOfService' ? sampleService(on) : null,
    by: '示例承办人',
  }
}

const sampleService = (on: Day): LetterCase['served'] => ({
  number: `〔${yearOf(on)}〕27号`,
  title: '政府信息公开申请答复书',
  addressee: '示例申请人',
  on,
  way: 'post',
  to: '示例申请人',
  tracking: '1234567890123',
})

const sampleTexts: Partial<Record<FieldId, string>> = {
  to: '示例有限责任公司',
  unclear: '申请内容未写明是哪一年度、哪些小区的改造计划。',
  howToCorrect: '写明年度和小区名称，例如“示例街道示例小区2023年的改造计划”。',
  reason: '申请涉及的材料分存于三个科室，年代较久，需要逐卷查找和核对。',
  days: '10',
  payment: '凭本通知书到示例银行缴入示例市财政专户。',
  concerned: '你单位2023年报送的示例小区改造工程报价明细。',
  publicInterest: '该工程使用财政资金，报价明细关系居民对工程款使用的监督。',
  information: '《示例街道2023年老旧小区改造计划》，随本答复书一并提供。',
  provided: '电子文件',
  attachments: '示例街道2023年老旧小区改造计划',
  place: '示例市人民政府网站“政府信息公开”栏目“规划计划”项下。',
  openPart: '改造计划的小区名单、内容和工期。',
  withheldPart: '其中居民的姓名、门牌号和联系电话。',
  ground: 'denied.thirdParty',
  law: '《示例法》第一条',
  rightOrgan: '示例市住房和城乡建设局，联系电话0000-1111111。',
  properChannel: '示例市信访局，示例路2号，电话0000-2222222。',
  specialLaw: '《不动产登记暂行条例》第二十七条；示例市不动产登记中心查询窗口。',
  earlierReply: '2024年3月5日作出的〔2024〕9号',
  ofLetter: '',
}

/** Every field of a kind filled in. */
export function sampleFields(kind: LetterKind, on: Day): Fields {
  const told = outcomeIds.filter((id) => outcomes[id].letter === kind)
  return Object.fromEntries(
    asks[kind].map((id): [FieldId, string] => {
      if (id === 'outcome') return [id, told[0] ?? 'other.noCorrection']
      if (id === 'tariff') return [id, 'item']
      if (id === 'pages') return [id, '']
      const about: FieldAbout = fields[id]
      return [id, sampleTexts[id] ?? (about.kind === 'day' ? addDays(on, 14) : '')]
    }),
  )
}
