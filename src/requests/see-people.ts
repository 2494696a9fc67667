// 查看申请人信息原文: by those who may, each view on record.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { openPerson, type Person } from './people.ts'
import { personContext } from './take-in.ts'

export interface SeenPerson {
  no: number
  role: 'applicant' | 'agent'
  /** null: erased. */
  person: Person | null
}

export async function seePeople(
  app: App,
  by: Staff,
  organId: string,
  requestId: string,
  from: string | null,
): Promise<Result<SeenPerson[]>> {
  if (!may(by, 'seePersonalData', organId)) return refused({ code: 'not-yours', message: whyNot('seePersonalData') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const rows = await tx
      .selectFrom('request_people')
      .select(['no', 'role', 'sealed'])
      .where('organ_id', '=', organId)
      .where('request_id', '=', requestId)
      .orderBy('no')
      .execute()
    if (!rows.length) return refused({ code: 'no-request', message: '没有这件申请' })
    const subject = `request:${requestId}`
    await recordDeed(app, tx, { organId, actor: by.id, from, act: 'seePeople', subject })
    return accepted(
      rows.map(({ no, role, sealed }) => ({
        no,
        role,
        person: sealed ? openPerson(app.keys, sealed, personContext(requestId, no)) : null,
      })),
    )
  })
}
