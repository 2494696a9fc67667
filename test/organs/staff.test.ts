import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { asStaffOf } from '../../src/db/as-staff.ts'
import {
  addStaff,
  changeStaff,
  importOrgans,
  loadStaff,
  may,
  organSheetTemplate,
  organsBelow,
  type Staff,
} from '../../src/organs/index.ts'
import { office } from './office.ts'

const { app, organ, person } = await office()
let admin: Staff
let cityAdmin: Staff

beforeAll(async () => {
  await organ('city')
  await organ('bureau', 'city')
  await organ('town', 'bureau')
  admin = await person('root', 'city', ['installationAdmin'])
  cityAdmin = await person('chen', 'bureau', ['organAdmin'])
})

test('the organs below, at every depth', async () => {
  expect((await organsBelow(app.db, ['city'])).get('city')!.sort()).toEqual(['bureau', 'town'])
})

describe('staff', () => {
  const li = { organId: 'town', login: 'li.na', name: '李娜', kind: 'part' as const, roles: ['handler' as const] }

  test('the administrator above adds a person below', async () => {
    const added = await addStaff(app, cityAdmin, li, null)
    expect(added).toMatchObject({ ok: true })
    expect(await addStaff(app, cityAdmin, li, null)).toMatchObject({ refusal: { code: 'login-taken' } })
  })

  test('an administrator of one organ is refused at another', async () => {
    expect(await addStaff(app, cityAdmin, { ...li, organId: 'city', login: 'other' }, null)).toMatchObject({
      refusal: { code: 'not-yours' },
    })
  })

  test('only the administrator of the installation makes another', async () => {
    const input = { ...li, login: 'root2', roles: ['installationAdmin' as const] }
    expect(await addStaff(app, cityAdmin, input, null)).toMatchObject({ refusal: { code: 'not-yours' } })
  })

  test('a substitute has the roles of the absent person on the days of absence', async () => {
    const boss = await person('boss', 'town', ['head'])
    const deputy = await person('deputy', 'town', ['handler'])
    const absence = { from: '2026-03-05' as const, until: '2026-03-06' as const, substituteId: deputy.id }
    expect(await changeStaff(app, cityAdmin, { id: boss.id, organId: 'town', absence }, null)).toMatchObject({
      ok: true,
    })
    const on = async (day: string) => may((await loadStaff(app.db, deputy.id, day))!, 'approveExtension', 'town')
    expect([await on('2026-03-04'), await on('2026-03-05'), await on('2026-03-06'), await on('2026-03-07')]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('a disabled person is nobody', async () => {
    const gone = await person('gone', 'town', ['handler'])
    expect(await changeStaff(app, cityAdmin, { id: gone.id, organId: 'town', disabled: true }, null)).toMatchObject({
      ok: true,
    })
    expect(await loadStaff(app.db, gone.id, '2026-03-02')).toBeUndefined()
  })
})

describe('rows are guarded by the database', () => {
  test('staff of one organ see, change and add rows of their organ only', async () => {
    const seen = await asStaffOf(app.db, ['town'], (tx) =>
      tx.selectFrom('staff').select('organ_id').distinct().execute(),
    )
    expect(seen).toEqual([{ organ_id: 'town' }])
    const changed = await asStaffOf(app.db, ['town'], (tx) =>
      tx.updateTable('staff').set({ name: 'x' }).where('organ_id', '=', 'city').executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
    const added = asStaffOf(app.db, ['town'], (tx) =>
      tx.insertInto('staff').values({ organ_id: 'city', login: 'intruder', name: 'x' }).execute(),
    )
    await expect(added).rejects.toThrow('row-level security')
  })

  test('what no policy names cannot be read at all', async () => {
    await expect(asStaffOf(app.db, ['town'], (tx) => tx.selectFrom('sessions').selectAll().execute())).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('import of organs and staff', () => {
  async function sheet(organs: string[][], staff: string[][]) {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await organSheetTemplate()) as never)
    for (const row of organs) book.getWorksheet('机关')!.addRow(row)
    for (const row of staff) book.getWorksheet('人员')!.addRow(row)
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

  test('hundreds of organs at once, children before parents', async () => {
    const organs = Array.from({ length: 300 }, (_, i) => [
      `dept-${i}`,
      `示例局${i}`,
      '工作部门',
      '县级',
      '',
      i % 2 ? 'dept-0' : 'city',
    ])
    organs.reverse()
    const staff = [['dept-7', 'sun.li', '孙立', '专职', '科长', '', '', '承办人、登记员']]
    const imported = await importOrgans(app, admin, await sheet(organs, staff), null)
    expect(imported).toMatchObject({
      ok: true,
      value: { organs: { added: 300, changed: 0 }, staff: [{ login: 'sun.li' }] },
    })
  })

  test('errors name sheet, row, column, what was seen and expected; nothing is imported', async () => {
    const organs = [
      ['new-one', '新局', '工作部门', '县级', '', 'nowhere'],
      ['Bad Id', '坏局', '局', '县级', '', ''],
    ]
    const refused = await importOrgans(
      app,
      admin,
      await sheet(organs, [['city', 'x', '某', '', '', '', '', '厨师']]),
      null,
    )
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'faulty-rows' } })
    const faults = refused.ok ? [] : (refused.refusal['faults'] as { at: string; column: string }[])
    expect(faults.map(({ at: where, column }) => `${where} ${column}`)).toEqual([
      '机关·第3行 编号',
      '机关·第3行 类别',
      '人员·第2行 账号',
      '人员·第2行 角色',
      '机关·第2行 上级编号',
    ])
    expect(
      await app.db.selectFrom('organs').select('id').where('id', '=', 'new-one').executeTakeFirst(),
    ).toBeUndefined()
  })

  test('a tree that bites its tail is refused', async () => {
    const organs = [
      ['ring-a', '甲', '工作部门', '县级', '', 'ring-b'],
      ['ring-b', '乙', '工作部门', '县级', '', 'ring-a'],
    ]
    expect(await importOrgans(app, admin, await sheet(organs, []), null)).toMatchObject({
      refusal: { code: 'faulty-rows' },
    })
  })

  test('what is no sheet is refused', async () =>
    expect(await importOrgans(app, admin, new Uint8Array([1, 2, 3]), null)).toMatchObject({
      refusal: { code: 'no-sheet' },
    }))
})
