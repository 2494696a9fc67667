// Letters on a real database: drafted, refused, issued with their numbers, cleared, served, opened.

import { describe, expect, test } from 'vitest'
import { recordOf, verifyRecord } from '../../../src/record/index.ts'
import {
  downloadLetter,
  draftLetter,
  letterFile,
  listLetters,
  type Person,
  previewLetter,
  readLetter,
  recordFirstOpening,
  recordService,
  returnToDefault,
  saveTemplate,
  sendLetter,
  takeNote,
  templateInUse,
  updateLetter,
  versionsOf,
} from '../../../src/requests/index.ts'
import { defaultTemplates } from '../../../src/requests/letters/default-templates.ts'
import { bureau, value } from './bureau.ts'

const { app, on, act, must, draft, request, staff, target } = await bureau()
const { handler, head, secrecy, registry, elsewhere } = staff
const letterOf = async (requestId: string, paperId: string) => (await readLetter(app.db, 'bureau', requestId, paperId))!

describe('a notice', () => {
  test('goes out with its act, numbered, or not at all', async () => {
    const id = await request('2026-03-02')
    const facts = { act: 'askForCorrection', on: '2026-03-03', until: '2026-03-17' } as const
    on('2026-03-03')
    expect(await act(handler, id, facts)).toMatchObject({ refusal: { code: 'letter-needed' } })
    const { id: paperId, missing } = await draft(id, 'correctionNotice', { unclear: '未写明年度。' })
    expect(missing.map(({ part }) => part)).toEqual(['howToCorrect', 'period'])
    expect(await act(handler, id, facts, { paperId })).toMatchObject({
      refusal: { code: 'parts-missing', message: expect.stringContaining('如何补正') },
    })
    expect((await letterOf(id, paperId)).state).toBe('draft')
    const fields = { howToCorrect: '写明年度，例如2023年。', until: '2026-03-16' }
    value(await updateLetter(app, handler, { ...target(id), paperId, fields }, null))
    expect(await act(handler, id, facts, { paperId })).toMatchObject({
      refusal: { code: 'letter-differs', field: 'until' },
    })
    value(await updateLetter(app, handler, { ...target(id), paperId, fields: { until: '2026-03-17' } }, null))
    expect(await must(handler, id, facts, { paperId })).toMatchObject({ letterNumber: '示政公开〔2026〕1号' })
    expect(await letterOf(id, paperId)).toMatchObject({ state: 'issued', issued_on: '2026-03-03', pdf_sha256: null })
    expect(await updateLetter(app, handler, { ...target(id), paperId, fields: {} }, null)).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
  })

  test('has files that are made once and stay as they are; names are neither in the row nor in the file on disk', async () => {
    const id = await request('2026-03-02')
    const { id: paperId } = await draft(id, 'extensionNotice', { reason: '材料分存三处，需逐卷核对。', days: 5 })
    await must(head, id, { act: 'extend', on: '2026-03-02', days: 5 }, { paperId })
    const letter = await letterOf(id, paperId)
    const [first, again] = await Promise.all([letterFile(app, letter, 'pdf'), letterFile(app, letter, 'pdf')])
    expect(Buffer.compare(first, again)).toBe(0)
    const later = await letterOf(id, paperId)
    expect(Buffer.compare(await letterFile(app, later, 'pdf'), first)).toBe(0)
    expect(JSON.stringify(later)).not.toContain('张三丰')
    expect((await app.files.get(later.pdf_sha256!)).subarray(0, 4).toString()).not.toBe('%PDF')
    const seen = value(await previewLetter(app, secrecy, { ...target(id), paperId }))
    expect(seen.paper.addressee).toBe('张*丰')
    expect(JSON.stringify(seen.paper.parts)).toContain('2026年4月7日')
    const got = value(await downloadLetter(app, registry, { ...target(id), paperId, format: 'docx' }, null))
    expect(got.fileName).toBe('示政公开〔2026〕2号 政府信息公开申请延期答复告知书.docx')
    expect(await downloadLetter(app, secrecy, { ...target(id), paperId, format: 'pdf' }, null)).toMatchObject({
      refusal: { code: 'not-yours' },
    })
  })

  test('keeps its words when the template changes after it went out', async () => {
    const id = await request('2026-03-02')
    const { id: paperId } = await draft(id, 'consultationNotice')
    value(await sendLetter(app, handler, { ...target(id), paperId, on: '2026-03-02', files: 'later' }, null))
    const before = value(await previewLetter(app, handler, { ...target(id), paperId })).paper
    const template = { title: '新标题', body: '{{> receivedOn}}{{> requestContent}}{{> notCounted}}' }
    value(await saveTemplate(app, head, { organId: 'bureau', kind: 'consultationNotice', template }, null))
    expect(value(await previewLetter(app, handler, { ...target(id), paperId })).paper).toEqual(before)
  })
})

describe('an answer', () => {
  const answered = async () => {
    const id = await request('2026-04-01')
    await must(handler, id, { act: 'draft', on: '2026-04-01' })
    await must(handler, id, { act: 'decide', on: '2026-04-01', item: '1', outcome: 'denied.thirdParty' })
    return id
  }

  test('is drafted, cleared and issued in the outcome decided', async () => {
    const id = await answered()
    const submit = { act: 'submitForClearance', on: '2026-04-01' } as const
    expect(await act(handler, id, submit)).toMatchObject({ refusal: { code: 'letter-needed' } })
    const { id: paperId } = await draft(id, 'denied', { reason: '经研究，决定不予公开。' })
    expect(await act(handler, id, submit)).toMatchObject({
      refusal: { code: 'parts-missing', message: expect.stringContaining('经研究') },
    })
    const fields = { reason: '信息含第三方的报价，第三方不同意公开，公开会损害其竞争地位。' }
    value(await updateLetter(app, handler, { ...target(id), paperId, fields }, null))
    await must(handler, id, submit)
    expect((await letterOf(id, paperId)).state).toBe('submitted')
    const issue = { act: 'issue', on: '2026-04-01', outcome: 'denied.thirdParty', service: 'post' } as const
    await must(secrecy, id, { act: 'clear', on: '2026-04-01', review: 'secrecy' })
    await must(head, id, { act: 'sendBack', on: '2026-04-01' })
    expect((await letterOf(id, paperId)).state).toBe('draft')
    await must(handler, id, submit)
    await must(secrecy, id, { act: 'clear', on: '2026-04-01', review: 'secrecy' })
    await must(head, id, { act: 'clear', on: '2026-04-01', review: 'leader' })
    expect((await letterOf(id, paperId)).state).toBe('cleared')
    expect(await act(handler, id, { ...issue, outcome: 'granted.full' }, { paperId })).toMatchObject({
      refusal: { code: 'wrong-letter' },
    })
    expect(await act(handler, id, { ...issue, outcome: 'denied.process' }, { paperId })).toMatchObject({
      refusal: { code: 'letter-differs', field: 'outcome' },
    })
    await must(handler, id, issue, { paperId })
    const { paper } = value(await previewLetter(app, handler, { ...target(id), paperId }))
    const text = JSON.stringify(paper)
    expect(text).toContain('第十五条')
    expect(text).toContain('应当自收到本告知书之日起60日内先向示例县人民政府申请行政复议')
    const entries = await recordOf(app.db, 'bureau', `request:${id}`)
    expect(entries.map(({ act: done }) => done)).toContain('issueLetter')
    expect((await verifyRecord(app.db)).broken).toEqual([])
  })

  test('“does not exist” needs a search on record', async () => {
    const id = await request('2026-04-01')
    expect((await draft(id, 'notExisting')).missing.map(({ part }) => part)).toEqual(['searchMade'])
    const note = { kind: 'search', on: '2026-04-01', text: '未找到相关信息' } as const
    const data = { systems: ['公文系统'], keywords: ['旧改'], period: '2022年至2023年', by: '示例科' }
    expect(
      await takeNote(app, handler, { ...target(id), note: { ...note, data: { ...data, systems: [] } } }, null),
    ).toMatchObject({ refusal: { field: 'data.systems' } })
    value(await takeNote(app, handler, { ...target(id), note: { ...note, data } }, null))
    const { id: paperId, missing } = await draft(id, 'notExisting')
    expect(missing).toEqual([])
    const seen = value(await previewLetter(app, handler, { ...target(id), paperId }))
    expect(JSON.stringify(seen.paper)).toContain('“旧改”')
  })

  test('on a duplicate names the earlier answer, on severance the part withheld', async () => {
    const id = await request('2026-04-02')
    const note = {
      kind: 'severance',
      on: '2026-04-02',
      text: '属于个人隐私',
      data: { document: '补偿方案', part: '户主姓名', ground: 'denied.thirdParty' },
    } as const
    value(await takeNote(app, handler, { ...target(id), note }, null))
    expect((await draft(id, 'partial')).fields).toMatchObject({
      withheldPart: '补偿方案中的户主姓名',
      ground: 'denied.thirdParty',
    })
    expect((await draft(id, 'duplicate')).fields.earlierReply).toMatch(/^2026年4月1日作出的示政公开〔2026〕\d+号$/)
  })
})

describe('a fee notice', () => {
  test('reckons the items of the applicant’s month with its bands', async () => {
    const person: Person = { name: '李四光', idKind: 'other', idNumber: 'X-77', phone: '13900000077' }
    const items = Array.from({ length: 29 }, (_, no) => `事项${no}`)
    await request('2026-05-06', { applicants: [person], items })
    const id = await request('2026-05-07', { applicants: [person], items: ['甲', '乙', '丙'] })
    const { id: paperId, missing } = await draft(id, 'feeNotice', { tariff: 'item', payment: '缴入示例财政专户。' })
    expect(missing).toEqual([])
    const text = JSON.stringify(value(await previewLetter(app, handler, { ...target(id), paperId })).paper)
    expect(text).toContain('合计500元')
    const facts = { act: 'askForFee', on: '2026-05-07', letter: paperId, yuan: 300 } as const
    expect(await act(handler, id, facts, { paperId })).toMatchObject({ refusal: { code: 'letter-differs' } })
    await must(handler, id, { ...facts, yuan: 500 }, { paperId })
  })
})

describe('numbers', () => {
  test('of fifty letters issued at once, among ten refused, are 1 to 50: none twice, none lost', async () => {
    const attempts: { id: string; paperId: string }[] = []
    for (let n = 0; n < 60; n++) {
      const id = await request('2027-01-04')
      const reason = n % 6 === 5 ? '经研究，延期答复。' : '材料需要逐卷核对。'
      attempts.push({ id, paperId: (await draft(id, 'extensionNotice', { reason, days: 5 })).id })
    }
    const results = await Promise.all(
      attempts.map(({ id, paperId }) => act(head, id, { act: 'extend', on: '2027-01-04', days: 5 }, { paperId })),
    )
    const issued = results.flatMap((result) => (result.ok ? [result.value.letterNumber!] : []))
    const numbers = issued.map((number) => Number(/^示政公开〔2027〕(\d+)号$/.exec(number)![1]))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
  })
})

describe('templates', () => {
  const save = (body: string, by = head) =>
    saveTemplate(app, by, { organId: 'bureau', kind: 'denied', template: { title: '答复书', body } }, null)
  const { body } = defaultTemplates.denied

  test.each([
    ['{{#if reason}}a', '没有结尾'],
    ['{{you', '没有配对'],
    [`${body}\n{{you + 1}}`, '算式'],
    [`${body}\n{{nothing}}`, '没有字段“nothing”'],
    [`${body}\n{{> openPart}}`, '没有固定部分“openPart”'],
    [body.replace('{{> relief}}', ''), '缺少固定部分“救济途径和期限”'],
    [body.replace('{{> relief}}', '{{#if phone}}{{> relief}}{{/if}}'), '缺少固定部分“救济途径和期限”'],
    [`${body}{{constructor}}`, '没有字段“constructor”'],
  ])('%s is refused', async (text, message) => {
    const saved = await save(text)
    expect(saved).toMatchObject({ refusal: { code: 'bad-template', message: expect.stringContaining(message) } })
    expect(JSON.stringify(saved)).toMatch(/第\d+行第\d+列/)
  })

  test('are kept version by version, by those who may, and go back to the built-in wording', async () => {
    expect(await save(`${body}\n谢谢。`, handler)).toMatchObject({ refusal: { code: 'not-yours' } })
    expect(value(await save(`${body}\n谢谢。`))).toEqual({ version: 1 })
    expect(await templateInUse(app.db, 'bureau', 'denied')).toMatchObject({ version: 1, body: `${body}\n谢谢。` })
    expect(await templateInUse(app.db, 'other', 'denied')).toMatchObject({ version: null })
    value(await returnToDefault(app, head, { organId: 'bureau', kind: 'denied' }, null))
    expect(await templateInUse(app.db, 'bureau', 'denied')).toMatchObject({ version: null, body })
    const versions = await versionsOf(app.db, 'bureau', 'denied')
    expect(versions.map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [2, '示例hea'],
      [1, '示例hea'],
    ])
  })
})

describe('service', () => {
  test('is recorded with day, way and person; the first opening counts once', async () => {
    const id = await request('2026-06-01')
    const { id: paperId } = await draft(id, 'consultationNotice')
    const served = { ...target(id), paperId, on: '2026-06-02', way: 'post', to: '张三丰' } as const
    expect(
      await recordService(app, registry, { ...served, on: '2026-06-01', trackingNumber: 'E1' }, null),
    ).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
    value(await sendLetter(app, handler, { ...target(id), paperId, on: '2026-06-01', files: 'later' }, null))
    on('2026-06-02')
    expect(await recordService(app, registry, served, null)).toMatchObject({ refusal: { field: 'trackingNumber' } })
    value(await recordService(app, registry, { ...served, trackingNumber: '1234567890123' }, null))
    expect(await recordFirstOpening(app, 'bureau', paperId, '192.0.2.1')).toEqual({ first: true })
    expect(await recordFirstOpening(app, 'bureau', paperId, '192.0.2.2')).toEqual({ first: false })
    const [listed] = value(await listLetters(app, handler, target(id)))
    expect(listed).toMatchObject({ servedOn: '2026-06-02', trackingNumber: '1234567890123', service: 'post' })
    const proof = await draft(id, 'proofOfService', { ofLetter: paperId })
    expect(proof.missing).toEqual([])
  })
})

test('staff of another organ neither read nor change letters', async () => {
  const id = await request('2026-06-04')
  const { id: paperId } = await draft(id, 'consultationNotice')
  const there = { ...target(id), paperId }
  for (const organId of ['bureau', 'other']) {
    const tried = [
      await draftLetter(app, elsewhere, { organId, requestId: id, kind: 'consultationNotice' }, null),
      await updateLetter(app, elsewhere, { ...there, organId, fields: {} }, null),
      await previewLetter(app, elsewhere, { ...there, organId }),
      await listLetters(app, elsewhere, { organId, requestId: id }),
      await sendLetter(app, elsewhere, { ...there, organId, on: '2026-06-04' }, null),
      await downloadLetter(app, elsewhere, { ...there, organId, format: 'pdf' }, null),
    ]
    expect(tried.filter(({ ok }) => ok)).toEqual([])
  }
})
