// What screening finds is decided place by place before a review is complete; channels, relations of a correction, the desk.
import { deflateRawSync } from 'node:zlib'
import { Document, ImageRun, Packer, Paragraph, TextRun } from 'docx'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import { publicationFigures } from '../../src/documents/channels/index.ts'
import {
  type ActWish,
  actOnDocument,
  addFile,
  bodyFromText,
  createDocument,
  decideHits,
  documentDesk,
  documentDetails,
  editDocument,
  importDocuments,
  importIntoDraft,
  listVersions,
  maskDocument,
  maskMarked,
  openTakeover,
  readDocument,
  readDocumentActs,
  readFiles,
  readVersion,
  screenDocument,
} from '../../src/documents/index.ts'
import { checklistItems } from '../../src/law/disclosure/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { newsroom } from './newsroom.ts'

const { app, staff } = await newsroom()
const idNumber = '11010519491231002X'
const begin = async (text: string, kind: 'notice' | 'normative' = 'notice', title = '示例公示') => {
  const draft = { organId: 'city', kind, title, formedOn: '2026-03-02' as const, body: bodyFromText(text) }
  const made = await createDocument(app, staff.author, draft, null)
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value.id
}
const act = (by: Staff, documentId: string, wish: ActWish) =>
  actOnDocument(app, by, { organId: 'city', documentId, wish }, null)
const done = async (by: Staff, id: string, ...wishes: ActWish[]) => {
  for (const wish of wishes) {
    const result = await act(by, id, wish)
    if (!result.ok) throw new Error(`${wish.act}: ${result.refusal.message}`)
  }
}
const codeOf = async (result: Promise<{ ok: boolean; refusal?: { code: string } }>) =>
  (await result).refusal?.code ?? 'ok'
const hitsOf = async (id: string) => screenDocument(app, app.db, (await readDocument(app.db, 'city', id))!)
const whole = { act: 'review', step: 3, checklist: [...checklistItems] } as const
const toLast = async (id: string) => {
  await done(staff.author, id, { act: 'mark', attribute: 'open' }, { act: 'submit' }, { act: 'review', step: 1 })
  await done(staff.secrecy, id, { act: 'review', step: 2 })
}
const published = async (id: string) => {
  await toLast(id)
  await done(staff.leader, id, whole, { act: 'approve' })
  await done(staff.registry, id, { act: 'publish' })
}

test('a review is not completed while a grave place is undecided, and the author decides none', async () => {
  const id = await begin(`申请人张小明，身份证号码${idNumber}。`)
  await toLast(id)
  expect(await codeOf(act(staff.leader, id, whole))).toBe('hits-open')
  const [hit] = (await hitsOf(id)).filter(({ rule }) => rule === 'idNumber')
  const input = { organId: 'city', documentId: id, keys: [hit!.key] }
  expect(await codeOf(decideHits(app, staff.author, { ...input, decision: 'keep', reason: '同意' }, null))).toBe(
    'author-decides',
  )
  expect(await codeOf(decideHits(app, staff.secrecy, { ...input, decision: 'keep', reason: ' ' }, null))).toBe(
    'no-reason',
  )
  expect(
    await codeOf(decideHits(app, staff.secrecy, { ...input, keys: ['0'.repeat(64)], decision: 'mask' }, null)),
  ).toBe('no-hit')
  expect(await codeOf(decideHits(app, staff.secrecy, { ...input, decision: 'mask' }, null))).toBe('ok')
  expect(await codeOf(act(staff.leader, id, whole))).toBe('still-to-mask')
  await done(staff.leader, id, { act: 'sendBack' })
  expect(
    await codeOf(maskDocument(app, staff.author, { organId: 'city', documentId: id, words: [idNumber] }, null)),
  ).toBe('ok')
  expect((await hitsOf(id)).map(({ rule }) => rule)).not.toContain('idNumber')
  const versions = await listVersions(app.db, 'city', id)
  expect(versions.map(({ no }) => no)).toEqual([1, 2])
  expect(versions[1]!.text).toContain('■■■■')
})

test('marked places are masked by the drafter in one step, in text and PDF, and every step is done again', async () => {
  const id = await begin(`甲的身份证号码${idNumber}。`)
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  pdf.addPage([400, 200]).drawText(`list of the example ${idNumber} end`, { x: 20, y: 100, size: 12, font })
  const file = { organId: 'city', documentId: id, role: 'attachment' as const, name: '名单.pdf' }
  const added = await addFile(app, staff.author, { ...file, bytes: await pdf.save({ useObjectStreams: false }) }, null)
  expect(added.ok).toBe(true)
  await toLast(id)
  const marked = (await hitsOf(id)).filter(({ rule }) => rule === 'idNumber')
  expect(marked.map((one) => one.file)).toEqual([null, 1])
  const keys = marked.map(({ key }) => key)
  const decided = await decideHits(app, staff.leader, { organId: 'city', documentId: id, keys, decision: 'mask' }, null)
  expect(decided).toMatchObject({ ok: true, value: { decided: 2 } })
  expect(await codeOf(act(staff.leader, id, whole))).toBe('still-to-mask')
  const mask = (by: Staff) => maskMarked(app, by, { organId: 'city', documentId: id }, null)
  expect(await codeOf(mask(staff.author)), 'nobody changes the text while it is reviewed').toBe('wrong-state')
  await done(staff.leader, id, { act: 'sendBack' })
  expect(await codeOf(mask(staff.secrecy))).toBe('not-yours')
  expect(await mask(staff.author)).toEqual({ ok: true, value: { masked: 2, left: [] } })
  expect(await codeOf(mask(staff.author))).toBe('no-marks')
  const { standing, version } = (await readDocument(app.db, 'city', id))!
  expect([version, standing.reviews]).toEqual([2, []])
  expect((await hitsOf(id)).filter(({ rule }) => rule === 'idNumber')).toEqual([])
  await done(staff.author, id, { act: 'submit' })
  expect(await codeOf(act(staff.leader, id, whole)), 'from the first step').toBe('wrong-step')
})

test('a place that stays keeps its reason while the words around it stay, and the record of the review has it', async () => {
  const id = await begin('本件为内部资料，已解除限制。\n第二段')
  await toLast(id)
  const [hit] = await hitsOf(id)
  expect(hit).toMatchObject({ rule: 'internalMark', at: { part: 'body', line: 0 }, decision: null })
  const keep = { organId: 'city', documentId: id, keys: [hit!.key], decision: 'keep', reason: '标识已解除' } as const
  await decideHits(app, staff.secrecy, keep, null)
  await done(staff.leader, id, { act: 'sendBack' })
  const change = { body: bodyFromText('新的第一段\n本件为内部资料，已解除限制。') }
  await editDocument(app, staff.author, { organId: 'city', documentId: id, change }, null)
  expect((await hitsOf(id))[0]!.decision).toMatchObject({ decision: 'keep', reason: '标识已解除' })
  await done(staff.author, id, { act: 'submit' }, { act: 'review', step: 1 })
  await done(staff.secrecy, id, { act: 'review', step: 2 })
  await done(staff.leader, id, whole)
  const { reviews } = (await documentDetails(app.db, 'city', id))!
  expect(reviews.at(-1)!.screening).toMatchObject({
    hits: [{ rule: 'internalMark', decision: 'keep', reason: '标识已解除' }],
  })
})

test('other channels are told of what is public, not before it was', async () => {
  const id = await begin('正文')
  const at = app.now().toISOString()
  expect(await codeOf(act(staff.registry, id, { act: 'addChannel', channel: 'press', at }))).toBe('not-up')
  await published(id)
  const early = '2026-01-01T00:00:00.000Z'
  expect(await codeOf(act(staff.registry, id, { act: 'addChannel', channel: 'press', at: early }))).toBe(
    'before-publication',
  )
  const detail = { topic: '示例主题', speaker: '示例发布人' }
  await done(staff.registry, id, { act: 'addChannel', channel: 'pressConference', at, address: '新闻发布厅', detail })
  const { publications } = (await documentDetails(app.db, 'city', id))!
  expect(publications.map(({ channel }) => channel)).toEqual(['site', 'pressConference'])
  expect(publications[1]).toMatchObject({ address: '新闻发布厅', detail })
})

test('a channel entered by mistake is taken back: the record stays, the counts follow', async () => {
  const id = await begin('正文', 'notice', '登记错渠道的公示')
  await published(id)
  const at = app.now().toISOString()
  const inPress = async () =>
    (await publicationFigures(app, { organIds: ['city'], year: 2026 })).find((one) => one.id === 'channel.press')!.n
  const before = await inPress()
  await done(staff.registry, id, { act: 'addChannel', channel: 'press', at, address: '示例日报第3版' })
  expect(await inPress()).toBe(before + 1)
  const drop = (no: number, reason: string, by = staff.registry) => act(by, id, { act: 'dropChannel', no, reason })
  expect(await codeOf(drop(2, '  '))).toBe('no-reason')
  expect(await codeOf(drop(2, '登错了', staff.author))).toBe('not-yours')
  expect(await codeOf(drop(1, '网站'))).toBe('channel-of-ours')
  expect(await codeOf(drop(9, '没有'))).toBe('no-channel')
  expect(await codeOf(drop(2, '没有在这一天的报纸上刊登'))).toBe('ok')
  expect(await inPress()).toBe(before)
  const { publications } = (await documentDetails(app.db, 'city', id))!
  expect(publications.map(({ channel }) => channel)).toEqual(['site'])
  expect((await readDocumentActs(app.db, 'city', id)).at(-1)!.facts).toMatchObject({
    ...{ act: 'dropChannel', channel: 'press', at, address: '示例日报第3版', reason: '没有在这一天的报纸上刊登' },
  })
})

test('relations of a correction take the place of the others when it is published, and repeal then', async () => {
  const [old, id] = [
    await begin('第一条 旧。', 'normative', '旧办法'),
    await begin('第一条 新。', 'normative', '新办法'),
  ]
  for (const one of [old, id]) await published(one)
  const publicRelations = () =>
    app.db.selectFrom('public_document_relations').select('relation').where('document_id', '=', id).execute()
  await done(staff.author, id, { act: 'correct', publicNote: '补充废止条款' })
  const change = { relations: [{ relation: 'repeals' as const, toId: old }] }
  await editDocument(app, staff.author, { organId: 'city', documentId: id, change }, null)
  expect(await publicRelations()).toEqual([])
  expect((await documentDetails(app.db, 'city', id))!.relations).toMatchObject([
    { relation: 'repeals', title: '旧办法' },
  ])
  await done(staff.author, id, { act: 'submit' }, { act: 'review', step: 1 })
  await done(staff.secrecy, id, { act: 'review', step: 2 })
  await done(staff.leader, id, whole, { act: 'approve' })
  await done(staff.registry, id, { act: 'publish' })
  expect(await publicRelations()).toEqual([{ relation: 'repeals' }])
  expect((await readDocument(app.db, 'city', old))!.validity).toBe('repealed')
})

test('the desk says to each what is theirs', async () => {
  const id = await begin('等待办理的正文', 'notice', '桌面示例')
  const tasks = async (by: Staff) => (await documentDesk(app, by, ['city'])).mine.find((one) => one.id === id)?.task
  expect(await tasks(staff.author)).toBe('mark')
  await done(staff.author, id, { act: 'mark', attribute: 'open' })
  expect([await tasks(staff.author), await tasks(staff.secrecy)]).toEqual(['submit', undefined])
  await done(staff.author, id, { act: 'submit' }, { act: 'review', step: 1 })
  expect([await tasks(staff.author), await tasks(staff.secrecy)]).toEqual([undefined, 'review2'])
  await done(staff.secrecy, id, { act: 'review', step: 2 })
  await done(staff.leader, id, whole)
  expect([await tasks(staff.leader), await tasks(staff.secrecy)]).toEqual(['approve', undefined])
  await done(staff.leader, id, { act: 'approve' })
  expect(await tasks(staff.registry)).toBe('publish')
  expect((await documentDesk(app, staff.registry, [])).counts.inHand).toBe(0)
})

/** A picture of one point, as PNG. */
const point = () => {
  const chunk = (type: string, data: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    return Buffer.concat([size, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  return Buffer.concat([
    magic,
    chunk('IHDR', head),
    chunk('IDAT', deflateRawSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('a Word file becomes the text of a draft; its pictures and the file itself are kept', async () => {
  const image = new ImageRun({ type: 'png', data: point(), transformation: { width: 9, height: 9 } })
  const text = (words: string) => new Paragraph({ children: [new TextRun(words)] })
  const sections = [
    { children: [text('一、范围'), text('适用于全市。'), new Paragraph({ children: [image] }), text('附后。')] },
  ]
  const bytes = await Packer.toBuffer(new Document({ sections }))
  const id = await begin('将被替换', 'notice', '从文件起草')
  const read = await importIntoDraft(
    app,
    staff.author,
    { organId: 'city', documentId: id, name: '稿.docx', bytes },
    null,
  )
  if (!read.ok) throw new Error(read.refusal.message)
  expect(read.value).toMatchObject({ blocks: 4, images: 1 })
  const { body, no } = (await readVersion(app.db, 'city', id, 1))!
  expect(body.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'image', 'paragraph'])
  const files = await readFiles(app.db, 'city', id, no)
  expect(files.map(({ role, name }) => `${role} ${name}`)).toEqual(['original 稿.docx', 'attachment 图片1.png'])
  expect(body[2]).toMatchObject({ file: files[1]!.no })
})

test('a page of another site becomes the text of a draft without its title; only as an original it may be kept', async () => {
  const page =
    '<html><head><title>旧站</title></head><body><p>首页 新闻</p><h1>示例通知</h1><p>第一段，<b>加粗</b>。</p><p>第二段。</p></body></html>'
  const bytes = new TextEncoder().encode(page)
  const id = await begin('将被替换', 'notice', '示例通知')
  const at = { organId: 'city', documentId: id, name: '旧站.html', bytes }
  const read = await importIntoDraft(app, staff.author, at, null)
  expect(read).toMatchObject({ ok: true, value: { blocks: 2 } })
  const { text, no } = (await readVersion(app.db, 'city', id, 1))!
  expect(text).toBe('第一段，加粗。\n第二段。')
  const files = await readFiles(app.db, 'city', id, no)
  expect(files).toMatchObject([{ role: 'original', name: '旧站.html', media_type: 'text/html' }])
  const attached = await addFile(app, staff.author, { ...at, role: 'attachment' }, null)
  expect(attached).toMatchObject({ ok: false, refusal: { code: 'file-kind' } })
})

test('a list as CSV with pages of another site comes in with their pictures and files', async () => {
  const record = {
    organId: 'city',
    source: '旧站',
    digest: 'a'.repeat(64),
    responsibleName: '李负责',
    signedOn: '2026-03-01' as const,
  }
  const opened = await openTakeover(app, staff.head, record, null)
  if (!opened.ok) throw new Error(opened.refusal.message)
  const sheet = Buffer.from(
    '标题,公开属性,种类,发布日期,正文文件\r\n旧站通知,主动公开,通知公告,2024-01-08,html/1.htm\r\n',
  )
  const page =
    '<div class="content"><p>为方便群众办事，现将有关安排公布如下，请相互转告。</p><img src="../img/a.png"><a href="%E9%99%84%E4%BB%B6.txt">附件</a></div>'
  const files = new Map([
    ['html/1.htm', new TextEncoder().encode(page)],
    ['html/附件.txt', new TextEncoder().encode('附件的文字')],
    ['img/a.png', new Uint8Array(point())],
  ])
  const taken = await importDocuments(
    app,
    staff.head,
    { organId: 'city', takeoverId: opened.value.id, sheet, files },
    null,
  )
  expect(taken).toMatchObject({ ok: true, value: { taken: 1, faults: [], notes: [] } })
  const { id } = await app.db
    .selectFrom('documents')
    .select('id')
    .where('title', '=', '旧站通知')
    .executeTakeFirstOrThrow()
  const kept = await readFiles(app.db, 'city', id, 1)
  expect(kept.map(({ name }) => name)).toEqual(['图片1.png', '附件.txt'])
  const { body } = (await readVersion(app.db, 'city', id, 1))!
  expect(body[1]).toMatchObject({ type: 'image', file: kept[0]!.no })
})
