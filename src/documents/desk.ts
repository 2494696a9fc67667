// 今天: what waits for this person among the documents of an organ, and how many stand where.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import {
  type DocumentState,
  documentStateIds,
  isReviewed,
  type ReviewStep,
  reviewSteps,
} from '../law/disclosure/index.ts'
import type { Staff } from '../organs/index.ts'
import { calendarFor } from '../requests/index.ts'
import { dueForReassessment, lackingInterpretation } from './boards.ts'
import { type DocumentListRow, documentColumns } from './queries.ts'
import type { DocumentRow } from './store.ts'

/** What somebody can do for a document now; `review1` to `review3` by the steps of the review. */
export const documentTasks = {
  mark: '认定公开属性',
  submit: '送审',
  review1: '初审',
  review2: '复审',
  review3: '终审',
  fileForm: '登记审查呈批单',
  approve: '签发',
  hear: '登记答复',
  publish: '发布',
  decideAttribute: '审批变更属性',
  putRight: '整改',
} as const
export type DocumentTask = keyof typeof documentTasks

/** The task of this person, undefined where somebody else has the next word. */
export function taskOf(
  { organ_id: organId, standing }: Pick<DocumentRow, 'organ_id' | 'standing'>,
  by: Pick<Staff, 'id' | 'roles'>,
  byForm: boolean,
): DocumentTask | undefined {
  const holds = (...asked: readonly string[]) =>
    by.roles.some(({ organId: at, role }) => at === organId && asked.includes(role))
  const isAuthor = standing.author === by.id
  const { state, reviews, attribute, proposal, openFindings } = standing
  if (proposal && proposal.by !== by.id && holds('head', 'leader')) return 'decideAttribute'
  if (openFindings.length && (isAuthor || holds('head'))) return 'putRight'
  if (state === 'drafting') return isAuthor ? (attribute ? 'submit' : 'mark') : undefined
  if (state === 'inReview') {
    if (isReviewed(standing)) return holds('leader', 'head') && !isAuthor ? 'approve' : undefined
    const step = (reviews.length + 1) as ReviewStep
    const mine = !reviews.some((one) => one.by === by.id) && (step === 1 || !isAuthor)
    if (mine && holds(...reviewSteps[step].who)) return `review${step}`
    return byForm && reviews.length === 0 && holds('handler', 'registry', 'head') ? 'fileForm' : undefined
  }
  if (state === 'asked') return holds('secrecyReviewer', 'head') ? 'hear' : undefined
  if (state === 'approved') return holds('registry', 'head') ? 'publish' : undefined
  return undefined
}

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
    const task = taskOf({ organ_id: row.organId, standing }, by, byForm)
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
