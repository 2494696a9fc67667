// Documents that are under way today, so that the desks of an example installation have work: in drafting, in review, sent to
// the authority, waiting to be signed, scheduled, and some kept back that are due for another look.
import type { App } from '../app.ts'
import { type ActWish, actOnDocument, bodyFromText, createDocument, type Draft } from '../documents/index.ts'
import { addDays, type Day } from '../kit/days.ts'
import { checklistItems } from '../law/disclosure/index.ts'
import type { ExampleOrgan, ExamplePost, ExampleStaff } from './organs.ts'
import { must, onDay } from './play.ts'

type Step = readonly [by: ExamplePost, wish: ActWish]

const marked: Step[] = [
  ['chengban', { act: 'mark', attribute: 'open' }],
  ['chengban', { act: 'submit' }],
]
const reviewed: Step[] = [
  ['chengban', { act: 'review', step: 1 }],
  ['baomi', { act: 'review', step: 2 }],
  ['lingdao', { act: 'review', step: 3, checklist: checklistItems }],
]
const kept: Step[] = [
  ['chengban', { act: 'mark', attribute: 'withheld', ground: 'denied.process' }],
  ['chengban', { act: 'submit' }],
  ...reviewed,
  ['lingdao', { act: 'approve' }],
]

/** Days before today on which each was formed, its text, and how far it has come. */
const underWay: { days: number; draft: Pick<Draft, 'kind' | 'title'>; steps: (today: Day) => Step[] }[] = [
  { days: 2, draft: { kind: 'notice', title: '东城片区道路养护施工公告' }, steps: () => [] },
  { days: 30, draft: { kind: 'policy', title: '关于做好冬季供热保障工作的通知' }, steps: () => marked.slice(0, 1) },
  { days: 12, draft: { kind: 'normative', title: '示例市电动自行车停放充电管理办法' }, steps: () => marked },
  {
    days: 9,
    draft: { kind: 'result', title: '第三批技术改造项目验收结果' },
    steps: () => [...marked, reviewed[0]!],
  },
  {
    days: 8,
    draft: { kind: 'statistics', title: '地下水位监测季度报告' },
    steps: () => [...marked, ['baomi', { act: 'ask', authority: '示例市保密行政管理部门', letter: '示公开函1号' }]],
  },
  { days: 6, draft: { kind: 'finance', title: '专项资金绩效评价结果' }, steps: () => [...marked, ...reviewed] },
  {
    days: 4,
    draft: { kind: 'notice', title: '便民服务大厅延时服务安排' },
    steps: (today) => [
      ...marked,
      ...reviewed,
      ['lingdao', { act: 'approve' }],
      ['dengji', { act: 'schedule', at: `${addDays(today, 3)}T01:00:00.000Z` }],
    ],
  },
  {
    days: 200,
    draft: { kind: 'other', title: '园区雨污分流改造方案比选材料' },
    // Decided since, so that it can be open: the head has to agree.
    steps: () => [...kept, ['chengban', { act: 'proposeAttribute', attribute: 'open' }]],
  },
  { days: 420, draft: { kind: 'other', title: '城市更新项目论证会讨论记录' }, steps: () => kept },
]

export async function documentsInWork(app: App, office: ReadonlyMap<ExampleOrgan, ExampleStaff>): Promise<number> {
  const organId = 'example-city'
  const staff = office.get(organId)!
  for (const { days, draft, steps } of underWay) {
    const formedOn = addDays(app.today(), -days)
    const then = onDay(app, formedOn)
    const text = `${draft.title}的正文由承办人起草，尚在办理中。`
    const { id } = must(
      await createDocument(
        then,
        staff.chengban,
        { ...draft, organId, formedOn, body: bodyFromText(text), department: '办公室' },
        null,
      ),
      draft.title,
    )
    for (const [by, wish] of steps(app.today()))
      must(await actOnDocument(then, staff[by], { organId, documentId: id, wish }, null), draft.title)
  }
  return underWay.length
}

/** What somebody else found when they looked again at what was published, and what has been put right of it. */
const lookedAt: { title: string; days: number; findings: string[]; how?: string }[] = [
  {
    title: '示例市人民政府关于调整办公时间的通知',
    days: 30,
    findings: ['文中“周六上午”没有写明起止时间'],
    how: '已在各窗口公告中写明为8:30至12:00',
  },
  { title: '《示例市老年人助餐服务办法》解读', days: 8, findings: [] },
  { title: '老年人助餐服务办法新闻发布会', days: 3, findings: ['第二个提问的回答没有写明检查结果在哪个栏目公布'] },
]

export async function publishedLookedAt(app: App, office: ReadonlyMap<ExampleOrgan, ExampleStaff>): Promise<void> {
  const organId = 'example-city'
  const { fazhi, chengban } = office.get(organId)!
  for (const { title, days, findings, how } of lookedAt) {
    const { id } = await app.db
      .selectFrom('documents')
      .select('id')
      .where('organ_id', '=', organId)
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
    const then = onDay(app, addDays(app.today(), -days))
    const input = { organId, documentId: id }
    must(await actOnDocument(then, fazhi, { ...input, wish: { act: 'recheck', findings } }, null), title)
    if (!how) continue
    const later = onDay(app, addDays(app.today(), -days + 2))
    const wish = { act: 'putRight', finding: findings[0]!, how } as const
    must(await actOnDocument(later, chengban, { ...input, wish }, null), title)
  }
}
