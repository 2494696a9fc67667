// Documents and their acts. A document is changed by appending acts: the fold is computed and saved in the same transaction.
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database, Documents } from '../db/types.ts'
import { digest } from '../kit/crypto/digest.ts'
import type { Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import {
  afterAct,
  type DocumentActId,
  type DocumentFacts,
  type DocumentKind,
  type DocumentStanding,
  documentKinds,
  documentStates,
  type InterpretationForm,
  standingOf,
} from '../law/disclosure/index.ts'
import { publicationDue } from '../law/regulation/index.ts'
import { canonical } from '../record/index.ts'
import { type Body, htmlOf, textOf } from './body.ts'
import { keepDue } from './monitoring/publication-due.ts'
import type { RelationInput } from './relations.ts'
import { indexDocument } from './search/index.ts'

export type Db = Kysely<Database> | Transaction<Database>
export type DocumentRow = Omit<Selectable<Documents>, 'standing'> & { standing: DocumentStanding }

/** The elements of a document beside title and text; a correction may change them. */
export interface About {
  kind: DocumentKind
  documentNo: string | null
  /** Names, the lead first. */
  issuers: string[]
  theme: string | null
  item: string | null
  keyDomain: string | null
  keywords: string[]
  madeOn: Day | null
  effectiveOn: Day | null
  validUntil: Day | null
  department: string | null
  interpretationForm: InterpretationForm | null
  /** Of a correction: they take the place of the relations when it is published. */
  relations?: readonly RelationInput[]
}

export interface Text {
  title: string
  summary: string | null
  body: Body
}

export const emptyAbout: Omit<About, 'kind' | 'relations'> = {
  documentNo: null,
  issuers: [],
  theme: null,
  item: null,
  keyDomain: null,
  keywords: [],
  madeOn: null,
  effectiveOn: null,
  validUntil: null,
  department: null,
  interpretationForm: null,
}

export const aboutColumns = (about: About) => ({
  kind: about.kind,
  document_no: about.documentNo,
  issuers: about.issuers,
  theme: about.theme,
  item: about.item ?? documentKinds[about.kind].item,
  key_domain: about.keyDomain,
  keywords: about.keywords,
  made_on: about.madeOn,
  effective_on: about.effectiveOn,
  valid_until: about.validUntil,
  department: about.department,
  interpretation_form: about.interpretationForm,
})

/** The columns of a version, with the digest that a review binds itself to. */
export function versionColumns(text: Text, about: About, files: readonly string[] = []) {
  return {
    title: text.title,
    summary: text.summary,
    body: JSON.stringify(text.body),
    text: textOf(text.body),
    html: htmlOf(text.body),
    about: JSON.stringify(about),
    digest: versionDigest(text, about, files),
  }
}

export const versionDigest = (text: Text, about: About, files: readonly string[]): string =>
  digest('sha256', canonical({ ...text, about, files }))

/** The columns that the fold fills. */
export function foldedColumns(standing: DocumentStanding, formedOn: Day, calendar: Calendar) {
  const waits = standing.state !== null && documentStates[standing.state].open && standing.publishedVersion === null
  return {
    state: standing.state ?? '',
    version: standing.version,
    published_version: standing.publishedVersion,
    published_on: standing.publishedOn,
    changed_on: standing.changedOn,
    withdrawn_on: standing.withdrawnOn,
    public_note: standing.publishedVersion === null && standing.withdrawnOn === null ? null : standing.publicNote,
    attribute: standing.attribute,
    ground: standing.ground,
    publish_due:
      waits && standing.attribute !== 'onRequest' && standing.attribute !== 'withheld'
        ? publicationDue(formedOn, calendar)
        : null,
    publish_at: standing.publishAt === null ? null : new Date(standing.publishAt),
    assessed_on: standing.assessedOn,
    interpretation: standing.interpretation,
    author_id: standing.author ?? 'system',
    standing: JSON.stringify(standing),
  }
}

export async function lockDocument(
  tx: Transaction<Database>,
  organId: string,
  id: string,
): Promise<DocumentRow | undefined> {
  const row = await tx
    .selectFrom('documents')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as DocumentRow | undefined
}

export async function readDocument(db: Db, organId: string, id: string): Promise<DocumentRow | undefined> {
  const row = await db
    .selectFrom('documents')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as DocumentRow | undefined
}

export interface RecordedDocumentAct {
  no: number
  facts: DocumentFacts
  at: Date
  note: string | null
}

/** The acts of a document, oldest first. */
export async function readDocumentActs(db: Db, organId: string, documentId: string): Promise<RecordedDocumentAct[]> {
  const rows = await db
    .selectFrom('document_acts')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .orderBy('no')
    .execute()
  return rows.map(({ no, act, on_day, at, actor, data }) => {
    const { note = null, ...facts } = data as Record<string, unknown>
    return {
      no,
      facts: { ...facts, act: act as DocumentActId, on: on_day, by: actor } as DocumentFacts,
      at,
      note: note as string | null,
    }
  })
}

export const documentActRow = (
  { organId, documentId, no }: { organId: string; documentId: string; no: number },
  { act, on, by, ...data }: DocumentFacts & { note?: string },
  at: Date,
) => ({
  organ_id: organId,
  document_id: documentId,
  no,
  act,
  on_day: on,
  at,
  actor: by,
  data: JSON.stringify(data),
})

/** Appends an act that was found allowed, and saves where the document stands after it. */
export async function appendDocumentAct(
  tx: Transaction<Database>,
  document: Pick<DocumentRow, 'organ_id' | 'id' | 'act_count' | 'standing' | 'formed_on'>,
  facts: DocumentFacts & { note?: string },
  at: Date,
  calendar: Calendar,
  also: Record<string, unknown> = {},
): Promise<DocumentStanding> {
  const standing = afterAct(document.standing, facts)
  const key = { organId: document.organ_id, documentId: document.id, no: document.act_count + 1 }
  await tx
    .insertInto('document_acts')
    .values(documentActRow(key, facts, at))
    .execute()
  await tx
    .updateTable('documents')
    .set({
      ...foldedColumns(standing, document.formed_on as Day, calendar),
      ...also,
      act_count: document.act_count + 1,
    })
    .where('organ_id', '=', document.organ_id)
    .where('id', '=', document.id)
    .execute()
  if (document.standing.publishedVersion !== null || standing.publishedVersion !== null)
    await indexDocument(tx, document.organ_id, document.id)
  await keepDue(tx, document.organ_id, document.id, calendar)
  return standing
}

export interface VersionRow {
  no: number
  title: string
  summary: string | null
  body: Body
  text: string
  about: About
  digest: string
}

export async function readVersion(
  db: Db,
  organId: string,
  documentId: string,
  no: number,
): Promise<VersionRow | undefined> {
  const row = await db
    .selectFrom('document_versions')
    .select(['no', 'title', 'summary', 'body', 'text', 'about', 'digest'])
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .where('no', '=', no)
    .executeTakeFirst()
  return row as VersionRow | undefined
}

export interface FileRow {
  no: number
  role: 'attachment' | 'original'
  sha256: string
  name: string
  media_type: string
  size: number
}

export const readFiles = (db: Db, organId: string, documentId: string, version: number): Promise<FileRow[]> =>
  db
    .selectFrom('document_files')
    .select(['no', 'role', 'sha256', 'name', 'media_type', 'size'])
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .where('version', '=', version)
    .orderBy('no')
    .execute()

/** To be called by every transaction that changes what the public can read. */
export const raiseDataVersion = (tx: Transaction<Database>): Promise<unknown> =>
  sql`update data_version set number = number + 1`.execute(tx)

/** Where a document stands by its acts alone: what the saved fold must equal. */
export async function standingAgain(db: Db, organId: string, documentId: string): Promise<DocumentStanding> {
  const acts = await readDocumentActs(db, organId, documentId)
  return standingOf(acts.map(({ facts }) => facts))
}
