// One public document with all that its page shows. Everything is read through the views of what is public.
import { type Kysely, sql } from 'kysely'
import type { Connection } from '../../db/connection.ts'
import { steadyAs } from '../../db/prepared.ts'
import type { Database } from '../../db/types.ts'
import { type Body, picturesIn } from '../body.ts'

export interface PublicDocument {
  organId: string
  organ: string
  id: string
  indexNo: string | null
  title: string
  summary: string | null
  documentNo: string | null
  issuers: string[]
  kind: string
  theme: string | null
  item: string | null
  keyDomain: string | null
  keywords: string[]
  madeOn: string | null
  publishedOn: string
  changedOn: string | null
  effectiveOn: string | null
  validUntil: string | null
  registerNo: string | null
  validity: string
  department: string | null
  publicNote: string | null
  version: number
  body: Body
  text: string
  html: string
  isExample: boolean
  files: PublicFile[]
  related: RelatedDocument[]
  validities: ValidityStep[]
  /** Of a draft: the days within which it is open to comment. */
  consultation: { opensOn: string; closesOn: string; resultOn: string | null } | null
}

export interface PublicFile {
  no: number
  name: string
  mediaType: string
  size: number
  sha256: string
}

/** The files that are listed beside the text: pictures stand in it. */
export function attachmentsOf<F extends { no: number }>({ body, files }: { body: Body; files: readonly F[] }): F[] {
  const pictures = picturesIn(body)
  return files.filter(({ no }) => !pictures.has(no))
}

export interface RelatedDocument {
  relation: string
  /** back: the other document says this of ours. */
  direction: 'to' | 'back'
  organId: string | null
  id: string | null
  title: string
  documentNo: string | null
  publishedOn: string | null
}

export interface ValidityStep {
  fromOn: string
  validity: string
  basis: string | null
  by: { organId: string; id: string; title: string } | null
}

export async function publicDocument(
  base: Pick<Connection, 'db' | 'reads'>,
  organId: string,
  id: string,
): Promise<PublicDocument | undefined> {
  if (!isId(id)) return undefined
  const [found] = await steadyAs(base, 'public document', () => itself(organId, id), [organId, id])
  if (!found) return undefined
  if (found.alone) return { ...found.document, ...nothingAround }
  const [around] = await steadyAs(base, 'around a public document', () => aroundIt(organId, id), [organId, id])
  return around && { ...found.document, ...around.around }
}

type Around = Pick<PublicDocument, 'files' | 'related' | 'validities' | 'consultation'>

const nothingAround: Around = { files: [], related: [], validities: [], consultation: null }

// As one JSON value: the driver takes longer for columns than for values. Most documents stand alone, and looking for all
// that could be around one takes as long again.
const itself = (organId: string, id: string) => sql<{ document: Omit<PublicDocument, keyof Around>; alone: boolean }>`
  select row_to_json(p) as document,
    p.kind <> 'draft'
    and not exists (select from document_files f where f.organ_id = p."organId" and f.document_id = p.id)
    and not exists (select from document_relations r where r.organ_id = p."organId" and r.document_id = p.id)
    and not exists (select from document_relations r where r.to_organ_id = p."organId" and r.to_id = p.id)
    and not exists (select from document_validity h where h.organ_id = p."organId" and h.document_id = p.id) as alone
  from (
    select d.organ_id as "organId", (select name from organs o where o.id = d.organ_id) as organ, d.id,
      d.index_no as "indexNo", d.title, d.summary, d.document_no as "documentNo", d.issuers, d.kind, d.theme, d.item,
      d.key_domain as "keyDomain", d.keywords, d.made_on as "madeOn", d.published_on as "publishedOn",
      d.changed_on as "changedOn", d.effective_on as "effectiveOn", d.valid_until as "validUntil",
      d.register_no as "registerNo", d.validity, d.department, d.public_note as "publicNote", d.version, d.body, d.text,
      d.html, d.is_example as "isExample"
    from public_documents d where d.organ_id = ${organId} and d.id = ${id}::uuid) p`

const aroundIt = (organId: string, id: string) => sql<{ around: Around }>`
  select row_to_json(p) as around from (
    select coalesce((select json_agg(json_build_object('no', f.no, 'name', f.name, 'mediaType', f.media_type, 'size', f.size,
          'sha256', f.sha256) order by f.no)
        from public_document_files f where f.organ_id = d.organ_id and f.document_id = d.id), '[]') as files,
      coalesce((select json_agg(r) from (
        select r.relation, 'to' as direction, t.organ_id as "organId", t.id, coalesce(t.title, r.to_title) as title,
          t.document_no as "documentNo", t.published_on as "publishedOn", r.no
        from public_document_relations r left join public_documents t on t.organ_id = r.to_organ_id and t.id = r.to_id
        where r.organ_id = d.organ_id and r.document_id = d.id and (r.to_id is null or t.id is not null)
        union all
        select r.relation, 'back', t.organ_id, t.id, t.title, t.document_no, t.published_on, 1000 + r.no
        from public_document_relations r join public_documents t on t.organ_id = r.organ_id and t.id = r.document_id
        where r.to_organ_id = d.organ_id and r.to_id = d.id
        order by 8) r), '[]') as related,
      coalesce((select json_agg(json_build_object('fromOn', h.from_on, 'validity', h.validity, 'basis', h.basis,
          'by', case when b.id is null then null
            else json_build_object('organId', b.organ_id, 'id', b.id, 'title', b.title) end) order by h.from_on)
        from public_document_validity h
        left join public_documents b on b.organ_id = h.by_organ_id and b.id = h.by_id
        where h.organ_id = d.organ_id and h.document_id = d.id and (h.by_id is null or b.id is not null)), '[]') as validities,
      case when d.kind = 'draft' then (select json_build_object('opensOn', c.opens_on, 'closesOn', c.closes_on,
          'resultOn', c.result_on) from public_consultations c
        where c.organ_id = d.organ_id and c.document_id = d.id) end as consultation
    from documents d where d.organ_id = ${organId} and d.id = ${id}::uuid) p`

export interface Withdrawal {
  withdrawnOn: string
  publicNote: string | null
}

/** Where a document was and is not any more: only the day and what the public was told. */
export async function withdrawalOf(db: Kysely<Database>, organId: string, id: string): Promise<Withdrawal | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await sql<Withdrawal>`select withdrawn_on as "withdrawnOn", public_note as "publicNote"
    from public_withdrawals where organ_id = ${organId} and id = ${id}::uuid`.execute(db)
  return rows[0]
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
