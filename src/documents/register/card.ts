// 登记卡: one document of the register with every change of its validity, what it is tied to, and its clean-ups.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import type { Db } from '../store.ts'

export interface RegisterCard {
  organId: string
  id: string
  registerNo: string
  indexNo: string | null
  title: string
  documentNo: string | null
  issuers: string[]
  kind: string
  department: string | null
  madeOn: Day
  publishedOn: Day | null
  effectiveOn: Day | null
  validUntil: Day | null
  validity: string
  isPublic: boolean
  interpretation: string
  interpretationNote: string | null
  changes: { fromOn: Day; validity: string; basis: string | null; by: Tied | null }[]
  /** What this document says of others (`to`), and what others say of it (`back`); interpretations among both. */
  ties: (Tied & { relation: string; direction: 'to' | 'back' })[]
  cleanups: { id: string; title: string; openedOn: Day; decision: string | null; note: string | null }[]
}

export interface Tied {
  organId: string | null
  id: string | null
  title: string
  isPublic: boolean
}

/** Titles of another organ's documents are given where they are public, else only that there is one. */
export async function registerCard(db: Db, organId: string, id: string): Promise<RegisterCard | undefined> {
  const { rows } = await sql<RegisterCard>`
    select d.organ_id as "organId", d.id, d.register_no as "registerNo", d.index_no as "indexNo", d.title,
      d.document_no as "documentNo", d.issuers, d.kind, d.department, d.made_on as "madeOn",
      d.published_on as "publishedOn", d.effective_on as "effectiveOn", d.valid_until as "validUntil", d.validity,
      d.published_version is not null as "isPublic", d.interpretation, d.interpretation_note as "interpretationNote",
      coalesce((select json_agg(json_build_object('fromOn', h.from_on, 'validity', h.validity, 'basis', h.basis,
          'by', case when b.id is null then null else json_build_object('organId', b.organ_id, 'id', b.id,
            'title', b.title, 'isPublic', b.published_version is not null) end) order by h.from_on)
        from document_validity h left join documents b on b.organ_id = h.by_organ_id and b.id = h.by_id
          and (b.organ_id = d.organ_id or b.published_version is not null)
        where h.organ_id = d.organ_id and h.document_id = d.id), '[]') as changes,
      coalesce((select json_agg(t order by t.direction, t.relation, t.title) from (
        select r.relation, 'to' as direction, t.organ_id as "organId", t.id,
          coalesce(t.title, r.to_title, '其他机关没有公开的文件') as title, coalesce(t.published_version is not null, false) as "isPublic"
        from document_relations r left join documents t on t.organ_id = r.to_organ_id and t.id = r.to_id
          and (t.organ_id = r.organ_id or t.published_version is not null)
        where r.organ_id = d.organ_id and r.document_id = d.id
        union all
        select r.relation, 'back', t.organ_id, t.id, t.title, t.published_version is not null
        from document_relations r join documents t on t.organ_id = r.organ_id and t.id = r.document_id
          and (t.organ_id = d.organ_id or t.published_version is not null)
        where r.to_organ_id = d.organ_id and r.to_id = d.id) t), '[]') as ties,
      coalesce((select json_agg(json_build_object('id', c.id, 'title', c.title, 'openedOn', c.opened_on,
          'decision', i.decision, 'note', i.note) order by c.opened_on desc)
        from document_cleanup_items i join document_cleanups c on c.organ_id = i.organ_id and c.id = i.cleanup_id
        where i.organ_id = d.organ_id and i.document_id = d.id), '[]') as cleanups
    from documents d where d.organ_id = ${organId} and d.id = ${id}::uuid and d.register_no is not null`.execute(db)
  return rows[0]
}
