// The record of the review of a version, as its steps are taken.
import { sql } from 'kysely'
import { accepted, type Result, refused } from '../kit/results.ts'
import { checklistItems, type DocumentFacts } from '../law/disclosure/index.ts'
import type { ActContext, Consequences } from './consequences.ts'
import { decisionsInShort, openHits, screenDocument } from './screen-document.ts'
import { readVersion } from './store.ts'

/** 一事一审: the record of this version begins, bound to exactly what it says. */
export async function openReview({ tx, document }: ActContext): Promise<Result<Consequences>> {
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

export async function reviewStep(
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
export async function formFiled({ app, tx, document }: ActContext): Promise<Result<Consequences>> {
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
