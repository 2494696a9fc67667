// 征求意见 as lists: for staff every published draft with where its consultation stands, for the public what is open and
// what came of what is closed.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import type { Db } from '../store.ts'

export interface ConsultationRow {
  organId: string
  id: string
  title: string
  publishedOn: Day
  /** Without a consultation: not opened yet. */
  opensOn: Day | null
  closesOn: Day | null
  contact: string | null
  resultOn: Day | null
  comments: number
  unanswered: number
  /** The document that became of the draft, by its number and title. */
  adopted: { organId: string; id: string; title: string } | null
}

export async function listConsultations(db: Db, organIds: readonly string[]): Promise<ConsultationRow[]> {
  const { rows } = await sql<ConsultationRow>`
    select d.organ_id as "organId", d.id, d.title, d.published_on as "publishedOn", c.opens_on as "opensOn",
      c.closes_on as "closesOn", c.contact, c.result_on as "resultOn",
      (select count(*)::int from document_comments m where m.organ_id = d.organ_id and m.document_id = d.id) as comments,
      (select count(*)::int from document_comments m where m.organ_id = d.organ_id and m.document_id = d.id
        and m.answer is null) as unanswered,
      (select json_build_object('organId', t.organ_id, 'id', t.id, 'title', t.title) from document_relations r
        join documents t on t.organ_id = r.organ_id and t.id = r.document_id and t.published_version is not null
        where r.to_organ_id = d.organ_id and r.to_id = d.id and r.relation in ('basedOn', 'related') limit 1) as adopted
    from documents d left join document_consultations c on c.organ_id = d.organ_id and c.document_id = d.id
    where d.organ_id = any (${[...organIds]}::text[]) and d.kind = 'draft' and d.published_version is not null
    order by c.result_on is not null, c.closes_on desc nulls first, d.id limit 1000`.execute(db)
  return rows
}

export interface Consultation {
  organId: string
  id: string
  title: string
  opensOn: Day
  closesOn: Day
  contact: string
  result: string | null
  resultOn: Day | null
  comments: number
  adopted: number
  partly: number
  declined: number
  isExample: boolean
}

const consultations = sql`
  select c.organ_id as "organId", c.document_id as id, d.title, c.opens_on as "opensOn", c.closes_on as "closesOn",
    c.contact, c.result, c.result_on as "resultOn", coalesce(n.comments, 0) as comments, coalesce(n.adopted, 0) as adopted,
    coalesce(n.partly, 0) as partly, coalesce(n.declined, 0) as declined, d.is_example as "isExample"
  from public_consultations c
  join public_documents d on d.organ_id = c.organ_id and d.id = c.document_id
  left join public_comment_counts n on n.organ_id = c.organ_id and n.document_id = c.document_id`

/** Of an organ, those that are open first. */
export async function publicConsultations(db: Db, organId: string): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    ${consultations} where c.organ_id = ${organId} order by c.result_on is not null, c.closes_on desc, c.document_id limit 500`.execute(
    db,
  )
  return rows
}

export async function publicConsultation(db: Db, organId: string, id: string): Promise<Consultation | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  const { rows } = await sql<Consultation>`
    ${consultations} where c.organ_id = ${organId} and c.document_id = ${id}::uuid`.execute(db)
  return rows[0]
}

export interface ShownComment {
  id: string
  on: Day
  shown: string
  answer: 'adopted' | 'partly' | 'declined'
  reason: string | null
}

/** What staff let through, once the result is out. */
export async function shownComments(db: Db, organId: string, id: string): Promise<ShownComment[]> {
  const { rows } = await sql<ShownComment>`
    select id, (at at time zone 'Asia/Shanghai')::date as on, shown, answer, reason from public_comments
    where organ_id = ${organId} and document_id = ${id}::uuid order by at, id limit 1000`.execute(db)
  return rows
}
