// Where a document was published: on the site by the system, in other channels as staff entered them (art. 23).
import type { Transaction } from 'kysely'
import type { Database } from '../db/types.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import type { DocumentFacts, PublicationChannel } from '../law/disclosure/index.ts'
import type { ActContext, Consequences } from './consequences.ts'
import { type DocumentRow, raiseDataVersion } from './store.ts'

/** Another channel of what is public already (art. 23). */
export async function addChannel(
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
export async function takeBackChannel(
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

export async function addPublication(
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
