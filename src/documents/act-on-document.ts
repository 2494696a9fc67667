// Every act on a document goes through here: who may, whether the law allows it, what it brings with it, append, record.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import type { Calendar } from '../law/calendar/index.ts'
import {
  type Circumstances,
  type DocumentActId,
  type DocumentFacts,
  type DocumentStanding,
  documentActOf,
  type NextDocumentAct,
  nextDocumentActs,
  type ReviewStep,
  refuseDocumentAct,
  reviewSteps,
} from '../law/disclosure/index.ts'
import { type Role, roles, type Staff, staffNames } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { calendarFor, RolledBack, rolledBack } from '../requests/index.ts'
import { consequencesOf } from './consequences.ts'
import { settingsOf } from './settings.ts'
import { appendDocumentAct, type Db, type DocumentRow, lockDocument } from './store.ts'

/** The facts that a person gives; who and when are added here. */
export type ActWish = { [A in DocumentActId]: Omit<DocumentFacts<A>, 'on' | 'by'> }[DocumentActId]

export interface DocumentActInput {
  organId: string
  documentId: string
  wish: ActWish
  note?: string
  /** The number of acts that the person saw; refused when somebody acted in between. */
  seen?: number
}

export interface DocumentActed {
  standing: DocumentStanding
  actCount: number
}

export interface Doer {
  id: string
  from: string | null
}

/** Acts that other use cases perform: drafting, taking over, and what only the clock or another document brings about. */
export const actsOfOthers: readonly DocumentActId[] = ['create', 'takeOver', 'edit', 'fileSignedForm', 'changeValidity']

export async function actOnDocument(
  app: App,
  by: Staff,
  { organId, documentId, wish, note, seen }: DocumentActInput,
  from: string | null,
): Promise<Result<DocumentActed>> {
  const facts = { ...wish, on: app.today(), by: by.id } as DocumentFacts
  const role = documentRoleRefusal(by, organId, facts.act, 'step' in facts ? facts.step : undefined)
  if (role) return refused(role)
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx) => {
    const document = await lockDocument(tx, organId, documentId)
    if (!document) return refused({ code: 'no-document', message: '没有这份文件' })
    if (seen !== undefined && seen !== document.act_count)
      return refused({ code: 'changed-meanwhile', message: '这份文件刚刚有新的办理记录，请刷新后再操作' })
    return performDocumentAct(app, tx, document, { ...facts, ...(note && { note }) }, { id: by.id, from }, calendar)
  }).catch(rolledBack)
}

/** The act itself on a locked document; used by the staff's and the clock's edges alike. */
export async function performDocumentAct(
  app: App,
  tx: Transaction<Database>,
  document: DocumentRow,
  facts: DocumentFacts & { note?: string },
  by: Doer,
  calendar: Calendar,
): Promise<Result<DocumentActed>> {
  const refusal = refuseDocumentAct(document.standing, facts, await circumstancesOf(app, tx, document))
  if (refusal) return refused(refusal)
  const also = await consequencesOf({ app, tx, document, facts, by, calendar })
  if (!also.ok) throw new RolledBack(also.refusal)
  const told = { ...facts, ...also.value.facts }
  const standing = await appendDocumentAct(tx, document, told, app.now(), calendar, also.value.columns)
  await also.value.after?.(standing)
  await recordDeed(app, tx, {
    organId: document.organ_id,
    actor: by.id,
    from: by.from,
    act: `document.${facts.act}`,
    subject: `document:${document.id}`,
    before: { state: document.state, version: document.published_version },
    after: { state: standing.state, version: standing.publishedVersion, on: facts.on },
  })
  return accepted({ standing, actCount: document.act_count + 1 })
}

export async function circumstancesOf(app: App, db: Db, document: DocumentRow): Promise<Circumstances> {
  const { organ_id: organId, id, author_id } = document
  const [settings, names, drafted] = await Promise.all([
    settingsOf(db, organId),
    staffNames(app.db, [author_id]),
    db
      .selectFrom('document_relations as r')
      .innerJoin('documents as d', (on) =>
        on.onRef('d.organ_id', '=', 'r.organ_id').onRef('d.id', '=', 'r.document_id'),
      )
      .select('r.document_id')
      .where('r.to_organ_id', '=', organId)
      .where('r.to_id', '=', id)
      .where('r.relation', '=', 'interprets')
      .where('d.state', '!=', 'discarded')
      .limit(1)
      .executeTakeFirst(),
  ])
  return {
    formAllowed: settings.reviewMode === 'signedForm',
    authorName: names.get(author_id) ?? null,
    interpretationDrafted: drafted !== undefined,
    now: app.now().toISOString(),
  }
}

/** Why this person may not do this act at this organ; a review step by the roles of the step. */
export function documentRoleRefusal(
  by: Staff,
  organId: string,
  act: DocumentActId,
  step?: ReviewStep,
): Refusal | undefined {
  const { label, basis, who } = documentActOf(act)
  const [asked, name] = step === undefined ? [who, label] : [reviewSteps[step].who, reviewSteps[step].label]
  if (by.roles.some((held) => held.organId === organId && (asked as readonly string[]).includes(held.role)))
    return undefined
  const names = asked.flatMap((actor) => (actor in roles ? [roles[actor as Role]] : []))
  return { code: 'not-yours', message: `“${name}”由${names.join('、')}办理`, basis: basis.text }
}

/** What can be done now, each act with what stands against it: the state, the review, the person's roles. */
export async function possibleDocumentActs(app: App, by: Staff, document: DocumentRow): Promise<NextDocumentAct[]> {
  const circumstances = await circumstancesOf(app, app.db, document)
  const nextStep = (document.standing.reviews.length + 1) as ReviewStep
  return nextDocumentActs(document.standing, app.today(), by.id, circumstances)
    .filter(({ act }) => !actsOfOthers.includes(act) || act === 'edit' || act === 'fileSignedForm')
    .map((next) => {
      const step = next.act === 'review' && nextStep <= 3 ? nextStep : undefined
      const refusal = next.refusal ?? documentRoleRefusal(by, document.organ_id, next.act, step)
      return refusal ? { ...next, refusal } : next
    })
}
