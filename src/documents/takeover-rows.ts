// The rows of documents that are taken over, and putting them in many at a time.
import { randomUUID } from 'node:crypto'
import type { Insertable, Transaction } from 'kysely'
import type { App } from '../app.ts'
import type {
  Database,
  DocumentActs,
  DocumentFiles,
  DocumentPublications,
  DocumentRelations,
  Documents,
  DocumentValidity,
  DocumentVersions,
} from '../db/types.ts'
import { type Day, yearOf } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { afterAct, documentKinds, noDocument, validityOn } from '../law/disclosure/index.ts'
import type { Staff } from '../organs/index.ts'
import { aboutOf } from './draft-document.ts'
import { fillPattern, takeNumbers } from './numbers.ts'
import { relationRows } from './relations.ts'
import type { DocumentSettings } from './settings.ts'
import { aboutColumns, documentActRow, foldedColumns, versionColumns } from './store.ts'
import type { TakenDocument } from './take-over.ts'

export interface TakenRows {
  document: Insertable<Documents>
  version: Insertable<DocumentVersions>
  act: Insertable<DocumentActs>
  publications: Insertable<DocumentPublications>[]
  validity: Insertable<DocumentValidity>[]
  files: Insertable<DocumentFiles>[]
  relations: Insertable<DocumentRelations>[]
}

export interface TakeoverContext {
  app: App
  by: Staff
  organId: string
  takeoverId: string
  calendar: Calendar
  code: string
  settings: DocumentSettings
}

/** The next number of each series and year, taken for the whole batch at once. */
export type TakenNumbers = Map<string, number>

export async function numbersFor(
  tx: Transaction<Database>,
  organId: string,
  entries: readonly TakenDocument[],
): Promise<TakenNumbers> {
  const wanted = new Map<string, number>()
  const want = (series: string, on: Day) => {
    const key = `${series} ${yearOf(on)}`
    wanted.set(key, (wanted.get(key) ?? 0) + 1)
  }
  for (const entry of entries) {
    if (!entry.indexNo) want('index', entry.publishedOn ?? entry.formedOn)
    if (documentKinds[entry.kind].registered && !entry.registerNo) want('register', entry.madeOn!)
  }
  const numbers: TakenNumbers = new Map()
  for (const [key, count] of wanted) {
    const [series, year] = key.split(' ') as [string, string]
    numbers.set(key, await takeNumbers(tx, organId, series, Number(year), count))
  }
  return numbers
}

export function rowsOf(context: TakeoverContext, entry: TakenDocument, numbers: TakenNumbers): TakenRows {
  const { app, by, organId, takeoverId, calendar, code, settings } = context
  const id = randomUUID()
  const now = app.now()
  const on = entry.attribute === 'open' ? entry.publishedOn! : entry.formedOn
  const facts = {
    act: 'takeOver',
    on,
    by: by.id,
    takeover: takeoverId,
    attribute: entry.attribute,
    ...(entry.ground && { ground: entry.ground }),
  } as const
  const standing = afterAct(noDocument, facts)
  const next = (series: string, day: Day, pattern: string) => {
    const key = `${series} ${yearOf(day)}`
    const no = numbers.get(key)!
    numbers.set(key, no + 1)
    return fillPattern(pattern, { code, organ: organId, on: day, no })
  }
  const { registered } = documentKinds[entry.kind]
  const about = aboutOf(entry)
  const validity = registered ? validityRows(entry) : []
  const key = { organ_id: organId, document_id: id }
  const made = { made_by: by.id, made_at: now }
  return {
    document: {
      organ_id: organId,
      id,
      title: entry.title.trim(),
      index_no: entry.indexNo ?? next('index', on, settings.indexPattern),
      register_no: registered ? (entry.registerNo ?? next('register', entry.madeOn!, settings.registerPattern)) : null,
      validity: validity.length
        ? (validityOn(
            validity.map(({ from_on, validity: one }) => ({ fromOn: from_on, validity: one })),
            entry.validUntil ?? null,
            app.today(),
          ) ?? 'none')
        : 'none',
      formed_on: entry.formedOn,
      made_at: now,
      act_count: 1,
      takeover_id: takeoverId,
      ...aboutColumns(about),
      ...foldedColumns(standing, entry.formedOn, calendar),
    },
    version: {
      ...key,
      no: 1,
      ...made,
      ...versionColumns(
        { title: entry.title.trim(), summary: entry.summary ?? null, body: entry.body },
        about,
        entry.files?.map(({ sha256 }) => sha256),
      ),
    },
    act: documentActRow({ organId, documentId: id, no: 1 }, facts, now),
    publications:
      entry.attribute === 'open'
        ? (entry.channels ?? [{ channel: 'site' as const, on }]).map((one, index) => ({
            ...key,
            no: index + 1,
            channel: one.channel,
            at: new Date(`${one.on}T01:00:00Z`),
            address: 'address' in one ? (one.address ?? null) : null,
            detail: '{}',
            made_by: by.id,
          }))
        : [],
    validity: validity.map((one) => ({ ...key, ...one, ...made })),
    files: (entry.files ?? []).map(({ sha256, name, mediaType, size }, index) => ({
      ...key,
      version: 1,
      no: index + 1,
      role: 'attachment' as const,
      sha256,
      name,
      media_type: mediaType,
      size,
    })),
    relations: relationRows(organId, id, entry.relations ?? []),
  }
}

const validityRows = ({ effectiveOn, madeOn, repealedOn }: TakenDocument) => [
  { from_on: effectiveOn ?? madeOn!, validity: 'inForce' as const },
  ...(repealedOn ? [{ from_on: repealedOn, validity: 'repealed' as const }] : []),
]

const most = 400

/** In the order that the references ask for; publications last, since they fix the version. */
export async function insertTaken(tx: Transaction<Database>, rows: readonly TakenRows[]): Promise<void> {
  const put = async <T>(values: readonly T[], insert: (part: T[]) => Promise<unknown>) => {
    for (let at = 0; at < values.length; at += most) await insert(values.slice(at, at + most))
  }
  await put(
    rows.map(({ document }) => document),
    (part) => tx.insertInto('documents').values(part).execute(),
  )
  await put(
    rows.map(({ version }) => version),
    (part) => tx.insertInto('document_versions').values(part).execute(),
  )
  await put(
    rows.map(({ act }) => act),
    (part) => tx.insertInto('document_acts').values(part).execute(),
  )
  await put(
    rows.flatMap(({ files }) => files),
    (part) => tx.insertInto('document_files').values(part).execute(),
  )
  await put(
    rows.flatMap(({ validity }) => validity),
    (part) => tx.insertInto('document_validity').values(part).execute(),
  )
  await put(
    rows.flatMap(({ relations }) => relations),
    (part) => tx.insertInto('document_relations').values(part).execute(),
  )
  await put(
    rows.flatMap(({ publications }) => publications),
    (part) => tx.insertInto('document_publications').values(part).execute(),
  )
}
