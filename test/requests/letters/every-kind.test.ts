// Every paper of a request goes out once, on a real database, by the act that sends it: not while a part is missing, then
// with its number, its fixed parts and the relief that belongs to its outcome.
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../src/kit/days.ts'
import {
  type ActFacts,
  type LetterAbout,
  type LetterKind,
  letterKinds,
  type OutcomeId,
  outcomeIds,
  outcomes,
} from '../../../src/law/requests/index.ts'
import {
  type Fields,
  letterPaper,
  readLetter,
  recordService,
  sendLetter,
  takeNote,
  updateLetter,
} from '../../../src/requests/index.ts'
import { asks } from '../../../src/requests/letters/fields.ts'
import { sampleFields } from '../../../src/requests/letters/sample-case.ts'
import { bureau, value } from './bureau.ts'

const { app, on, act, must, draft, request, staff, target } = await bureau()
const { registry, handler, head, secrecy } = staff
const day: Day = '2026-03-02'
const until = addDays(day, 14)
const kinds = Object.keys(letterKinds) as LetterKind[]

interface Way {
  /** What comes before, on the same day. */
  before?: (id: string) => Promise<unknown>
  by?: typeof handler
  /** The act that sends it; none: sent or filed on its own. */
  facts?: (paperId: string) => ActFacts
  fields?: Fields
}

const oneStep = (facts: Record<string, unknown>, by = handler): Way => ({
  by,
  facts: (letter) => ({ on: day, letter, ...facts }) as ActFacts,
})
const secrecyReviewed = (id: string) => must(secrecy, id, { act: 'clear', on: day, review: 'secrecy' })
const answer = (outcome: OutcomeId, before?: Way['before']): Way => ({
  before: async (id) => {
    await before?.(id)
    await secrecyReviewed(id)
  },
  facts: () => ({ act: 'replyOnTheSpot', on: day, outcome, service: 'post' }),
})
const reasonsAsked = async (id: string) => {
  const { id: paperId } = await draft(id, 'reasonsNotice', { ...sampleFields('reasonsNotice', day), until })
  await must(handler, id, { act: 'askForReasons', on: day, until }, { paperId })
}
const searched = async (id: string) => {
  const data = { systems: ['公文系统'], keywords: ['旧改'], period: '2022年至2023年', by: '示例科' }
  value(await takeNote(app, handler, { ...target(id), note: { kind: 'search', on: day, text: '未找到', data } }, null))
}

/** The papers that go with a step; the others are answers, on the spot, in an outcome that they tell. */
const ways: Partial<Record<LetterKind, Way>> = {
  receipt: {},
  correctionNotice: oneStep({ act: 'askForCorrection', until }),
  reasonsNotice: oneStep({ act: 'askForReasons', until }),
  delayNotice: { ...oneStep({ act: 'delay', until }, head), before: reasonsAsked },
  extensionNotice: oneStep({ act: 'extend', days: 10 }, head),
  consultationNotice: {},
  feeNotice: oneStep({ act: 'askForFee' }),
  thirdPartyLetter: oneStep({ act: 'consultThirdParty' }),
  jointMakerLetter: oneStep({ act: 'consultOrgan', jointMaker: true }),
  assistanceLetter: oneStep({ act: 'consultOrgan' }),
  thirdPartyDecision: {},
  notExisting: answer('unavailable.notExisting', searched),
  noLongerHandled: {},
  registrationForm: {},
  approvalForm: {},
  transferList: {},
  proofOfService: {},
  closingForm: {},
}

const wayOf = (kind: LetterKind): Way => ways[kind] ?? answer(outcomeIds.find((id) => outcomes[id].letter === kind)!)

/** Fields that may stay empty: what they say is known otherwise, or need not be said. */
const spare = ['attachments', 'pages', 'tariff', 'provided', 'outcome', 'law', 'ground', 'ofLetter']

describe('issued once, and not without its parts', () => {
  test.each(kinds)('%s', async (kind) => {
    const about: LetterAbout = letterKinds[kind]
    const way = wayOf(kind)
    const id = await request(
      day,
      kind === 'feeNotice' ? { items: Array.from({ length: 31 }, (_, no) => `事项${no}`) } : {},
    )
    await way.before?.(id)
    const facts = way.facts?.('')
    const fields: Fields = { ...sampleFields(kind, day), ...('until' in (facts ?? {}) && { until }) }
    if (asks[kind].includes('outcome') && facts && 'outcome' in facts) fields.outcome = facts.outcome
    if (kind === 'proofOfService') fields.ofLetter = await served(id)
    const { id: paperId } = await draft(id, kind, fields)

    const issue = () => {
      const now = way.facts?.(paperId)
      if (!now) return sendLetter(app, registry, { ...target(id), paperId, on: day, files: 'later' }, null)
      return act(way.by ?? handler, id, now.act === 'askForFee' ? { ...now, yuan } : now, { paperId })
    }
    const yuan = kind === 'feeNotice' ? await sumOf(id, paperId) : 0
    for (const field of asks[kind].filter((one) => !spare.includes(one))) {
      value(await updateLetter(app, handler, { ...target(id), paperId, fields: { ...fields, [field]: '' } }, null))
      expect(await issue(), field).toMatchObject({ ok: false, refusal: { code: 'parts-missing' } })
      expect((await readLetter(app.db, 'bureau', id, paperId))!.state).toBe('draft')
    }
    value(await updateLetter(app, handler, { ...target(id), paperId, fields }, null))
    value((await issue()) as Parameters<typeof value>[0])

    const letter = (await readLetter(app.db, 'bureau', id, paperId))!
    const form = about.group === 'form'
    expect([letter.state, letter.issued_on]).toEqual([form ? 'filed' : 'issued', day])
    if (form) expect(letter.number).toBeNull()
    else expect(letter.number).toMatch(/^示政公开〔2026〕\d+号$/)
    const paper = letterPaper(app, letter)
    const printed = JSON.stringify(paper)
    expect(paper.docNo ?? null).toBe(letter.number)
    if (about.parts.includes('relief')) {
      const refusing = kind === 'denied' || kind === 'partial'
      expect(printed.includes('应当自收到')).toBe(refusing)
      expect(printed).toContain('示例县人民政府')
      expect(printed).toContain('示例县人民法院')
    } else expect(printed).not.toContain('行政复议')
    if (about.group === 'asking') expect(printed).not.toContain('张三丰')
  })
})

test('numbers of the year run without a gap', async () => {
  const issued = kinds.filter((kind) => letterKinds[kind].group !== 'form').length
  const rows = await app.db.selectFrom('request_papers').select('number').where('number', 'is not', null).execute()
  const numbers = rows.map(({ number }) => Number(/〕(\d+)号/.exec(number!)![1])).sort((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, at) => at + 1))
  expect(numbers.length).toBeGreaterThan(issued)
})

/** A notice that was sent and served, for the proof of it. */
async function served(id: string): Promise<string> {
  const { id: paperId } = await draft(id, 'consultationNotice')
  value(await sendLetter(app, handler, { ...target(id), paperId, on: day, files: 'later' }, null))
  const proof = { way: 'direct', to: '张三丰' } as const
  value(await recordService(app, registry, { ...target(id), paperId, on: day, ...proof }, null))
  return paperId
}

async function sumOf(id: string, paperId: string): Promise<number> {
  const refused = await act(handler, id, { act: 'askForFee', on: day, letter: paperId, yuan: 1 }, { paperId })
  const message = refused.ok ? '' : refused.refusal.message
  return Number(/(\d+)，办理填写/.exec(message)?.[1])
}
on(day)
