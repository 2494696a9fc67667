// What staff read of documents: lists, one document with all that belongs to it.
import { sql } from 'kysely'
import type { Day } from '../kit/days.ts'
import type { DocumentKind } from '../law/disclosure/index.ts'
import {
  type About,
  type Db,
  type DocumentRow,
  type FileRow,
  readDocument,
  readFiles,
  readVersion,
  type VersionRow,
} from './store.ts'

export interface DocumentFilter {
  organIds: readonly string[]
  state?: string
  kind?: DocumentKind
  attribute?: string
  /** On the way to the public: not published, kept or withdrawn. */
  inHand?: boolean
  year?: number
  words?: string
  department?: string
  /** Drafted by this person. */
  authorId?: string
}

export interface DocumentListRow {
  organId: string
  organName: string
  id: string
  title: string
  documentNo: string | null
  indexNo: string | null
  registerNo: string | null
  kind: DocumentKind
  state: string
  attribute: string | null
  validity: string
  formedOn: Day
  madeOn: Day | null
  publishedOn: Day | null
  publishDue: Day | null
  department: string | null
  isExample: boolean
}

export const documentColumns = sql`d.organ_id as "organId", o.name as "organName", d.id, d.title, d.document_no as "documentNo",
  d.index_no as "indexNo", d.register_no as "registerNo", d.kind, d.state, d.attribute, d.validity,
  d.formed_on as "formedOn", d.made_on as "madeOn", d.published_on as "publishedOn", d.publish_due as "publishDue",
  d.department, d.is_example as "isExample"`

function conditions({ organIds, state, kind, attribute, inHand, year, words, department, authorId }: DocumentFilter) {
  const parts = [sql`d.organ_id = any (${[...organIds]}::text[])`]
  parts.push(state ? sql`d.state = ${state}` : sql`d.state <> 'discarded'`)
  if (kind) parts.push(sql`d.kind = ${kind}`)
  if (attribute) parts.push(sql`d.attribute = ${attribute}`)
  if (inHand !== undefined)
    parts.push(sql`(d.state in ('drafting', 'inReview', 'asked', 'approved', 'scheduled')) = ${inHand}`)
  if (department) parts.push(sql`d.department = ${department}`)
  if (authorId) parts.push(sql`d.author_id = ${authorId}`)
  if (year) parts.push(sql`d.formed_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`)
  if (words) {
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    parts.push(sql`(d.title ilike ${like} or d.document_no ilike ${like} or d.index_no ilike ${like})`)
  }
  return sql.join(parts, sql` and `)
}

/** A page of an office's documents, last formed first. `after` is the key of the last row of the page before. */
export async function listDocuments(
  db: Db,
  filter: DocumentFilter,
  { after, limit }: { after?: { on: string; id: string } | undefined; limit: number },
): Promise<DocumentListRow[]> {
  const beyond = after ? sql`and (d.formed_on, d.id) < (${after.on}::date, ${after.id}::uuid)` : sql``
  const { rows } = await sql<DocumentListRow>`
    select ${documentColumns} from documents d join organs o on o.id = d.organ_id
    where ${conditions(filter)} ${beyond} order by d.formed_on desc, d.id desc limit ${limit}`.execute(db)
  return rows
}

export interface DocumentDetails {
  document: DocumentRow
  version: VersionRow
  files: FileRow[]
  relations: { no: number; relation: string; toOrganId: string | null; toId: string | null; title: string | null }[]
  /** Documents that say something about this one. */
  reverse: { relation: string; organId: string; id: string; title: string; state: string }[]
  publications: { no: number; channel: string; at: Date; address: string | null; detail: unknown }[]
  validity: { fromOn: Day; validity: string; basis: string | null; byId: string | null }[]
  reviews: {
    version: number
    form: string
    complete: boolean
    firstBy: string | null
    secondBy: string | null
    finalBy: string | null
    signers: string[]
    checklist: unknown
    screening: unknown
  }[]
}

export async function documentDetails(db: Db, organId: string, id: string): Promise<DocumentDetails | undefined> {
  const document = await readDocument(db, organId, id)
  if (!document) return undefined
  // The relations of a correction under way stand with its version.
  const corrected = sql`exists (select from document_versions v where v.organ_id = ${organId} and v.document_id = ${id}::uuid
    and v.no = ${document.version} and v.about ? 'relations'
    and ${document.published_version !== null && document.published_version !== document.version})`
  const of = <T extends 'document_publications' | 'document_validity' | 'document_reviews'>(table: T) =>
    db
      .selectFrom(table as 'document_reviews')
      .where('organ_id', '=', organId)
      .where('document_id', '=', id)
  const [version, files, relations, reverse, publications, validity, reviews] = await Promise.all([
    readVersion(db, organId, id, document.version),
    readFiles(db, organId, id, document.version),
    sql<DocumentDetails['relations'][number]>`
      select r.no, r.relation, r.to_organ_id as "toOrganId", r.to_id as "toId", coalesce(t.title, r.to_title) as title
      from (
        select no, relation, to_organ_id, to_id, to_title, organ_id, document_id from document_relations
        where organ_id = ${organId} and document_id = ${id}::uuid and not ${corrected}
        union all
        select one.no::int, one.value ->> 'relation', coalesce(one.value ->> 'toOrganId', v.organ_id), (one.value ->> 'toId')::uuid,
          one.value ->> 'toTitle', v.organ_id, v.document_id
        from document_versions v, jsonb_array_elements(v.about -> 'relations') with ordinality as one (value, no)
        where v.organ_id = ${organId} and v.document_id = ${id}::uuid and v.no = ${document.version} and ${corrected}
      ) r left join documents t on t.organ_id = r.to_organ_id and t.id = r.to_id
        and (t.organ_id = r.organ_id or t.published_version is not null)
      order by r.no`.execute(db),
    sql<DocumentDetails['reverse'][number]>`
      select r.relation, d.organ_id as "organId", d.id, d.title, d.state from document_relations r
      join documents d on d.organ_id = r.organ_id and d.id = r.document_id
      where r.to_organ_id = ${organId} and r.to_id = ${id}::uuid and (d.organ_id = ${organId} or d.published_version is not null)
      order by d.formed_on`.execute(db),
    db
      .selectFrom('document_publications')
      .select(['no', 'channel', 'at', 'address', 'detail'])
      .where('organ_id', '=', organId)
      .where('document_id', '=', id)
      .orderBy('no')
      .execute(),
    db
      .selectFrom('document_validity')
      .select(['from_on as fromOn', 'validity', 'basis', 'by_id as byId'])
      .where('organ_id', '=', organId)
      .where('document_id', '=', id)
      .orderBy('from_on')
      .execute(),
    of('document_reviews')
      .select([
        'version',
        'form',
        'complete',
        'first_by as firstBy',
        'second_by as secondBy',
        'final_by as finalBy',
        'signers',
        'checklist',
        'screening',
      ])
      .orderBy('version')
      .execute(),
  ])
  return {
    document,
    version: version!,
    files,
    relations: relations.rows,
    reverse: reverse.rows,
    publications,
    validity: validity as DocumentDetails['validity'],
    reviews: reviews as DocumentDetails['reviews'],
  }
}

export interface VersionListed {
  no: number
  title: string
  summary: string | null
  text: string
  about: About
  madeAt: Date
  madeBy: string
  files: { no: number; name: string; sha256: string }[]
}

/** Every version of a document, the first first: what a comparison needs. */
export async function listVersions(db: Db, organId: string, id: string): Promise<VersionListed[]> {
  const { rows } = await sql<VersionListed>`
    select v.no, v.title, v.summary, v.text, v.about, v.made_at as "madeAt", v.made_by as "madeBy",
      coalesce((select json_agg(json_build_object('no', f.no, 'name', f.name, 'sha256', f.sha256) order by f.no)
        from document_files f where f.organ_id = v.organ_id and f.document_id = v.document_id and f.version = v.no), '[]') as files
    from document_versions v where v.organ_id = ${organId} and v.document_id = ${id}::uuid order by v.no`.execute(db)
  return rows
}
