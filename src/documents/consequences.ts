// What an act on a document brings with it beside the fold: the review record, the number at the first publication, the
// version that follows, what becomes of the documents that it repeals.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { type Day, yearOf } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import type { Calendar } from '../law/calendar/index.ts'
import {
  checklistItems,
  type DocumentFacts,
  type DocumentStanding,
  documentKinds,
  type PublicationChannel,
} from '../law/disclosure/index.ts'
import type { Doer } from './act-on-document.ts'
import { fillPattern, nextNumber, takeNumbers } from './numbers.ts'
import { applyToOthers, recordValidity, validityToday } from './register/apply.ts'
import { setRelations } from './relations.ts'
import { decisionsInShort, openHits, screenDocument } from './screen-document.ts'
import { settingsOf } from './settings.ts'
import { aboutColumns, type DocumentRow, raiseDataVersion, readVersion } from './store.ts'

export interface ActContext {
  app: App
  tx: Transaction<Database>
  document: DocumentRow
  facts: DocumentFacts
  by: Doer
  calendar: Calendar
}

export interface Consequences {
  /** Columns of the document that are set with the act. */
  columns?: Record<string, unknown>
  /** What is told with the act beside what the person gave. */
  facts?: Record<string, unknown>
  after?: (standing: DocumentStanding) => Promise<void>
}

export async function consequencesOf(context: ActContext): Promise<Result<Consequences>> {
  const { tx, document, facts } = context
  switch (facts.act) {
    case 'submit':
      return openReview(context)
    case 'review':
      return reviewStep(context, facts)
    case 'fileSignedForm':
      return formFiled(context)
    case 'addChannel':
      return channel(context, facts)
    case 'dropChannel':
      return takeBackChannel(context, facts)
    case 'approve':
      return accepted({ columns: await registerNumber(context) })
    case 'publish':
      return publication(context)
    case 'correct':
    case 'reopen':
      await copyVersion(tx, document, document.version + 1, facts.by, context.app.now())
      return accepted({})
    case 'dropCorrection':
      return accepted({
        columns: { title: (await readVersion(tx, document.organ_id, document.id, document.published_version!))!.title },
      })
    case 'decideAttribute':
      if (facts.agree && document.standing.proposal?.attribute === 'open')
        await copyVersion(tx, document, document.version + 1, facts.by, context.app.now())
      if (facts.agree && document.published_version !== null) await raiseDataVersion(tx)
      return accepted({})
    case 'withdraw':
      await raiseDataVersion(tx)
      return accepted({})
    case 'needInterpretation':
      return accepted({ columns: { interpretation_note: facts.reason ?? null } })
    case 'changeValidity':
      await recordValidity(context, facts, facts.fromOn)
      if (document.published_version !== null) await raiseDataVersion(tx)
      return accepted({ columns: { validity: await validityToday(context) } })
    default:
      return accepted({})
  }
}

/** 一事一审: the record of this version begins, bound to exactly what it says. */
async function openReview({ tx, document }: ActContext): Promise<Result<Consequences>> {
  const { organ_id, id, version } = document
  const seen = await readVersion(tx, organ_id, id, version)
  const begun = {
    form: 'threeSteps' as const,
    digest: seen!.digest,
    author_id: document.author_id,
    attribute: document.attribute!,
    ...{ first_by: null, first_at: null, second_by: null, second_at: null, final_by: null, final_at: null },
    form_sha256: null,
    signers: [],
    checklist: '{}',
    screening: '{}',
  }
  await tx
    .insertInto('document_reviews')
    .values({ organ_id, document_id: id, version, ...begun })
    .onConflict((on) => on.columns(['organ_id', 'document_id', 'version']).doUpdateSet(begun))
    .execute()
  return accepted({})
}

const places = { 1: 'first', 2: 'second', 3: 'final' } as const

async function reviewStep(
  { app, tx, document, by }: ActContext,
  facts: DocumentFacts<'review'>,
): Promise<Result<Consequences>> {
  const unanswered = checklistItems.filter((item) => !facts.checklist?.includes(item))
  if (facts.step === 3 && unanswered.length)
    return refused({
      code: 'checklist-open',
      message: `审查清单还有${unanswered.length}项没有确认`,
      field: 'checklist',
      items: unanswered,
    })
  const hits = facts.step === 3 ? await screenDocument(app, tx, document) : []
  const open = openHits(hits)
  if (open) return refused(open)
  const place = places[facts.step]
  const answered = JSON.stringify({ [facts.step]: facts.checklist ?? [] })
  const said = JSON.stringify({
    ...(facts.screening && { [facts.step]: facts.screening }),
    ...(facts.step === 3 && { hits: decisionsInShort(hits) }),
  })
  await tx
    .updateTable('document_reviews')
    .set({
      [`${place}_by`]: by.id,
      [`${place}_at`]: app.now(),
      checklist: sql`checklist || ${answered}::jsonb`,
      screening: sql`screening || ${said}::jsonb`,
    })
    .where('organ_id', '=', document.organ_id)
    .where('document_id', '=', document.id)
    .where('version', '=', document.version)
    .execute()
  return accepted({})
}

/** The scanned form takes the place of the steps, not of deciding what screening found. */
async function formFiled({ app, tx, document }: ActContext): Promise<Result<Consequences>> {
  const hits = await screenDocument(app, tx, document)
  const open = openHits(hits)
  if (open) return refused(open)
  await tx
    .updateTable('document_reviews')
    .set({ screening: JSON.stringify({ hits: decisionsInShort(hits) }) })
    .where('organ_id', '=', document.organ_id)
    .where('document_id', '=', document.id)
    .where('version', '=', document.version)
    .execute()
  return accepted({})
}

/** Another channel of what is public already (art. 23). */
async function channel(
  { tx, document, by }: ActContext,
  facts: DocumentFacts<'addChannel'>,
): Promise<Result<Consequences>> {
  const { channel, at, address, detail } = facts
  await addPublication(tx, document, {
    channel,
    at: new Date(at),
    by: by.id,
    ...(address && { address }),
    ...(detail && { detail }),
  })
  await raiseDataVersion(tx)
  return accepted({})
}

/** The entry goes, and every count with it; what it said stays with the act. */
async function takeBackChannel(
  { tx, document }: ActContext,
  facts: DocumentFacts<'dropChannel'>,
): Promise<Result<Consequences>> {
  const entry = await tx
    .selectFrom('document_publications')
    .select(['channel', 'at', 'address'])
    .where('organ_id', '=', document.organ_id)
    .where('document_id', '=', document.id)
    .where('no', '=', facts.no)
    .executeTakeFirst()
  if (!entry) return refused({ code: 'no-channel', message: '没有这条渠道记录，请刷新后再操作', field: 'no' })
  if (entry.channel === 'site' || /^\/o\/[^/]+\/gazette\//.test(entry.address ?? ''))
    return refused({
      code: 'channel-of-ours',
      message: '在本平台和公报上的发布由系统登记，不能删去；文件有误的，请更正或者撤下',
      field: 'no',
    })
  await tx
    .deleteFrom('document_publications')
    .where('organ_id', '=', document.organ_id)
    .where('document_id', '=', document.id)
    .where('no', '=', facts.no)
    .execute()
  await raiseDataVersion(tx)
  const { channel, at, address } = entry
  return accepted({ facts: { channel, at: at.toISOString(), ...(address && { address }) } })
}

interface Publication {
  channel: PublicationChannel
  at: Date
  by: string
  address?: string
  detail?: Readonly<Record<string, string>>
}

async function addPublication(
  tx: Transaction<Database>,
  document: DocumentRow,
  { channel, at, by, address, detail }: Publication,
) {
  const last = await tx
    .selectFrom('document_publications')
    .select(({ fn }) => fn.max('no').as('no'))
    .where('organ_id', '=', document.organ_id)
    .where('document_id', '=', document.id)
    .executeTakeFirst()
  await tx
    .insertInto('document_publications')
    .values({
      organ_id: document.organ_id,
      document_id: document.id,
      no: (last?.no ?? 0) + 1,
      channel,
      at,
      address: address ?? null,
      detail: JSON.stringify(detail ?? {}),
      made_by: by,
    })
    .execute()
}

/** 统一登记: rules and normative documents get their number when they are signed. */
async function registerNumber({ app, tx, document, facts }: ActContext): Promise<Record<string, unknown>> {
  if (!documentKinds[document.kind].registered || document.register_no) return {}
  const { registerPattern } = await settingsOf(tx, document.organ_id)
  const no = await takeNumbers(tx, document.organ_id, 'register', yearOf(facts.on))
  const parts = { code: await codeOf(app, document.organ_id), organ: document.organ_id, on: facts.on, no }
  return { register_no: fillPattern(registerPattern, parts), made_on: document.made_on ?? facts.on }
}

async function publication(context: ActContext): Promise<Result<Consequences>> {
  const { app, tx, document, facts, by } = context
  const version = (await readVersion(tx, document.organ_id, document.id, document.version))!
  const early = version.about.madeOn !== null && facts.on < version.about.madeOn
  if (early)
    return refused({
      code: 'before-made',
      message: `发布日期${facts.on}早于成文日期${version.about.madeOn}`,
      field: 'madeOn',
    })
  const columns = {
    ...aboutColumns({ ...version.about, madeOn: version.about.madeOn ?? (document.made_on as Day | null) }),
    title: version.title,
    ...(!document.index_no && { index_no: await indexNumber(context) }),
  }
  return accepted({
    columns: {
      ...columns,
      ...(documentKinds[version.about.kind].registered && document.validity === 'none' && { validity: 'inForce' }),
    },
    after: async () => {
      if (documentKinds[version.about.kind].registered && document.validity === 'none')
        await recordValidity(context, { validity: 'inForce' }, columns.effective_on ?? facts.on)
      const { relations } = version.about
      if (relations) await setRelations(tx, document.organ_id, document.id, relations)
      if (document.published_on === null || relations) await applyToOthers(context, columns.effective_on)
      await addPublication(tx, document, { channel: 'site', at: app.now(), by: by.id })
      await raiseDataVersion(tx)
    },
  })
}

async function indexNumber({ app, tx, document, facts }: ActContext): Promise<string> {
  const { indexPattern } = await settingsOf(tx, document.organ_id)
  const no = await takeNumbers(tx, document.organ_id, 'index', yearOf(facts.on))
  const code = await codeOf(app, document.organ_id)
  return fillPattern(indexPattern, { code, organ: document.organ_id, on: facts.on, no })
}

/** 索引号 as it would be given today: what a draft shows before it has one. */
export async function suggestedIndexNo(app: App, organId: string): Promise<string> {
  const [{ indexPattern }, code, no] = await Promise.all([
    settingsOf(app.db, organId),
    codeOf(app, organId),
    nextNumber(app.db, organId, 'index', yearOf(app.today())),
  ])
  return fillPattern(indexPattern, { code, organ: organId, on: app.today(), no })
}

/** The unified social credit code, or the organ's id where none is on file. */
export async function codeOf(app: App, organId: string): Promise<string> {
  const row = await app.db
    .selectFrom('organ_profiles')
    .select('credit_code')
    .where('organ_id', '=', organId)
    .executeTakeFirst()
  return row?.credit_code ?? organId
}

/** The text once more under the next number, for changing; with its files. */
export async function copyVersion(tx: Transaction<Database>, document: DocumentRow, to: number, by: string, at: Date) {
  const { organ_id, id, version } = document
  await sql`insert into document_versions (organ_id, document_id, no, title, summary, body, text, html, about, digest, made_by, made_at)
    select organ_id, document_id, ${to}, title, summary, body, text, html, about, digest, ${by}, ${at}
    from document_versions where organ_id = ${organ_id} and document_id = ${id} and no = ${version}`.execute(tx)
  await sql`insert into document_files (organ_id, document_id, version, no, role, sha256, name, media_type, size)
    select organ_id, document_id, ${to}, no, role, sha256, name, media_type, size
    from document_files where organ_id = ${organ_id} and document_id = ${id} and version = ${version}`.execute(tx)
}
