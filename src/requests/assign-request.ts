// 分派: who handles the request, and what it is about.
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import type { Result } from '../kit/results.ts'
import { loadStaff, may, type Staff } from '../organs/index.ts'
import { type Acted, type ActHook, actOnRequest } from './act-on-request.ts'
import { type SubjectId, subjects } from './subjects.ts'

export interface AssignRequest {
  organId: string
  requestId: string
  handlerId: string
  subject?: SubjectId
  on: Day
  note?: string
  seen?: number
}

export function assignRequest(
  app: App,
  by: Staff,
  { handlerId, subject, on, ...input }: AssignRequest,
  from: string | null,
): Promise<Result<Acted>> {
  const assign: ActHook = async (tx, { request }) => {
    const handler = await loadStaff(app.db, handlerId, app.today())
    if (!handler || !may(handler, 'handle', input.organId))
      return { code: 'no-handler', message: '所选的人不是本机关的承办人', field: 'handlerId' }
    if (subject !== undefined && !(subject in subjects))
      return { code: 'no-subject', message: `没有“${subject}”这一类主题`, field: 'subject' }
    await tx
      .updateTable('requests')
      .set({ handler_id: handlerId, ...(subject && { subject }) })
      .where('organ_id', '=', request.organ_id)
      .where('id', '=', request.id)
      .execute()
    return undefined
  }
  return actOnRequest(app, by, { ...input, facts: { act: 'assign', on } }, from, [assign])
}
