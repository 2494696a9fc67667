// What happens by time alone, where the law says so: an opinion that was not given within its 15 working days (arts. 32 and
// 34), a fee that was not paid within 20 (art. 42). Nothing else is done without a person.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { type ActFacts, actOf, dueNow, limitOf, type Standing } from '../law/requests/index.ts'
import { performAct, rolledBack } from './act-on-request.ts'
import { tellApplicant } from './applicant-notices.ts'
import { calendarFor } from './calendars.ts'
import { noticeToDesk } from './staff-notices.ts'
import { lockRequest } from './store.ts'

/** Performs what is over today; run again, it finds nothing more to do. Gives how many acts there were. */
export async function actByTheClock(app: App): Promise<number> {
  const today = app.today()
  const { rows } = await sql<{ organ_id: string; id: string }>`
    select organ_id, id from requests
    where is_open and next_due < ${today}::date and state in ('awaitingPayment', 'awaitingThirdParty', 'awaitingOtherOrgan')
    order by organ_id, id`.execute(app.db)
  let acts = 0
  for (const { organ_id, id } of rows) acts += await actOnOne(app, organ_id, id, today)
  return acts
}

async function actOnOne(app: App, organId: string, id: string, today: Day): Promise<number> {
  const calendar = await calendarFor(app, organId)
  for (let acts = 0; ; acts++) {
    const acted = await app
      .transaction(async (tx) => {
        const request = await lockRequest(tx, organId, id)
        const facts = request && overOn(today, request.standing, calendar)
        if (!facts) return undefined
        const note = '期限届满，由系统登记'
        return performAct(app, tx, request, facts, { id: 'clock', from: null }, calendar, note, [
          tellApplicant,
          async (inAct) => {
            await noticeToDesk(app, inAct, request, `${actOf(facts.act).label}（期限届满，由系统登记）`)
            return undefined
          },
        ])
      })
      .catch(rolledBack)
    if (!acted) return acts
    if (!acted.ok) {
      app.log.warn({ request: id, code: acted.refusal.code }, 'the clock could not act')
      return acts
    }
  }
}

/** The act that time brings about, the earliest first; none where every period still runs. */
function overOn(today: Day, standing: Standing, calendar: Calendar): ActFacts | undefined {
  const { payment } = dueNow(standing, calendar)
  if (payment && payment < today) return { act: 'closeUnpaid', on: today }
  const silent = standing.letters.find((letter) => {
    const limit = limitOf(letter, calendar)
    return limit !== null && limit < today
  })
  if (!silent) return undefined
  return {
    act: silent.to === 'thirdParty' ? 'hearThirdParty' : 'hearOrgan',
    on: today,
    letter: silent.letter,
    silent: true,
  }
}
