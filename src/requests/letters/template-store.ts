// The wordings of an organ, version by version; none is ever changed.
import { sql } from 'kysely'
import type { LetterKind } from '../../law/requests/index.ts'
import type { Db } from '../store.ts'

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
