// Validity in the register, and what the publication of a document does to those that it amends, replaces or repeals.
import type { Day } from '../../kit/days.ts'
import { type DocumentFacts, type Validity, validityOn } from '../../law/disclosure/index.ts'
import { performDocumentAct } from '../act-on-document.ts'
import type { ActContext } from '../consequences.ts'
import { lockDocument } from '../store.ts'
import { tellOtherOrgans } from './tell-other-organs.ts'

export interface ValidityFacts {
  validity: Validity
  basis?: string
  byOrganId?: string
  byId?: string
}

/** From the day on; a second change on the same day takes the place of the first. */
export async function recordValidity(
  { app, tx, document, facts, by }: ActContext,
  { validity, basis, byOrganId, byId }: ValidityFacts,
  fromOn: Day = facts.on,
): Promise<void> {
  const change = {
    validity,
    by_organ_id: byOrganId ?? null,
    by_id: byId ?? null,
    basis: basis ?? null,
    made_by: by.id,
    made_at: app.now(),
  }
  await tx
    .insertInto('document_validity')
    .values({ organ_id: document.organ_id, document_id: document.id, from_on: fromOn, ...change })
    .onConflict((on) => on.columns(['organ_id', 'document_id', 'from_on']).doUpdateSet(change))
    .execute()
}

/** What holds today by all that is recorded. */
export async function validityToday({ app, tx, document }: ActContext): Promise<Validity | 'none'> {
  const rows = await tx
    .selectFrom('document_validity')
    .select(['from_on', 'validity'])
    .where('organ_id', '=', document.organ_id)
    .where('document_id', '=', document.id)
    .execute()
  const changes = rows.map(({ from_on, validity }) => ({ fromOn: from_on as Day, validity: validity as Validity }))
  return (
    validityOn(changes, document.valid_until as Day | null, app.today()) ?? (document.validity as Validity | 'none')
  )
}

const effects = { amends: 'amended', repeals: 'repealed', replaces: 'repealed' } as const

/**
 * Documents of the same organ change with this one, from the day on which it enters into force; another organ is told of its
 * own, and changes them itself.
 */
export async function applyToOthers(context: ActContext, effectiveOn: string | null): Promise<void> {
  const { app, tx, document, facts, by, calendar } = context
  await tellOtherOrgans(context)
  const targets = await tx
    .selectFrom('document_relations')
    .select(['relation', 'to_id'])
    .where('organ_id', '=', document.organ_id)
    .where('document_id', '=', document.id)
    .where('relation', 'in', ['amends', 'repeals', 'replaces'])
    .where('to_organ_id', '=', document.organ_id)
    .execute()
  for (const { relation, to_id } of targets) {
    const target = await lockDocument(tx, document.organ_id, to_id!)
    if (!target || target.validity === 'none' || target.validity === 'repealed') continue
    if (await said(context, to_id!, effects[relation as keyof typeof effects])) continue
    const change: DocumentFacts<'changeValidity'> = {
      act: 'changeValidity',
      on: facts.on,
      by: by.id,
      validity: effects[relation as keyof typeof effects],
      ...(effectiveOn !== null && effectiveOn > facts.on && { fromOn: effectiveOn as Day }),
      basis: document.title,
      byOrganId: document.organ_id,
      byId: document.id,
    }
    await performDocumentAct(app, tx, target, change, by, calendar)
  }
}

/** Whether this document has done so before: a correction does not do it again. */
async function said({ tx, document }: ActContext, targetId: string, validity: Validity): Promise<boolean> {
  const found = await tx
    .selectFrom('document_validity')
    .select('from_on')
    .where('organ_id', '=', document.organ_id)
    .where('document_id', '=', targetId)
    .where('by_id', '=', document.id)
    .where('validity', '=', validity)
    .executeTakeFirst()
  return found !== undefined
}
