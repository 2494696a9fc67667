// 转为主动公开的建议 (art. 44 (1)): what several applicants asked for and were given is found by the likeness of the words and
// put on the desk; whether it is the same, and is published for all, people decide.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { addDays, addMonths, type Day } from '../../kit/days.ts'
import { recordDeed } from '../../record/index.ts'
import type { Db } from '../store.ts'

/** Outcomes by which the information, or a part of it, was given. */
export const given = ['granted.full', 'granted.alreadyPublic', 'partial'] as const

/** Words this alike (trigrams) are held to ask for the same. */
export const alikeEnough = 0.75
const monthsBack = 24
const lookBackDays = 14

interface Seed {
  organ_id: string
  id: string
  content: string
  least: number
}

/** Looks at what was answered lately, or since the day given; gives how many proposals were made. */
export async function findConversions(app: App, since: Day = addDays(app.today(), -lookBackDays)): Promise<number> {
  const { rows: seeds } = await sql<Seed>`
    select r.organ_id, r.id, t.content, coalesce(p.conversion_from, 3) as least
    from requests r join request_texts t on t.organ_id = r.organ_id and t.request_id = r.id
      left join organ_profiles p on p.organ_id = r.organ_id
    where not r.is_open and r.outcome = any (${[...given]}::text[]) and r.ended_on >= ${since}::date and r.erased_on is null
      and ${unseen} order by r.organ_id, r.ended_on, r.id limit 5000`.execute(app.db)
  let made = 0
  for (const seed of seeds) made += (await proposeAround(app, seed)) ? 1 : 0
  return made
}

/** Not in a proposal, and not made public already. */
const unseen = sql`not exists (select from conversion_requests c where c.organ_id = r.organ_id and c.request_id = r.id)
  and not exists (select from request_acts a where a.organ_id = r.organ_id and a.request_id = r.id and a.act = 'makePublic')`

async function proposeAround(app: App, { organ_id: organId, id, content, least }: Seed): Promise<boolean> {
  return app.transaction(async (tx) => {
    const { rows: alike } = await sql<{ id: string; applicant: string }>`
      select r.id, coalesce(p.blind_id, p.blind_phone, r.id::text) as applicant
      from request_texts t join requests r on r.organ_id = t.organ_id and r.id = t.request_id
        join request_people p on p.organ_id = r.organ_id and p.request_id = r.id and p.no = 1
      where t.organ_id = ${organId} and t.content % ${content} and similarity(t.content, ${content}) >= ${alikeEnough}
        and not r.is_open and r.outcome = any (${[...given]}::text[])
        and r.ended_on >= ${addMonths(app.today(), -monthsBack)}::date and r.erased_on is null and ${unseen}
      order by r.ended_on, r.id`.execute(tx)
    if (!alike.some((one) => one.id === id)) return false
    if (new Set(alike.map(({ applicant }) => applicant)).size < least) return false
    await insertConversion(app, tx, {
      organId,
      source: 'requests',
      title: titleOf(content),
      reason: `${alike.length}件申请要的是相近的信息，都已公开`,
      requestIds: alike.map((one) => one.id),
      actor: 'system',
      from: null,
    })
    return true
  })
}

interface NewConversion {
  organId: string
  source: 'requests' | 'applicant' | 'staff'
  title: string
  reason: string
  requestIds: readonly string[]
  actor: string
  from: string | null
}

export async function insertConversion(
  app: App,
  tx: Db,
  { organId, source, title, reason, requestIds, actor, from }: NewConversion,
): Promise<string> {
  const { id } = await tx
    .insertInto('conversions')
    .values({ organ_id: organId, source, title, reason, found_on: app.today() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('conversion_requests')
    .values(requestIds.map((request_id) => ({ organ_id: organId, conversion_id: id, request_id })))
    .execute()
  const deed = { organId, actor, from, act: 'proposeConversion', subject: `conversion:${id}` }
  await recordDeed(app, tx as never, { ...deed, after: { source, requests: requestIds.length } })
  return id
}

/** The first line of what was asked, short enough for a list. */
export const titleOf = (content: string): string => {
  const letters = [...content.split('\n')[0]!.replace(/^1\. /, '')]
  return letters.length > 80 ? `${letters.slice(0, 80).join('')}…` : letters.join('')
}
