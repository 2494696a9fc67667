// 人员与角色: added, changed, absent with a substitute, disabled; every change on record.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import { makeLink } from './links.ts'
import { outranked, outranks } from './outranks.ts'
import { may, organsWhere, type Role, roles, type Staff, whyNot } from './roles.ts'

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
    for (const role of new Set(input.roles))
      await tx.insertInto('staff_roles').values({ organ_id: input.organId, staff_id: id, role }).execute()
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
  const no = refusal(by, input.organId, input.roles ?? [])
  if (no) return no
  if (input.disabled && input.id === by.id) return refused({ code: 'oneself', message: '不能停用自己的账号' })
  if (input.absence && input.absence.from > input.absence.until)
    return refused({
      code: 'bad-absence',
      message: `离岗起止颠倒：${input.absence.from}晚于${input.absence.until}`,
      field: 'absence',
    })
  return asStaffOf(app.db, organsWhere(by, 'editStaff'), async (tx): Promise<Result<null>> => {
    const before = await tx
      .selectFrom('staff')
      .select(['name', 'kind', 'post', 'substitute_id', 'absent_from', 'absent_until', 'disabled_at'])
      .where('id', '=', input.id)
      .where('organ_id', '=', input.organId)
      .executeTakeFirst()
    if (!before) return refused({ code: 'no-staff', message: '本机关没有此人' })
    if ((input.disabled !== undefined || input.roles) && (await outranks(tx, by, input.id))) return outranked()
    if (input.absence) {
      const substitute = await tx
        .selectFrom('staff')
        .select('id')
        .where('id', '=', input.absence.substituteId)
        .executeTakeFirst()
      if (!substitute || substitute.id === input.id)
        return refused({ code: 'no-substitute', message: '请选择本机关另一人代理', field: 'absence' })
    }
    const changes = {
      ...(input.name !== undefined && { name: input.name.trim() }),
      ...(input.kind !== undefined && { kind: input.kind }),
      ...(input.post !== undefined && { post: input.post }),
      ...(input.phone !== undefined && { phone: input.phone }),
      ...(input.email !== undefined && { email: input.email }),
      ...(input.absence !== undefined && {
        substitute_id: input.absence?.substituteId ?? null,
        absent_from: input.absence?.from ?? null,
        absent_until: input.absence?.until ?? null,
      }),
      ...(input.disabled !== undefined && { disabled_at: input.disabled ? app.now() : null }),
    }
    if (Object.keys(changes).length) await tx.updateTable('staff').set(changes).where('id', '=', input.id).execute()
    if (input.roles) {
      await tx
        .deleteFrom('staff_roles')
        .where('staff_id', '=', input.id)
        .where('organ_id', '=', input.organId)
        .execute()
      for (const role of new Set(input.roles))
        await tx.insertInto('staff_roles').values({ organ_id: input.organId, staff_id: input.id, role }).execute()
    }
    const after = { changed: Object.keys(changes), roles: input.roles }
    await recordDeed(app, tx, {
      organId: input.organId,
      actor: by.id,
      from,
      act: 'changeStaff',
      subject: `staff:${input.id}`,
      before,
      after,
    })
    return accepted(null)
  })
}

function refusal(by: Staff, organId: string, given: readonly Role[]) {
  if (!may(by, 'editStaff', organId)) return refused({ code: 'not-yours', message: whyNot('editStaff') })
  const unknown = given.find((role) => !(role in roles))
  if (unknown) return refused({ code: 'no-role', message: `没有“${unknown}”这个角色`, field: 'roles' })
  if (given.includes('installationAdmin') && !by.roles.some(({ role }) => role === 'installationAdmin'))
    return refused({ code: 'not-yours', message: '平台管理员只由平台管理员指定', field: 'roles' })
  return undefined
}
