// 人员与角色: added, changed, absent with a substitute, disabled; every change on record.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import { makeLink } from './links.ts'
import { outranked, outranks } from './outranks.ts'
import { may, organsWhere, type Role, roles, type Staff, whyNot } from './roles.ts'
import { giveRoles } from './staff-store.ts'

export interface NewStaff {
  organId: string
  login: string
  name: string
  kind: 'full' | 'part'
  post?: string
  phone?: string
  email?: string
  roles: Role[]
}

/** Adds a person and gives the token of the link with which they set their password. */
export async function addStaff(
  app: App,
  by: Staff,
  input: NewStaff,
  from: string | null,
): Promise<Result<{ id: string; link: string }>> {
  const no = refusal(by, input.organId, input.roles)
  if (no) return no
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(input.login))
    return refused({
      code: 'bad-login',
      message: `账号“${input.login}”不合格式：3至32个小写字母、数字、点、横线，以字母开头`,
      field: 'login',
    })
  const taken = await app.db.selectFrom('staff').select('id').where('login', '=', input.login).executeTakeFirst()
  if (taken) return refused({ code: 'login-taken', message: `账号“${input.login}”已有人使用`, field: 'login' })
  return app.db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('staff')
      .values({
        organ_id: input.organId,
        login: input.login,
        name: input.name.trim(),
        kind: input.kind,
        post: input.post ?? null,
        phone: input.phone ?? null,
        email: input.email ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await giveRoles(tx, input.organId, id, input.roles)
    const after = { login: input.login, roles: input.roles }
    await recordDeed(app, tx, {
      organId: input.organId,
      actor: by.id,
      from,
      act: 'addStaff',
      subject: `staff:${id}`,
      after,
    })
    return accepted({ id, link: await makeLink(app, tx, 'invite', id) })
  })
}

export interface ChangeStaff {
  id: string
  organId: string
  name?: string
  kind?: 'full' | 'part'
  post?: string | null
  phone?: string | null
  email?: string | null
  roles?: Role[]
  /** Who stands in, and on which days; null ends it. */
  absence?: { from: Day; until: Day; substituteId: string } | null
  disabled?: boolean
}

export async function changeStaff(app: App, by: Staff, input: ChangeStaff, from: string | null): Promise<Result<null>> {
  const { id, organId, roles: given, disabled } = input
  const no = refusal(by, organId, given ?? []) ?? inputFault(by, input)
  if (no) return no
  return asStaffOf(app.db, organsWhere(by, 'editStaff'), async (tx): Promise<Result<null>> => {
    const before = await tx
      .selectFrom('staff')
      .select(['name', 'kind', 'post', 'substitute_id', 'absent_from', 'absent_until', 'disabled_at'])
      .where('id', '=', id)
      .where('organ_id', '=', organId)
      .executeTakeFirst()
    if (!before) return refused({ code: 'no-staff', message: '本机关没有此人' })
    if ((disabled !== undefined || given) && (await outranks(tx, by, id))) return outranked()
    if (input.absence && !(await isSubstitute(tx, id, input.absence.substituteId)))
      return refused({ code: 'no-substitute', message: '请选择本机关另一人代理', field: 'absence' })
    const changes = changesOf(app, input)
    if (Object.keys(changes).length) await tx.updateTable('staff').set(changes).where('id', '=', id).execute()
    if (given) {
      await tx.deleteFrom('staff_roles').where('staff_id', '=', id).where('organ_id', '=', organId).execute()
      await giveRoles(tx, organId, id, given)
    }
    const deed = { organId, actor: by.id, from, act: 'changeStaff', subject: `staff:${id}` }
    await recordDeed(app, tx, { ...deed, before, after: { changed: Object.keys(changes), roles: given } })
    return accepted(null)
  })
}

function inputFault(by: Staff, { id, disabled, absence }: ChangeStaff) {
  if (disabled && id === by.id) return refused({ code: 'oneself', message: '不能停用自己的账号' })
  if (absence && absence.from > absence.until)
    return refused({
      code: 'bad-absence',
      message: `离岗起止颠倒：${absence.from}晚于${absence.until}`,
      field: 'absence',
    })
  return undefined
}

/** Somebody else, whom the person who acts may see. */
async function isSubstitute(tx: Transaction<Database>, id: string, substituteId: string): Promise<boolean> {
  const found = await tx.selectFrom('staff').select('id').where('id', '=', substituteId).executeTakeFirst()
  return found !== undefined && found.id !== id
}

/** The columns that change; what was not said stays. */
const changesOf = (app: App, { name, kind, post, phone, email, absence, disabled }: ChangeStaff) => ({
  ...(name !== undefined && { name: name.trim() }),
  ...(kind !== undefined && { kind }),
  ...(post !== undefined && { post }),
  ...(phone !== undefined && { phone }),
  ...(email !== undefined && { email }),
  ...(absence !== undefined && {
    substitute_id: absence?.substituteId ?? null,
    absent_from: absence?.from ?? null,
    absent_until: absence?.until ?? null,
  }),
  ...(disabled !== undefined && { disabled_at: disabled ? app.now() : null }),
})

function refusal(by: Staff, organId: string, given: readonly Role[]) {
  if (!may(by, 'editStaff', organId)) return refused({ code: 'not-yours', message: whyNot('editStaff') })
  const unknown = given.find((role) => !(role in roles))
  if (unknown) return refused({ code: 'no-role', message: `没有“${unknown}”这个角色`, field: 'roles' })
  if (given.includes('installationAdmin') && !by.roles.some(({ role }) => role === 'installationAdmin'))
    return refused({ code: 'not-yours', message: '平台管理员只由平台管理员指定', field: 'roles' })
  return undefined
}
