// 沟通、检索、区分处理的记录: what was said with the applicant, what was searched and how, what part was withheld.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import { grounds } from '../../law/regulation/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { actOnRequest } from '../act-on-request.ts'
import { readRequest } from '../store.ts'
import { type LetterOf, recordPaper } from './draft-letter.ts'
import { insertNote } from './store.ts'

export type NewNote = { on: Day } & (
  | { kind: 'contact'; text: string; data: { way: string; with?: string } }
  | { kind: 'search'; text: string; data: { systems: string[]; keywords: string[]; period: string; by: string } }
  | { kind: 'severance'; text: string; data: { document: string; part: string; ground: string } }
  | { kind: 'remark'; text: string; data?: Record<string, never> }
)

/** Adds a note. A talk and a search are acts of the request as well, and stand in its story. */
export async function takeNote(
  app: App,
  by: Staff,
  { organId, requestId, note }: LetterOf & { note: NewNote },
  from: string | null,
): Promise<Result<{ no: number }>> {
  const fault = noteFault(note)
  if (fault) return refused(fault)
  const row = {
    organ_id: organId,
    request_id: requestId,
    kind: note.kind,
    on_day: note.on,
    text: note.text.trim(),
    data: note.data ?? {},
    made_by: by.id,
    made_at: app.now(),
  }
  if (note.kind === 'contact' || note.kind === 'search') {
    let no = 0
    const acted = await actOnRequest(
      app,
      by,
      { organId, requestId, facts: { act: note.kind, on: note.on }, note: row.text },
      from,
      [
        async (tx) => {
          no = await insertNote(tx, row)
          return undefined
        },
      ],
    )
    return acted.ok ? accepted({ no }) : acted
  }
  if (!may(by, 'handle', organId)) return refused({ code: 'not-yours', message: whyNot('handle') })
  if (note.on > app.today()) return refused({ code: 'in-future', message: `${note.on}还没有到`, field: 'on' })
  return asStaffOf(app.db, [organId], async (tx) => {
    if (!(await readRequest(tx, organId, requestId))) return refused({ code: 'no-request', message: '没有这件申请' })
    const no = await insertNote(tx, row)
    await recordPaper(app, tx, { organId, by, from, act: 'takeNote', requestId, after: { no, kind: note.kind } })
    return accepted({ no })
  })
}

function noteFault({ kind, text, data }: NewNote): Refusal | undefined {
  const fault = (field: string, message: string): Refusal => ({ code: 'incomplete', message, field })
  if (!text.trim()) return fault('text', kind === 'search' ? '请写明检索的结果，例如“未找到相关信息”' : '请填写内容')
  if (kind === 'search') {
    if (!data.systems.some((one) => one.trim())) return fault('data.systems', '请写明检索了哪些系统、档案')
    if (!data.keywords.some((one) => one.trim())) return fault('data.keywords', '请写明检索词')
    if (!data.period.trim()) return fault('data.period', '请写明检索的时间范围，例如“2019年至2023年”')
    if (!data.by.trim()) return fault('data.by', '请写明由谁检索')
  }
  if (kind === 'severance') {
    if (!data.document.trim()) return fault('data.document', '请写明是哪一份信息')
    if (!data.part.trim()) return fault('data.part', '请写明不予公开的是哪一部分')
    if (!grounds.some(({ id }) => id === data.ground)) return fault('data.ground', '请选择不予公开的理由条款')
  }
  if (kind === 'contact' && !data.way.trim()) return fault('data.way', '请写明沟通方式')
  return undefined
}
