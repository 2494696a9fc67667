// 告知申请人: a short line by e-mail and message that something happened, with nothing in it that tells others what.
import type { App } from '../app.ts'
import { type Day, inWords } from '../kit/days.ts'
import { type ActId, dueNow } from '../law/requests/index.ts'
import { type Notice, sealedRecipient, writeNotices } from '../notices/index.ts'
import type { ActHook, HookContext } from './act-on-request.ts'
import { openPerson, type Person } from './people.ts'
import type { Db } from './store.ts'
import { personContext } from './take-in.ts'

type Words = (context: HookContext) => string

const replyBy = ({ standing, calendar }: HookContext): string => {
  const { reply, provisional } = dueNow(standing, calendar)
  return reply ? `，最迟${inWords(reply)}答复${provisional ? '（暂定）' : ''}` : ''
}
const until = (day: Day | null | undefined) => (day ? `，请在${inWords(day)}前办理` : '')

/** Acts that the applicant is told of, in the words of the message. */
const told: { [A in ActId]?: Words } = {
  confirm: (context) => `已确认收到${replyBy(context)}`,
  register: ({ request }) => `已登记${request.number ? `，编号${request.number}` : ''}`,
  askForCorrection: ({ standing }) => `需要您补正${until(standing.correction?.until)}`,
  extend: (context) => `答复期限已延长${replyBy(context)}`,
  delay: (context) => `将延迟答复${replyBy(context)}`,
  askForReasons: ({ standing }) => `需要您说明理由${until(standing.reasonsUntil)}`,
  askForFee: (context) => `需要缴纳信息处理费${until(dueNow(context.standing, context.calendar).payment)}`,
  consultThirdParty: () => '正在征求第三方意见，这段时间不计入答复期限',
  issue: () => '已经答复',
  replyOnTheSpot: () => '已经答复',
  referElsewhere: () => '已经答复',
  abandon: () => '因逾期没有补正，不再处理',
  closeUnpaid: () => '因逾期没有缴费，不再处理',
}

/** Writes the notices of an act to those who left an e-mail address or a mobile number, in the act's transaction. */
export const tellApplicant: ActHook = async (tx, context) => {
  const words = told[context.facts.act]
  const { app, request } = context
  // The people of examples are made up, their numbers may not be.
  if (!words || request.is_example) return undefined
  const people = await peopleOf(app, tx, request.organ_id, request.id)
  const organ = await tx.selectFrom('organs').select('name').where('id', '=', request.organ_id).executeTakeFirst()
  const line = `您向${organ!.name}提出的政府信息公开申请${words(context)}。凭查询码查看：${app.config.origin}/progress`
  const act = request.act_count + 1
  const notices = people.flatMap((person, index): Notice[] => {
    const to = {
      organId: request.organ_id,
      subject: `request:${request.id}`,
      title: '政府信息公开申请的进展',
      body: line,
    }
    const onceKey = (channel: string) => `applicant ${request.id} ${act} ${index} ${channel}`
    return [
      ...(person.email
        ? [
            {
              ...to,
              channel: 'email' as const,
              recipient: sealedRecipient(app, person.email),
              onceKey: onceKey('email'),
            },
          ]
        : []),
      ...(mobile.test(person.phone)
        ? [{ ...to, channel: 'sms' as const, recipient: sealedRecipient(app, person.phone), onceKey: onceKey('sms') }]
        : []),
    ]
  })
  await writeNotices(tx, notices, app.now())
  return undefined
}

/** Messages go to mobile phones; a landline is called by a person. */
const mobile = /^(\+?86-?)?1\d{10}$/

async function peopleOf(app: App, db: Db, organId: string, requestId: string): Promise<Person[]> {
  const rows = await db
    .selectFrom('request_people')
    .select(['no', 'sealed'])
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('no')
    .execute()
  return rows.flatMap(({ no, sealed }) => (sealed ? [openPerson(app.keys, sealed, personContext(requestId, no))] : []))
}
