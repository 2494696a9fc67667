// What anyone may read of the organs.
import type { Db } from '../db/connection.ts'
import { nameKey } from '../kit/text/name-key.ts'
import type { Organ } from './find-organ.ts'

/** All that is given must hold. */
export interface OrganFilter {
  /** Part of the name, in either script. */
  name?: string
  /** Division code or its beginning. */
  region?: string
  level?: NonNullable<Organ['level']>
  kind?: NonNullable<Organ['kind']>
  parent?: string
}

/** Organs in the order of their ids, after the one that the piece before ended with. */
export async function listOrgansAfter(
  db: Db,
  { name, region, level, kind, parent }: OrganFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<Organ[]> {
  let query = db.selectFrom('organs').select(['id', 'name', 'kind', 'level', 'region', 'parent_id as parentId'])
  if (name) query = query.where('name_key', 'like', `%${escapeLike(nameKey(name))}%`)
  if (region) query = query.where('region', 'like', `${escapeLike(region)}%`)
  if (level) query = query.where('level', '=', level)
  if (kind) query = query.where('kind', '=', kind)
  if (parent) query = query.where('parent_id', '=', parent)
  if (after !== undefined) query = query.where('id', '>', after)
  return query.orderBy('id').limit(limit).execute()
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
