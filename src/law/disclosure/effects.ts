// What each act changes beside the state.
import type { DocumentActId } from './acts.ts'
import type { DocumentFacts } from './facts.ts'
import type { DocumentStanding } from './standing.ts'

type Effect<A extends DocumentActId> = (
  standing: DocumentStanding,
  facts: DocumentFacts<A>,
) => Partial<DocumentStanding>

const unreviewed = { reviews: [], signedForm: null, answer: null, publishAt: null } as const

export const documentEffects: { [A in DocumentActId]?: Effect<A> } = {
  create: (_, { by }) => ({ author: by }),
  takeOver: (_, { by, on, attribute, ground }) => ({
    author: by,
    attribute,
    ground: ground ?? null,
    takenOver: true,
    state: attribute === 'open' ? 'published' : 'kept',
    ...(attribute === 'open' ? { publishedVersion: 1, publishedOn: on } : { assessedOn: on }),
  }),
  edit: (_, { version, by }) => ({ version, author: by }),
  mark: (_, { attribute, ground }) => ({ attribute, ground: ground ?? null }),
  needInterpretation: (_, { need }) => ({ interpretation: need }),
  submit: () => ({ ...unreviewed }),
  review: ({ reviews }, { step, by }) => ({ reviews: [...reviews, { step, by }] }),
  fileSignedForm: (_, { sha256, signers }) => ({ signedForm: { sha256, signers } }),
  ask: () => ({ answer: null }),
  hear: (_, { answer }) => ({ answer }),
  sendBack: () => ({ ...unreviewed }),
  approve: ({ attribute }, { on }) =>
    attribute === 'open' ? { state: 'approved' } : { state: 'kept', assessedOn: on },
  schedule: (_, { at }) => ({ publishAt: at }),
  unschedule: () => ({ publishAt: null }),
  publish: (standing, { on, by }) => ({
    publishedVersion: standing.version,
    publishedOn: standing.publishedOn ?? on,
    changedOn: standing.publishedOn ? on : null,
    withdrawnOn: null,
    publishAt: null,
    publishedBy: by,
    publicNote: standing.correctionNote,
    correctionNote: null,
  }),
  // The correction is a version of its own, reviewed like the first; until it is published the earlier one stays up, and
  // nothing is said of what is to come.
  correct: ({ version }, { publicNote, by }) => ({
    ...unreviewed,
    version: version + 1,
    correctionNote: publicNote,
    author: by,
  }),
  dropCorrection: ({ publishedVersion }) => ({ ...unreviewed, version: publishedVersion!, correctionNote: null }),
  withdraw: (_, { on, publicNote }) => withdrawn(on, publicNote),
  // What was up once and taken down is that again, with what was told of it.
  discard: ({ withdrawnOn }) => ({ ...unreviewed, state: withdrawnOn === null ? 'discarded' : 'withdrawn' }),
  reopen: ({ version }, { by }) => ({
    ...unreviewed,
    version: version + 1,
    author: by,
    publicNote: null,
    correctionNote: null,
  }),
  proposeAttribute: (_, { attribute, ground, by }) => ({ proposal: { attribute, ground: ground ?? null, by } }),
  decideAttribute: (standing, { agree, on, publicNote }) => {
    const proposal = standing.proposal!
    if (!agree) return { proposal: null, state: standing.state }
    const marked = { proposal: null, attribute: proposal.attribute, ground: proposal.ground }
    if (proposal.attribute === 'open')
      return { ...marked, ...unreviewed, version: standing.version + 1, state: 'drafting' }
    return standing.publishedVersion === null
      ? { ...marked, state: 'kept' }
      : { ...marked, ...withdrawn(on, publicNote ?? ''), assessedOn: on, state: 'withdrawn' }
  },
  reassess: (_, { on }) => ({ assessedOn: on }),
  recheck: (standing, { findings }) => ({
    rechecks: standing.rechecks + 1,
    openFindings: [...standing.openFindings, ...findings],
  }),
  putRight: ({ openFindings }, { finding }) => ({ openFindings: openFindings.filter((one) => one !== finding) }),
}

const withdrawn = (on: DocumentFacts['on'], publicNote: string): Partial<DocumentStanding> => ({
  ...unreviewed,
  publishedVersion: null,
  withdrawnOn: on,
  publicNote,
})
