// Passing messages on: first a row on the other side, in a transaction of that organ alone, then the mark on this side.
// Interrupted between the two, the first is tried again and finds its row.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { unseal } from '../kit/crypto/sealed.ts'
import { writeNotices } from '../notices/index.ts'
import { recordDeed } from '../record/index.ts'
import { performAct } from './act-on-request.ts'
import { fileAttachments } from './attachments.ts'
import { calendarFor } from './calendars.ts'
import { copyMessageFiles, insertMessage, lockMessage, type MessageRow, messageContext } from './organ-messages.ts'
import { newQueryCode } from './query-code.ts'
import { headMailboxes } from './staff-notices.ts'
import { lockRequest } from './store.ts'
import { insertRequest, type RequestForm } from './take-in.ts'

/** Passes on every message and answer that waits; gives how many. */
export async function deliverMessages(app: App): Promise<number> {
  const { rows } = await sql<MessageRow>`
    select * from organ_messages
    where (direction = 'out' and passed_at is null) or (direction = 'in' and answer is not null and answer_passed_at is null)
    order by made_at limit 500`.execute(app.db)
  for (const row of rows) {
    if (row.direction === 'out') await deliver(app, row)
    else await deliverAnswer(app, row)
  }
  return rows.length
}

async function deliver(app: App, row: MessageRow) {
  const calendar = await calendarFor(app, row.other_organ)
  await app.transaction(async (tx) => {
    const came = await insertMessage(tx, {
      organ_id: row.other_organ,
      id: row.id,
      direction: 'in',
      other_organ: row.organ_id,
      kind: row.kind,
      asks: row.asks,
      about_number: row.about_number,
      due_on: row.due_on,
      text: row.text,
      made_by: 'system',
      made_on: app.today(),
      made_at: app.now(),
    })
    if (!came) return
    await copyMessageFiles(tx, row.id, 'question', row.organ_id, row.other_organ)
    if (row.kind === 'transfer') {
      const form = JSON.parse(unseal(app.keys, row.sealed!, messageContext(row.id))) as RequestForm
      const act = { act: 'submit', on: app.today(), channel: 'internet' } as const
      const made = await insertRequest(app, tx, form, 'internet', act, { id: 'system', from: null }, calendar, {
        queryCode: newQueryCode(),
        passedFrom: row.organ_id,
      })
      if (!made.ok) throw new Error(made.refusal.message)
      await sql`update organ_messages set request_id = ${made.value.id}::uuid where organ_id = ${row.other_organ} and id = ${row.id}::uuid`.execute(
        tx,
      )
    }
    await recordDeed(app, tx, {
      organId: row.other_organ,
      actor: 'system',
      from: null,
      act: 'receiveMessage',
      subject: `message:${row.id}`,
      after: { kind: row.kind, from: row.organ_id },
    })
    const title = row.kind === 'transfer' ? '收到其他机关移送的申请' : '收到其他机关的协办（征求意见）事项'
    await writeNotices(
      tx,
      (await headMailboxes(tx, row.other_organ)).map((recipient) => ({
        organId: row.other_organ,
        subject: `message:${row.id}`,
        channel: 'email' as const,
        recipient,
        title,
        body: `${title}${row.due_on ? `，请于${row.due_on}前答复` : ''}，请登录工作台查看。`,
      })),
      app.now(),
    )
  })
  await sql`update organ_messages set passed_at = ${app.now()}, sealed = null
    where organ_id = ${row.organ_id} and id = ${row.id}::uuid`.execute(app.db)
}

/** The files of the answer are papers of the request. */
async function fileAnswer(app: App, tx: Transaction<Database>, row: MessageRow, requestId: string) {
  const { rows } = await sql<{ sha256: string; size: number; name: string }>`
    select m.sha256, f.size, m.name from organ_message_files m join files f on f.sha256 = m.sha256
    where m.organ_id = ${row.organ_id} and m.message_id = ${row.id}::uuid and m.part = 'answer' order by m.no`.execute(
    tx,
  )
  const to = { organId: row.other_organ, requestId }
  await fileAttachments(tx, to, rows, app.now(), { kind: 'organAnswer', madeBy: 'system' })
}

async function deliverAnswer(app: App, row: MessageRow) {
  const calendar = await calendarFor(app, row.other_organ)
  await app.transaction(async (tx) => {
    const asked = await lockMessage(tx, row.other_organ, row.id)
    if (!asked || asked.answer) return
    await sql`update organ_messages set answer = ${row.answer}, answered_by = ${row.answered_by}, answered_on = ${row.answered_on}
      where organ_id = ${row.other_organ} and id = ${row.id}::uuid`.execute(tx)
    await copyMessageFiles(tx, row.id, 'answer', row.organ_id, row.other_organ)
    await fileAnswer(app, tx, row, asked.request_id!)
    const request = await lockRequest(tx, row.other_organ, asked.request_id!)
    if (!request?.standing.letters.some(({ letter }) => letter === row.id)) return
    const facts = { act: 'hearOrgan', on: app.today(), letter: row.id } as const
    const heard = await performAct(app, tx, request, facts, { id: 'system', from: null }, calendar, row.answer!)
    if (!heard.ok) app.log.warn({ message: row.id, code: heard.refusal.code }, 'an answer could not be heard')
  })
  await sql`update organ_messages set answer_passed_at = ${app.now()}
    where organ_id = ${row.organ_id} and id = ${row.id}::uuid`.execute(app.db)
}
