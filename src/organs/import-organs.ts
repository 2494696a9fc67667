// 批量导入机关与人员: all rows or none. Organs that are there are changed, people that are there are left alone.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { nameKey } from '../kit/text/name-key.ts'
import { recordDeed } from '../record/index.ts'
import { makeLink } from './links.ts'
import { type OrganRow, type OrganSheet, readOrganSheet, type SheetFault, type StaffRowInSheet } from './organ-sheet.ts'
import { may, type Staff, whyNot } from './roles.ts'
import { giveRoles } from './staff-store.ts'

export interface OrgansImported {
  organs: { added: number; changed: number }
  /** With the tokens of the links by which the new people set their passwords. */
  staff: { login: string; name: string; link: string }[]
  /** Accounts that were there already. */
  left: string[]
}

export async function importOrgans(
  app: App,
  by: Staff,
  bytes: Uint8Array,
  from: string | null,
): Promise<Result<OrgansImported>> {
  if (!by.roles.some(({ organId }) => may(by, 'importOrgans', organId)))
    return refused({ code: 'not-yours', message: whyNot('importOrgans') })
  const sheet = await readOrganSheet(bytes).catch(() => undefined)
  if (!sheet) return refused({ code: 'no-sheet', message: '这不是可以读的 XLSX 文件，请用导入模板填写后上传' })
  const faults = [...sheet.faults, ...(await referenceFaults(app, sheet))]
  if (faults.length)
    return refused({ code: 'faulty-rows', message: `有${faults.length}处需要改正，未导入任何一行`, faults })
  return app.db.transaction().execute(async (tx) => {
    const known = new Set((await tx.selectFrom('organs').select('id').execute()).map(({ id }) => id))
    for (const organ of parentsFirst(sheet.organs, known)) await saveOrgan(tx, organ)
    const added = sheet.organs.filter(({ id }) => !known.has(id)).length
    const organs = { added, changed: sheet.organs.length - added }
    const staff: OrgansImported['staff'] = []
    const left: string[] = []
    for (const person of sheet.staff) {
      const link = await addPerson(app, tx, person)
      if (link === undefined) left.push(person.login)
      else staff.push({ login: person.login, name: person.name, link })
    }
    const deed = { organId: by.organId, actor: by.id, from, act: 'importOrgans', subject: 'organs' }
    await recordDeed(app, tx, { ...deed, after: { organs, staff: staff.length } })
    return accepted({ organs, staff, left })
  })
}

async function saveOrgan(tx: Transaction<Database>, organ: OrganRow) {
  const row = {
    name: organ.name,
    name_key: nameKey(organ.name),
    kind: organ.kind,
    level: organ.level,
    region: organ.region,
    parent_id: organ.parentId,
  }
  const profile = {
    credit_code: organ.creditCode,
    site_code: organ.siteCode,
    office_name: organ.officeName,
    office_phone: organ.officePhone,
    office_address: organ.officeAddress,
    office_hours: organ.officeHours,
    reconsideration_body: organ.reconsiderationBody,
    court: organ.court,
  }
  await tx
    .insertInto('organs')
    .values({ id: organ.id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
  await tx
    .insertInto('organ_profiles')
    .values({ organ_id: organ.id, ...profile })
    .onConflict((on) => on.column('organ_id').doUpdateSet({ ...profile, changed_at: sql`now()` }))
    .execute()
}

/** The token of the link by which the person sets a password; none where the account was there already. */
async function addPerson(app: App, tx: Transaction<Database>, person: StaffRowInSheet): Promise<string | undefined> {
  const { organId, login, name, kind, post, phone, email } = person
  const added = await tx
    .insertInto('staff')
    .values({ organ_id: organId, login, name, kind, post, phone, email })
    .onConflict((on) => on.column('login').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return undefined
  await giveRoles(tx, organId, added.id, person.roles)
  return makeLink(app, tx, 'invite', added.id)
}

/** Parents and organs that nobody knows, and a tree that bites its tail. */
async function referenceFaults(app: App, { organs, staff }: OrganSheet): Promise<SheetFault[]> {
  const stored = await app.db.selectFrom('organs').select(['id', 'parent_id']).execute()
  const parents = new Map<string, string | null>(stored.map(({ id, parent_id }) => [id, parent_id]))
  for (const { id, parentId } of organs) parents.set(id, parentId)
  const faults: SheetFault[] = []
  for (const { at, id, parentId } of organs) {
    if (parentId && !parents.has(parentId))
      faults.push({ at, column: '上级编号', seen: parentId, expected: '本表或平台上已有的机关编号' })
    else if (isCircular(id, parents))
      faults.push({ at, column: '上级编号', seen: parentId ?? '', expected: '不回到本机关的上级' })
  }
  for (const { at, organId } of staff)
    if (!parents.has(organId))
      faults.push({ at, column: '机关编号', seen: organId, expected: '本表或平台上已有的机关编号' })
  return faults
}

function isCircular(id: string, parents: Map<string, string | null>): boolean {
  const seen = new Set([id])
  for (let at = parents.get(id); at; at = parents.get(at)) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

function parentsFirst(organs: readonly OrganRow[], known: ReadonlySet<string>): OrganRow[] {
  const placed = new Set(known)
  const ordered: OrganRow[] = []
  let waiting = [...organs]
  while (waiting.length) {
    const ready = waiting.filter(({ parentId }) => !parentId || placed.has(parentId))
    for (const organ of ready) placed.add(organ.id)
    ordered.push(...ready)
    waiting = waiting.filter((organ) => !ready.includes(organ))
  }
  return ordered
}
