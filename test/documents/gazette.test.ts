// 政府公报 and the site of an organ, as staff keep them and the public sees them.

import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { draftIssue, publicIssue, publicIssues, publishIssue } from '../../src/documents/gazette.ts'
import { adoptWorkRule, keepSite } from '../../src/documents/keep-site.ts'
import { guideParts, organSite, readingPoints, workRules } from '../../src/documents/public/index.ts'
import { newsroom } from './newsroom.ts'
import { publish } from './published.ts'

const { app, staff } = await newsroom()
let first: string
let second: string
let draft: string

beforeAll(async () => {
  first = await publish(app, {
    organ: 'city',
    title: '示例市停车场管理办法',
    number: '示政规〔2026〕1号',
    kind: 'rule',
  })
  second = await publish(app, { organ: 'city', title: '关于干部任免的通知', kind: 'personnel' })
  draft = await publish(app, { organ: 'city', title: '尚未公开的紫微方案', state: 'unpublished' })
  await sql`update organs set kind = 'government', level = 'county' where id = 'city'`.execute(app.db)
})

const drafted = (contents: { section: string; documentId: string }[], by = staff.head) =>
  draftIssue(app, by, { organId: 'city', year: 2026, contents }, null)
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal!.code)

describe('the gazette', () => {
  test('only of what is public, once each, by who may', async () => {
    expect(codeOf(await drafted([{ section: '文件', documentId: draft }]))).toBe('not-public')
    expect(codeOf(await drafted([]))).toBe('empty-issue')
    const twice = { section: '文件', documentId: first }
    expect(codeOf(await drafted([twice, twice]))).toBe('twice-in-issue')
    expect(codeOf(await drafted([twice], staff.author))).toBe('not-yours')
  })

  test('is numbered within the year and throughout, and public once it is issued', async () => {
    const one = await drafted([
      { section: '市政府文件', documentId: first },
      { section: '人事任免', documentId: second },
    ])
    expect(one).toMatchObject({ ok: true, value: { year: 2026, no: 1, totalNo: 1 } })
    expect(await drafted([{ section: '文件', documentId: first }])).toMatchObject({ value: { no: 2, totalNo: 2 } })
    expect(await publicIssues(app.db, 'city')).toEqual([])
    const issue = { organId: 'city', year: 2026, no: 1 }
    expect(await publishIssue(app, staff.head, issue, null)).toMatchObject({ ok: true, value: { documents: 2 } })
    expect(codeOf(await publishIssue(app, staff.head, issue, null))).toBe('issued')
    const whole = await publicIssue(app.db, 'city', 2026, 1)
    expect(whole?.entries.map(({ section, title }) => [section, title])).toEqual([
      ['市政府文件', '示例市停车场管理办法'],
      ['人事任免', '关于干部任免的通知'],
    ])
  })

  test('what is withdrawn is not in it any more', async () => {
    await sql`update documents set published_version = null, withdrawn_on = '2026-04-01' where id = ${second}`.execute(
      app.db,
    )
    expect((await publicIssue(app.db, 'city', 2026, 1))?.entries).toHaveLength(1)
  })

  test('departments and towns run none', async () => {
    await sql`update organs set kind = 'department' where id = 'city'`.execute(app.db)
    expect(codeOf(await drafted([{ section: '文件', documentId: first }]))).toBe('no-gazette')
  })
})

test('the site: footer, guide, reading points, rules of work in versions', async () => {
  const site = {
    siteName: '示例市政府信息公开网',
    hostName: '示例市人民政府办公室',
    keeperName: null,
    phone: null,
    icpNo: '示ICP备1号',
    policeNo: null,
    portalUrl: null,
    theme: 'pine' as const,
    guide: '按机构和主题分类。',
  }
  const points = [
    { name: '示例市档案馆', kind: 'archives' as const, address: '示例街1号', hours: null, phone: null, mapUrl: null },
  ]
  expect(codeOf(await keepSite(app, staff.author, 'city', { ...site, readingPoints: points }, null))).toBe('not-yours')
  expect(codeOf(await keepSite(app, staff.head, 'city', { ...site, readingPoints: points }, null))).toBe('ok')
  const kept = (await organSite(app.db, 'city'))!
  expect(kept).toMatchObject({ siteName: '示例市政府信息公开网', icpNo: '示ICP备1号', theme: 'pine' })
  const missing = guideParts(kept, await readingPoints(app.db, 'city')).filter(({ given }) => !given)
  expect(missing.map(({ label }) => label)).toContain('传真号码')
  expect(missing.map(({ label }) => label)).not.toContain('查阅场所')
  const rule = {
    id: 'review',
    title: '发布审查制度',
    text: '第一条',
    adoptedOn: '2026-01-01',
    reviewOn: null,
    endedOn: null,
  }
  expect(await adoptWorkRule(app, staff.head, 'city', rule, null)).toMatchObject({ value: 1 })
  expect(await adoptWorkRule(app, staff.head, 'city', { ...rule, text: '第一条（修订）' }, null)).toMatchObject({
    value: 2,
  })
  expect((await workRules(app.db, 'city'))[0]).toMatchObject({ version: 2, versions: 2 })
})
