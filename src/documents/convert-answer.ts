// 采纳转为主动公开的建议 (art. 44): a draft is made of it, which then goes the way of every document; once it is published, the
// requests behind it say where.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import type { DocumentKind } from '../law/disclosure/index.ts'
import type { Staff } from '../organs/index.ts'
import { conversionFault, linkConversion, settleConversion } from '../requests/index.ts'
import { bodyFromText } from './body.ts'
import { createDocument } from './draft-document.ts'

export interface AcceptConversion {
  organId: string
  id: string
  /** What the information is called; it names no applicant. */
  title: string
  kind: DocumentKind
  /** The day on which the information was formed. */
  formedOn: Day
  /** Told to the applicant who proposed it. */
  answer?: string
}

export async function acceptConversion(
  app: App,
  by: Staff,
  { organId, id, title, kind, formedOn, answer = '' }: AcceptConversion,
  from: string | null,
): Promise<Result<{ documentId: string }>> {
  const fault = await conversionFault(app, by, { organId, id, title })
  if (fault) return refused(fault)
  const body = bodyFromText(`${title.trim()}的全文在此录入，或者作为附件放入；涉及他人权益的部分先作处理。`)
  const made = await createDocument(app, by, { organId, kind, title: title.trim(), formedOn, body }, from)
  if (!made.ok) return made
  const documentId = made.value.id
  const linked = await linkConversion(app, by, { organId, id, documentId, answer: answer.trim() }, from)
  return linked.ok ? accepted({ documentId }) : linked
}

/** Tells the requests whose document was published by now; gives how many proposals were settled. */
export async function settleConversions(app: App): Promise<number> {
  const { rows } = await sql<{ organ_id: string; id: string; document_id: string; title: string }>`
    select c.organ_id, c.id, c.document_id, p.title from conversions c
    join public_documents p on p.organ_id = c.organ_id and p.id = c.document_id
    where c.state = 'accepted' order by c.decided_on limit 200`.execute(app.db)
  for (const { organ_id: organId, id, document_id, title } of rows)
    await settleConversion(app, {
      organId,
      id,
      title,
      place: `${app.config.origin}/o/${organId}/docs/${document_id}`,
    })
  return rows.length
}
