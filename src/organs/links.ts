// One-time links: for the first administrator (printed on the console), for new staff, for a forgotten password. They
// come by a way that is known to be the person's; a link is used once and only its digest is stored.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { nameKey } from '../kit/text/name-key.ts'
import { recordDeed } from '../record/index.ts'
import { outranked, outranks } from './outranks.ts'
import { hashPassword, passwordFault } from './passwords.ts'
import { organsWhere, type Staff } from './roles.ts'
import { newToken, tokenDigest } from './tokens.ts'

export type LinkPurpose = 'first-administrator' | 'reset' | 'invite'
const hoursGood = { 'first-administrator': 72, reset: 1, invite: 72 }

/** The token of a new link; earlier unused ones for the same end are void. */
export async function makeLink(
  app: App,
  tx: Transaction<Database>,
  purpose: LinkPurpose,
  staffId: string | null,
): Promise<string> {
  const token = newToken()
  await tx
    .updateTable('one_time_links')
    .set({ used_at: app.now() })
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('staff_id', staffId === null ? 'is' : '=', staffId)
    .execute()
  await tx
    .insertInto('one_time_links')
    .values({
      token_digest: tokenDigest(token),
      purpose,
      staff_id: staffId,
      expires_at: new Date(app.now().getTime() + hoursGood[purpose] * 3_600_000),
    })
    .execute()
  return token
}

/** The link of the first start: undefined once anybody can administer the installation. */
export async function firstAdministratorLink(app: App): Promise<string | undefined> {
  const someone = await app.db
    .selectFrom('staff_roles')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff_id')
    .select('staff.id')
    .where('role', '=', 'installationAdmin')
    .where('disabled_at', 'is', null)
    .where('is_example', '=', false)
    .executeTakeFirst()
  if (someone) return undefined
  return app.db.transaction().execute((tx) => makeLink(app, tx, 'first-administrator', null))
}

/** A link to set a new password, for the administrator to hand over to the person. */
export async function makeResetLink(
  app: App,
  by: Staff,
  { id }: { id: string },
  from: string | null,
): Promise<Result<string>> {
  return app.db.transaction().execute(async (tx): Promise<Result<string>> => {
    const person = await tx.selectFrom('staff').select('organ_id').where('id', '=', id).executeTakeFirst()
    if (!person || !organsWhere(by, 'editStaff').includes(person.organ_id))
      return refused({ code: 'no-staff', message: '没有这个人员，或者不由你管理' })
    if (await outranks(tx, by, id)) return outranked()
    await recordDeed(app, tx, {
      organId: person.organ_id,
      actor: by.id,
      from,
      act: 'makeResetLink',
      subject: `staff:${id}`,
    })
    return accepted(await makeLink(app, tx, 'reset', id))
  })
}

export interface UseLink {
  token: string
  password: string
  /** For the first administrator, who has no account yet. */
  login?: string
  name?: string
  organId?: string
  /** Name of the first organ, on an installation that has none yet; `organId` is the id it gets. */
  organName?: string
  from: string | null
}

/** Sets the password behind a link; ends the sessions that the person had. */
export async function useLink(app: App, input: UseLink): Promise<Result<{ staffId: string }>> {
  const link = await goodLink(app, input.token)
  if (!link) return refused({ code: 'link-used', message: '链接已用过、已过期或不完整，请向管理员索取新的链接' })
  if (link.purpose === 'first-administrator') return createFirstAdministrator(app, input)
  const staff = await app.db.selectFrom('staff').selectAll().where('id', '=', link.staff_id!).executeTakeFirstOrThrow()
  const fault = passwordFault(input.password, staff.login)
  if (fault) return refused({ code: 'weak-password', message: fault, field: 'password' })
  const password_hash = await hashPassword(input.password)
  return app.db.transaction().execute(async (tx) => {
    if (!(await markUsed(app, tx, input.token))) return refused({ code: 'link-used', message: '链接已用过' })
    await tx
      .updateTable('staff')
      .set({ password_hash, failures: 0, locked_until: null })
      .where('id', '=', staff.id)
      .execute()
    await tx.deleteFrom('sessions').where('staff_id', '=', staff.id).execute()
    const subject = `staff:${staff.id}`
    await recordDeed(app, tx, {
      organId: staff.organ_id,
      actor: staff.id,
      from: input.from,
      act: 'setPassword',
      subject,
    })
    return accepted({ staffId: staff.id })
  })
}

/** What a page needs to know before it shows its form; undefined where the link is no longer good. */
export async function goodLink(app: App, token: string) {
  return app.db
    .selectFrom('one_time_links')
    .selectAll()
    .where('token_digest', '=', tokenDigest(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', app.now())
    .executeTakeFirst()
}

async function createFirstAdministrator(
  app: App,
  { token, login = '', name = '', organId = '', organName, password, from }: UseLink,
) {
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(login))
    return refused({
      code: 'bad-login',
      message: '账号为3至32个小写字母、数字、点、横线，以字母开头，例如 zhang.wei',
      field: 'login',
    })
  if (!name.trim()) return refused({ code: 'no-name', message: '请填写姓名', field: 'name' })
  const fault = passwordFault(password, login)
  if (fault) return refused({ code: 'weak-password', message: fault, field: 'password' })
  const organ = await organOrNew(app, organId, organName)
  if (!organ.ok) return organ
  const password_hash = await hashPassword(password)
  return app.db.transaction().execute(async (tx): Promise<Result<{ staffId: string }>> => {
    if (!(await markUsed(app, tx, token))) return refused({ code: 'link-used', message: '链接已用过' })
    if (organName)
      await tx
        .insertInto('organs')
        .values({ id: organId, name: organName, name_key: nameKey(organName) })
        .execute()
    const { id } = await tx
      .insertInto('staff')
      .values({ organ_id: organId, login, name: name.trim(), password_hash })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('staff_roles').values({ organ_id: organId, staff_id: id, role: 'installationAdmin' }).execute()
    const act = 'createFirstAdministrator'
    await recordDeed(app, tx, { organId: organId, actor: 'console', from, act, subject: `staff:${id}` })
    return accepted({ staffId: id })
  })
}

/** The organ that was chosen, or leave to make the first one of an empty installation. */
async function organOrNew(app: App, organId: string, organName: string | undefined): Promise<Result<null>> {
  const organs = await app.db.selectFrom('organs').select('id').execute()
  if (organs.some(({ id }) => id === organId)) return organName ? refused(organTaken(organId)) : accepted(null)
  if (organs.length) return refused({ code: 'no-organ', message: '请选择所在机关', field: 'organId' })
  if (!organName?.trim())
    return refused({ code: 'no-organ', message: '平台上还没有机关，请填写机关全称', field: 'organName' })
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(organId))
    return refused({ code: 'bad-id', message: '机关编号为小写字母、数字、横线，例如 linfen', field: 'organId' })
  return accepted(null)
}

const organTaken = (id: string) => ({
  code: 'organ-known',
  message: `机关${id}已经在平台上，请直接选择`,
  field: 'organId',
})

async function markUsed(app: App, tx: Transaction<Database>, token: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('one_time_links')
    .set({ used_at: app.now() })
    .where('token_digest', '=', tokenDigest(token))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
