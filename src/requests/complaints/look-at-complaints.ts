// 查看投诉: the inbox of the organ above, and one complaint with the story of its request as far as that organ may see it.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import { type ComplaintState, complaintActs, complaintStates, type Finding } from '../../law/regulation/index.ts'
import { type ActId, actOf, type RequestState, states } from '../../law/requests/index.ts'
import { may, organsWhere, type Staff, staffNames, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { caseFiles } from '../case-files.ts'
import { caseLetters } from '../case-letters.ts'
import { type CasePaper, downloadOfCase } from '../case-papers.ts'
import { openPerson, type Person } from '../people.ts'
import type { Db } from '../store.ts'
import { type ComplaintActId, whoRefusal } from './act-on-complaint.ts'
import { asksOf, type ComplaintAsk } from './asks.ts'
import { type ComplaintReason, complainantContext } from './complain.ts'

export interface ComplaintListed {
  organId: string
  id: string
  number: string | null
  aboutOrgan: string
  aboutName: string
  /** null: about what the organ publishes. */
  requestId: string | null
  requestNumber: string | null
  information: string | null
  reason: ComplaintReason
  text: string
  state: ComplaintState
  madeOn: Day
  dueOn: Day | null
  provisional: boolean
  endedOn: Day | null
  finding: Finding | null
  rectified: boolean
  applicant: string | null
  openAsks: number
  isExample: boolean
}

const columns = sql`c.organ_id as "organId", c.id, c.number, c.about_organ as "aboutOrgan", o.name as "aboutName",
  c.request_id as "requestId", r.number as "requestNumber", c.information, c.reason, c.text, c.state, c.made_on as "madeOn",
  c.due_on as "dueOn", c.provisional, c.ended_on as "endedOn", c.finding, c.rectified, c.applicant_mask as applicant,
  c.is_example as "isExample",
  (select count(*)::int from complaint_asks a where a.supervisor = c.organ_id and a.complaint_id = c.id and a.answer is null) as "openAsks"`
const tables = sql`complaints c join organs o on o.id = c.about_organ
  left join requests r on r.organ_id = c.about_organ and r.id = c.request_id`

/** The complaints that came to these organs, the most urgent first. */
export async function listComplaints(
  db: Db,
  { organIds, open, year }: { organIds: readonly string[]; open?: boolean; year?: number },
): Promise<ComplaintListed[]> {
  const { rows } = await sql<ComplaintListed>`
    select ${columns} from ${tables} where c.organ_id = any (${[...organIds]}::text[])
      and (${open ?? null}::boolean is null or ${open ?? null}::boolean = (c.ended_on is null))
      and (${year ?? null}::int is null or extract(year from c.made_on) = ${year ?? null}::int)
    order by c.ended_on is not null, case when c.ended_on is null then c.due_on end, c.made_at desc limit 1000`.execute(
    db,
  )
  return rows
}

/** The organs whose complaints the person may read. */
export const complaintOrgans = (by: Staff): string[] => organsWhere(by, 'readComplaints')

export interface ComplaintSeen extends ComplaintListed {
  actCount: number
  acts: { no: number; act: string; label: string; on: Day; actorName: string | null; note: string }[]
  asks: ComplaintAsk[]
  letters: { id: string; title: string; number: string; issuedOn: Day; firstOpenedAt: Date | null }[]
  files: { id: string; name: string; size: number; erased: boolean }[]
  request: RequestStory | null
  next: { act: ComplaintActId; label: string; refusal: Refusal | null }[]
}

export interface RequestStory {
  number: string | null
  content: string
  state: RequestState
  stateLabel: string
  submittedOn: Day
  receivedOn: Day | null
  replyDue: Day | null
  endedOn: Day | null
  outcome: string | null
  acts: { no: number; label: string; on: Day }[]
  letters: {
    id: string
    title: string
    number: string | null
    issuedOn: Day
    servedOn: Day | null
    firstOpenedAt: Date | null
  }[]
}

export async function seeComplaint(
  app: App,
  by: Staff,
  { organId, id }: { organId: string; id: string },
): Promise<Result<ComplaintSeen>> {
  if (!may(by, 'readComplaints', organId)) return refused({ code: 'not-yours', message: whyNot('readComplaints') })
  const { rows } = await sql<ComplaintListed & { actCount: number }>`
    select ${columns}, c.act_count as "actCount" from ${tables} where c.organ_id = ${organId} and c.id = ${id}::uuid`.execute(
    app.db,
  )
  const [row] = rows
  if (!row) return refused({ code: 'no-case', message: '没有这件投诉' })
  const found = await asStaffOf(app.db, [organId], async (tx) => ({
    acts: await tx
      .selectFrom('complaint_acts')
      .select(['no', 'act', 'on_day as on', 'actor', 'note'])
      .where('organ_id', '=', organId)
      .where('complaint_id', '=', id)
      .orderBy('no')
      .execute(),
    asks: await asksOf(tx, organId, id),
    letters: await caseLetters(tx, organId, id),
    files: await caseFiles(tx, organId, id),
    request: row.requestId ? await requestStory(tx, organId, id) : null,
  }))
  const names = await staffNames(
    app.db,
    found.acts.map(({ actor }) => actor),
  )
  const acts = Object.keys(complaintActs).filter((act): act is ComplaintActId => act !== 'file')
  return accepted({
    ...row,
    acts: found.acts.map(({ actor, on, ...one }) => ({
      ...one,
      on: on as Day,
      label: complaintActs[one.act as keyof typeof complaintActs].label,
      actorName: names.get(actor) ?? null,
    })),
    asks: found.asks,
    letters: found.letters.map(({ id: letter, title, number, issued_on, first_opened_at }) => ({
      id: letter,
      title,
      number,
      issuedOn: issued_on as Day,
      firstOpenedAt: first_opened_at,
    })),
    files: found.files.map(({ file_sha256, ...file }) => ({ ...file, erased: file_sha256 === null })),
    request: found.request,
    next: acts.map((act) => ({ act, label: complaintActs[act].label, refusal: stateRefusal(by, row, act) })),
  })
}

function stateRefusal(by: Staff, { organId, state }: ComplaintListed, act: ComplaintActId): Refusal | null {
  const { from } = complaintActs[act]
  if ((from as readonly string[]).includes(state)) return whoRefusal(by, organId, act) ?? null
  return { code: 'wrong-state', message: `在“${from.map((one) => complaintStates[one]).join('”“')}”时可以进行` }
}

async function requestStory(tx: Db, organId: string, complaintId: string): Promise<RequestStory | null> {
  const { rows } = await sql<Omit<RequestStory, 'stateLabel' | 'acts' | 'letters'>>`
    select number, content, state, submitted_on as "submittedOn", received_on as "receivedOn", reply_due as "replyDue",
      ended_on as "endedOn", outcome
    from complained_requests where organ_id = ${organId} and complaint_id = ${complaintId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { rows: acts } = await sql<{ no: number; act: ActId; on: Day }>`
    select no, act, on_day as "on" from complained_acts
    where organ_id = ${organId} and complaint_id = ${complaintId}::uuid order by no`.execute(tx)
  const { rows: letters } = await sql<RequestStory['letters'][number]>`
    select id, title, number, issued_on as "issuedOn", served_on as "servedOn", first_opened_at as "firstOpenedAt"
    from complained_letters where organ_id = ${organId} and complaint_id = ${complaintId}::uuid order by issued_on`.execute(
    tx,
  )
  return {
    ...row,
    stateLabel: states[row.state].label,
    acts: acts.map(({ no, act, on }) => ({ no, label: actOf(act).label, on })),
    letters,
  }
}

/** 查看投诉人信息原文: by those who handle complaints, each view on record. null: erased. */
export async function seeComplainant(
  app: App,
  by: Staff,
  { organId, id }: { organId: string; id: string },
  from: string | null,
): Promise<Result<{ person: Person | null }>> {
  if (!may(by, 'handleComplaints', organId)) return refused({ code: 'not-yours', message: whyNot('handleComplaints') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const row = await tx
      .selectFrom('complaints')
      .select('sealed')
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) return refused({ code: 'no-case', message: '没有这件投诉' })
    const deed = { organId, actor: by.id, from, act: 'seePeople', subject: `complaint:${id}` }
    await recordDeed(app, tx, deed)
    return accepted({ person: row.sealed ? openPerson(app.keys, row.sealed, complainantContext(id)) : null })
  })
}

export async function downloadOfComplaint(app: App, by: Staff, paper: CasePaper, from: string | null) {
  if (!may(by, 'handleComplaints', paper.organId))
    return refused({ code: 'not-yours', message: whyNot('handleComplaints') })
  return downloadOfCase(app, by, 'complaint', paper, from)
}
