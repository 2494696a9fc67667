// What applicants do themselves, with their query code and the tail of their phone or identity number.
import type { App } from '../app.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import type { ActFacts } from '../law/requests/index.ts'
import { type Acted, type ActHook, performAct, rolledBack } from './act-on-request.ts'
import { type Attachment, attachmentsFault, fileAttachments } from './attachments.ts'
import { calendarFor } from './calendars.ts'
import { isTail } from './people.ts'
import { queryDigest } from './query-code.ts'
import { tellHandler } from './staff-notices.ts'
import { lockRequest, type RequestRow } from './store.ts'

export interface QueryKey {
  code: string
  /** The last four characters of phone or identity number. */
  tail: string
}

/** The applicant's own request; the same refusal for a wrong code and a wrong tail. */
export async function openByQuery(app: App, { code, tail }: QueryKey): Promise<Result<RequestRow>> {
  const row = await app.db
    .selectFrom('requests')
    .selectAll()
    .where('query_digest', '=', queryDigest(code))
    .executeTakeFirst()
  const people = row
    ? await app.db
        .selectFrom('request_people')
        .select(['id_tail', 'phone_tail'])
        .where('organ_id', '=', row.organ_id)
        .where('request_id', '=', row.id)
        .execute()
    : []
  if (!row || !people.some((person) => isTail(app.keys, person, tail)))
    return refused({ code: 'no-match', message: '查询码与电话（证件）后四位不相符，请核对回执', field: 'code' })
  return accepted(row as RequestRow)
}

/** 撤回申请. */
export const withdrawRequest = (app: App, key: QueryKey, note: string, from: string | null): Promise<Result<Acted>> =>
  actByApplicant(app, key, { act: 'withdraw', on: app.today() }, note, from)

/** 补正: the text replaces nothing; it stands beside what was asked first. */
export async function correctRequest(
  app: App,
  key: QueryKey,
  text: string,
  from: string | null,
  attachments: readonly Attachment[] = [],
): Promise<Result<Acted>> {
  const fault = wordsFault(text, '请写明补正的内容') ?? filesFault(attachments)
  if (fault) return refused(fault)
  const file: ActHook = async (tx, { request }) => {
    await fileAttachments(tx, { organId: request.organ_id, requestId: request.id }, attachments, app.now())
    return undefined
  }
  return actByApplicant(app, key, { act: 'correct', on: app.today() }, text.trim(), from, [file])
}

export const longestText = 5000

export function wordsFault(text: string, missing: string): Refusal | undefined {
  if (!text.trim()) return { code: 'incomplete', message: missing, field: 'text' }
  if (text.length > longestText)
    return { code: 'too-long', message: `最多${longestText}字，现为${text.length}字`, field: 'text' }
  return undefined
}

export function filesFault(attachments: readonly Attachment[]): Refusal | undefined {
  const message = attachmentsFault(attachments)
  return message === undefined ? undefined : { code: 'bad-attachment', message, field: 'files' }
}

async function actByApplicant(
  app: App,
  key: QueryKey,
  facts: ActFacts,
  note: string,
  from: string | null,
  also: ActHook[] = [],
) {
  const opened = await openByQuery(app, key)
  if (!opened.ok) return opened
  const calendar = await calendarFor(app, opened.value.organ_id)
  return app
    .transaction(async (tx) => {
      const request = (await lockRequest(tx, opened.value.organ_id, opened.value.id))!
      return performAct(app, tx, request, facts, { id: 'applicant', from }, calendar, note, [...also, tellHandler])
    })
    .catch(rolledBack)
}
