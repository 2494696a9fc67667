// Titles that may be meant: those with these first letters, those that look alike, those that sound alike.
import { sql } from 'kysely'
import type { Db } from '../../db/connection.ts'
import { conditionsOf } from './conditions.ts'
import type { DocumentFilter, Suggestion } from './engine.ts'
import { initialsOf } from './initials.ts'
import type { Query } from './query.ts'

const most = 5

export async function suggestionsFor(db: Db, query: Query, filter: DocumentFilter): Promise<Suggestion[]> {
  const rest = conditionsOf(filter)
  const titles = async (
    because: Suggestion['because'],
    where: ReturnType<typeof sql>,
    order: ReturnType<typeof sql>,
  ) => {
    const { rows } = await sql<{ text: string }>`
      select d.title as text from (
        select organ_id, document_id, ${order} as rank from public_document_index where ${where} and ${rest}
        order by rank desc, published_on desc limit ${most}) i
      join public_documents d on d.organ_id = i.organ_id and d.id = i.document_id order by i.rank desc`.execute(db)
    return rows.map(({ text }): Suggestion => ({ text, because }))
  }
  const initials = query.initials ?? (/^\p{Script=Han}{4,20}$/u.test(query.key) ? initialsOf(query.key) : null)
  const [sounding, alike] = await Promise.all([
    initials ? titles(query.initials ? 'initials' : 'sound', sql`initials like ${`%${initials}%`}`, sql`0`) : [],
    query.key.length >= 3 && !query.initials
      ? titles('alike', sql`${query.key} <% title_key`, sql`word_similarity(${query.key}, title_key)`)
      : [],
  ])
  const seen = new Set<string>()
  return [...sounding, ...alike].filter(({ text }) => !seen.has(text) && seen.add(text)).slice(0, most)
}
