// Letters in the database: drafts with what was filled in, issued ones with their document under seal, templates by version.
import { type Selectable, sql } from 'kysely'
import type { Files, RequestPapers } from '../../db/types.ts'
import type { Day } from '../../kit/days.ts'
import { type LetterKind, letterKinds } from '../../law/requests/index.ts'
import type { Db } from '../store.ts'
import type { Fields } from './fields.ts'

export type PaperRow = Selectable<RequestPapers>
export type LetterRow = Omit<PaperRow, 'kind' | 'fields' | 'body'> & {
  kind: LetterKind
  fields: Fields
  body: FrozenBody | null
}

/** What an issued letter says, as it stood when it was issued. */
export interface FrozenBody {
  /** SHA-256 of the document as JSON, which the record holds too. */
  digest: string
  sealed: string
}

export const isLetterKind = (kind: string): kind is LetterKind => Object.hasOwn(letterKinds, kind)

export async function readPaper(db: Db, organId: string, id: string, lock = false): Promise<PaperRow | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const query = db.selectFrom('request_papers').selectAll().where('organ_id', '=', organId).where('id', '=', id)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** The letter, where there is one of this organ and request. */
export async function readLetter(
  db: Db,
  organId: string,
  requestId: string,
  id: string,
  lock = false,
): Promise<LetterRow | undefined> {
  const row = await readPaper(db, organId, id, lock)
  if (!row || row.request_id !== requestId || !isLetterKind(row.kind)) return undefined
  return { ...row, fields: row.fields ?? {} } as LetterRow
}

export async function listPapers(db: Db, organId: string, requestId: string): Promise<PaperRow[]> {
  return db
    .selectFrom('request_papers')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('made_at')
    .execute()
}

export async function insertPaper(
  db: Db,
  paper: Pick<PaperRow, 'organ_id' | 'request_id' | 'kind' | 'title' | 'state' | 'made_by' | 'made_at'> & {
    fields?: object
    file_sha256?: string
    file_name?: string
  },
): Promise<string> {
  const { fields, ...columns } = paper
  const { id } = await db
    .insertInto('request_papers')
    .values({ ...columns, ...(fields && { fields: JSON.stringify(fields) }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function changePaper(
  db: Db,
  organId: string,
  id: string,
  change: Partial<Omit<PaperRow, 'fields' | 'body'>> & { fields?: object; body?: FrozenBody },
): Promise<void> {
  const { fields, body, ...columns } = change
  await db
    .updateTable('request_papers')
    .set({
      ...columns,
      ...(fields && { fields: JSON.stringify(fields) }),
      ...(body && { body: JSON.stringify(body) }),
    })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .execute()
}

export type PaperState = PaperRow['state']

/** Moves the drafts of answers of a request along: sent for clearance, cleared, sent back. */
export async function moveAnswers(
  db: Db,
  organId: string,
  requestId: string,
  from: PaperState[],
  to: PaperState,
  kinds: readonly LetterKind[],
): Promise<number> {
  const moved = await db
    .updateTable('request_papers')
    .set({ state: to })
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('state', 'in', from)
    .where('kind', 'in', [...kinds])
    .returning('id')
    .execute()
  return moved.length
}

/** Writes the digest of a rendered file where none is yet, and gives the one that holds: the first stays. */
export async function fileOnce(
  db: Db,
  organId: string,
  id: string,
  column: 'docx_sha256' | 'pdf_sha256',
  file: Pick<Selectable<Files>, 'sha256'> & { size: number; media_type: string },
): Promise<string> {
  await keepFileRow(db, file)
  await db
    .updateTable('request_papers')
    .set({ [column]: file.sha256 })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .where(column, 'is', null)
    .execute()
  const row = await db
    .selectFrom('request_papers')
    .select(column)
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row[column]!
}

export async function keepFileRow(db: Db, file: { sha256: string; size: number; media_type: string }): Promise<void> {
  await db
    .insertInto('files')
    .values(file)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

export interface TemplateVersion {
  version: number
  title: string | null
  body: string | null
  savedBy: string
  savedAt: Date
}

/** Versions of an organ's wording of a kind, newest first. */
export async function templateVersions(db: Db, organId: string, kind: LetterKind): Promise<TemplateVersion[]> {
  return db
    .selectFrom('letter_templates')
    .leftJoin('staff', (join) => join.onRef(sql`staff.id::text`, '=', 'letter_templates.saved_by'))
    .select([
      'version',
      'title',
      'body',
      'saved_at as savedAt',
      sql<string>`coalesce(staff.name, saved_by)`.as('savedBy'),
    ])
    .where('letter_templates.organ_id', '=', organId)
    .where('letter_templates.kind', '=', kind)
    .orderBy('version', 'desc')
    .execute()
}

/** The newest version of each kind that the organ words itself. */
export async function newestTemplates(db: Db, organId: string): Promise<(TemplateVersion & { kind: string })[]> {
  const { rows } = await sql<TemplateVersion & { kind: string }>`
    select distinct on (kind) kind, version, title, body, saved_by as "savedBy", saved_at as "savedAt"
    from letter_templates where organ_id = ${organId} order by kind, version desc`.execute(db)
  return rows
}

export async function newestTemplate(db: Db, organId: string, kind: LetterKind): Promise<TemplateVersion | undefined> {
  const { rows } = await sql<TemplateVersion>`
    select version, title, body, saved_by as "savedBy", saved_at as "savedAt" from letter_templates
    where organ_id = ${organId} and kind = ${kind} order by version desc limit 1`.execute(db)
  return rows[0]
}

export async function readTemplate(
  db: Db,
  organId: string,
  kind: LetterKind,
  version: number,
): Promise<{ title: string | null; body: string | null } | undefined> {
  return db
    .selectFrom('letter_templates')
    .select(['title', 'body'])
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst()
}

export async function insertTemplate(
  db: Db,
  row: {
    organ_id: string
    kind: string
    version: number
    title: string | null
    body: string | null
    saved_by: string
    saved_at: Date
  },
): Promise<boolean> {
  const saved = await db
    .insertInto('letter_templates')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .execute()
  return saved.length > 0
}

export interface LetterheadRow {
  name: string
  level: string | null
  kind: string | null
  parentName: string | null
  parentKind: string | null
  officeName: string | null
  officePhone: string | null
  officeAddress: string | null
  officeHours: string | null
  officeEmail: string | null
  postalCode: string | null
  reconsiderationBody: string | null
  superiorDepartment: string | null
  verticalLead: boolean | null
  justice: boolean | null
  court: string | null
  numberPrefix: string | null
  adminQueryRelief: 'either' | 'reconsiderationFirst' | null
}

export async function readLetterhead(db: Db, organId: string): Promise<LetterheadRow> {
  const { rows } = await sql<LetterheadRow>`
    select o.name, o.level, o.kind, up.name as "parentName", up.kind as "parentKind", p.office_name as "officeName",
      p.office_phone as "officePhone", p.office_address as "officeAddress", p.office_hours as "officeHours",
      p.office_email as "officeEmail", p.postal_code as "postalCode", p.reconsideration_body as "reconsiderationBody",
      p.superior_department as "superiorDepartment", p.under_vertical_lead as "verticalLead", p.is_justice as justice,
      p.court, p.number_prefix as "numberPrefix", p.admin_query_relief as "adminQueryRelief"
    from organs o left join organ_profiles p on p.organ_id = o.id left join organs up on up.id = o.parent_id
    where o.id = ${organId}`.execute(db)
  return rows[0]!
}

export async function readSealedPeople(db: Db, organId: string, requestId: string) {
  return db
    .selectFrom('request_people')
    .select(['no', 'role', 'sealed', 'name_mask', 'blind_id'])
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('no')
    .execute()
}

export async function readNotes(db: Db, organId: string, requestId: string) {
  return db
    .selectFrom('request_notes')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('no')
    .execute()
}

export async function insertNote(
  db: Db,
  note: {
    organ_id: string
    request_id: string
    kind: string
    on_day: Day
    text: string
    data: object
    made_by: string
    made_at: Date
  },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into request_notes (organ_id, request_id, no, kind, on_day, text, data, made_by, made_at)
    select ${note.organ_id}, ${note.request_id}::uuid, coalesce(max(no), 0) + 1, ${note.kind}, ${note.on_day}::date, ${note.text},
      ${JSON.stringify(note.data)}::jsonb, ${note.made_by}, ${note.made_at}
    from request_notes where organ_id = ${note.organ_id} and request_id = ${note.request_id}::uuid
    returning no`.execute(db)
  return rows[0]!.no
}

/** Items that the same applicant asked of the organ earlier in the calendar month of this request, and its own. */
export async function itemsOfMonth(
  db: Db,
  organId: string,
  requestId: string,
): Promise<{ before: number; own: number }> {
  const { rows } = await sql<{ before: number; own: number }>`
    with this as (
      select r.id, r.submitted_on, r.submitted_at, p.blind_id from requests r
      join request_people p on p.organ_id = r.organ_id and p.request_id = r.id and p.no = 1
      where r.organ_id = ${organId} and r.id = ${requestId}::uuid
    ), others as (
      select distinct r.id from this
      join request_people p on p.organ_id = ${organId} and p.blind_id = this.blind_id and p.role = 'applicant'
      join requests r on r.organ_id = p.organ_id and r.id = p.request_id
      where r.id <> this.id and date_trunc('month', r.submitted_on) = date_trunc('month', this.submitted_on)
        and (r.submitted_on, r.submitted_at, r.id) < (this.submitted_on, this.submitted_at, this.id)
    )
    select
      (select count(*)::int from request_items i join others on others.id = i.request_id where i.organ_id = ${organId}) as before,
      (select count(*)::int from request_items where organ_id = ${organId} and request_id = ${requestId}::uuid) as own`.execute(
    db,
  )
  return rows[0]!
}

export interface AlikeRequest {
  id: string
  number: string | null
  submittedOn: Day
  content: string
  outcome: string | null
}

/** The requests of the same applicant to the organ, oldest first, up to the given days. */
export async function requestsOfApplicant(
  db: Db,
  organId: string,
  requestId: string,
  from: Day,
  until: Day,
): Promise<AlikeRequest[]> {
  const { rows } = await sql<AlikeRequest>`
    select distinct r.id, r.number, r.submitted_on as "submittedOn", r.content, r.outcome from request_people me
    join request_people p on p.organ_id = me.organ_id and p.blind_id = me.blind_id and p.role = 'applicant'
    join requests r on r.organ_id = p.organ_id and r.id = p.request_id
    where me.organ_id = ${organId} and me.request_id = ${requestId}::uuid and me.role = 'applicant'
      and r.submitted_on between ${from}::date and ${until}::date
    order by r.submitted_on, r.id limit 2000`.execute(db)
  return rows
}

/** Pairs of these requests whose words are alike, as the trigram index sees them. */
export async function alikePairs(
  db: Db,
  organId: string,
  ids: readonly string[],
  least: number,
): Promise<{ a: string; b: string }[]> {
  if (ids.length < 2) return []
  const { rows } = await sql<{ a: string; b: string }>`
    select a.id as a, b.id as b from requests a join requests b on b.organ_id = a.organ_id and a.id < b.id
    where a.organ_id = ${organId} and a.id = any (${[...ids]}::uuid[]) and b.id = any (${[...ids]}::uuid[])
      and similarity(a.content, b.content) >= ${least}`.execute(db)
  return rows
}

/** The answer to the request of the same applicant that is most like this one. */
export async function earlierAnswer(
  db: Db,
  organId: string,
  requestId: string,
  kinds: readonly LetterKind[],
): Promise<{ number: string; issuedOn: Day } | undefined> {
  const { rows } = await sql<{ number: string; issuedOn: Day }>`
    select l.number, l.issued_on as "issuedOn" from requests this
    join request_people me on me.organ_id = this.organ_id and me.request_id = this.id and me.role = 'applicant'
    join request_people p on p.organ_id = me.organ_id and p.blind_id = me.blind_id and p.role = 'applicant'
    join requests r on r.organ_id = p.organ_id and r.id = p.request_id and r.id <> this.id
    join request_papers l on l.organ_id = r.organ_id and l.request_id = r.id and l.state = 'issued' and l.number is not null
      and l.kind = any (${[...kinds]}::text[])
    where this.organ_id = ${organId} and this.id = ${requestId}::uuid and similarity(r.content, this.content) >= 0.4
    order by similarity(r.content, this.content) desc, l.issued_on desc limit 1`.execute(db)
  return rows[0]
}
