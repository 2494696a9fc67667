// 不涉及: columns that the example's organs have nothing for, each with its reason, settled as an office settles them. What is left
// empty beside these is the office's to fill, and the daily check says so.
import type { App } from '../app.ts'
import { settlePublication } from '../documents/monitoring/index.ts'
import { has } from './document-site.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import { must } from './play.ts'

const elsewhere = {
  news: '动态信息在门户网站发布，公开平台不设这个栏目',
  A20_09: '政府集中采购由财政部门在采购平台集中公开',
  A20_15: '没有其他法律、法规、规章和国家规定要求公开的信息',
}
const city = {
  ...elsewhere,
  A21_city_01: '由住房和城乡建设部门公开',
  A21_city_02: '由主管部门公开',
  A21_city_03: '由民政、教育等部门公开',
  A21_city_07: '由民政部门公开',
  A21_city_04: '由自然资源部门公开',
  A21_city_05: '由住房和城乡建设部门公开',
  A21_city_06: '由公安机关公开',
}
const bureau = {
  ...elsewhere,
  A21_city_01: '不是本机关的职责',
  A21_city_02: '不是本机关的职责',
  A21_city_03: '不是本机关的职责',
  A21_city_05: '不是本机关的职责，由住房和城乡建设部门公开',
  A21_city_06: '不是本机关的职责，由公安机关公开',
  A21_city_07: '不是本机关的职责，由民政部门公开',
}
const street = {
  ...elsewhere,
  A21_township_01: '城区街道没有农村工作',
  A21_township_02: '城区街道没有农田水利工程',
  A21_township_03: '城区街道没有承包经营的农村土地',
  A21_township_04: '城区街道没有宅基地',
  A21_township_05: '由自然资源部门公开',
  A21_township_06: '由住房和城乡建设部门公开',
  A21_township_08: '由民政部门公开',
  A21_township_07: '城区街道没有筹资筹劳',
}
const town = {
  ...elsewhere,
  A21_township_02: '农田水利工程由县级水利部门建设运营',
  A21_township_03: '在县级农村产权交易平台公开',
  A21_township_04: '由自然资源部门公开',
  A21_township_05: '由自然资源部门公开',
  A21_township_06: '由住房和城乡建设部门公开',
  A21_township_08: '由民政部门公开',
  A21_township_07: '近年没有筹资筹劳事项',
}

const notOurs: Record<ExampleOrgan, Record<string, string>> = {
  'example-city': city,
  'example-bureau': bureau,
  'example-street': street,
  'example-town': town,
}

export async function columnsOfOffices(app: App, office: ReadonlyMap<ExampleOrgan, ExampleStaff>): Promise<void> {
  for (const [organ, { zhuren }] of office) {
    if (await has(app, 'column_limits', organ)) continue
    const columns = Object.entries(notOurs[organ]).map(([id, basis]) => ({ id, applies: false, days: null, basis }))
    must(await settlePublication(app, zhuren, organ, { limits: [], columns, silentDays: 30 }, null), organ)
  }
}
