// Everything that the page of progress shows of one request, for the applicant who opened it.
import type { App } from '../../app.ts'
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { type LetterAbout, letterKinds, type TimelineDay, timeline } from '../../law/requests/index.ts'
import { type Desk, deskOf } from '../../organs/index.ts'
import {
  calendarFor,
  complaintsAbout,
  isLetterKind,
  type OwnComplaint,
  type OwnProposal,
  ownPeople,
  type Person,
  proposalOf,
  type RecordedAct,
  type RequestDetails,
  type RequestRow,
  readActs,
  requestDetails,
} from '../../requests/index.ts'

export interface OwnRequest {
  request: RequestRow
  desk: Desk
  calendar: Calendar
  today: Day
  acts: RecordedAct[]
  days: TimelineDay[]
  /** The first applicant; null: erased. */
  person: Person | null
  letters: RequestDetails['papers']
  attachments: RequestDetails['papers']
  /** What the applicant added. */
  notes: RequestDetails['notes']
  complaints: OwnComplaint[]
  /** What the applicant proposed to publish, and what was answered. */
  proposal: OwnProposal | null
}

export async function ownRequest(app: App, request: RequestRow): Promise<OwnRequest> {
  const { organ_id: organId, id } = request
  const [desk, calendar, acts, people, details, complaints, proposal] = await Promise.all([
    deskOf(app.db, organId),
    calendarFor(app, organId),
    readActs(app.db, organId, id),
    ownPeople(app, app.db, request),
    requestDetails(app.db, organId, id),
    complaintsAbout(app.db, request),
    proposalOf(app.db, request),
  ])
  const today = app.today()
  const facts = acts.map((one) => one.facts)
  return {
    request,
    desk: desk!,
    calendar,
    today,
    acts,
    days: timeline(facts, calendar, today),
    person: people[0]?.person ?? null,
    letters: details!.papers.filter(({ kind, state }) => state === 'issued' && isForApplicant(kind)),
    attachments: details!.papers.filter(({ kind }) => kind === 'attachment'),
    notes: details!.notes.filter(({ madeBy }) => madeBy === 'applicant'),
    complaints,
    proposal: proposal ?? null,
  }
}

/** Letters to the applicant; those to third parties and other organs, and inner papers, are not. */
export const isForApplicant = (kind: string): boolean => {
  if (!isLetterKind(kind)) return false
  const { group }: LetterAbout = letterKinds[kind]
  return group === 'notice' || group === 'answer'
}
