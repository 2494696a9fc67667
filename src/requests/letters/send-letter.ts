// 发出文书: in the transaction of the act the letter gets its number and its text for good; the files are made from it.
import type { Transaction } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Database } from '../../db/types.ts'
import { type Day, yearOf } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import {
  type ActFacts,
  actOf,
  type LetterKind,
  letterKinds,
  letterNumber,
  mainOutcome,
  type OutcomeId,
  outcomes,
  type ServiceId,
  type Standing,
} from '../../law/requests/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { type Acted, type ActHook, type ActInput, actOnRequest, RolledBack, rolledBack } from '../act-on-request.ts'
import { calendarFor } from '../calendars.ts'
import { lockRequest, nextNumber, type RequestRow } from '../store.ts'
import { composeLetter } from './compose.ts'
import { composeNow, type LetterOf, noLetter, paperStateLabels, recordPaper } from './draft-letter.ts'
import { sealOf } from './electronic-seal.ts'
import { asks, textOf } from './fields.ts'
import { freeze, renderLetter } from './frozen.ts'
import { loadCase } from './load-case.ts'
import { outcomeOf, saysNothing } from './parts-of.ts'
import { answerKinds, sentAlone, sentBy } from './sent-by.ts'
import { changePaper, type LetterRow, listPapers, moveAnswers, readLetter } from './store.ts'
import { templateInUse, templateOf } from './templates.ts'

export interface LetterAct extends ActInput {
  /** The letter that the act sends. */
  paperId?: string
  /** later: the files are made when they are first asked for. */
  files?: 'now' | 'later'
}

/** An act of staff with the letter that it sends, or with what it does to the drafts of the answer. */
export async function actWithLetter(
  app: App,
  by: Staff,
  input: LetterAct,
  from: string | null,
): Promise<Result<Acted & { letterNumber: string | null }>> {
  const { paperId, files = 'now', ...act } = input
  const sent: { letter?: LetterRow; number: string | null } = { number: null }
  const also: ActHook[] = [clearanceHook(by)]
  if (paperId)
    also.push(async (tx, { request, facts, standing, calendar }) => {
      const about = { request, standing, calendar, facts, on: facts.on, actNo: request.act_count + 1 }
      const issued = await issueIn(app, tx, by, from, paperId, about)
      if ('refusal' in issued) return issued.refusal
      Object.assign(sent, issued)
      return undefined
    })
  else also.push(letterNeeded)
  const acted = await actOnRequest(app, by, act, from, also)
  if (!acted.ok) return acted
  if (sent.letter && files === 'now') await renderLetter(app, sent.letter)
  return accepted({ ...acted.value, letterNumber: sent.number })
}

/** Comes last, so that what state and clock have against the act is said first. */
const letterNeeded: ActHook = async (_, { facts }) => {
  const sending = sentBy[facts.act]
  const kind = sending?.needed ? sending.kind(facts) : null
  if (!kind) return undefined
  return {
    code: 'letter-needed',
    message: `“${actOf(facts.act).label}”应当发出${letterKinds[kind].title}，请先起草`,
    field: 'letter',
    kind,
  }
}

/** A letter that goes out beside an act, and forms, which are filed. */
export async function sendLetter(
  app: App,
  by: Staff,
  input: LetterOf & { paperId: string; on: Day; service?: ServiceId; files?: 'now' | 'later' },
  from: string | null,
): Promise<Result<{ number: string | null }>> {
  const { organId, requestId, paperId, on, service, files = 'now' } = input
  if (!may(by, 'issue', organId)) return refused({ code: 'not-yours', message: whyNot('issue') })
  if (on > app.today())
    return refused({ code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' })
  const calendar = await calendarFor(app, organId)
  const sent = await asStaffOf(app.db, [organId], async (tx): Promise<Result<Issued>> => {
    const request = await lockRequest(tx, organId, requestId)
    const letter = request && (await readLetter(tx, organId, requestId, paperId))
    if (!letter) return refused(noLetter)
    if (letterKinds[letter.kind].group !== 'form' && !sentAlone.includes(letter.kind))
      return refused({ code: 'needs-act', message: `“${letter.title}”随相应的办理步骤一并发出，不单独发出` })
    const { standing } = request
    const issued = await issueIn(app, tx, by, from, paperId, {
      request,
      standing,
      calendar,
      on,
      ...(service && { service }),
    })
    if ('refusal' in issued) throw new RolledBack(issued.refusal)
    return accepted(issued)
  }).catch(rolledBack)
  if (!sent.ok) return sent
  if (files === 'now') await renderLetter(app, sent.value.letter)
  return accepted({ number: sent.value.number })
}

interface Issued {
  letter: LetterRow
  number: string | null
}

interface Issuing {
  request: RequestRow
  /** After the act. */
  standing: Standing
  calendar: Calendar
  on: Day
  facts?: ActFacts
  actNo?: number
  service?: ServiceId
}

async function issueIn(
  app: App,
  tx: Transaction<Database>,
  by: Staff,
  from: string | null,
  paperId: string,
  { request, standing, calendar, on, facts, actNo, service }: Issuing,
): Promise<Issued | { refusal: Refusal }> {
  const { organ_id: organId, id: requestId } = request
  const letter = await readLetter(tx, organId, requestId, paperId, true)
  if (!letter) return { refusal: { ...noLetter, field: 'letter' } }
  const { kind, fields } = letter
  const form = letterKinds[kind].group === 'form'
  const about = { request, kind, fields, on, standing, calendar, number: null, by: by.name }
  const before = await loadCase(app, tx, about)
  const refusal = stateRefusal(letter, facts) ?? (facts && differs(letter, facts, before.fee?.yuan, outcomeOf(before)))
  if (refusal) return { refusal }
  const template = await templateOf(tx, organId, letter)
  const sealed = Boolean(sealOf(app.config, organId))
  const { missing } = composeLetter(before, template, sealed)
  if (missing.length) return { refusal: missingRefusal(letter, missing) }
  const year = yearOf(on)
  const number = form
    ? null
    : letterNumber(before.organ.numberWord, year, await nextNumber(tx, organId, 'letter', year))
  const { paper } = composeLetter({ ...before, number }, template, sealed)
  const body = freeze(app, paperId, paper)
  const issued = {
    state: form ? ('filed' as const) : ('issued' as const),
    number,
    title: template.title,
    issued_on: on,
    template_version: template.version,
    ...(actNo && { act_no: actNo }),
    ...(!form && { service: service ?? serviceOf(kind, facts, request) }),
  }
  await changePaper(tx, organId, paperId, { ...issued, body })
  const after = { paper: paperId, kind, number, digest: body.digest }
  await recordPaper(app, tx, { organId, by, from, act: form ? 'fileForm' : 'issueLetter', requestId, after })
  return { letter: { ...letter, ...issued, body }, number }
}

/** Answers go out cleared; a reply on the spot and a referral do without the round. */
function stateRefusal({ state, title, kind }: LetterRow, facts: ActFacts | undefined): Refusal | undefined {
  const wanted = facts?.act === 'issue' ? ['cleared'] : ['draft', 'submitted', 'cleared']
  const wrong = (message: string) => ({ code: 'wrong-letter', message, field: 'letter' })
  if (!wanted.includes(state))
    return wrong(
      `“${title}”${paperStateLabels[state]}${facts?.act === 'issue' ? '，应当经签发后发出' : '，不能再发出'}`,
    )
  const asked = facts && sentBy[facts.act]?.kind(facts)
  if (facts && asked !== kind)
    return wrong(
      `“${actOf(facts.act).label}”${asked ? `发出的应当是${letterKinds[asked].title}` : '不发出文书'}，这份是${letterKinds[kind].title}`,
    )
  return undefined
}

/** Where the letter says another day, sum or outcome than the act records. */
function differs(
  { fields }: LetterRow,
  facts: ActFacts,
  yuan: number | undefined,
  told: OutcomeId | undefined,
): Refusal | undefined {
  const at = (field: string, what: string, letter: unknown, act: unknown): Refusal | undefined =>
    letter !== act && letter !== ''
      ? { code: 'letter-differs', message: `文书写的${what}是${letter}，办理填写的是${act}，应当一致`, field }
      : undefined
  if (facts.act === 'extend') return at('days', '延长工作日数', Number(textOf(fields, 'days')) || '', facts.days)
  if (facts.act === 'askForCorrection' || facts.act === 'askForReasons' || facts.act === 'delay')
    return at('until', '期限届满日', textOf(fields, 'until'), facts.until)
  if (facts.act === 'askForFee') return at('yuan', '金额', yuan ?? '', facts.yuan)
  if ((facts.act === 'issue' || facts.act === 'replyOnTheSpot') && told)
    return at('outcome', '处理结果', outcomes[told].label, outcomes[facts.outcome].label)
  return undefined
}

function missingRefusal({ title, fields }: LetterRow, missing: { part: string; label: string }[]): Refusal {
  const empty =
    missing.some(({ part }) => part === 'reason') && textOf(fields, 'reason') && saysNothing(textOf(fields, 'reason'))
  return {
    code: 'parts-missing',
    message: `“${title}”缺少：${missing.map(({ label }) => label).join('、')}，不能发出${empty ? '。理由不能只写“经研究”，应写明事实和依据' : ''}`,
    field: 'letter',
    parts: missing,
  }
}

/** To the applicant as the applicant chose; how others are reached is recorded when they are. */
const serviceOf = (kind: LetterKind, facts: ActFacts | undefined, { delivery }: RequestRow): ServiceId | null => {
  if (letterKinds[kind].group === 'asking') return null
  if (facts && 'service' in facts) return facts.service
  if (delivery === 'post') return 'post'
  return delivery === 'inPerson' ? 'direct' : 'electronic'
}

/** 送审、签发、退回: the drafts of the answer go along. Nothing is sent for clearance that could not be issued. */
const clearanceHook =
  (by: Staff): ActHook =>
  async (tx, { app, request, facts, standing }) => {
    const { organ_id: organId, id } = request
    if (facts.act === 'sendBack') await moveAnswers(tx, organId, id, ['submitted', 'cleared'], 'draft', answerKinds)
    if (facts.act === 'clear' && facts.review === 'leader')
      await moveAnswers(tx, organId, id, ['submitted'], 'cleared', answerKinds)
    if (facts.act !== 'submitForClearance') return undefined
    const drafts = (await listPapers(tx, organId, id)).filter(
      ({ kind, state }) => state === 'draft' && (answerKinds as string[]).includes(kind),
    ) as LetterRow[]
    const outcome = mainOutcome(Object.values(standing.items).filter((one) => one !== null))
    if (!drafts.length && outcome !== 'other.rest')
      return { code: 'letter-needed', message: '送审时应当有答复书的草稿，请先起草', field: 'letter' }
    for (const draft of drafts) {
      const letter = { ...draft, fields: draft.fields ?? {} }
      const { missing, outcome: told } = await composeNow(app, tx, request, letter, by)
      if (missing.length) return missingRefusal(letter, missing)
      // What is cleared is what goes out: the outcome and the wording stay from here on.
      const { version } = await templateInUse(tx, organId, draft.kind)
      const fields = asks[draft.kind].includes('outcome') && told ? { ...letter.fields, outcome: told } : letter.fields
      await changePaper(tx, organId, draft.id, { fields, template_version: version })
    }
    await moveAnswers(tx, organId, id, ['draft'], 'submitted', answerKinds)
    return undefined
  }
