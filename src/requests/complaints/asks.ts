// 交办事项: what the organ above asks of the organ complained of, and its answer. Each is on the desk of the organ asked.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { writeNotices } from '../../notices/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { headMailboxes } from '../staff-notices.ts'
import type { Db } from '../store.ts'

export const askKinds = { statement: '说明情况', rectification: '责令改正' } as const

export interface ComplaintAsk {
  organId: string
  id: string
  supervisor: string
  supervisorName: string
  organName: string
  complaintId: string
  kind: keyof typeof askKinds
  text: string
  dueOn: Day
  madeOn: Day
  answer: string | null
  answeredOn: Day | null
}

const columns = sql`a.organ_id as "organId", a.id, a.supervisor, up.name as "supervisorName", o.name as "organName",
  a.complaint_id as "complaintId", a.kind, a.text, a.due_on as "dueOn", a.made_on as "madeOn", a.answer,
  a.answered_on as "answeredOn"`
const tables = sql`complaint_asks a join organs up on up.id = a.supervisor join organs o on o.id = a.organ_id`

/** What these organs are asked, open ones first. */
export async function listComplaintAsks(db: Db, organIds: readonly string[], open?: boolean): Promise<ComplaintAsk[]> {
  const { rows } = await sql<ComplaintAsk>`select ${columns} from ${tables}
    where a.organ_id = any (${[...organIds]}::text[])
      and (${open ?? null}::boolean is null or ${open ?? null}::boolean = (a.answer is null))
    order by a.answer is not null, a.due_on, a.made_at limit 500`.execute(db)
  return rows
}

/** What was asked about one complaint, oldest first. */
export async function asksOf(db: Db, supervisor: string, complaintId: string): Promise<ComplaintAsk[]> {
  const { rows } = await sql<ComplaintAsk>`select ${columns} from ${tables}
    where a.supervisor = ${supervisor} and a.complaint_id = ${complaintId}::uuid order by a.made_at`.execute(db)
  return rows
}

export interface AnswerComplaintAsk {
  /** The organ that was asked. */
  organId: string
  id: string
  text: string
}

export async function answerComplaintAsk(
  app: App,
  by: Staff,
  { organId, id, text }: AnswerComplaintAsk,
  from: string | null,
): Promise<Result<null>> {
  if (!may(by, 'answerComplaintAsks', organId))
    return refused({ code: 'not-yours', message: whyNot('answerComplaintAsks') })
  const words = typeof text === 'string' ? text.trim() : ''
  if (!words) return refused({ code: 'incomplete', message: '请写明情况或者改正的结果', field: 'text' })
  if (words.length > 5000)
    return refused({ code: 'too-long', message: `最多5000字，现为${words.length}字`, field: 'text' })
  const asked = await app.db
    .selectFrom('complaint_asks')
    .select('supervisor')
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst()
  const heads = asked ? await headMailboxes(app.db, asked.supervisor) : []
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<null>> => {
    const row = await tx
      .selectFrom('complaint_asks')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refused({ code: 'no-case', message: '没有这件交办事项' })
    if (row.answer) return refused({ code: 'answered-before', message: `已于${row.answered_on}回复` })
    await tx
      .updateTable('complaint_asks')
      .set({ answer: words, answered_on: app.today(), answered_at: app.now(), answered_by: by.id })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .execute()
    const subject = `complaint:${row.complaint_id}`
    const deed = { organId, actor: by.id, from, act: 'answerComplaintAsk', subject }
    await recordDeed(app, tx, { ...deed, after: { ask: id, kind: row.kind } })
    const notices = heads.map((recipient) => ({
      organId,
      subject,
      channel: 'email' as const,
      recipient,
      title: '交办的投诉事项有了回复',
      body: `“${askKinds[row.kind as keyof typeof askKinds]}”已经回复，请登录工作台查看。`,
    }))
    await writeNotices(tx, notices, app.now())
    return accepted(null)
  })
}
