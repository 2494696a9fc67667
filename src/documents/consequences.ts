// What an act on a document brings with it beside the fold: the review record, the number at the first publication, the
// version that follows, what becomes of the documents that it repeals.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { type DocumentFacts, type DocumentStanding, documentKinds } from '../law/disclosure/index.ts'
import type { Doer } from './act-on-document.ts'
import { indexNumber, registerNumber } from './document-numbers.ts'
import { addChannel, addPublication, takeBackChannel } from './publication-entries.ts'
import { applyToOthers, recordValidity, validityToday } from './register/apply.ts'
import { setRelations } from './relations.ts'
import { formFiled, openReview, reviewStep } from './review-record.ts'
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
      return addChannel(context, facts)
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
