// Which act sends which letter. Staff cannot do these acts without it; taking over an old case can (actOnRequest).
import {
  type ActFacts,
  type ActId,
  type LetterAbout,
  type LetterKind,
  letterKinds,
  type OutcomeId,
  outcomes,
} from '../../law/requests/index.ts'

export const answerKinds = (Object.keys(letterKinds) as LetterKind[]).filter(
  (kind) => (letterKinds[kind] as LetterAbout).group === 'answer',
)

interface Sending {
  kind: (facts: ActFacts) => LetterKind | null
  /** false: the act may go without. */
  needed: boolean
}

const always = (kind: LetterKind, needed = true): Sending => ({ kind: () => kind, needed })
const byOutcome: Sending = {
  kind: (facts) => ('outcome' in facts ? outcomes[facts.outcome as OutcomeId].letter : null),
  needed: true,
}

export const sentBy: { readonly [A in ActId]?: Sending } = {
  register: always('receipt', false),
  askForCorrection: always('correctionNotice'),
  consultThirdParty: always('thirdPartyLetter'),
  consultOrgan: {
    kind: (facts) => ('jointMaker' in facts && facts.jointMaker ? 'jointMakerLetter' : 'assistanceLetter'),
    needed: true,
  },
  extend: always('extensionNotice'),
  askForReasons: always('reasonsNotice'),
  delay: always('delayNotice'),
  askForFee: always('feeNotice'),
  replyOnTheSpot: byOutcome,
  issue: byOutcome,
  referElsewhere: always('notOurs'),
  abandon: always('noLongerHandled', false),
  closeUnpaid: always('noLongerHandled', false),
}

/** Letters that go out beside an act: the applicant hears of a consultation, a third party of the decision. */
export const sentAlone: readonly LetterKind[] = [
  'receipt',
  'consultationNotice',
  'thirdPartyDecision',
  'assistanceLetter',
  'noLongerHandled',
]
