// 拆分申请 (一事一申请): items of a request become requests of their own, received on the same day and with the same clock.
import { randomUUID } from 'node:crypto'
import { type Insertable, sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database, Requests } from '../db/types.ts'
import { type Day, yearOf } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { type ActFacts, stateOf } from '../law/requests/index.ts'
import type { Staff } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { actOnRequest } from './act-on-request.ts'
import { openPerson, sealPerson } from './people.ts'
import { newQueryCode, queryDigest } from './query-code.ts'
import { actRows, foldedColumns, nextNumber, type RequestRow, readActs } from './store.ts'
import { personContext } from './take-in.ts'

export interface SplitRequest {
  organId: string
  requestId: string
  /** Numbers of the items that leave; each becomes a request of its own. */
  items: readonly number[]
  /** Which items each of the applicant's files belongs to, also staying ones; a file that is not named stays. */
  files?: readonly { paper: string; items: readonly number[] }[]
  on: Day
  seen?: number
}

export interface SplitOff {
  id: string
  number: string | null
  item: number
  /** Opens the new request together with the tail of phone or identity number; shown once. */
  queryCode: string
}

export async function splitRequest(
  app: App,
  by: Staff,
  { items, files = [], on, ...input }: SplitRequest,
  from: string | null,
): Promise<Result<{ requests: SplitOff[] }>> {
  const made: SplitOff[] = []
  const leaving = [...new Set(items)].sort((a, b) => a - b)
  const before = await app.db
    .selectFrom('request_items')
    .select(['no', 'content'])
    .where('organ_id', '=', input.organId)
    .where('request_id', '=', input.requestId)
    .execute()
  const staying = before.filter(({ no }) => !leaving.includes(no)).map(({ no }) => String(no))
  if (!leaving.length) return refused({ code: 'incomplete', message: '请选择要拆出的事项', field: 'items' })
  if (before.length && !staying.length)
    return refused({ code: 'nothing-left', message: '原申请至少保留一个事项', field: 'items' })
  const acted = await actOnRequest(
    app,
    by,
    { ...input, facts: { act: 'itemise', on, items: staying }, note: `拆出第${leaving.join('、')}项` },
    from,
    [
      async (tx, { request, calendar }) => {
        const fault = splitFault(request, leaving) ?? (await filesFault(tx, request, files, before))
        if (fault) return fault
        for (const item of leaving) {
          const content = before.find(({ no }) => no === item)!.content
          made.push(await splitOff(app, tx, { request, item, content, by: { id: by.id, from }, calendar }))
        }
        for (const file of files) await shareFile(tx, request, file, made)
        return undefined
      },
    ],
  )
  return acted.ok ? accepted({ requests: made }) : acted
}

function splitFault({ standing }: RequestRow, leaving: readonly number[]): Refusal | undefined {
  const unknown = leaving.find((item) => !(String(item) in standing.items))
  if (unknown !== undefined) return { code: 'no-such-item', message: `没有第${unknown}个申请事项`, field: 'items' }
  if (standing.relief.length) return { code: 'under-relief', message: '已有复议或者诉讼案件的申请不再拆分' }
  return undefined
}

/** Files are the applicant's own, and go with items that there are. */
async function filesFault(
  tx: Transaction<Database>,
  request: RequestRow,
  files: NonNullable<SplitRequest['files']>,
  items: readonly { no: number }[],
): Promise<Refusal | undefined> {
  const papers = await tx
    .selectFrom('request_papers')
    .select('id')
    .where('organ_id', '=', request.organ_id)
    .where('request_id', '=', request.id)
    .where('kind', '=', 'attachment')
    .execute()
  for (const file of files) {
    if (!papers.some(({ id }) => id === file.paper))
      return { code: 'no-paper', message: '没有这份附件', field: 'files' }
    if (!file.items.length || file.items.some((item) => !items.some(({ no }) => no === item)))
      return { code: 'no-such-item', message: '请为每份附件选择它所属的事项', field: 'files' }
  }
  return undefined
}

/** The parts that leave get the file; where no part that stays has it, it leaves the first request. */
async function shareFile(
  tx: Transaction<Database>,
  request: RequestRow,
  { paper, items }: { paper: string; items: readonly number[] },
  made: readonly SplitOff[],
) {
  const to = made.filter(({ item }) => items.includes(item)).map(({ id }) => id)
  await sql`insert into request_papers (organ_id, request_id, kind, title, state, file_sha256, file_name, made_by, made_at)
    select p.organ_id, t.id, p.kind, p.title, p.state, p.file_sha256, p.file_name, p.made_by, p.made_at
    from request_papers p, unnest(${to}::uuid[]) as t (id)
    where p.organ_id = ${request.organ_id} and p.id = ${paper}::uuid`.execute(tx)
  if (to.length === new Set(items).size)
    await sql`delete from request_papers where organ_id = ${request.organ_id} and id = ${paper}::uuid`.execute(tx)
}

/** Acts that belong to the first request alone. */
const notTaken: readonly ActFacts['act'][] = ['itemise', 'decide', 'clear', 'contact', 'search']

/** What leaves is one matter. */
function withoutItems(facts: ActFacts): ActFacts {
  if (facts.act !== 'submit' && facts.act !== 'receive') return facts
  const { items: _, ...rest } = facts
  return rest
}

interface Leaving {
  request: RequestRow
  item: number
  content: string
  by: { id: string; from: string | null }
  calendar: Calendar
}

async function splitOff(app: App, tx: Transaction<Database>, leaving: Leaving): Promise<SplitOff> {
  const { request, item, content, by, calendar } = leaving
  const id = randomUUID()
  const queryCode = newQueryCode()
  const acts = (await readActs(tx, request.organ_id, request.id))
    .map(({ facts }) => withoutItems(facts))
    .filter(({ act }) => !notTaken.includes(act))
  const standing = stateOf(acts, calendar)
  const year = yearOf(request.received_on as Day)
  const number = acts.some(({ act }) => act === 'register')
    ? `〔${year}〕${await nextNumber(tx, request.organ_id, 'request', year)}号`
    : null
  const folded = { act_count: acts.length, ...foldedColumns(standing, calendar) }
  await insertPart(tx, request, { id, number, content, query_digest: queryDigest(queryCode), ...folded })
  const note = `由${request.number ?? '原申请'}第${item}项拆出`
  const noted = acts.map((act) => ({ ...act, note }))
  await tx
    .insertInto('request_acts')
    .values(actRows({ organ_id: request.organ_id, id, act_count: 0 }, noted, by, app.now()))
    .execute()
  await copyPeople(app, tx, request, id)
  await recordDeed(app, tx, {
    organId: request.organ_id,
    actor: by.id,
    from: by.from,
    act: 'split',
    subject: `request:${id}`,
    after: { from: request.id, item, ...(number && { number }), state: standing.state },
  })
  return { id, number, item, queryCode }
}

type OwnColumns = 'id' | 'number' | 'content' | 'query_digest' | 'act_count' | keyof ReturnType<typeof foldedColumns>

/** The row of the part with its text and its one item; what is not its own it has from the request it left. */
async function insertPart(
  tx: Transaction<Database>,
  request: RequestRow,
  own: Pick<Insertable<Requests>, OwnColumns> & { id: string; content: string },
) {
  await tx
    .insertInto('requests')
    .values({
      organ_id: request.organ_id,
      channel: request.channel,
      submitted_at: request.submitted_at,
      description: request.description,
      form: request.form,
      delivery: request.delivery,
      subject: request.subject,
      applicant_kind: request.applicant_kind,
      applicant_mask: request.applicant_mask,
      handler_id: request.handler_id,
      split_from: request.id,
      is_example: request.is_example,
      ...own,
    })
    .execute()
  const text = { organ_id: request.organ_id, request_id: own.id, content: own.content }
  await tx.insertInto('request_texts').values(text).execute()
  await tx
    .insertInto('request_items')
    .values({ ...text, no: 1 })
    .execute()
}

/** The same people, each sealed for the row it now stands in. */
async function copyPeople(app: App, tx: Transaction<Database>, request: RequestRow, id: string) {
  const people = await tx
    .selectFrom('request_people')
    .selectAll()
    .where('organ_id', '=', request.organ_id)
    .where('request_id', '=', request.id)
    .orderBy('no')
    .execute()
  for (const person of people) {
    const sealed = person.sealed
      ? sealPerson(
          app.keys,
          openPerson(app.keys, person.sealed, personContext(request.id, person.no)),
          personContext(id, person.no),
          app.config.sealWith,
        )
      : {}
    await tx
      .insertInto('request_people')
      .values({ ...person, ...sealed, request_id: id })
      .execute()
  }
}
