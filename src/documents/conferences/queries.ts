import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import type { Db } from '../store.ts'
import type { ConferenceFacts, ConferenceKind, Speaker } from './conference.ts'

export interface PublicConference {
  organId: string
  id: string
  kind: ConferenceKind
  topic: string
  summary: string | null
  heldOn: Day
  place: string | null
  speakers: Speaker[]
  questions: number
  publishedOn: Day
  department: string | null
  html: string
  isExample: boolean
}

const publicColumns = sql`c.organ_id as "organId", c.document_id as id, c.kind, c.title as topic, c.summary,
  c.held_on as "heldOn", c.place, c.speakers, c.questions, c.published_on as "publishedOn", c.department, c.html,
  c.is_example as "isExample"`

/** What the public reads, the latest first. */
export async function publicConferences(db: Db, organId: string): Promise<PublicConference[]> {
  const { rows } = await sql<PublicConference>`
    select ${publicColumns} from public_conferences c where c.organ_id = ${organId}
    order by c.held_on desc, c.document_id limit 500`.execute(db)
  return rows
}

export async function publicConference(db: Db, organId: string, id: string): Promise<PublicConference | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  const { rows } = await sql<PublicConference>`
    select ${publicColumns} from public_conferences c
    where c.organ_id = ${organId} and c.document_id = ${id}::uuid`.execute(db)
  return rows[0]
}

export interface ConferenceListed {
  organId: string
  organ: string
  id: string
  kind: ConferenceKind
  topic: string
  heldOn: Day
  speakers: Speaker[]
  questions: number
  department: string | null
  state: string
  isPublic: boolean
}

/** For staff: every record of these organs in a year, public or not. */
export async function conferencesOf(db: Db, organIds: readonly string[], year: number): Promise<ConferenceListed[]> {
  const { rows } = await sql<ConferenceListed>`
    select distinct on (c.held_on, c.document_id) c.organ_id as "organId", o.name as organ, c.document_id as id, c.kind,
      d.title as topic, c.held_on as "heldOn", c.speakers, jsonb_array_length(c.questions) as questions, d.department,
      d.state, p.document_id is not null as "isPublic"
    from conferences c join documents d on d.organ_id = c.organ_id and d.id = c.document_id
    join organs o on o.id = c.organ_id
    left join public_conferences p on p.organ_id = c.organ_id and p.document_id = c.document_id
    where c.organ_id = any (${[...organIds]}::text[])
      and c.held_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
      and c.version = (select max(v.version) from conferences v where v.organ_id = c.organ_id
        and v.document_id = c.document_id)
    order by c.held_on desc, c.document_id limit 1000`.execute(db)
  return rows
}

export interface ConferenceDetails extends ConferenceFacts {
  organId: string
  id: string
  topic: string
  summary: string | null
  department: string | null
  state: string
  interprets: { id: string; title: string } | null
}

/** The record as it stands now, for the form that changes it. */
export async function conferenceDetails(db: Db, organId: string, id: string): Promise<ConferenceDetails | undefined> {
  const { rows } = await sql<ConferenceDetails>`
    select c.organ_id as "organId", c.document_id as id, v.title as topic, v.summary, d.department, d.state, c.kind,
      c.held_on as "heldOn", c.place, c.speakers, c.questions, c.transcript,
      (select json_build_object('id', t.id, 'title', t.title) from document_relations r
        join documents t on t.organ_id = r.to_organ_id and t.id = r.to_id
        where r.organ_id = c.organ_id and r.document_id = c.document_id and r.relation = 'interprets' limit 1) as interprets
    from conferences c join documents d on d.organ_id = c.organ_id and d.id = c.document_id
    join document_versions v on v.organ_id = d.organ_id and v.document_id = d.id and v.no = d.version
    where c.organ_id = ${organId} and c.document_id = ${id}::uuid order by c.version desc limit 1`.execute(db)
  return rows[0]
}
