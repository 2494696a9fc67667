// The example installation: a made-up city with a bureau, a street office and a town, and the people who work there.

import type { App } from '../app.ts'
import { nameKey } from '../kit/text/name-key.ts'
import { loadStaff, type Role, type Staff } from '../organs/index.ts'
import { hashPassword } from '../organs/passwords.ts'

export const exampleOrgans = [
  { id: 'example-city', name: '示例市人民政府', kind: 'government', level: 'prefecture', parent_id: null },
  {
    id: 'example-bureau',
    name: '示例市自然资源局',
    kind: 'department',
    level: 'prefecture',
    parent_id: 'example-city',
  },
  { id: 'example-street', name: '示例市东城街道办事处', kind: 'office', level: 'township', parent_id: 'example-city' },
  {
    id: 'example-town',
    name: '示例市河口镇人民政府',
    kind: 'government',
    level: 'township',
    parent_id: 'example-city',
  },
] as const
export type ExampleOrgan = (typeof exampleOrgans)[number]['id']

/** The word before the year in the numbers of their letters. */
const numberWords: Record<ExampleOrgan, string> = {
  'example-city': '示公开',
  'example-bureau': '示资公开',
  'example-street': '示街公开',
  'example-town': '示镇公开',
}

/** Unified codes, site codes, addresses of offices: no organ's own. */
const offices: Record<ExampleOrgan, { creditCode: string; siteCode: string; address: string }> = {
  'example-city': { creditCode: '11000000MB0000001X', siteCode: '0000000001', address: '示例市示例路1号' },
  'example-bureau': { creditCode: '11000000MB0000002X', siteCode: '0000000002', address: '示例市滨河路3号' },
  'example-street': { creditCode: '11000000MB0000003X', siteCode: '0000000003', address: '示例市东城街12号' },
  'example-town': { creditCode: '11000000MB0000004X', siteCode: '0000000004', address: '示例市河口镇中街5号' },
}

/** Printed at the first start and on the sign-in page of an example installation; the accounts work on this machine only. */
export const examplePassword = 'Shili-2023-Gongkai'

const posts: { post: string; name: string; roles: Role[] }[] = [
  { post: 'dengji', name: '登记员', roles: ['registry'] },
  { post: 'chengban', name: '承办人', roles: ['handler'] },
  { post: 'zhuren', name: '公开办主任', roles: ['head', 'organAdmin'] },
  { post: 'baomi', name: '保密审查员', roles: ['secrecyReviewer'] },
  { post: 'fazhi', name: '法制审核员', roles: ['legalReviewer'] },
  { post: 'lingdao', name: '分管领导', roles: ['leader'] },
]

export type ExamplePost = 'dengji' | 'chengban' | 'zhuren' | 'baomi' | 'fazhi' | 'lingdao'
export type ExampleStaff = Record<ExamplePost, Staff>

/** Login of a post at an organ: `city.chengban`. */
export const exampleLogin = (organ: ExampleOrgan, post: string) => `${organ.replace('example-', '')}.${post}`

/** Adds the organs and people that are not there yet; gives the people at work by organ and post. */
export async function addExampleOffice(app: App): Promise<Map<ExampleOrgan, ExampleStaff>> {
  const password = await hashPassword(examplePassword)
  const office = new Map<ExampleOrgan, ExampleStaff>()
  for (const organ of exampleOrgans) {
    await app.db
      .insertInto('organs')
      .values({ ...organ, name_key: nameKey(organ.name) })
      .onConflict((on) => on.column('id').doNothing())
      .execute()
    await app.db
      .insertInto('organ_profiles')
      .values({
        organ_id: organ.id,
        office_name: '政府信息公开办公室（示例）',
        credit_code: offices[organ.id].creditCode,
        site_code: offices[organ.id].siteCode,
        office_phone: '0000-0000000',
        office_fax: '0000-0000001',
        office_email: `${organ.id.replace('example-', '')}@gov.example`,
        office_address: offices[organ.id].address,
        office_hours: '工作日 8:30—12:00、14:30—18:00',
        postal_code: '000000',
        number_prefix: numberWords[organ.id],
        reconsideration_body: organ.id === 'example-city' ? '示例省人民政府' : '示例市人民政府',
        court: '示例市中级人民法院',
      })
      .onConflict((on) => on.column('organ_id').doNothing())
      .execute()
    const people: [string, Staff][] = []
    for (const { post, name, roles } of posts)
      people.push([post, await addPerson(app, organ.id, post, name, roles, password)])
    office.set(organ.id, Object.fromEntries(people) as ExampleStaff)
  }
  return office
}

async function addPerson(
  app: App,
  organId: ExampleOrgan,
  post: string,
  name: string,
  roles: Role[],
  password: string,
): Promise<Staff> {
  const login = exampleLogin(organId, post)
  const known = await app.db.selectFrom('staff').select('id').where('login', '=', login).executeTakeFirst()
  const id = known?.id ?? (await insertPerson(app, organId, login, name, roles, password))
  return (await loadStaff(app.db, id, app.today()))!
}

function insertPerson(
  app: App,
  organId: string,
  login: string,
  name: string,
  roles: Role[],
  password: string,
): Promise<string> {
  return app.transaction(async (tx) => {
    const { id } = await tx
      .insertInto('staff')
      .values({ organ_id: organId, login, name: `${name}（示例）`, password_hash: password, is_example: true })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const role of roles)
      await tx.insertInto('staff_roles').values({ organ_id: organId, staff_id: id, role }).execute()
    return id
  })
}

/** Whether anybody could sign in with the published password. */
export async function hasExampleStaff(app: App): Promise<boolean> {
  const one = await app.db
    .selectFrom('staff')
    .select('id')
    .where('is_example', '=', true)
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

/** The accounts that a sign-in page of an example installation names, with their password. */
export async function exampleAccounts(
  app: App,
): Promise<{ password: string | null; accounts: { login: string; name: string; organName: string }[] }> {
  const accounts = await app.db
    .selectFrom('staff')
    .innerJoin('organs', 'organs.id', 'staff.organ_id')
    .select(['staff.login', 'staff.name', 'organs.name as organName'])
    .where('staff.is_example', '=', true)
    .where('staff.disabled_at', 'is', null)
    .orderBy('staff.organ_id')
    .orderBy('staff.created_at')
    .execute()
  return { password: accounts.length ? examplePassword : null, accounts }
}
