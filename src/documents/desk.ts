// 今天: what waits for this person among the documents of an organ, and how many stand where.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import { type DocumentState, type DocumentTask, documentStateIds, taskOf } from '../law/disclosure/index.ts'
import type { Staff } from '../organs/index.ts'
import { calendarFor } from '../requests/index.ts'
import { dueForReassessment, lackingInterpretation } from './boards.ts'
import { type DocumentListRow, documentColumns } from './queries.ts'
import type { DocumentRow } from './store.ts'

export interface DocumentDesk {
  today: Day
  counts: Record<DocumentState, number> & { inHand: number; mine: number; late: number; unpublished: number }
  mine: (DocumentListRow & { task: DocumentTask })[]
}

type Waiting = DocumentListRow & { standing: DocumentRow['standing']; byForm: boolean }

export async function documentDesk(app: App, by: Staff, organIds: readonly string[]): Promise<DocumentDesk> {
  const today = app.today()
  const organs = sql`any (${[...organIds]}::text[])`
  const [states, waiting, unpublished, reassess, lacking] = await Promise.all([
    sql<{ state: DocumentState; n: number }>`
      select d.state, count(*)::int as n from documents d where d.organ_id = ${organs} group by d.state`.execute(
      app.db,
    ),
    sql<Waiting>`
      select ${documentColumns}, d.standing, coalesce(s.review_mode = 'signedForm', false) as "byForm"
      from documents d join organs o on o.id = d.organ_id left join document_settings s on s.organ_id = d.organ_id
      where d.organ_id = ${organs} and (d.state in ('drafting', 'inReview', 'asked', 'approved')
        or d.standing -> 'proposal' <> 'null' or jsonb_array_length(d.standing -> 'openFindings') > 0)
      order by d.publish_due nulls last, d.formed_on, d.id limit 1000`.execute(app.db),
    sql<{ n: number; late: number }>`
      select count(*)::int as n, count(*) filter (where d.publish_due < ${today}::date)::int as late
      from documents d where d.organ_id = ${organs} and d.publish_due is not null`.execute(app.db),
    dueForReassessment(app.db, organIds, today),
    lackingInterpretation(app.db, organIds, today, await calendarFor(app, organIds[0] ?? '')),
  ])
  const counted = new Map(states.rows.map(({ state, n }) => [state, n]))
  const byState = Object.fromEntries(documentStateIds.map((id) => [id, counted.get(id) ?? 0])) as Record<
    DocumentState,
    number
  >
  const mine = waiting.rows.flatMap(({ standing, byForm, ...row }) => {
    const task = taskOf(standing, by.id, rolesAt(by, row.organId), byForm)
    return task ? [{ ...row, task }] : []
  })
  const { n, late } = unpublished.rows[0]!
  const { drafting, inReview, asked, approved, scheduled } = byState
  return {
    today,
    counts: {
      ...byState,
      inHand: drafting + inReview + asked + approved + scheduled,
      mine: mine.length,
      late: late + reassess.length + lacking.filter(({ overdue }) => overdue).length,
      unpublished: n,
    },
    mine: mine.slice(0, 300),
  }
}

const rolesAt = (by: Staff, organId: string) =>
  by.roles.filter((held) => held.organId === organId).map(({ role }) => role)
