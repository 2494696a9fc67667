// 死链: the links in published texts. Those to this installation are looked up in its own tables; those to elsewhere are asked
// only where the operator has set the installation to, a bounded number of them a night.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import type { Day } from '../../kit/days.ts'
import type { Body } from '../body.ts'
import type { Db } from '../store.ts'
import type { AskExternal } from './external-links.ts'
import { deadInternal } from './internal-links.ts'

export interface CheckedLinks {
  scanned: number
  internal: number
  external: number
  dead: number
}

const batch = 500

/** Reads the links of what was published since the last time, and looks all of them up. */
export async function checkLinks(app: App, ask: AskExternal | null, mostScanned = 50_000): Promise<CheckedLinks> {
  await forgetGone(app.db)
  let scanned = 0
  while (scanned < mostScanned) {
    const n = await scanSome(app)
    scanned += n
    if (n < batch) break
  }
  const internal = await checkInternal(app)
  const external = ask ? await checkExternal(app, ask) : 0
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from document_links where state = 'dead'`.execute(
    app.db,
  )
  return { scanned, internal, external, dead: rows[0]!.n }
}

/** What is not public any more, or was corrected since, is not looked at. */
const forgetGone = (db: Db) =>
  sql`
  delete from document_link_scans s where not exists (select from documents d
    where d.organ_id = s.organ_id and d.id = s.document_id and d.published_version = s.version
      and d.attribute = 'open' and d.withdrawn_on is null)`.execute(db)

interface Unscanned {
  organ_id: string
  id: string
  version: number
  body: Body
}

async function scanSome(app: App): Promise<number> {
  const { rows } = await sql<Unscanned>`
    select d.organ_id, d.id, d.version, d.body from public_documents d
    where not exists (select from document_link_scans s where s.organ_id = d.organ_id and s.document_id = d.id)
    order by d.organ_id, d.id limit ${batch}`.execute(app.db)
  const scans = rows.map(({ organ_id, id, version }) => ({ organ_id, document_id: id, version }))
  const links = rows.flatMap(({ organ_id, id, body }) =>
    [...linksIn(body, app.config.origin)].map(([address, { words, place }]) => ({
      ...{ organ_id, document_id: id, address, place },
      words: words.slice(0, 200),
    })),
  )
  if (!rows.length) return 0
  await app.transaction(async (tx) => {
    await tx
      .insertInto('document_link_scans')
      .values(scans)
      .onConflict((on) => on.doNothing())
      .execute()
    for (let at = 0; at < links.length; at += 1000)
      await tx
        .insertInto('document_links')
        .values(links.slice(at, at + 1000))
        .onConflict((on) => on.doNothing())
        .execute()
  })
  return rows.length
}

export interface FoundLink {
  words: string
  place: 'internal' | 'external'
}

/** The addresses that a text links to, with the words that carry them; those of this installation as paths. */
export function linksIn(body: Body, origin: string): Map<string, FoundLink> {
  const found = new Map<string, FoundLink>()
  for (const block of body) {
    const runs =
      block.type === 'heading' || block.type === 'paragraph'
        ? block.content
        : block.type === 'list'
          ? block.items.flat()
          : block.type === 'table'
            ? block.rows.flat().flatMap(({ content }) => content)
            : []
    for (const { text, href } of runs) {
      if (!href || href.startsWith('mailto:')) continue
      const own = href.startsWith('/') || href === origin || href.startsWith(`${origin}/`)
      const address = own ? href.replace(origin, '') || '/' : href
      const known = found.get(address)
      found.set(address, { words: (known?.words ?? '') + text, place: own ? 'internal' : 'external' })
    }
  }
  return found
}

async function checkInternal(app: App): Promise<number> {
  const { rows } = await sql<{ address: string }>`
    select distinct address from document_links where place = 'internal' order by address`.execute(app.db)
  let checked = 0
  for (let at = 0; at < rows.length; at += batch) {
    const addresses = rows.slice(at, at + batch).map(({ address }) => address)
    const dead = await deadInternal(app.db, addresses)
    await noteChecked(
      app,
      addresses.map((address) => ({ address, reason: dead.get(address) ?? null })),
    )
    checked += addresses.length
  }
  return checked
}

/** At most so many external addresses a run, those not asked for longest first. */
export const mostExternal = 500

async function checkExternal(app: App, ask: AskExternal): Promise<number> {
  const week = new Date(app.now().getTime() - 7 * 24 * 3_600_000)
  const { rows } = await sql<{ address: string }>`
    select address from document_links where place = 'external' and (checked_at is null or checked_at < ${week})
    group by address order by min(checked_at) nulls first, address limit ${mostExternal}`.execute(app.db)
  const answers = await ask(rows.map(({ address }) => address))
  await noteChecked(
    app,
    [...answers].map(([address, reason]) => ({ address, reason })),
  )
  return answers.size
}

async function noteChecked(app: App, checked: readonly { address: string; reason: string | null }[]) {
  if (!checked.length) return
  const today: Day = app.today()
  await sql`
    update document_links l set checked_at = ${app.now()}, reason = n.reason,
      state = case when n.reason is null then 'alive' else 'dead' end,
      dead_on = case when n.reason is null then null else coalesce(l.dead_on, ${today}::date) end
    from jsonb_to_recordset(${JSON.stringify(checked)}::jsonb) as n (address text, reason text)
    where l.address = n.address`.execute(app.db)
}
