// Which documents the person who asks may read, and how an act on one is answered.
import { z } from 'zod'
import type { App } from '../app.ts'
import { readDocument } from '../documents/index.ts'
import { organsWhere, type Staff } from '../organs/index.ts'
import { notFound } from './problems.ts'

export const acted = z.object({ state: z.string().nullable(), actCount: z.number(), version: z.number() })

export const shownActed = ({
  standing,
  actCount,
}: {
  standing: { state: string | null; version: number }
  actCount: number
}) => ({
  state: standing.state,
  actCount,
  version: standing.version,
})

/** The organs whose documents the person reads: the one asked for, or all of theirs. */
export function readableOrgans(staff: Staff, organ: string | undefined): string[] {
  const mine = organsWhere(staff, 'readDocuments')
  return organ ? mine.filter((id) => id === organ) : mine
}

/** The document, where the person may read it; a problem 404 otherwise. */
export async function readable(app: App, staff: Staff, organ: string, id: string) {
  const document = readableOrgans(staff, organ).length ? await readDocument(app.db, organ, id) : undefined
  if (!document) throw notFound('没有这份文件')
  return document
}
