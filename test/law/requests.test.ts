import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../src/kit/days.ts'
import { editions, rowsOf } from '../../src/law/annual-report/index.ts'
import { calendarOf } from '../../src/law/calendar/index.ts'
import {
  type ActFacts,
  type ActId,
  actIds,
  actOf,
  after,
  beforeAnything,
  dueNow,
  inTime,
  isOverdue,
  letterKinds,
  mainOutcome,
  movedDays,
  nextActs,
  outcomeIds,
  outcomes,
  refuseAct,
  type Standing,
  stateOf,
  states,
} from '../../src/law/requests/index.ts'

const calendar = calendarOf()
const standing = (...acts: ActFacts[]) => stateOf(acts, calendar)
const received = (on: Day): ActFacts[] => [
  { act: 'receive', on, channel: 'inPerson' },
  { act: 'register', on },
]
const issueOn = (on: Day, service: 'post' | 'direct' = 'post'): ActFacts[] => [
  { act: 'decide', on, item: '1', outcome: 'granted.full' },
  { act: 'draft', on },
  { act: 'submitForClearance', on },
  { act: 'clear', on, review: 'secrecy' },
  { act: 'clear', on, review: 'leader' },
  { act: 'issue', on, outcome: 'granted.full', service },
]

test('received over the internet: day 0 is the day of mutual confirmation', () => {
  const submitted = standing({ act: 'submit', on: '2024-02-03', channel: 'internet' })
  expect(submitted.state).toBe('pendingConfirmation')
  expect(dueNow(submitted, calendar)).toMatchObject({ confirmation: '2024-02-04', reply: null })
  const confirmed = after(submitted, { act: 'confirm', on: '2024-02-05' }, calendar)
  expect(dueNow(confirmed, calendar)).toMatchObject({ correctionNotice: '2024-02-20', reply: '2024-03-08' })
})

test('ordinary post is confirmed on the day it comes', () =>
  expect(dueNow(standing({ act: 'submit', on: '2024-02-05', channel: 'ordinaryMail' }), calendar).confirmation).toBe(
    '2024-02-05',
  ))

test('the reply period starts anew when the corrected request comes', () => {
  const asked = standing(...received('2024-02-05'), { act: 'askForCorrection', on: '2024-02-20', until: '2024-03-05' })
  expect(dueNow(asked, calendar)).toMatchObject({ reply: null, correction: '2024-03-05' })
  const corrected = after(asked, { act: 'correct', on: '2024-03-04' }, calendar)
  expect(corrected.restarts).toEqual([{ on: '2024-03-04', act: 'correct' }])
  expect(dueNow(corrected, calendar).reply).toBe(calendar.workingDayAfter('2024-03-04', 20))
})

test('a notice to correct that is late is flagged and does not start the clock anew', () => {
  const acts: ActFacts[] = [
    ...received('2024-02-05'),
    { act: 'askForCorrection', on: '2024-02-21', until: '2024-03-05' },
  ]
  expect(standing(...acts).flags).toEqual(['lateCorrectionNotice'])
  expect(dueNow(standing(...acts), calendar).reply).toBe('2024-03-08')
  expect(dueNow(standing(...acts, { act: 'correct', on: '2024-03-04' }), calendar).reply).toBe('2024-03-08')
})

test('no correction in time: given up', () => {
  const asked = standing(...received('2024-02-05'), { act: 'askForCorrection', on: '2024-02-20', until: '2024-03-05' })
  expect(refuseAct(asked, { act: 'abandon', on: '2024-03-05' }, calendar)?.code).toBe('period-running')
  const closed = after(asked, { act: 'abandon', on: '2024-03-06' }, calendar)
  expect(closed).toMatchObject({ state: 'closedNoCorrection', outcome: 'other.noCorrection', endedOn: '2024-03-06' })
  expect(inTime(closed, calendar)).toBe(true)
})

test('hearing a third party: six days used, fourteen left', () => {
  const out = standing(...received('2026-03-02'), {
    act: 'consultThirdParty',
    on: '2026-03-10',
    letter: 'a',
    arrivedOn: '2026-03-12',
  })
  expect(out.state).toBe('awaitingThirdParty')
  expect(dueNow(out, calendar)).toMatchObject({ reply: null, opinions: [{ letter: 'a', due: '2026-04-02' }] })
  expect(dueNow(out, calendar).replyIfSilent).toBe('2026-04-23')
  const back = after(out, { act: 'hearThirdParty', on: '2026-03-27', letter: 'a' }, calendar)
  expect(back.state).toBe('inReview')
  expect(dueNow(back, calendar).reply).toBe('2026-04-17')
})

test('two letters out: the clock runs again when the last answer is in', () => {
  const out = standing(
    ...received('2026-03-02'),
    { act: 'consultThirdParty', on: '2026-03-10', letter: 'a' },
    { act: 'consultOrgan', on: '2026-03-12', letter: 'b' },
  )
  expect(out.state).toBe('awaitingThirdParty')
  const one = after(out, { act: 'hearThirdParty', on: '2026-03-20', letter: 'a' }, calendar)
  expect(one.state).toBe('awaitingOtherOrgan')
  expect(dueNow(one, calendar)).toMatchObject({ reply: null, replyIfSilent: null })
  const both = after(one, { act: 'hearOrgan', on: '2026-03-27', letter: 'b' }, calendar)
  expect(dueNow(both, calendar).reply).toBe('2026-04-17')
})

test('a silent third party: the pause ends with its fifteenth day, however late it is noted', () => {
  const out = standing(...received('2026-03-02'), {
    act: 'consultThirdParty',
    on: '2026-03-10',
    letter: 'a',
    arrivedOn: '2026-03-12',
  })
  const silent = { act: 'hearThirdParty', letter: 'a', silent: true } as const
  expect(refuseAct(out, { ...silent, on: '2026-04-02' }, calendar)?.code).toBe('period-running')
  const back = after(out, { ...silent, on: '2026-04-10' }, calendar)
  expect(back.clock?.pauses).toEqual([{ after: '2026-03-10', until: '2026-04-02' }])
})

test('one extension, before the due day, of at most twenty days, by the head', () => {
  const inReview = standing(...received('2024-02-05'))
  const extend = (days: number, on: Day = '2024-03-08') =>
    refuseAct(inReview, { act: 'extend', on, days }, calendar)?.code
  expect([extend(21), extend(0), extend(20, '2024-03-11'), extend(20)]).toEqual([
    'extension-too-long',
    'extension-too-long',
    'after-due',
    undefined,
  ])
  const extended = after(inReview, { act: 'extend', on: '2024-03-08', days: 20 }, calendar)
  expect(dueNow(extended, calendar).reply).toBe('2024-04-08')
  expect(refuseAct(extended, { act: 'extend', on: '2024-03-11', days: 1 }, calendar)?.code).toBe('extended-before')
  expect(actOf('extend').who).toEqual(['head'])
})

test('the fee: the period starts anew with payment, and unpaid requests are given up after twenty days', () => {
  const asked = standing(
    ...received('2024-02-05'),
    { act: 'askForFee', on: '2024-03-01', letter: 'f', yuan: 880 },
    { act: 'noticeArrived', on: '2024-03-04', letter: 'f' },
  )
  expect(dueNow(asked, calendar)).toMatchObject({ payment: '2024-04-01', reply: null })
  const paid = after(asked, { act: 'pay', on: '2024-03-11' }, calendar)
  expect(dueNow(paid, calendar).reply).toBe(calendar.workingDayAfter('2024-03-11', 20))
  expect(refuseAct(asked, { act: 'closeUnpaid', on: '2024-04-01' }, calendar)?.code).toBe('period-running')
  expect(after(asked, { act: 'closeUnpaid', on: '2024-04-02' }, calendar).outcome).toBe('other.unpaid')
  expect(refuseAct(standing(...received('2020-03-02')), { act: 'askForFee', on: '2020-03-09' }, calendar)?.code).toBe(
    'before-the-fee-measures',
  )
})

test('article 35: with reasons a later day is told, without them the request is not handled', () => {
  const asked = standing(...received('2024-02-05'), { act: 'askForReasons', on: '2024-02-20', until: '2024-02-29' })
  expect(dueNow(asked, calendar)).toMatchObject({ reasons: '2024-02-29', reply: '2024-03-08' })
  const delayed = after(asked, { act: 'delay', on: '2024-03-01', until: '2024-05-31' }, calendar)
  expect(dueNow(delayed, calendar).reply).toBe('2024-05-31')
  const excessive = after(asked, { act: 'judgeExcessive', on: '2024-03-01' }, calendar)
  expect([excessive.state, excessive.items]).toEqual(['drafting', { 1: 'notProcessed.excessive' }])
})

test('posted in time, or handed over late', () => {
  const posted = standing(...received('2024-02-05'), ...issueOn('2024-03-08'))
  expect([posted.state, posted.endedOn, inTime(posted, calendar)]).toEqual(['issued', '2024-03-08', true])
  const handed = standing(...received('2024-02-05'), ...issueOn('2024-03-08', 'direct'))
  expect(handed.endedOn).toBeNull()
  const signed = after(handed, { act: 'serve', on: '2024-03-11' }, calendar)
  expect([signed.endedOn, signed.flags, inTime(signed, calendar)]).toEqual(['2024-03-11', ['repliedLate'], false])
})

test('nothing is issued without outcome, secrecy review and signature', () => {
  const drafting = standing(...received('2024-02-05'), { act: 'draft', on: '2024-02-06' })
  expect(refuseAct(drafting, { act: 'submitForClearance', on: '2024-02-06' }, calendar)?.code).toBe('items-undecided')
  const sent = standing(...received('2024-02-05'), ...issueOn('2024-02-06').slice(0, 3))
  const issue = (from: Standing) => refuseAct(from, { act: 'issue', on: '2024-02-06' }, calendar)?.code
  const reviewed = after(sent, { act: 'clear', on: '2024-02-06', review: 'secrecy' }, calendar)
  expect([issue(sent), issue(reviewed)]).toEqual(['not-reviewed', 'not-signed-off'])
  expect(after(reviewed, { act: 'sendBack', on: '2024-02-06' }, calendar)).toMatchObject({
    state: 'drafting',
    reviews: [],
  })
})

test('relief stands beside the request; a remade request keeps what the report counted', () => {
  const remade = standing(
    ...received('2024-02-05'),
    ...issueOn('2024-03-08'),
    { act: 'openRelief', on: '2024-04-15', case: 'c', kind: 'reconsideration' },
    { act: 'closeRelief', on: '2024-06-03', case: 'c', result: 'corrected' },
    { act: 'remake', on: '2024-06-05', case: 'c' },
  )
  expect(remade).toMatchObject({ state: 'inReview', flags: ['remade'], outcome: null, endedOn: null })
  expect(remade.first).toEqual({ outcome: 'granted.full', on: '2024-03-08' })
  expect(dueNow(remade, calendar).reply).toBe(calendar.workingDayAfter('2024-06-05', 20))
})

test('a receipt day typed wrongly is put right, and the clock with it', () => {
  const corrected = standing(...received('2024-02-06'), {
    act: 'amendReceipt',
    on: '2024-02-20',
    receivedOn: '2024-02-05',
  })
  expect(dueNow(corrected, calendar).reply).toBe('2024-03-08')
})

test('overdue is asked for a day, and not while the clock stands still', () => {
  const inReview = standing(...received('2024-02-05'))
  expect([isOverdue(inReview, '2024-03-08', calendar), isOverdue(inReview, '2024-03-11', calendar)]).toEqual([
    false,
    true,
  ])
  const out = after(inReview, { act: 'consultOrgan', on: '2024-03-01', letter: 'a' }, calendar)
  expect(isOverdue(out, '2024-09-01', calendar)).toBe(false)
})

test('a lengthened holiday moves the days of open requests', () => {
  const acts: ActFacts[] = [
    ...received('2020-01-17'),
    { act: 'consultThirdParty', on: '2020-01-20', letter: 'a', arrivedOn: '2020-01-21' },
  ]
  const before = calendarOf({ asOf: '2020-01-26' })
  expect(movedDays(acts.slice(0, 2), before, calendar)).toEqual([
    { what: 'correctionNotice', before: '2020-02-01', after: '2020-02-04' },
    { what: 'reply', before: '2020-02-19', after: '2020-02-21' },
  ])
  expect(movedDays(acts, before, calendar).map(({ what }) => what)).toEqual(['replyIfSilent', 'opinion'])
  expect(movedDays(acts, calendar, calendarOf({ region: '110000' }))).toEqual([])
})

test('every next act comes with its basis, refused ones with the reason', () => {
  const found = nextActs(standing(...received('2024-02-05')), '2024-03-11', calendar)
  expect(found.map(({ act }) => act)).toContain('askForCorrection')
  expect(found.find(({ act }) => act === 'extend')?.refusal?.message).toBe('答复期限已于2024-03-08届满，不能再延期')
  expect(found.every(({ basis }) => basis.includes('条例'))).toBe(true)
})

test('a request under the earlier Regulation is refused', () =>
  expect(refuseAct(beforeAnything, { act: 'receive', on: '2019-05-14', channel: 'inPerson' }, calendar)?.code).toBe(
    'before-the-regulation',
  ))

for (const { id: edition } of editions)
  test(`every outcome has its letter, clause and a line of the ${edition} report, and every line an outcome`, () => {
    const rows = rowsOf(edition, 'requests').map(({ id }) => id)
    const reached = new Set(outcomeIds.map((id) => outcomes[id].row[edition]))
    expect([...reached].filter((row) => !rows.includes(row))).toEqual([])
    const counted = rows.filter((id) => !['newReceived', 'carriedIn', 'outcomeTotal', 'carriedOut'].includes(id))
    expect(counted.filter((row) => !reached.has(row))).toEqual([])
    for (const id of outcomeIds) {
      const { letter, relief } = outcomes[id]
      expect(letter === null || letter in letterKinds, id).toBe(true)
      expect((letter === null) === (relief === 'none'), id).toBe(true)
    }
  })

test('one request of several items is counted once', () => {
  expect(mainOutcome(['granted.full', 'denied.process'])).toBe('partial')
  expect(mainOutcome(['granted.full', 'granted.alreadyPublic'])).toBe('granted.full')
  expect(mainOutcome(['denied.process', 'denied.process'])).toBe('denied.process')
  expect(mainOutcome(['unavailable.notExisting', 'granted.full'])).toBeUndefined()
  expect(mainOutcome([])).toBeUndefined()
})

// A random clerk: tries acts on the days that follow; what is refused is left, what is allowed is recorded.
const tries = fc.array(
  fc.record({
    act: fc.constantFrom(...actIds),
    wait: fc.integer({ min: 0, max: 12 }),
    n: fc.integer({ min: 1, max: 22 }),
    letter: fc.constantFrom('a', 'b', 'c'),
    silent: fc.boolean(),
    outcome: fc.constantFrom(...outcomeIds),
    channel: fc.constantFrom('inPerson' as const, 'internet' as const, 'ordinaryMail' as const),
    service: fc.constantFrom('post' as const, 'direct' as const),
    review: fc.constantFrom('secrecy' as const, 'leader' as const),
  }),
  { minLength: 20, maxLength: 120 },
)

test('whatever is tried, the fold stays on the table and the clock is as crossed off by hand', () => {
  const reached = new Set<string | null>()
  fc.assert(
    fc.property(tries, (attempts) => {
      let now = beforeAnything
      let day: Day = '2023-12-20'
      const recorded: ActFacts[] = []
      for (const { act, wait, n, ...rest } of attempts) {
        day = addDays(day, wait)
        const facts = {
          ...rest,
          act,
          on: day,
          until: addDays(day, n),
          days: n,
          yuan: n * 10,
          case: 'k',
          kind: 'litigation',
          result: 'corrected',
          item: '1',
          items: ['1', '2'].slice(0, 1 + (n % 2)),
          receivedOn: day,
          arrivedOn: day,
        } as unknown as ActFacts
        if (refuseAct(now, facts as { act: ActId; on: Day }, calendar)) continue
        const { to } = actOf(act)
        const next = after(now, facts, calendar)
        recorded.push(facts)
        if (to === 'same') expect(next.state).toBe(now.state)
        else expect(to).toContain(next.state)
        expect(states).toHaveProperty(next.state!)
        reached.add(next.state)
        now = next
        const { reply } = dueNow(now, calendar)
        if (reply && !now.clock!.delayedUntil) expect(reply).toBe(crossedOff(now))
      }
      expect(stateOf(recorded, calendar)).toEqual(now)
    }),
    { numRuns: 1000 },
  )
  expect(reached.size).toBeGreaterThan(10)
})

/** The reply's due day with a finger on the calendar. */
function crossedOff({ clock }: Standing): Day {
  let day = clock!.startsOn
  for (let left = 20 + clock!.extendedBy; left > 0; ) {
    day = addDays(day, 1)
    const paused = clock!.pauses.some(({ after: sent, until }) => sent < day && day <= until)
    if (calendar.isWorkingDay(day) && !paused) left -= 1
  }
  return day
}
