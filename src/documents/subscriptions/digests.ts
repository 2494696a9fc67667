// 订阅邮件: once a day, and on Mondays, each subscription is told what came out since the last mail. Read through the search of
// what is public, as the page of the list is; where there is nothing new, nothing is sent.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { addDays, type Day, parseDay, weekdayOf } from '../../kit/days.ts'
import { sealedRecipient, writeNotices } from '../../notices/index.ts'
import { organSite, treeOf } from '../public/index.ts'
import { type DocumentFilter, databaseSearch, type Hit } from '../search/index.ts'
import { addressOfSubscriber, type Frequency, frequencies, linkOf } from './subscription.ts'

interface Due {
  id: string
  organId: string
  selection: Record<string, string>
  frequency: Frequency
  sealed: string
  toldUntil: Day
}

/** How many documents one mail names. */
export const mostInMail = 50

/** Writes the mails of this morning; running it again writes nothing. Gives how many. */
export async function writeDigests(app: App): Promise<number> {
  const today = app.today()
  const yesterday = addDays(today, -1)
  const monday = weekdayOf(today) === 1
  let written = 0
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<Due>`
      select id, organ_id as "organId", selection, frequency, sealed_email as sealed, told_until as "toldUntil"
      from subscriptions where confirmed_at is not null and told_until < ${yesterday}::date and id > ${last}::uuid
        and (frequency = 'daily' or ${monday}) order by id limit 500`.execute(app.db)
    for (const due of rows) if (await writeDigest(app, due, yesterday)) written += 1
    if (rows.length < 500) return written
    last = rows.at(-1)!.id
  }
}

async function writeDigest(app: App, due: Due, until: Day): Promise<boolean> {
  const { id, organId, selection, toldUntil } = due
  const site = organId ? await organSite(app.db, organId) : null
  if (site === undefined) return false
  const organs = await organsOf(app, organId, selection)
  const filter = { ...filterOf(selection), ...(organs && { organs }) }
  const from = addDays(toldUntil, 1)
  const asked = {
    text: selection['q'] ?? '',
    filter: {
      ...filter,
      publishedFrom: filter.publishedFrom && filter.publishedFrom > from ? filter.publishedFrom : from,
      publishedTo: filter.publishedTo && filter.publishedTo < until ? filter.publishedTo : until,
    },
    order: 'newest' as const,
    offset: 0,
    limit: mostInMail,
    facets: false,
    snippets: false,
  }
  const { hits, total } = await databaseSearch(app).find(asked)
  return app.transaction(async (tx) => {
    const { numAffectedRows } = await sql`update subscriptions set told_until = ${until}::date,
      digests = digests + ${hits.length ? 1 : 0} where id = ${id}::uuid and told_until = ${toldUntil}::date`.execute(tx)
    if (!numAffectedRows || !hits.length) return false
    // Between the search and now one of them may have been withdrawn.
    const { rows: open } = await sql<{ id: string }>`
      select i.id from public_document_ids i where (i.organ_id, i.id) in
        (select h.organ, h.id from jsonb_to_recordset(${JSON.stringify(hits.map((hit) => ({ organ: hit.organId, id: hit.id })))}::jsonb)
          as h (organ text, id uuid))`.execute(tx)
    const told = hits.filter((hit) => open.some((one) => one.id === hit.id))
    if (!told.length) return false
    const end = `${app.config.origin}/subscriptions/${linkOf(app, 'end', id)}`
    await writeNotices(
      tx,
      [
        {
          organId,
          subject: `subscription:${id}`,
          channel: 'email',
          recipient: sealedRecipient(app, addressOfSubscriber(app, id, due.sealed)),
          title: `${site?.name ?? '政府信息公开平台'}新发布${total}件`,
          body: bodyOf(app, told, { ...due, total, end, from, until }),
          headers: { 'List-Unsubscribe': `<${end}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
          onceKey: `subscription ${id} digest ${until}`,
        },
      ],
      app.now(),
    )
    const documents = JSON.stringify(told.map((hit) => ({ organ: hit.organId, id: hit.id })))
    await sql`insert into subscription_digests (outbox_id, subscription_id, organ_id, document_id, told_before)
      select o.id, ${id}::uuid, h.organ, h.id, ${toldUntil}::date
      from jsonb_to_recordset(${documents}::jsonb) as h (organ text, id uuid), outbox o
      where o.once_key = ${`subscription ${id} digest ${until}`}`.execute(tx)
    return true
  })
}

interface Told extends Pick<Due, 'organId' | 'selection' | 'frequency'> {
  total: number
  end: string
  from: Day
  until: Day
}

function bodyOf(
  { config }: App,
  hits: readonly Hit[],
  { organId, selection, frequency, total, end, from, until }: Told,
): string {
  return [
    `${from === until ? from : `${from}至${until}`}新发布的政府信息：`,
    '',
    ...hits.flatMap((hit) => [
      `${hit.publishedOn}　${hit.title}${hit.documentNo ? `（${hit.documentNo}）` : ''}`,
      `${config.origin}/o/${hit.organId}/docs/${hit.id}`,
      '',
    ]),
    ...(total > hits.length
      ? [
          `还有${total - hits.length}件，这几天的全部在这里：`,
          `${config.origin}${listOf(organId, selection, from, until)}`,
          '',
        ]
      : []),
    `这是您订阅的邮件，${frequencies[frequency]}一封。不再需要，请打开：${end}`,
  ].join('\n')
}

/** The list of the subscription, of the days that the mail is about. */
function listOf(organId: string, selection: Record<string, string>, from: Day, until: Day): string {
  const days = {
    from: (selection['from'] ?? '') > from ? selection['from']! : from,
    to: selection['to'] && selection['to'] < until ? selection['to'] : until,
  }
  const asked = new URLSearchParams({ ...selection, ...days, sort: 'newest' })
  return `${organId ? `/o/${organId}/docs` : '/search'}?${asked}`
}

/** The organs of a list: one, one with those below it, or all. */
async function organsOf(app: App, organId: string, selection: Record<string, string>): Promise<string[] | undefined> {
  const root = organId || selection['organ']
  if (!root) return undefined
  if (selection['scope'] !== 'tree') return [root]
  return (await treeOf(app.db, root)).map(({ id }) => id)
}

/** From the names of the address of a list to the search; the values were checked when the list was shown. */
export function filterOf(selection: Record<string, string>): DocumentFilter {
  const names = {
    number: 'number',
    theme: 'theme',
    item: 'item',
    issuer: 'issuer',
    domain: 'keyDomain',
    kind: 'kind',
    validity: 'validity',
  }
  const filter: Record<string, unknown> = {}
  for (const [name, key] of Object.entries(names)) if (selection[name]) filter[key] = selection[name]
  if (/^(19|20)\d\d$/.test(selection['year'] ?? '')) filter['year'] = Number(selection['year'])
  const from = parseDay(selection['from'] ?? '')
  const to = parseDay(selection['to'] ?? '')
  return { ...(filter as DocumentFilter), ...(from && { publishedFrom: from }), ...(to && { publishedTo: to }) }
}
