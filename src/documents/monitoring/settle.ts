// 时限与栏目设置: which kinds and items an organ publishes sooner than art. 26 asks, how often its columns are renewed, and
// which of them it has nothing for. Each line names its basis.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import {
  type DocumentKind,
  documentKindIds,
  itemLabel,
  limitText,
  type ScopedLimit,
  usualLimit,
  watchedColumns,
} from '../../law/disclosure/index.ts'
import { may, organById, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { calendarFor } from '../../requests/index.ts'
import type { Db } from '../store.ts'
import { keepDue, settledLimits } from './publication-due.ts'

export interface ColumnSetting {
  id: string
  /** False: this organ has nothing of the sort. */
  applies: boolean
  days: number | null
  basis: string
}

export interface PublicationSettings {
  limits: ScopedLimit[]
  columns: ColumnSetting[]
  silentDays: number
}

export async function publicationSettings(db: Db, organId: string): Promise<PublicationSettings> {
  const [limits, columns, row] = await Promise.all([
    settledLimits(db, organId),
    db.selectFrom('column_limits').selectAll().where('organ_id', '=', organId).orderBy('column_id').execute(),
    db.selectFrom('document_settings').select('silent_days').where('organ_id', '=', organId).executeTakeFirst(),
  ])
  return {
    limits,
    columns: columns.map(({ column_id: id, applies, days, basis }) => ({ id, applies, days, basis })),
    silentDays: row?.silent_days ?? 30,
  }
}

/** Replaces the settings; documents that wait get the last day that follows. */
export async function settlePublication(
  app: App,
  by: Staff,
  organId: string,
  wish: PublicationSettings,
  from: string | null,
): Promise<Result<PublicationSettings & { moved: number }>> {
  if (!may(by, 'settlePublication', organId))
    return refused({ code: 'not-yours', message: whyNot('settlePublication') })
  const organ = await organById(app.db, organId)
  const fault = faultOf(wish, organ?.level ?? null)
  if (fault) return refused({ code: 'bad-setting', ...fault })
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx) => {
    const before = await publicationSettings(tx, organId)
    await tx.deleteFrom('publication_limits').where('organ_id', '=', organId).execute()
    await tx.deleteFrom('column_limits').where('organ_id', '=', organId).execute()
    const limits = wish.limits.map(({ scope, of, days, unit, basis }) => ({
      ...{ organ_id: organId, scope, of_id: of, days, unit },
      basis: basis.trim(),
    }))
    if (limits.length) await tx.insertInto('publication_limits').values(limits).execute()
    const columns = wish.columns.map(({ id, applies, days, basis }) => ({
      ...{ organ_id: organId, column_id: id, applies, days: applies ? days : null },
      basis: basis.trim(),
    }))
    if (columns.length) await tx.insertInto('column_limits').values(columns).execute()
    await sql`insert into document_settings (organ_id, silent_days) values (${organId}, ${wish.silentDays})
      on conflict (organ_id) do update set silent_days = ${wish.silentDays}`.execute(tx)
    const moved = await keepDue(tx, organId, null, calendar)
    const after = await publicationSettings(tx, organId)
    const deed = { organId, actor: by.id, from, act: 'settlePublication', subject: `organ:${organId}` }
    await recordDeed(app, tx, { ...deed, before, after: { ...after, moved } })
    return accepted({ ...after, moved })
  })
}

function faultOf({ limits, columns }: PublicationSettings, level: string | null) {
  for (const [at, { scope, of, days, unit, basis }] of limits.entries()) {
    const field = `limits.${at}`
    const known = scope === 'kind' ? documentKindIds.includes(of as DocumentKind) : itemLabel(of) !== undefined
    if (!known) return { field, message: `没有“${of}”这个${scope === 'kind' ? '体裁' : '公开事项'}` }
    if (!basis.trim()) return { field, message: '请写明时限的依据，例如清单的名称和文号' }
    if (limits.findIndex((one) => one.scope === scope && one.of === of) < at)
      return { field, message: '同一个体裁或者事项只能有一个时限' }
    if (unit === 'workingDays' && days > usualLimit.days)
      return {
        field,
        message: `${limitText({ days, unit, basis })}比法定的${limitText(usualLimit)}长；清单只能缩短时限`,
      }
  }
  const known = watchedColumns(level)
  for (const [at, { id, basis }] of columns.entries()) {
    const field = `columns.${at}`
    if (!known.some((one) => one.id === id)) return { field, message: `没有“${id}”这个栏目` }
    if (!basis.trim()) return { field, message: '请写明依据；不涉及的栏目，请写明理由' }
  }
  return undefined
}
