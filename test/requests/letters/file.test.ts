// The archive file and the evidence under article 35, on a real database.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { archiveFile, evidenceOf, keepEvidence, sendLetter, takeNote } from '../../../src/requests/index.ts'
import { bureau, form, value } from './bureau.ts'

const { app, on, must, draft, request, staff, target } = await bureau()
const { handler, head, secrecy, elsewhere, registry } = staff

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = []
  for (let no = 1; no <= document.numPages; no++) {
    const { items } = await (await document.getPage(no)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  return pages
}

const flat = (text: string) => text.replace(/\s/g, '')

/** The rows of the first page that end in a number: what stands there, and on which page it should. */
async function contentsOf(bytes: Uint8Array): Promise<{ name: string; page: number }[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const { items } = await (await document.getPage(1)).getTextContent()
  const rows = new Map<number, { x: number; text: string }[]>()
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue
    const y = Math.round(item.transform[5])
    rows.set(y, [...(rows.get(y) ?? []), { x: item.transform[4], text: item.str }])
  }
  return [...rows.values()].flatMap((cells) => {
    const [last, ...others] = cells.sort((a, b) => b.x - a.x).map(({ text }) => text.trim())
    return others.length && /^\d+$/.test(last!) ? [{ name: others.at(0)!, page: Number(last) }] : []
  })
}

async function attachmentsOf(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const attached = (await document.getAttachments()) as Record<string, { content: Uint8Array }>
  return Object.fromEntries(Object.entries(attached ?? {}).map(([name, { content }]) => [name, content]))
}

test('the archive file has contents with pages, story, clock, service, letters and the originals', async () => {
  const id = await request('2026-03-02')
  const asking = await draft(id, 'thirdPartyLetter', { to: '示例有限责任公司', concerned: '报价明细' })
  const consult = { act: 'consultThirdParty', on: '2026-03-02', letter: asking.id } as const
  await must(handler, id, consult, { paperId: asking.id })
  on('2026-03-06')
  await must(handler, id, { act: 'hearThirdParty', on: '2026-03-06', letter: asking.id })
  const note = { kind: 'contact', on: '2026-03-06', text: '电话说明进度', data: { way: '电话' } } as const
  value(await takeNote(app, registry, { ...target(id), note }, null))
  await must(secrecy, id, { act: 'clear', on: '2026-03-06', review: 'secrecy' })
  const answer = await draft(id, 'granted', { information: '随本答复书提供。', attachments: ['方案'] })
  const reply = { act: 'replyOnTheSpot', on: '2026-03-06', outcome: 'granted.full', service: 'electronic' } as const
  await must(handler, id, reply, { paperId: answer.id })
  const { bytes, fileName } = value(await archiveFile(app, registry, target(id), null))
  expect(fileName).toBe('〔2026〕1号 卷宗.pdf')
  const pages = await pagesOf(bytes)
  const contents = await contentsOf(bytes)
  expect(contents.length).toBeGreaterThan(6)
  for (const { name, page } of contents)
    expect(flat(pages[page - 1]!), `${name} ${page}`).toContain(flat(name.replace(/（\d{4}年.*$/, '')))
  expect(contents.map(({ page }) => page)).toEqual(contents.map(({ page }) => page).sort((a, b) => a - b))
  const named = contents.map(({ name }) => name).join(' ')
  for (const part of [
    '申请内容',
    '办理经过',
    '期限计算',
    '沟通、检索和区分处理记录',
    '送达情况',
    '征求意见书',
    '答复书',
  ])
    expect(named).toContain(part)
  pages.slice(1).forEach((text, index) => {
    expect(flat(text)).toContain(`${index + 2}/${pages.length}`)
  })
  expect(pages.join('')).toContain('征求意见期间，不计入')
  expect(pages.join('')).toContain('张三丰')
  expect(pages.at(-1)).toContain(`${pages.length} / ${pages.length}`)
  const originals = await attachmentsOf(bytes)
  expect(Object.keys(originals).some((name) => name.endsWith('.docx'))).toBe(true)
  for (const [name, content] of Object.entries(originals))
    expect(Buffer.from(content.subarray(0, 4)).toString('latin1'), name).toMatch(/^(%PDF|PK\x03\x04)/)
  const again = value(await archiveFile(app, registry, target(id), null))
  expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0)
  expect(await archiveFile(app, elsewhere, target(id), null)).toMatchObject({ refusal: { code: 'not-yours' } })
  expect(await archiveFile(app, elsewhere, { ...target(id), organId: 'other' }, null)).toMatchObject({
    refusal: { code: 'no-request' },
  })
})

test('the evidence counts requests of one applicant by month and groups what is alike', async () => {
  const applicants = [{ ...form.applicants[0]!, idKind: 'other' as const, idNumber: 'Y-1' }]
  const asked = (day: `${number}-${number}-${number}`, content: string) => request(day, { applicants, content })
  await asked('2026-04-01', '示例河段2023年采砂许可的审批材料')
  await asked('2026-04-02', '示例河段2024年采砂许可的审批材料')
  await asked('2026-05-06', '人民公园改造的招标文件')
  const id = await asked('2026-05-07', '示例河段2025年采砂许可的审批材料')
  const found = value(await evidenceOf(app, handler, target(id)))
  expect(found.count).toBe(4)
  expect(found.months).toEqual([
    { month: '2026-04', count: 2 },
    { month: '2026-05', count: 2 },
  ])
  expect(found.groups.map((group) => group.length)).toEqual([3])
  expect(found.reason).toContain('共收到你提出的政府信息公开申请4件')
  const { bytes } = value(await keepEvidence(app, handler, target(id), null))
  expect((await pagesOf(bytes)).join('')).toContain('采砂许可')
  const notice = await draft(id, 'reasonsNotice', { reason: found.reason, until: '2026-05-20' })
  const facts = { act: 'askForReasons', on: '2026-05-07', until: '2026-05-20' } as const
  await must(handler, id, facts, { paperId: notice.id })
  expect(value(await archiveFile(app, head, target(id), null)).bytes.length).toBeGreaterThan(bytes.length)
  const form2 = await draft(id, 'registrationForm')
  expect(
    value(await sendLetter(app, registry, { ...target(id), paperId: form2.id, on: '2026-05-07' }, null)).number,
  ).toBe(null)
})
