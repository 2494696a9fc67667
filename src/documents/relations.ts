// What a document says of others: amends, repeals, replaces, interprets, is based on. Of a correction they wait with its version.
import type { Transaction } from 'kysely'
import type { Database } from '../db/types.ts'
import type { RelationId } from '../law/disclosure/index.ts'

export interface RelationInput {
  relation: RelationId
  toOrganId?: string
  toId?: string
  toTitle?: string
}

export async function setRelations(
  tx: Transaction<Database>,
  organId: string,
  documentId: string,
  given: readonly RelationInput[],
): Promise<void> {
  await tx
    .deleteFrom('document_relations')
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .execute()
  if (!given.length) return
  await tx
    .insertInto('document_relations')
    .values(relationRows(organId, documentId, given))
    .execute()
}

export const relationRows = (organId: string, documentId: string, given: readonly RelationInput[]) =>
  given.map(({ relation, toOrganId, toId, toTitle }, index) => ({
    organ_id: organId,
    document_id: documentId,
    no: index + 1,
    relation,
    to_organ_id: toId ? (toOrganId ?? organId) : null,
    to_id: toId ?? null,
    to_title: toTitle ?? null,
  }))
