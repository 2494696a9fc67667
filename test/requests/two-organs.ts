// Two organs beside each other, each with people, requests, papers and cases of its own, for the proof that neither reads
// nor changes what is the other's. Everything of the second bears a mark that answers are searched for.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { App } from '../../src/app.ts'
import { addStaff, type Role, type Staff } from '../../src/organs/index.ts'
import { openCase } from '../../src/relief/index.ts'
import { actOnRequest, type RequestForm, takeInRequest } from '../../src/requests/index.ts'
import { addOrgan, addPerson } from '../staff.ts'

/** In every text of the organ that must stay unseen. */
export const mark = '绝不外露'
export const day = '2026-03-02'

const everyRole: Role[] = [
  'registry',
  'handler',
  'head',
  'secrecyReviewer',
  'legalReviewer',
  'leader',
  'organAdmin',
  'auditor',
]

export interface Side {
  organId: string
  /** Holds every role of the organ. */
  staff: Staff
  colleague: string
  requestIds: string[]
  caseIds: string[]
  paperIds: string[]
}

export async function setUpSide(app: App, organId: string, word: string): Promise<Side> {
  await addOrgan(app, organId)
  const about = { name: `${word}负责人`, email: `${organId}@example.com` }
  const staff = await addPerson(app, `${organId}.all`, organId, everyRole, about)
  const added = await addStaff(
    app,
    staff,
    { organId, login: `${organId}.two`, name: `${word}同事`, kind: 'full', roles: ['handler'] },
    null,
  )
  const side: Side = { organId, staff, colleague: must(added).id, requestIds: [], caseIds: [], paperIds: [] }
  for (const n of [1, 2, 3]) side.requestIds.push(await requestOf(app, side, word, n))
  const opened = await openCase(
    app,
    staff,
    {
      organId,
      kind: 'reconsideration',
      body: `${word}复议机关`,
      applicant: `${word}申请人`,
      requestId: side.requestIds[0]!,
      attacked: `${word}答复`,
      attackedOn: day,
      procedure: 'ordinary',
      openedOn: day,
    },
    null,
  )
  side.caseIds.push(must(opened).id)
  await fillOtherTables(app, side, word)
  return side
}

async function requestOf(app: App, { organId, staff, colleague }: Side, word: string, n: number): Promise<string> {
  const form: RequestForm = {
    organId,
    applicantKind: 'naturalPerson',
    applicants: [
      {
        name: `${word}${n}`,
        idKind: 'other',
        idNumber: `${word}号${n}`,
        phone: '13812345678',
        address: `${word}路1号`,
      },
    ],
    content: `${word}的第${n}件申请内容：示例街道旧改项目征收补偿方案`,
    description: `${word}补充说明`,
    form: 'paper',
    delivery: 'post',
  }
  const { id } = must(await takeInRequest(app, staff, { ...form, channel: 'inPerson', on: day, note: word }, null))
  const act = async (facts: Parameters<typeof actOnRequest>[2]['facts']) =>
    must(await actOnRequest(app, staff, { organId, requestId: id, facts, note: `${word}经过` }, null))
  if (n > 1) await act({ act: 'register', on: day })
  if (n > 2) await act({ act: 'consultThirdParty', on: day, letter: `${word}函` })
  await app.db.updateTable('requests').set({ handler_id: colleague }).where('id', '=', id).execute()
  return id
}

/** Rows of the tables that no step above has filled. */
async function fillOtherTables(app: App, side: Side, word: string) {
  const { organId, staff } = side
  const requestId = side.requestIds[1]!
  const paper = randomUUID()
  side.paperIds.push(paper)
  const { db } = app
  await sql`insert into request_papers (organ_id, id, request_id, kind, title, number, state, fields, made_by, made_at, issued_on)
    values (${organId}, ${paper}, ${requestId}, 'receipt', ${`${word}回执`}, ${`${word}〔2026〕1号`}, 'issued',
      ${JSON.stringify({ unclear: word })}::jsonb, ${staff.id}, now(), ${day})`.execute(db)
  await sql`insert into request_notes values (${organId}, ${requestId}, 1, 'contact', ${day}, ${`${word}电话沟通`}, '{}', ${staff.id}, now())`.execute(
    db,
  )
  await sql`insert into number_series values (${organId}, 'letter', 2026, 7) on conflict do nothing`.execute(db)
  await sql`insert into due_day_changes (organ_id, request_id, at, calendar, old_due, new_due)
    values (${organId}, ${requestId}, now(), ${word}, '2026-03-30', '2026-03-31')`.execute(db)
  await sql`insert into beside_day_changes (organ_id, kind, case_id, what, at, old_due, new_due)
    values (${organId}, 'case', ${randomUUID()}, ${word}, now(), '2026-03-30', '2026-03-31')`.execute(db)
  await sql`insert into outbox (organ_id, subject, channel, recipient, title, body, made_at, due_at)
    values (${organId}, ${`request:${requestId}`}, 'email', 'one@example.com', ${`${word}通知`}, ${word}, now(), now())`.execute(
    db,
  )
  await sql`insert into organ_webhooks values (${organId}, ${`https://${organId}.example.com/${encodeURIComponent(word)}`}, ${word})`.execute(
    db,
  )
  await sql`insert into organ_profiles (organ_id, office_name) values (${organId}, ${`${organId}公开办`}) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into organ_messages (organ_id, id, direction, other_organ, kind, text, made_by, made_on, made_at)
    values (${organId}, ${randomUUID()}, 'in', ${organId}, 'assistance', ${`${word}协办`}, 'system', ${day}, now())`.execute(
    db,
  )
  await sql`insert into request_links (organ_id, request_id, earlier_id, kind, on_day, note, made_by, made_at)
    values (${organId}, ${side.requestIds[1]!}, ${side.requestIds[0]!}, 'same', ${day}, ${`${word}关联`}, ${staff.id}, now())`.execute(
    db,
  )
  await sql`insert into record_corrections (organ_id, number, applicant_mask, record, wrong, evidence, state, filed_on)
    values (${organId}, '更正1', ${word}, ${word}, ${word}, ${word}, 'filed', ${day})`.execute(db)
  await sql`insert into letter_templates (organ_id, kind, version, title, body, saved_by, saved_at)
    values (${organId}, 'receipt', 1, ${`${word}模板`}, ${word}, ${staff.id}, now())`.execute(db)
}

export function must<T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T {
  if (result.ok) return result.value
  throw new Error(result.refusal.message)
}

/** One digest over all rows that belong to the organ, and over its people's rows in tables that have no organ. */
export async function digestOf(app: App, tables: readonly string[], organId: string): Promise<string> {
  const parts = [
    ...tables.map(
      (table) =>
        sql`select ${table}::text as name, x::text as line from ${sql.table(table)} x where organ_id = ${organId}`,
    ),
    ...['passkeys', 'recovery_codes', 'sessions', 'one_time_links', 'calendar_feeds'].map(
      (table) =>
        sql`select ${table}::text, x::text from ${sql.table(table)} x where staff_id in (select id from staff where organ_id = ${organId})`,
    ),
    sql`select 'organs', x::text from organs x where id = ${organId}`,
  ]
  const { rows } = await sql<{ digest: string }>`
    select md5(string_agg(name || line, '|' order by name, line)) as digest from (${sql.join(parts, sql` union all `)}) all_rows`.execute(
    app.db,
  )
  return rows[0]!.digest
}

export interface TableOfOrgans {
  table: string
  guarded: boolean
  /** Rows may be asked for by staff in the database. */
  granted: boolean
}

/** Every table with a column `organ_id`. */
export async function tablesOfOrgans(app: App): Promise<TableOfOrgans[]> {
  const { rows } = await sql<TableOfOrgans>`
    select c.relname as table, c.relrowsecurity as guarded,
      has_table_privilege('gongkai_staff', c.oid, 'select, insert, update, delete') as granted
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organ_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`.execute(app.db)
  return rows
}
