// 日常自查: every organ that publishes, every day: what is wrong, since when, how many points are left; who answers for it is told
// of what is new.
import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { App } from '../../app.ts'
import type { Database } from '../../db/types.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { type CheckItemId, checkItemOf, checkScheme, type ScoreSheet, scoreSheet } from '../../law/disclosure/index.ts'
import { type Notice, writeNotices } from '../../notices/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { calendarFor } from '../../requests/index.ts'
import { type Fault, findFaults } from './faults.ts'

/** The check of every organ that has documents or a site; gives how many. */
export async function selfCheckAll(app: App): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organs o where exists (select from documents d where d.organ_id = o.id)
      or exists (select from organ_sites s where s.organ_id = o.id) order by o.id`.execute(app.db)
  for (const { id } of rows) await selfCheck(app, id)
  return rows.length
}

/** By hand, when somebody has put things right and wants to see it. */
export async function selfCheckNow(
  app: App,
  by: Staff,
  organId: string,
  from: string | null,
): Promise<Result<ScoreSheet>> {
  if (!may(by, 'runSelfCheck', organId)) return refused({ code: 'not-yours', message: whyNot('runSelfCheck') })
  const sheet = await selfCheck(app, organId)
  await app.transaction((tx) =>
    recordDeed(app, tx, {
      ...{ organId, actor: by.id, from, act: 'selfCheck', subject: `organ:${organId}` },
      after: { points: sheet.points, vetoes: sheet.vetoes },
    }),
  )
  return accepted(sheet)
}

/** Checks one organ and keeps the sheet of today; a second time on the same day replaces the first. */
export async function selfCheck(app: App, organId: string): Promise<ScoreSheet> {
  const today = app.today()
  const faults = await findFaults(app, organId, today, await calendarFor(app, organId))
  const counts: Partial<Record<CheckItemId, number>> = {}
  for (const { item } of faults) counts[item] = (counts[item] ?? 0) + 1
  const sheet = scoreSheet(counts)
  await app.transaction(async (tx) => {
    const fresh = await keepFaults(tx, organId, faults, today)
    const row = {
      scheme: checkScheme,
      points: sheet.points,
      passed: sheet.passed,
      vetoes: sheet.vetoes,
      items: JSON.stringify(sheet.items),
      made_at: app.now(),
    }
    await tx
      .insertInto('self_checks')
      .values({ organ_id: organId, on_day: today, ...row })
      .onConflict((on) => on.columns(['organ_id', 'on_day']).doUpdateSet(row))
      .execute()
    if (fresh.length) await writeNotices(tx, await noticesOf(tx, app, organId, fresh, today), app.now())
  })
  return sheet
}

/** Faults that were not open before this day; those that are gone are closed. */
async function keepFaults(tx: Transaction<Database>, organId: string, faults: readonly Fault[], today: Day) {
  const given = sql`jsonb_to_recordset(${JSON.stringify(
    faults.map(({ documentId, ...one }) => ({ ...one, document_id: documentId })),
  )}::jsonb) as f (item text, subject text, title text, words text, address text, document_id uuid, restricted boolean)`
  await sql`update self_check_faults k set gone_on = ${today}::date where k.organ_id = ${organId} and k.gone_on is null
    and not exists (select from ${given} where f.item = k.item and f.subject = k.subject)`.execute(tx)
  await sql`update self_check_faults k set last_on = ${today}::date, title = f.title, words = f.words, address = f.address,
      restricted = f.restricted
    from ${given} where k.organ_id = ${organId} and k.gone_on is null and f.item = k.item and f.subject = k.subject`.execute(
    tx,
  )
  // Gone and back on one day is the same fault still.
  const { rows } = await sql<{ item: CheckItemId; subject: string }>`
    insert into self_check_faults (organ_id, item, subject, first_on, title, words, address, document_id, restricted, last_on)
    select distinct on (f.item, f.subject) ${organId}, f.item, f.subject, ${today}::date, f.title, f.words, f.address,
      f.document_id, f.restricted, ${today}::date from ${given}
    where not exists (select from self_check_faults k where k.organ_id = ${organId} and k.item = f.item
      and k.subject = f.subject and k.gone_on is null)
    on conflict (organ_id, item, subject, first_on) do update set gone_on = null, last_on = excluded.last_on,
      words = excluded.words
    returning item, subject`.execute(tx)
  return faults.filter((fault) => rows.some(({ item, subject }) => item === fault.item && subject === fault.subject))
}

const mostTold = 20

/** To the head and the registry of the office all of it, to an author what is about their documents; nothing that is not public
 *  stands in a mail. */
async function noticesOf(
  tx: Transaction<Database>,
  app: App,
  organId: string,
  fresh: readonly Fault[],
  today: Day,
): Promise<Notice[]> {
  const ids = fresh.flatMap(({ documentId }) => documentId ?? [])
  const { rows } = await sql<{ email: string; whole: boolean; documents: string[] }>`
    select s.email, bool_or(r.role in ('head', 'registry')) as whole,
      array(select d.id::text from documents d where d.organ_id = ${organId} and d.author_id = s.id::text
        and d.id = any (${ids}::uuid[])) as documents
    from staff s join staff_roles r on r.staff_id = s.id and r.organ_id = ${organId}
    where s.email is not null and s.disabled_at is null group by s.id order by s.email`.execute(tx)
  const mails = new Map<string, readonly Fault[]>()
  for (const { email, whole, documents } of rows) {
    const theirs = whole ? fresh : fresh.filter(({ documentId }) => documentId && documents.includes(documentId))
    if (theirs.length) mails.set(email, theirs)
  }
  return [...mails].map(([recipient, theirs]) => ({
    organId,
    subject: `self-check:${today}`,
    channel: 'email' as const,
    recipient,
    title: `公开监测：新发现${theirs.length}个问题`,
    body: [
      `${today}自查新发现${theirs.length}个问题：`,
      ...theirs.slice(0, mostTold).map(lineOf),
      ...(theirs.length > mostTold ? [`还有${theirs.length - mostTold}个，见工作台。`] : []),
      `${app.config.origin}/workbench/monitoring`,
    ].join('\n'),
    onceKey: `self-check ${organId} ${today} ${recipient} ${digestOf(theirs)}`,
  }))
}

const lineOf = ({ item, title, words, restricted, documentId }: Fault): string =>
  `${checkItemOf(item).label}：${restricted ? `一份未公开的文件（${documentId?.slice(0, 8)}）` : title}，${words}`

const digestOf = (faults: readonly Fault[]) =>
  createHash('sha256')
    .update(
      faults
        .map(({ item, subject }) => `${item} ${subject}`)
        .sort()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16)
