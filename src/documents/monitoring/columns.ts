// 栏目: each watched column of an organ with the newest document in it, its limit and how it stands today.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import { type ColumnStanding, columnStanding, watchedColumns } from '../../law/disclosure/index.ts'
import type { Db } from '../store.ts'

export interface ColumnRow extends ColumnStanding {
  id: string
  label: string
  kinds: readonly string[]
  item: string | null
  front: boolean
  documents: number
  newest: Day | null
  days: number | null
  applies: boolean
  basis: string
  /** Who answers for it, where the catalogue says so. */
  department: string | null
  /** The limit, or that it does not apply, is the organ's own setting. */
  settled: boolean
}

export async function columnRows(db: Db, organId: string, level: string | null, today: Day): Promise<ColumnRow[]> {
  const [{ rows: counts }, settings, { rows: catalogue }] = await Promise.all([
    sql<{ kind: string; item: string | null; n: number; newest: Day }>`
      select i.kind, i.item, count(*)::int as n, max(coalesce(d.changed_on, d.published_on)) as newest
      from public_document_index i join documents d on d.organ_id = i.organ_id and d.id = i.document_id
      where i.organ_id = ${organId} group by i.kind, i.item`.execute(db),
    db.selectFrom('column_limits').selectAll().where('organ_id', '=', organId).execute(),
    sql<{ item: string; department: string }>`
      select item, department from catalogue_items where organ_id = ${organId}`.execute(db),
  ])
  return watchedColumns(level).map((column) => {
    const inside = counts.filter(({ kind, item }) =>
      column.item ? item === column.item : (column.kinds as readonly string[]).includes(kind),
    )
    const own = settings.find(({ column_id }) => column_id === column.id)
    const newest = inside.reduce<Day | null>(
      (last, one) => (last === null || one.newest > last ? one.newest : last),
      null,
    )
    const [applies, days] = own ? [own.applies, own.days] : [true, column.days]
    return {
      ...{ id: column.id, label: column.label, kinds: column.kinds ?? [], item: column.item ?? null },
      front: column.front === true,
      documents: inside.reduce((sum, { n }) => sum + n, 0),
      ...{ newest, days, applies, settled: own !== undefined },
      basis: own?.basis ?? column.basis,
      department: catalogue.find(({ item }) => item === column.item)?.department ?? null,
      ...columnStanding({ applies, days, newest }, today),
    }
  })
}

/** Where the documents of a column are listed for the public. */
export const columnAddress = (organId: string, { item, kinds }: Pick<ColumnRow, 'item' | 'kinds'>): string =>
  `/o/${organId}/docs?${item ? `item=${item}` : `kind=${kinds[0]}`}`
