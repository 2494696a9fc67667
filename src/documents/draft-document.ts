// 起草: a document begins, and its text, elements, relations and files are changed until it is submitted.
import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import {
  afterAct,
  type DocumentKind,
  isOfficialNumber,
  noDocument,
  numberShapes,
  officialNumber,
} from '../law/disclosure/index.ts'
import type { Staff } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { calendarFor, rolledBack } from '../requests/index.ts'
import { type DocumentActed, documentRoleRefusal, performDocumentAct } from './act-on-document.ts'
import type { Body } from './body.ts'
import { keepDue } from './monitoring/publication-due.ts'
import { refuseSecret } from './refuse-secret.ts'
import { type RelationInput, setRelations } from './relations.ts'
import { screenText } from './screening/index.ts'
import {
  type About,
  aboutColumns,
  documentActRow,
  emptyAbout,
  foldedColumns,
  lockDocument,
  readFiles,
  readVersion,
  versionColumns,
} from './store.ts'

export interface Draft extends Partial<Omit<About, 'kind'>> {
  organId: string
  kind: DocumentKind
  title: string
  summary?: string | null
  body: Body
  /** The day on which the information was formed or changed; art. 26 counts from it. */
  formedOn: Day
  relations?: RelationInput[]
}

export async function createDocument(
  app: App,
  by: Staff,
  draft: Draft,
  from: string | null,
): Promise<Result<{ id: string } & DocumentActed>> {
  const refusal = documentRoleRefusal(by, draft.organId, 'create') ?? draftFault(draft, app.today())
  if (refusal) return refused(refusal)
  const doer = { id: by.id, from }
  const secret = await refuseSecret(
    app,
    { organId: draft.organId, by: doer, reference: '起草的文件' },
    screenText(draft),
  )
  if (secret) return refused(secret)
  const calendar = await calendarFor(app, draft.organId)
  const id = randomUUID()
  const facts = { act: 'create', on: app.today(), by: by.id } as const
  const standing = afterAct(noDocument, facts)
  const about = aboutOf(draft)
  return asStaffOf(app.db, [draft.organId], async (tx) => {
    const now = app.now()
    await tx
      .insertInto('documents')
      .values({
        organ_id: draft.organId,
        id,
        title: draft.title.trim(),
        formed_on: draft.formedOn,
        made_at: now,
        act_count: 1,
        ...aboutColumns(about),
        ...foldedColumns(standing, draft.formedOn, calendar),
      })
      .execute()
    await tx
      .insertInto('document_versions')
      .values({
        organ_id: draft.organId,
        document_id: id,
        no: 1,
        made_by: by.id,
        made_at: now,
        ...versionColumns(textOfDraft(draft), about),
      })
      .execute()
    await setRelations(tx, draft.organId, id, draft.relations ?? [])
    await keepDue(tx, draft.organId, id, calendar)
    const key = { organId: draft.organId, documentId: id, no: 1 }
    await tx
      .insertInto('document_acts')
      .values(documentActRow(key, facts, now))
      .execute()
    await recordDeed(app, tx, {
      organId: draft.organId,
      at: now,
      actor: by.id,
      from,
      act: 'document.create',
      subject: `document:${id}`,
      after: { state: standing.state, kind: draft.kind },
    })
    return accepted({ id, standing, actCount: 1 })
  })
}

export type DraftChange = Partial<Omit<Draft, 'organId'>>

/** Saves the text at work. Where a review has begun on this version, the change is a version of its own. */
export async function editDocument(
  app: App,
  by: Staff,
  { organId, documentId, change, seen }: { organId: string; documentId: string; change: DraftChange; seen?: number },
  from: string | null,
): Promise<Result<DocumentActed>> {
  const refusal = documentRoleRefusal(by, organId, 'edit')
  if (refusal) return refused(refusal)
  const hits = change.body ? screenText({ title: change.title ?? '', body: change.body }) : []
  const secret = await refuseSecret(app, { organId, by: { id: by.id, from }, reference: documentId }, hits)
  if (secret) return refused(secret)
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<DocumentActed>> => {
    const document = await lockDocument(tx, organId, documentId)
    if (!document) return refused({ code: 'no-document', message: '没有这份文件' })
    if (seen !== undefined && seen !== document.act_count)
      return refused({ code: 'changed-meanwhile', message: '这份文件刚刚有新的办理记录，请刷新后再操作' })
    const before = (await readVersion(tx, organId, documentId, document.version))!
    // What the public reads keeps its elements and relations until the correction is published.
    const isUp = document.published_version !== null
    const { relations: _, ...elements } = before.about
    const relations = isUp ? (change.relations ?? before.about.relations) : undefined
    const about: About = { ...elements, ...aboutIn(change), ...(relations && { relations }) }
    const text = {
      title: change.title?.trim() ?? before.title,
      summary: change.summary === undefined ? before.summary : change.summary,
      body: change.body ?? before.body,
    }
    const formedOn = change.formedOn ?? (document.formed_on as Day)
    const fault = draftFault({ ...about, ...text, formedOn }, app.today())
    if (fault) return refused(fault)
    const reviewed = await tx
      .selectFrom('document_reviews')
      .select('version')
      .where('organ_id', '=', organId)
      .where('document_id', '=', documentId)
      .where('version', '=', document.version)
      .executeTakeFirst()
    const version = reviewed ? document.version + 1 : document.version
    const acted = await performDocumentAct(
      app,
      tx,
      { ...document, formed_on: formedOn },
      { act: 'edit', on: app.today(), by: by.id, version },
      { id: by.id, from },
      calendar,
    )
    if (!acted.ok) return acted
    const files = await readFiles(tx, organId, documentId, document.version)
    const columns = versionColumns(
      text,
      about,
      files.map(({ sha256 }) => sha256),
    )
    const made = { made_by: by.id, made_at: app.now() }
    if (reviewed) {
      await tx
        .insertInto('document_versions')
        .values({ organ_id: organId, document_id: documentId, no: version, ...columns, ...made })
        .execute()
      if (files.length)
        await tx
          .insertInto('document_files')
          .values(files.map((file) => ({ organ_id: organId, document_id: documentId, version, ...file })))
          .execute()
    } else
      await tx
        .updateTable('document_versions')
        .set({ ...columns, ...made })
        .where('organ_id', '=', organId)
        .where('document_id', '=', documentId)
        .where('no', '=', version)
        .execute()
    await tx
      .updateTable('documents')
      .set({
        formed_on: formedOn,
        ...(!isUp && { ...aboutColumns(about), title: text.title }),
      })
      .where('organ_id', '=', organId)
      .where('id', '=', documentId)
      .execute()
    await keepDue(tx, organId, documentId, calendar)
    if (change.relations && !isUp) await setRelations(tx, organId, documentId, change.relations)
    return acted
  }).catch(rolledBack)
}

const textOfDraft = ({ title, summary = null, body }: Draft) => ({ title: title.trim(), summary, body })

/** The elements that a draft names, and the defaults for the rest. */
export const aboutOf = (draft: Pick<Draft, 'kind'> & DraftChange): About => ({
  ...emptyAbout,
  ...aboutIn(draft),
  kind: draft.kind,
})

function aboutIn(change: DraftChange): Partial<About> {
  const named = (Object.keys({ kind: null, ...emptyAbout }) as (keyof About)[]).filter(
    (key) => change[key] !== undefined,
  )
  const about = Object.fromEntries(named.map((key) => [key, change[key]])) as Partial<About>
  return about.documentNo ? { ...about, documentNo: officialNumber(about.documentNo) } : about
}

/** What is missing or wrong in the elements, with the field it belongs to. */
export function draftFault(draft: Pick<Draft, 'title' | 'formedOn'> & Partial<About>, today: Day): Refusal | undefined {
  const fault = (field: string, message: string): Refusal => ({ code: 'incomplete', message, field })
  if (!draft.title.trim()) return fault('title', '请填写标题')
  if ([...draft.title].length > 300) return fault('title', '标题最多300字')
  if (draft.formedOn > today) return fault('formedOn', `形成日期${draft.formedOn}还没有到，今天是${today}`)
  if (draft.madeOn && draft.madeOn > today) return fault('madeOn', `成文日期${draft.madeOn}还没有到，今天是${today}`)
  if (draft.documentNo && !isOfficialNumber(officialNumber(draft.documentNo)))
    return fault('documentNo', `发文字号应为${numberShapes}，现为“${draft.documentNo}”`)
  if (draft.validUntil && draft.effectiveOn && draft.validUntil < draft.effectiveOn)
    return fault('validUntil', `有效期至${draft.validUntil}，早于施行日期${draft.effectiveOn}`)
  return undefined
}
