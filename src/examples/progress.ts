// How far the example year has come.
import type { App } from '../app.ts'

/** The request of a story that was begun before. */
export async function begunAs(app: App, no: number): Promise<string | undefined> {
  const row = await app.db.selectFrom('example_stories').select('request_id').where('no', '=', no).executeTakeFirst()
  return row?.request_id
}

/** Remembers the request of a story and marks it as an example. */
export async function noteStory(app: App, no: number, organId: string, requestId: string): Promise<void> {
  await app.transaction(async (tx) => {
    await tx.insertInto('example_stories').values({ no, organ_id: organId, request_id: requestId }).execute()
    await tx
      .updateTable('requests')
      .set({ is_example: true })
      .where('organ_id', '=', organId)
      .where('id', '=', requestId)
      .execute()
  })
}

const finishedNo = 0

export async function isFinished(app: App): Promise<boolean> {
  return (await begunAs(app, finishedNo)) !== undefined
}

export async function markFinished(app: App): Promise<void> {
  const nobody = '00000000-0000-0000-0000-000000000000'
  await app.db.insertInto('example_stories').values({ no: finishedNo, organ_id: '', request_id: nobody }).execute()
}
