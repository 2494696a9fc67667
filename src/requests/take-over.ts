// 接管: a case that began elsewhere comes in as the acts that matter to its clock and its place in the report, each
// marked as taken over. Its letters are in the old file; the clearance it had there is noted, not made up.
import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { channels } from '../law/regulation/index.ts'
import { type ActFacts, after, beforeAnything, type Standing } from '../law/requests/index.ts'
import type { Staff } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import type { LedgerEntry } from './ledger-import.ts'
import { maskName, sealPerson } from './people.ts'
import { actRows, foldedColumns } from './store.ts'
import { personContext } from './take-in.ts'

const note = '由旧台账接管'

export async function insertTakenOver(
  app: App,
  by: Staff,
  entry: LedgerEntry & { organId: string },
  calendar: Calendar,
  from: string | null,
): Promise<Result<{ id: string }>> {
  const acts = actsOf(entry)
  let standing: Standing
  try {
    standing = acts.reduce((before, act) => after(before, act, calendar), beforeAnything)
  } catch (error) {
    return refused({ code: 'impossible-story', message: error instanceof Error ? error.message : '经过前后不符' })
  }
  const late = acts.find(({ on }) => on > app.today())
  if (late) return refused({ code: 'in-future', message: `不晚于今天的日期；${late.on}还没有到` })
  const id = randomUUID()
  return asStaffOf(app.db, [entry.organId], async (tx): Promise<Result<{ id: string }>> => {
    if (entry.number) {
      const known = await tx
        .selectFrom('requests')
        .select('id')
        .where('organ_id', '=', entry.organId)
        .where('number', '=', entry.number)
        .executeTakeFirst()
      if (known) return refused({ code: 'number-known', message: `编号${entry.number}已在台账中，这一行没有导入` })
    }
    const now = app.now()
    await tx
      .insertInto('requests')
      .values({
        organ_id: entry.organId,
        id,
        number: entry.number,
        channel: entry.channel,
        submitted_at: now,
        content: entry.content,
        form: 'other',
        delivery: 'inPerson',
        applicant_kind: entry.applicantKind,
        applicant_mask: maskName(entry.applicant),
        act_count: acts.length,
        ...foldedColumns(standing, calendar),
      })
      .execute()
    await tx
      .insertInto('request_texts')
      .values({ organ_id: entry.organId, request_id: id, content: entry.content })
      .execute()
    const person = { name: entry.applicant, idKind: 'other' as const, idNumber: '', phone: entry.phone }
    const sealed = sealPerson(app.keys, person, personContext(id, 1), app.config.sealWith)
    await tx
      .insertInto('request_people')
      .values({ organ_id: entry.organId, request_id: id, no: 1, role: 'applicant', ...sealed })
      .execute()
    await tx
      .insertInto('request_items')
      .values({ organ_id: entry.organId, request_id: id, no: 1, content: entry.content })
      .execute()
    const rows = acts.map((act) => ({ ...act, note }))
    await tx
      .insertInto('request_acts')
      .values(actRows({ organ_id: entry.organId, id, act_count: 0 }, rows, { id: by.id, from }, now))
      .execute()
    const after_ = { number: entry.number, acts: acts.length }
    await recordDeed(app, tx, {
      organId: entry.organId,
      at: now,
      actor: by.id,
      from,
      act: 'takeOver',
      subject: `request:${id}`,
      after: after_,
    })
    return accepted({ id })
  })
}

/** The story that a line of a ledger tells, as acts. */
function actsOf({ channel, receivedOn, extendedBy, pause, outcome, endedOn }: LedgerEntry): ActFacts[] {
  const acts: ActFacts[] =
    channels[channel].counts === 'confirmed'
      ? [
          { act: 'submit', on: receivedOn, channel },
          { act: 'confirm', on: receivedOn },
        ]
      : [{ act: 'receive', on: receivedOn, channel }]
  acts.push({ act: 'register', on: receivedOn })
  if (pause)
    acts.push(
      { act: 'consultThirdParty', on: pause.after, letter: '旧台账', arrivedOn: pause.after },
      { act: 'hearThirdParty', on: pause.until, letter: '旧台账' },
    )
  const last = acts.at(-1)!.on
  if (extendedBy) acts.push({ act: 'extend', on: last, days: extendedBy })
  if (!outcome || !endedOn) return acts
  if (outcome === 'other.rest') return [...acts, { act: 'withdraw', on: endedOn }]
  return [
    ...acts,
    { act: 'draft', on: endedOn },
    { act: 'decide', on: endedOn, item: '1', outcome },
    { act: 'submitForClearance', on: endedOn },
    { act: 'issue', on: endedOn, outcome, service: 'post' },
    { act: 'serve', on: endedOn },
  ]
}
