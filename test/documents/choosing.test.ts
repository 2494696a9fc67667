// 选定遮盖: any place of the text or of a file, by the drafter at once, by a reviewer as a mark that the drafter carries out.
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import {
  type ActWish,
  actOnDocument,
  addFile,
  type Body,
  createDocument,
  decideHits,
  editDocument,
  markPlaces,
  maskedPlaces,
  maskMarked,
  maskPlaces,
  type PlaceWish,
  readDocument,
  readFiles,
  readVersion,
  screenDocument,
  textOf,
} from '../../src/documents/index.ts'
import { maskedText, placesOf } from '../../src/documents/masking/text-places.ts'
import { checklistItems } from '../../src/law/disclosure/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { openContainer } from '../../src/reports/index.ts'
import { newsroom } from './newsroom.ts'

const { app, staff } = await newsroom()
const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ text }] })
const begin = async (body: Body, title = '示例公示') => {
  const draft = { organId: 'city', kind: 'notice' as const, title, formedOn: '2026-03-02' as const, body }
  const made = await createDocument(app, staff.author, draft, null)
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value.id
}
const done = async (by: Staff, id: string, ...wishes: ActWish[]) => {
  for (const wish of wishes) {
    const result = await actOnDocument(app, by, { organId: 'city', documentId: id, wish }, null)
    if (!result.ok) throw new Error(`${wish.act}: ${result.refusal.message}`)
  }
}
const codeOf = async (result: Promise<{ ok: boolean; refusal?: { code: string } }>) =>
  (await result).refusal?.code ?? 'ok'
const ground = 'denied.thirdParty'
const input = (documentId: string, ...places: PlaceWish[]) => ({ organId: 'city', documentId, places, ground })
const words = (line: number, from: number, text: string, everywhere = false): PlaceWish => ({
  ...{ kind: 'text', part: 'body', line, from, until: from + text.length, words: text, everywhere },
})
const textNow = async (id: string) =>
  textOf((await readVersion(app.db, 'city', id, (await readDocument(app.db, 'city', id))!.version))!.body)
const chosenIn = async (id: string) =>
  (await screenDocument(app, app.db, (await readDocument(app.db, 'city', id))!)).filter(({ rule }) => rule === 'byHand')
const whole = { act: 'review', step: 3, checklist: [...checklistItems] } as const
const toLast = async (id: string) => {
  await done(staff.author, id, { act: 'mark', attribute: 'open' }, { act: 'submit' }, { act: 'review', step: 1 })
  await done(staff.secrecy, id, { act: 'review', step: 2 })
}
const withPdf = async (id: string) => {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const text of ['first page of Wang', 'second page of Wang'])
    pdf.addPage([400, 200]).drawText(text, { x: 20, y: 100, size: 14, font })
  const file = { organId: 'city', documentId: id, role: 'attachment' as const, name: '名单.pdf' }
  await addFile(app, staff.author, { ...file, bytes: await pdf.save({ useObjectStreams: false }) }, null)
}
const pdfText = async (id: string) => {
  const { version } = (await readDocument(app.db, 'city', id))!
  const [file] = await readFiles(app.db, 'city', id, version)
  const { blocks } = await openContainer(await app.files.get(file!.sha256), { name: 'a.pdf' })
  return blocks.map((block) => ('text' in block ? block.text : '')).join('\n')
}

test('the drafter masks one place, and the same words elsewhere stay', async () => {
  const id = await begin([paragraph('王某领取五百元。'), paragraph('王某的父亲王某某。')])
  const made = await maskPlaces(app, staff.author, input(id, words(1, 0, '王某')), null)
  expect(made).toMatchObject({ ok: true, value: { proofs: [{ of: '正文', before: 3, after: 2 }], left: [] } })
  expect(await textNow(id)).toBe('王某领取五百元。\n■■■■的父亲王某某。')
  const [kept] = await maskedPlaces(app.db, 'city', id)
  expect(kept).toMatchObject({ shown: '正文第2段第1至2字', markedBy: '示例author', maskedBy: '示例author' })
  const rows = await app.db.selectFrom('document_marks').selectAll().where('document_id', '=', id).execute()
  expect(JSON.stringify(rows), 'the words are not kept').not.toContain('王某')
})

test('everywhere, in title and text', async () => {
  const id = await begin([paragraph('李某甲与李某甲的邻居')], '关于李某甲的公示')
  expect(await codeOf(maskPlaces(app, staff.author, input(id, words(0, 0, '李某甲', true)), null))).toBe('ok')
  expect(await textNow(id)).toBe('■■■■与■■■■的邻居')
  expect((await readDocument(app.db, 'city', id))!.title).toBe('关于■■■■的公示')
})

test('places in lists and tables, over bold and plain', () => {
  const cell = (text: string) => ({ content: [{ text }] })
  const body: Body = [
    { type: 'list', ordered: true, items: [[{ text: '甲村' }], [{ text: '赵', bold: true }, { text: '某某' }]] },
    {
      type: 'table',
      rows: [
        [cell('姓名'), cell('钱某')],
        [cell('住址'), cell('示例路9号')],
      ],
    },
  ]
  const text = { title: '题', summary: '钱某', body }
  const made = maskedText(text, [{ part: 'body', line: 0, from: 3, until: 6 }, ...placesOf(text, '钱某').slice(1)], [])
  expect(textOf(made.body)).toBe('甲村\n■■■■\n姓名\t■■■■\n住址\t示例路9号')
  expect(made.summary).toBe('钱某')
  const over = maskedText(text, [{ part: 'body', line: 1, from: 3, until: 8 }], [])
  expect(textOf(over.body.slice(1)), 'over the borders of cells').toBe('姓名\t■■■■\n■■■■\t示例路9号')
})

test('what is not there any more, a missing ground, another role are refused', async () => {
  const id = await begin([paragraph('孙某某')])
  const place = words(0, 0, '孙某某')
  const by = (one: Staff, wish: PlaceWish, more = {}) =>
    codeOf(maskPlaces(app, one, { ...input(id, wish), ...more }, null))
  expect(await by(staff.author, words(0, 1, '孙某'))).toBe('changed-meanwhile')
  expect(await by(staff.author, place, { ground: 'onRequest.particular' })).toBe('no-ground')
  expect(await by(staff.author, { kind: 'words', file: 9, words: '孙某某' })).toBe('no-file')
  expect(await by(staff.secrecy, place)).toBe('not-yours')
})

test('a page of a PDF becomes a picture where a place is chosen; words of it are taken out as letters', async () => {
  const id = await begin([paragraph('见附件。')])
  await withPdf(id)
  const area = { page: 2, x: 0, y: 0.3, width: 0.9, height: 0.4 }
  const made = await maskPlaces(app, staff.author, input(id, { kind: 'area', file: 1, area }), null)
  expect(made).toMatchObject({ ok: true, value: { proofs: [{ of: '名单.pdf', pictured: [2], after: 0 }] } })
  expect(await pdfText(id)).toMatch(/first page of Wang/)
  expect(await pdfText(id)).not.toMatch(/second/)
  const again = await maskPlaces(app, staff.author, input(id, { kind: 'words', file: 1, words: 'Wang' }), null)
  expect(again).toMatchObject({ ok: true, value: { proofs: [{ before: 1, after: 0, pictured: [] }] } })
  expect(await pdfText(id)).not.toMatch(/Wang/)
})

test('a reviewer marks places of text and file, the review waits, the drafter masks them in one step', async () => {
  const id = await begin([paragraph('周某住在示例路。'), paragraph('周某已经领取。')])
  await withPdf(id)
  await toLast(id)
  const area = { page: 1, x: 0, y: 0.3, width: 0.9, height: 0.4 }
  const places = [words(1, 0, '周某'), { kind: 'area' as const, file: 1, area }]
  const note = '领取人没有同意公开'
  expect(await markPlaces(app, staff.secrecy, { ...input(id, ...places), note }, null)).toMatchObject({ ok: true })
  expect((await chosenIn(id)).map(({ file, seen, decision }) => [file, seen, decision!.reason])).toEqual([
    [null, '周某', expect.stringContaining(note)],
    [1, '框出的一处', expect.stringContaining('第三方')],
  ])
  const review = () => actOnDocument(app, staff.leader, { organId: 'city', documentId: id, wish: whole }, null)
  expect(await codeOf(review())).toBe('still-to-mask')
  await done(staff.leader, id, { act: 'sendBack' })
  // The drafter rewrites around the place: the mark finds the words where they are.
  const body = [paragraph('说明'), paragraph('周某已经领取补助。')]
  await editDocument(app, staff.author, { organId: 'city', documentId: id, change: { body } }, null)
  expect((await chosenIn(id))[0]).toMatchObject({ place: '正文第2段第1字' })
  const mask = await maskMarked(app, staff.author, { organId: 'city', documentId: id }, null)
  expect(mask).toEqual({ ok: true, value: { masked: 2, left: [] } })
  expect(await textNow(id)).toBe('说明\n■■■■已经领取补助。')
  expect(await pdfText(id)).not.toMatch(/first/)
  expect(await chosenIn(id)).toEqual([])
  const kept = await maskedPlaces(app.db, 'city', id)
  expect(kept.map(({ markedBy, maskedBy }) => [markedBy, maskedBy])).toEqual([
    ['示例secrecy', '示例author'],
    ['示例secrecy', '示例author'],
  ])
  await done(staff.author, id, { act: 'submit' }, { act: 'review', step: 1 })
  await done(staff.secrecy, id, { act: 'review', step: 2 })
  expect(await codeOf(review())).toBe('ok')
})

test('a mark is taken back by a reviewer with a reason, not by the drafter', async () => {
  const id = await begin([paragraph('吴某某是承办人。')])
  await toLast(id)
  await markPlaces(app, staff.secrecy, input(id, words(0, 0, '吴某某')), null)
  const [hit] = await chosenIn(id)
  const keep = { organId: 'city', documentId: id, keys: [hit!.key], decision: 'keep', reason: '公务身份' } as const
  expect(await codeOf(decideHits(app, staff.author, keep, null))).toBe('author-decides')
  expect(await codeOf(decideHits(app, staff.leader, keep, null))).toBe('ok')
  expect(await chosenIn(id)).toEqual([])
  await done(staff.leader, id, whole)
})

test('what is published is not marked any more', async () => {
  const id = await begin([paragraph('郑某某')])
  await toLast(id)
  await done(staff.leader, id, whole, { act: 'approve' })
  await done(staff.registry, id, { act: 'publish' })
  expect(await codeOf(markPlaces(app, staff.secrecy, input(id, words(0, 0, '郑某某')), null))).toBe('wrong-state')
  expect(await codeOf(maskPlaces(app, staff.author, input(id, words(0, 0, '郑某某')), null))).not.toBe('ok')
})
