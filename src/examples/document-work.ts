// Work on the register and the ledger of the example: a clean-up that is announced and one that is half done, a document
// that is suspended, evidence for what was signed, figures that wait to be signed.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import {
  announceCleanup,
  attachEvidence,
  changeValidity,
  cleanupItems,
  closeCleanup,
  decideCleanup,
  enterFigures,
  openCleanup,
} from '../documents/index.ts'
import { addDays } from '../kit/days.ts'
import { act, throughReview } from './document-register.ts'
import { has } from './document-site.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import { must, onDay } from './play.ts'

type Office = ReadonlyMap<ExampleOrgan, ExampleStaff>

const city = 'example-city'
const street = 'example-street'

/** A small clean-up that was closed and announced, and a large one that is half done. */
export async function cleanupsAtWork(app: App, office: Office): Promise<void> {
  if (await has(app, 'document_cleanups', city)) return
  const today = app.today()
  const past = { fazhi: office.get(street)!.fazhi, on: addDays(today, -150), until: addDays(today, -120) }
  const title = `${past.on.slice(0, 4)}年东城街道行政规范性文件清理`
  const { id } = must(
    await openCleanup(
      onDay(app, past.on),
      past.fazhi,
      { organId: street, title, basis: '上级关于开展文件清理的通知' },
      null,
    ),
    title,
  )
  const then = onDay(app, past.until)
  await decide(then, past.fazhi, street, id, [
    ['keep', 0, 44],
    ['amend', 44, 46],
    ['repeal', 46, 1000],
  ])
  must(await closeCleanup(then, past.fazhi, { organId: street, cleanupId: id }, null), title)
  const staff = office.get(street)!
  const draft = must(await announceCleanup(then, staff.zhuren, { organId: street, cleanupId: id }, null), title)
  await throughReview(then, staff, street, draft.id, 'none')
  must(await act(then, staff.dengji, street, draft.id, { act: 'publish' }), title)
  const { fazhi } = office.get(city)!
  const now = onDay(app, addDays(today, -18))
  const wide = { organId: city, title: `${today.slice(0, 4)}年示例市行政规范性文件清理`, basis: '示政办函〔示例〕1号' }
  const opened = must(await openCleanup(now, fazhi, wide, null), wide)
  await decide(now, fazhi, city, opened.id, [
    ['keep', 0, 560],
    ['amend', 560, 585],
    ['repeal', 585, 612],
  ])
  await suspendOne(app, office)
}

async function decide(
  app: App,
  by: ExampleStaff['dengji'],
  organId: string,
  cleanupId: string,
  parts: readonly ['keep' | 'amend' | 'repeal', from: number, until: number][],
): Promise<void> {
  const ids = (await cleanupItems(app.db, organId, cleanupId)).map(({ documentId }) => documentId)
  for (const [decision, from, until] of parts) {
    const documentIds = ids.slice(from, until)
    const note = decision === 'keep' ? undefined : '与新的规定不一致'
    if (documentIds.length)
      must(
        await decideCleanup(app, by, { organId, cleanupId, documentIds, decision, ...(note && { note }) }, null),
        cleanupId,
      )
  }
}

async function suspendOne(app: App, office: Office): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from documents where organ_id = ${city} and register_no is not null and validity = 'inForce'
      and made_on < '2023-01-01' order by made_on desc, id limit 1`.execute(app.db)
  if (!rows[0]) return
  const change = {
    organId: city,
    documentId: rows[0].id,
    validity: 'suspended',
    basis: '市政府常务会议决定暂停执行（示例）',
  } as const
  must(await changeValidity(onDay(app, addDays(app.today(), -30)), office.get(city)!.fazhi, change, null), change)
}

/** Evidence for what is signed, and figures of this year that wait for their signature. */
export async function ledgerAtWork(app: App, office: Office): Promise<void> {
  const { chengban } = office.get(city)!
  const { rows } = await sql<{ id: string; row: string; month: number }>`
    select id, row_id as row, first_month as month from administrative_entries
    where organ_id = ${city} and state = 'signed' and year = 2023 and evidence_sha256 is null
    order by row_id, first_month`.execute(app.db)
  for (const { id, month } of rows) {
    const bytes = Buffer.from(`\ufeff事项,期间,说明\r\n示例数据,2023年第${(month + 2) / 3}季度,非该机关发布\r\n`)
    const name = `2023年第${(month + 2) / 3}季度统计表（示例）.csv`
    must(await attachEvidence(app, chengban, { organId: city, id, name, bytes }, null), name)
  }
  const [year, month] = [Number(app.today().slice(0, 4)), Number(app.today().slice(5, 7))]
  const period = { organId: city, year, firstMonth: 1, lastMonth: month, note: '示例数据，非该机关发布' }
  const share = month / 12
  must(
    await enterFigures(
      app,
      chengban,
      [
        { ...period, row: 'permits', items: 312, quantity: Math.round(98_000 * share) },
        { ...period, row: 'penalties', items: 645, quantity: Math.round(61_200 * share) },
        { ...period, row: 'fees', items: 18, amountWan: Math.round(52_191.39 * share * 100) / 100 },
      ],
      null,
    ),
    '台账',
  )
}
