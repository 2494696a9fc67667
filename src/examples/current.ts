// Requests that are open today, in every state a desk meets: so that the workbench of an example installation has work.
import { addDays, type Day } from '../kit/days.ts'
import { calendarOf } from '../law/calendar/index.ts'
import type { Story } from './stories.ts'

const calendar = calendarOf()

/** Relative to today: due today, overdue, due soon, waiting for an opinion, a correction, a payment; not yet confirmed. */
export function currentStories(today: Day): Story[] {
  const before = (days: number) => calendar.workingDayBefore(calendar.sameOrNext(addDays(today, 1)), days + 1)
  const base = {
    organ: 'example-city',
    applicantKind: 'naturalPerson',
    channel: 'internet',
    subject: 'housing',
    outcome: null,
    endedOn: null,
  } as const
  const opened = (receivedDaysAgo: number, content: string, more: Story['acts'] = []): Story => {
    const on = before(receivedDaysAgo)
    return {
      ...base,
      submittedOn: calendar.workingDayBefore(on, 1),
      content,
      acts: [
        { by: 'dengji', facts: { act: 'confirm', on } },
        { by: 'dengji', facts: { act: 'register', on } },
        ...more,
      ],
    }
  }
  return [
    { ...base, submittedOn: before(0), content: '东城片区老旧小区加装电梯的补贴办法', acts: [] },
    { ...base, submittedOn: before(1), content: '西关菜市场改造工程的招标文件', acts: [] },
    opened(22, '北岭煤矿采空区治理项目验收意见'),
    opened(20, '南湾棚户区改造安置房分配方案'),
    opened(17, '河口镇高标准农田建设项目实施方案', [{ by: 'chengban', facts: { act: 'draft', on: before(1) } }]),
    opened(15, '柳林小学学区划分的依据文件'),
    opened(9, '石桥污水处理厂2025年监督性监测报告', [
      {
        by: 'chengban',
        facts: { act: 'consultThirdParty', on: before(4), letter: '第三方意见', arrivedOn: before(2) },
      },
    ]),
    opened(6, '青泉公园绿化养护项目的采购合同', [
      {
        by: 'chengban',
        facts: { act: 'askForCorrection', on: before(3), until: calendar.workingDayAfter(today, 7) },
        note: '请写明合同年度',
      },
    ]),
    opened(12, '高塘村集体土地征收勘测定界图', [
      { by: 'zhuren', facts: { act: 'extend', on: before(2), days: 15 }, note: '需要核对图件' },
    ]),
    opened(5, '平川社区卫生服务站设置审批文件'),
  ]
}
