// The proposals to publish, with the requests behind each.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import type { ConversionSource, ConversionState } from '../../law/regulation/index.ts'
import type { Db } from '../store.ts'

export interface ConversionListed {
  organId: string
  id: string
  source: ConversionSource
  title: string
  reason: string
  state: ConversionState
  foundOn: Day
  decidedOn: Day | null
  decidedBy: string | null
  answer: string | null
  documentId: string | null
  requests: { id: string; number: string | null; content: string; outcome: string | null; endedOn: Day | null }[]
}

/** Open ones first, newest first; `requestId`: those that this request is in. */
export async function listConversions(
  db: Db,
  { organIds, open, requestId }: { organIds: readonly string[]; open?: boolean; requestId?: string },
): Promise<ConversionListed[]> {
  const { rows } = await sql<ConversionListed>`
    select c.organ_id as "organId", c.id, c.source, c.title, c.reason, c.state, c.found_on as "foundOn",
      c.decided_on as "decidedOn", s.name as "decidedBy", c.answer, c.document_id as "documentId",
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'content', r.content,
          'outcome', r.outcome, 'endedOn', r.ended_on) order by r.submitted_on, r.id)
        from conversion_requests l join requests r on r.organ_id = l.organ_id and r.id = l.request_id
        where l.organ_id = c.organ_id and l.conversion_id = c.id), '[]'::jsonb) as requests
    from conversions c left join staff s on s.id::text = c.decided_by
    where c.organ_id = any (${[...organIds]}::text[])
      and (${open ?? null}::boolean is null or ${open ?? null}::boolean = (c.state = 'open'))
      and (${requestId ?? null}::uuid is null or exists (select from conversion_requests l
        where l.organ_id = c.organ_id and l.conversion_id = c.id and l.request_id = ${requestId ?? null}::uuid))
    order by c.state <> 'open', c.found_on desc, c.id limit 500`.execute(db)
  return rows
}
