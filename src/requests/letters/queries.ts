// What letters read of the organ, the applicants and their other requests.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import type { LetterKind } from '../../law/requests/index.ts'
import type { Db } from '../store.ts'

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

export interface MonthRequest {
  id: string
  number: string | null
  submittedOn: Day
  items: number
}

/** The requests behind the count of the month before this one. */
export async function requestsOfMonth(db: Db, organId: string, requestId: string): Promise<MonthRequest[]> {
  const { rows } = await sql<MonthRequest>`
    with this as (
      select r.id, r.submitted_on, r.submitted_at, p.blind_id from requests r
      join request_people p on p.organ_id = r.organ_id and p.request_id = r.id and p.no = 1
      where r.organ_id = ${organId} and r.id = ${requestId}::uuid
    )
    select distinct r.id, r.number, r.submitted_on as "submittedOn",
      (select count(*)::int from request_items i where i.organ_id = r.organ_id and i.request_id = r.id) as items
    from this join request_people p on p.organ_id = ${organId} and p.blind_id = this.blind_id and p.role = 'applicant'
    join requests r on r.organ_id = p.organ_id and r.id = p.request_id
    where r.id <> this.id and date_trunc('month', r.submitted_on) = date_trunc('month', this.submitted_on)
      and (r.submitted_on, r.submitted_at, r.id) < (this.submitted_on, this.submitted_at, this.id)
    order by r.submitted_on, r.number limit 500`.execute(db)
  return rows
}

export interface AlikeRequest {
  id: string
  number: string | null
  submittedOn: Day
  content: string
  outcome: string | null
  endedOn: Day | null
  /** Items it asks for. */
  items: number
  /** Art. 35: the last day of the reasonable period that was set. */
  delayedUntil: Day | null
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
    select distinct r.id, r.number, r.submitted_on as "submittedOn", r.content, r.outcome, r.ended_on as "endedOn",
      (select count(*)::int from request_items i where i.organ_id = r.organ_id and i.request_id = r.id) as items,
      (select a.data ->> 'until' from request_acts a where a.organ_id = r.organ_id and a.request_id = r.id and a.act = 'delay'
        order by a.no desc limit 1) as "delayedUntil"
    from request_people me
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

/** The answer to the request of the same applicant that this one was found to repeat, else to the most like it. */
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
    left join request_links k on k.organ_id = this.organ_id and k.request_id = this.id and k.earlier_id = r.id and k.kind = 'repeat'
    where this.organ_id = ${organId} and this.id = ${requestId}::uuid
      and (k.earlier_id is not null or similarity(r.content, this.content) >= 0.4)
    order by k.earlier_id is null, similarity(r.content, this.content) desc, l.issued_on desc limit 1`.execute(db)
  return rows[0]
}
