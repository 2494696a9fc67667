// Reconsideration and litigation of the example year: 14, 4 and 2 cases, ended as published.
import type { App } from '../app.ts'
import { addDays, type Day } from '../kit/days.ts'
import { decideCase, openCase } from '../relief/index.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import { must, onDay, type Played } from './play.ts'

type Plan = { kind: 'reconsideration' | 'litigation'; after?: true; ending: string | null; n: number }

/** ending null: still open on 31 December, decided in the following March. */
const plans: Plan[] = [
  { kind: 'reconsideration', ending: '维持', n: 9 },
  { kind: 'reconsideration', ending: '终止', n: 1 },
  { kind: 'reconsideration', ending: null, n: 4 },
  { kind: 'litigation', ending: '驳回诉讼请求', n: 2 },
  { kind: 'litigation', ending: '确认违法', n: 1 },
  { kind: 'litigation', ending: '准许撤诉', n: 1 },
  { kind: 'litigation', after: true, ending: '驳回诉讼请求', n: 1 },
  { kind: 'litigation', after: true, ending: null, n: 1 },
]

export async function playCases(
  app: App,
  office: ReadonlyMap<ExampleOrgan, ExampleStaff>,
  played: readonly Played[],
): Promise<number> {
  const attackable = played.filter(
    ({ story }) => story.endedOn && story.endedOn < '2023-08-01' && !story.outcome?.startsWith('granted'),
  )
  const late = played.filter(
    ({ story }) =>
      story.endedOn &&
      story.endedOn > '2023-10-08' &&
      story.endedOn < '2023-11-10' &&
      !story.outcome?.startsWith('granted'),
  )
  let no = 0
  const taken = { attackable: 0, late: 0 }
  for (const { kind, after, ending, n } of plans)
    for (let i = 0; i < n; i++) {
      no += 1
      const { story, requestId } = ending === null ? late[taken.late++]! : attackable[taken.attackable++]!
      const openedOn = addDays(story.endedOn!, 30)
      const by = office.get(story.organ)!.fazhi
      const number = `示例${kind === 'reconsideration' ? '复' : '行初'}〔2023〕${no}号`
      const before = await caseNumbered(app, story.organ, number)
      if (before?.result) continue
      const { id } =
        before ??
        must(
          await openCase(
            onDay(app, addDays(openedOn, 7)),
            by,
            {
              organId: story.organ,
              kind,
              ...(after && { afterReconsideration: true }),
              number,
              body: kind === 'reconsideration' ? '示例复议机关' : '示例法院',
              applicant: '示例申请人',
              requestId,
              attacked: `对申请“${story.content}”的答复`,
              attackedOn: story.endedOn!,
              procedure: 'ordinary',
              openedOn,
              copyOn: addDays(openedOn, 5),
            },
            null,
          ),
          story,
        )
      const decidedOn: Day = ending === null ? '2024-03-15' : addDays(openedOn, 55)
      const kept = kind === 'reconsideration' ? '维持' : '驳回诉讼请求'
      must(
        await decideCase(
          onDay(app, decidedOn),
          by,
          { organId: story.organ, caseId: id, on: decidedOn, ending: ending ?? kept },
          null,
        ),
        story,
      )
    }
  return no
}

async function caseNumbered(app: App, organId: string, number: string) {
  const row = app.db.selectFrom('relief_cases').select(['id', 'result']).where('organ_id', '=', organId)
  return row.where('number', '=', number).executeTakeFirst()
}
