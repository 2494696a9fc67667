import { expect, test } from 'vitest'
import type { Day } from '../../src/kit/days.ts'
import { calendarOf } from '../../src/law/calendar/index.ts'
import {
  courtLevel,
  docketDues,
  lastDay,
  litigationPeriods,
  type OrganAbout,
  reconsiderationBodies,
  reconsiderationPeriods,
  reconsiderationPeriodsFor,
  reliefClause,
  reliefRow,
  reliefWay,
} from '../../src/law/relief/index.ts'
import { type OutcomeId, outcomeIds } from '../../src/law/requests/index.ts'

const calendar = calendarOf()

const ways: [OutcomeId, Day, ReturnType<typeof reliefWay>][] = [
  ['denied.process', '2023-12-31', 'either'],
  ['denied.process', '2024-01-01', 'reconsiderationFirst'],
  ['denied.thirdParty', '2025-06-01', 'reconsiderationFirst'],
  ['partial', '2024-05-01', 'reconsiderationFirst'],
  ['granted.full', '2024-05-01', 'either'],
  ['unavailable.notExisting', '2025-07-01', 'either'],
  ['notProcessed.duplicate', '2024-05-01', 'either'],
  ['adminQuery', '2024-05-01', 'either'],
  ['other.rest', '2024-05-01', null],
]
for (const [outcome, on, way] of ways)
  test(`relief against ${outcome} of ${on}`, () => expect(reliefWay(outcome, on)).toBe(way))

test('the legal officer may put 行政查询 under reconsideration first', () =>
  expect(reliefWay('adminQuery', '2024-05-01', { adminQuery: 'reconsiderationFirst' })).toBe('reconsiderationFirst'))

test('before 2024 every outcome left the choice', () =>
  expect(new Set(outcomeIds.map((id) => reliefWay(id, '2023-06-01')))).toEqual(new Set(['either', null])))

test('the clause of a refusal', () => {
  const clause = reliefClause('denied.process', '2024-05-06', {
    bodies: ['城东市人民政府'],
    court: '城东铁路运输法院',
  })!
  expect(clause.text).toContain('60日内先向城东市人民政府申请行政复议')
  expect(clause.text).toContain('15日内向城东铁路运输法院提起行政诉讼')
  expect(clause.basis).toContain('第二十三条')
})

test('the clause of a partial reply speaks of both parts', () => {
  const clause = reliefClause('partial', '2024-05-06', { bodies: ['甲'], court: '乙' })!
  expect(clause.text).toMatch(/不予公开的部分.*先向甲.*其余部分.*6个月内向乙/)
})

test('the clause of a grant leaves the choice, between two bodies before 2024', () => {
  const clause = reliefClause('granted.full', '2023-05-06', { bodies: ['甲', '乙'], court: '丙' })!
  expect(clause.text).toContain('60日内向甲或者乙申请行政复议，也可以自收到本告知书之日起6个月内向丙提起行政诉讼')
})

const bodies: [OrganAbout, Day, string[]][] = [
  [{ level: 'county', kind: 'department' }, '2024-05-01', ['sameLevelGovernment']],
  [{ level: 'county', kind: 'department' }, '2023-05-01', ['sameLevelGovernment', 'superiorDepartment']],
  [{ level: 'county', kind: 'department', vertical: true }, '2024-05-01', ['superiorDepartment']],
  [{ level: 'county', kind: 'department', justice: true }, '2024-05-01', ['sameLevelGovernment', 'superiorDepartment']],
  [{ level: 'prefecture', kind: 'government' }, '2024-05-01', ['higherGovernment']],
  [{ level: 'province', kind: 'government' }, '2024-05-01', ['itself']],
  [{ level: 'national', kind: 'department' }, '2024-05-01', ['itself']],
  [{ level: 'township', kind: 'office' }, '2024-05-01', ['founder']],
  [{ level: 'township', kind: 'government' }, '2024-05-01', ['higherGovernment']],
  [{ level: 'county', kind: 'agency' }, '2024-05-01', ['sameLevelGovernment']],
]
for (const [organ, on, expected] of bodies)
  test(`reconsideration of a ${organ.level} ${organ.kind}${organ.vertical ? ', vertical' : ''}${organ.justice ? ', justice' : ''} on ${on}`, () =>
    expect(reconsiderationBodies(organ, on).map(({ role }) => role)).toEqual(expected))

test('calendar days roll over a holiday', () => {
  // 60 days after 2024-08-02 is National Day; the first working day after it is 10-08.
  expect(lastDay('2024-08-02', reconsiderationPeriods.apply, calendar)).toBe('2024-10-08')
  expect(lastDay('2024-03-01', reconsiderationPeriods.apply, calendar)).toBe('2024-04-30')
})

test('months clamp to the last of the month', () => {
  expect(lastDay('2024-08-31', litigationPeriods.sue, calendar)).toBe('2025-02-28')
  expect(lastDay('2024-08-30', litigationPeriods.sue, calendar)).toBe('2025-02-28')
  expect(lastDay('2023-12-10', litigationPeriods.sue, calendar)).toBe('2024-06-11') // 端午节
})

test('answers to a reconsideration are counted in working days', () => {
  expect(lastDay('2024-02-05', reconsiderationPeriods.answerSummary, calendar)).toBe('2024-02-18')
  expect(lastDay('2024-02-05', reconsiderationPeriods.answerOrdinary, calendar)).toBe('2024-02-23')
})

test('no summary procedure before 2024, and ten calendar days to answer', () => {
  const before = reconsiderationPeriodsFor('2023-12-31')
  expect(before.answerSummary).toBeUndefined()
  expect(before.answerOrdinary?.unit).toBe('days')
  expect(reconsiderationPeriodsFor('2024-01-01').decideSummary?.n).toBe(30)
})

test('a case stands in its row of table four', () => {
  expect(reliefRow('litigation', true)).toBe('litigationAfter')
  expect(reliefRow('litigation', false)).toBe('litigationDirect')
  expect(reliefRow('reconsideration', false)).toBe('reconsideration')
})

test('the docket of a reconsideration in summary procedure', () => {
  const dues = docketDues(
    {
      kind: 'reconsideration',
      actOn: '2024-03-08',
      procedure: 'summary',
      knewOn: '2024-03-11',
      appliedOn: '2024-04-15',
      acceptedOn: '2024-04-18',
      copyOn: '2024-04-22',
      answeredOn: '2024-04-26',
      decisionServedOn: '2024-05-20',
    },
    calendar,
  )
  expect(dues.map(({ what, due, done }) => [what, due, done])).toEqual([
    ['申请行政复议', '2024-05-10', true],
    ['审查受理', '2024-04-22', true],
    ['提出书面答复并提交证据', '2024-04-28', true], // the Sunday is worked
    ['作出复议决定', '2024-05-20', false], // 05-18 is a Saturday
    ['不服复议决定提起诉讼', '2024-06-04', false],
  ])
})

test('an act of 2023 is decided within 60 days, 90 where lengthened, whatever procedure was noted', () => {
  const file = { kind: 'reconsideration', actOn: '2023-12-20', procedure: 'summary', acceptedOn: '2024-01-15' } as const
  const decide = (more = {}) =>
    docketDues({ ...file, ...more }, calendar).find(({ what }) => what === '作出复议决定')?.due
  expect([decide(), decide({ extended: true })]).toEqual(['2024-03-15', '2024-04-15'])
})

test('the docket of a suit', () => {
  const dues = docketDues(
    {
      kind: 'litigation',
      actOn: '2024-03-08',
      procedure: 'ordinary',
      acceptedOn: '2024-08-31',
      copyOn: '2024-09-20',
      decisionServedOn: '2025-02-10',
    },
    calendar,
  )
  expect(dues.map(({ what, due }) => [what, due])).toEqual([
    ['提交答辩状和证据', '2024-10-08'],
    ['一审审结', '2025-02-28'],
    ['上诉', '2025-02-25'],
  ])
})

test('governments from county level up are sued at the intermediate court', () => {
  expect(courtLevel({ level: 'county', kind: 'government' }).level).toBe('intermediate')
  expect(courtLevel({ level: 'township', kind: 'government' }).level).toBe('basic')
  expect(courtLevel({ level: 'county', kind: 'department' }).level).toBe('basic')
})
