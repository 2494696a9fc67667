// 目录 (arts. 12, 20, 21): each item of the catalogue with who answers for it, how often it is renewed, and how it stands.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { itemsOf } from '../../law/disclosure/index.ts'
import { may, organById, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { columnRows } from '../monitoring/columns.ts'
import { countsOf } from '../public/index.ts'
import { type Db, raiseDataVersion } from '../store.ts'

export interface CatalogueItemKept {
  item: string
  department: string
  note: string | null
}

export interface CatalogueLine extends Omit<CatalogueItemKept, 'department'> {
  department: string | null
  label: string
  article: 20 | 21
  documents: number
  newest: Day | null
  /** Days within which something new is due; null: no limit is kept for the item. */
  days: number | null
  /** Why the organ has nothing of the sort. */
  without: string | null
  standing: 'empty' | 'late' | 'current' | 'without'
}

/** Every item that the organ's level has, whether anybody was named for it or not. */
export async function catalogueOf(db: Db, organId: string, level: string | null, today: Day): Promise<CatalogueLine[]> {
  const [counts, kept, columns] = await Promise.all([
    countsOf(db, organId, 'item'),
    catalogueKept(db, organId),
    columnRows(db, organId, level, today),
  ])
  return itemsOf(level).map(({ id, label, article }): CatalogueLine => {
    const { department = null, note = null } = kept.find(({ item }) => item === id) ?? {}
    const counted = counts.find(({ value }) => value === id)
    const column = columns.find((one) => one.item === id)
    const documents = counted?.count ?? 0
    const without = column && !column.applies ? column.basis : null
    return {
      ...{ item: id, label, article, department, note, documents, without },
      newest: (counted?.newest as Day | undefined) ?? null,
      days: column?.applies ? column.days : null,
      standing: without ? 'without' : documents === 0 ? 'empty' : column?.state === 'stale' ? 'late' : 'current',
    }
  })
}

export const catalogueKept = (db: Db, organId: string): Promise<CatalogueItemKept[]> =>
  db
    .selectFrom('catalogue_items')
    .select(['item', 'department', 'note'])
    .where('organ_id', '=', organId)
    .orderBy('item')
    .execute()

/** Takes the place of what was settled before. */
export async function settleCatalogue(
  app: App,
  by: Staff,
  { organId, items }: { organId: string; items: readonly CatalogueItemKept[] },
  from: string | null,
): Promise<Result<{ items: number }>> {
  if (!may(by, 'editOrgan', organId)) return refused({ code: 'not-yours', message: whyNot('editOrgan') })
  const known = new Set(itemsOf((await organById(app.db, organId))?.level ?? null).map(({ id }) => id))
  const wrong = items.find(({ item }) => !known.has(item))
  if (wrong) return refused({ code: 'no-item', message: `“${wrong.item}”不是本级机关的公开事项`, field: 'items' })
  if (new Set(items.map(({ item }) => item)).size < items.length)
    return refused({ code: 'twice', message: '同一事项只列一次', field: 'items' })
  return asStaffOf(app.db, [organId], async (tx) => {
    await tx.deleteFrom('catalogue_items').where('organ_id', '=', organId).execute()
    const kept = items.filter(({ department }) => department.trim())
    if (kept.length)
      await tx
        .insertInto('catalogue_items')
        .values(
          kept.map(({ item, department, note }) => ({
            ...{ organ_id: organId, item, department: department.trim(), note: note?.trim() || null },
          })),
        )
        .execute()
    await raiseDataVersion(tx)
    const deed = { organId, actor: by.id, from, act: 'catalogue.settle', subject: `organ:${organId}` }
    await recordDeed(app, tx, { ...deed, after: { items: kept } })
    return accepted({ items: kept.length })
  })
}
