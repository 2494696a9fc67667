// 可能已经公开: answers that were made public after somebody had asked (art. 44), found while others write their request.
// Only what staff worded for the public is read here, from a view that holds nothing else.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'

export interface PublicAnswer {
  id: string
  title: string
  /** An address on the web, or a place in words. */
  place: string | null
  publishedOn: Day
}

const columns = sql`request_id as id, title, place, published_on as "publishedOn"`

/** A few words have too few trigrams to reach the threshold: they are looked for as they stand, and by a lower one. */
const fewWords = 12
const nearEnough = 0.35

/** Published answers of the organ whose title is like the text; the likest first, at most five. */
export async function findSimilarPublic(app: App, organId: string, text: string): Promise<PublicAnswer[]> {
  const words = text.trim().slice(0, 300)
  const length = [...words].length
  if (length < 2) return []
  const short =
    length > fewWords
      ? sql`false`
      : sql`title ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`} or ${length > 3} and word_similarity(${words}, title) >= ${nearEnough}`
  const { rows } = await sql<PublicAnswer>`
    select ${columns} from public_answers where organ_id = ${organId} and (title % ${words} or title %> ${words} or ${short})
    order by greatest(similarity(title, ${words}), word_similarity(${words}, title)) desc, published_on desc limit 5`.execute(
    app.db,
  )
  return rows
}

export async function publicAnswer(app: App, organId: string, id: string): Promise<PublicAnswer | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const { rows } = await sql<PublicAnswer>`
    select ${columns} from public_answers where organ_id = ${organId} and request_id = ${id}::uuid
    order by published_on desc limit 1`.execute(app.db)
  return rows[0]
}

/** One more look at a published answer (opened), or one more request that was not needed (served). */
export async function countSuggestion(app: App, organId: string, id: string, what: 'opened' | 'served'): Promise<void> {
  await sql`insert into suggestion_clicks (organ_id, request_id, what, on_day) values (${organId}, ${id}::uuid, ${what}, ${app.today()})
    on conflict (organ_id, request_id, what, on_day) do update set count = suggestion_clicks.count + 1`.execute(app.db)
}
