// Published documents for the tests of what the public sees, as a takeover brings them in: straight into the tables.
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { App } from '../../src/app.ts'
import { bodyFromText } from '../../src/documents/index.ts'
import { indexDocument } from '../../src/documents/search/index.ts'
import { ensureOrgan } from '../../src/organs/index.ts'

export interface PublishedSample {
  organ?: string
  title: string
  number?: string
  issuers?: string[]
  kind?: string
  theme?: string
  item?: string
  keywords?: string[]
  madeOn?: string
  publishedOn?: string
  effectiveOn?: string
  validUntil?: string
  validity?: string
  summary?: string
  text?: string
  registerNo?: string
  note?: string
  /** unpublished: a draft; scheduled: approved, its time is to come; withdrawn: was published and is not any more. */
  state?: 'published' | 'unpublished' | 'scheduled' | 'withdrawn'
  files?: { name: string; bytes: string }[]
  relations?: { relation: string; to: { organ: string; id: string } }[]
  id?: string
}

const organNames: Record<string, { name: string; parent?: string }> = {
  linfen: { name: '临汾市人民政府' },
  'linfen-edu': { name: '临汾市教育局', parent: 'linfen' },
  xinle: { name: '新乐市人民政府' },
}

let indexNo = 0

/** Returns the id. The rows are as the domain leaves them; a row of the index is made also for what is not public. */
export async function publish(app: App, sample: PublishedSample): Promise<string> {
  const organ = sample.organ ?? 'linfen'
  const { name, parent } = organNames[organ] ?? { name: organ }
  if (parent)
    await ensureOrgan(app.db, { id: parent, name: organNames[parent]!.name, level: 'prefecture', kind: 'government' })
  await ensureOrgan(app.db, {
    id: organ,
    name,
    ...(parent ? { parentId: parent, kind: 'department' } : { level: 'prefecture', kind: 'government' }),
  })
  const id = sample.id ?? randomUUID()
  const text = sample.text ?? `${sample.title}。正文。`
  const html = text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
  const { state = 'published', publishedOn = '2026-03-01', validity = 'none' } = sample
  const shown = state === 'published'
  const waits = state === 'unpublished' || state === 'scheduled'
  await app.transaction(async (tx) => {
    const takeover = randomUUID()
    await sql`insert into document_takeovers (organ_id, id, source, digest, responsible_name, signed_on, made_at, made_by)
      values (${organ}, ${takeover}, '原网站', ${'0'.repeat(64)}, '甲', '2026-01-01', now(), 'test')`.execute(tx)
    await sql`insert into documents (organ_id, id, index_no, title, document_no, issuers, kind, theme, item, keywords,
        formed_on, made_on, effective_on, valid_until, register_no, validity, attribute, state, published_version,
        published_on, publish_at, withdrawn_on, public_note, author_id, takeover_id, standing, made_at)
      values (${organ}, ${id}, ${`${organ}/2026-${++indexNo}`}, ${sample.title}, ${sample.number ?? null},
        ${sample.issuers ?? [name]}, ${sample.kind ?? 'policy'}, ${sample.theme ?? null}, ${sample.item ?? null},
        ${sample.keywords ?? []}, '2026-01-01', ${sample.madeOn ?? null}, ${sample.effectiveOn ?? null},
        ${sample.validUntil ?? null}, ${sample.registerNo ?? null}, ${validity}, 'open',
        ${state}, ${shown ? 1 : null}, ${waits ? null : publishedOn},
        ${state === 'scheduled' ? '2099-01-01T00:00:00Z' : null},
        ${state === 'withdrawn' ? '2026-03-05' : null}, ${sample.note ?? null}, 'test', ${takeover}, '{}', now())`.execute(
      tx,
    )
    await sql`insert into document_versions (organ_id, document_id, no, title, summary, body, text, html, about, digest, made_by, made_at)
      values (${organ}, ${id}, 1, ${sample.title}, ${sample.summary ?? null}, ${JSON.stringify(bodyFromText(text))}, ${text}, ${html}, '{}',
        ${createHash('sha256').update(text).digest('hex')}, 'test', now())`.execute(tx)
    for (const [at, file] of (sample.files ?? []).entries()) {
      const { sha256 } = await app.files.put(new TextEncoder().encode(file.bytes))
      await sql`insert into files (sha256, size) values (${sha256}, ${file.bytes.length}) on conflict do nothing`.execute(
        tx,
      )
      await sql`insert into document_files (organ_id, document_id, version, no, role, sha256, name, media_type, size)
        values (${organ}, ${id}, 1, ${at + 1}, 'attachment', ${sha256}, ${file.name}, 'text/plain', ${file.bytes.length})`.execute(
        tx,
      )
    }
    for (const [at, { relation, to }] of (sample.relations ?? []).entries())
      await sql`insert into document_relations (organ_id, document_id, no, relation, to_organ_id, to_id)
        values (${organ}, ${id}, ${at + 1}, ${relation}, ${to.organ}, ${to.id})`.execute(tx)
    if (!waits)
      await sql`insert into document_publications (organ_id, document_id, no, channel, at, made_by)
        values (${organ}, ${id}, 1, 'site', ${publishedOn}, 'test')`.execute(tx)
    await indexDocument(tx, organ, id)
    await sql`update data_version set number = number + 1`.execute(tx)
  })
  return id
}
