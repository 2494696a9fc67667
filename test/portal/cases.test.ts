// Complaints and corrections on the public side, without script: form, code, progress, letter, first opening.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  actOnComplaint,
  actOnRecordCorrection,
  listComplaints,
  listRecordCorrections,
  seeComplaint,
} from '../../src/requests/index.ts'
import { carriedBy, installation, send, textOf } from './resident.ts'

const { app, server, cityHead, office, at } = await installation('2026-03-02T02:00:00Z')
afterAll(() => server.close())

const codeOf = (body: string) => /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(body)![0]

/** The form as it was shown, filled in and sent ten seconds later. */
async function filled(path: string, values: Record<string, string>, from: string) {
  at('2026-03-02T02:00:00Z')
  const page = await server.inject({ url: path, remoteAddress: from })
  expect(page.statusCode).toBe(200)
  at('2026-03-02T02:00:10Z')
  return send(server, path, { ...carriedBy(page.body, 'guard'), ...values, do: 'send' }, { from })
}

describe('a complaint about what is published', () => {
  const values = {
    reason: 'notPublished',
    information: '2025年救助资金发放结果',
    text: '网站上找不到',
    name: '李四',
    phone: '13900001111',
  }
  let key: { code: string; tail: string }

  test('names the organ that looks into it, and what is missing', async () => {
    const guide = await server.inject('/complaints?q=自然')
    expect(guide.body).toContain('href="/complaints/bureau"')
    const page = textOf((await server.inject('/complaints/bureau')).body)
    expect(page).toContain('交给某市人民政府')
    const lacking = await filled('/complaints/bureau', { ...values, information: '', phone: '12' }, '10.1.0.1')
    expect(lacking.statusCode).toBe(422)
    expect(textOf(lacking.body)).toContain('请写明是哪一份信息')
    expect(lacking.body).toContain('网站上找不到')
    expect(textOf((await server.inject('/complaints/city')).body)).toContain('没有登记某市人民政府的上级机关')
  })

  test('is taken once, with number, code and day', async () => {
    const done = await filled('/complaints/bureau', values, '10.1.0.2')
    expect(done.statusCode, textOf(done.body)).toBe(200)
    expect(textOf(done.body)).toContain('2026年3月30日前答复您')
    key = { code: codeOf(done.body), tail: '1111' }
    expect(await listComplaints(app.db, { organIds: ['city'] })).toMatchObject([
      { information: values.information, applicant: '李*', number: '投诉〔2026〕1号' },
    ])
  })

  test('is followed with the code on the page of progress; a wrong tail opens nothing', async () => {
    const from = '10.1.0.3'
    expect((await send(server, '/progress', { ...key, tail: '0000' }, { from })).statusCode).toBe(422)
    const seen = textOf((await send(server, '/progress', key, { from })).body)
    expect(seen).toContain('投诉某市自然资源局：应当主动公开而没有公开')
    expect(seen).toContain('待受理')
  })

  test('its answer is read on the page, and that it was opened is on record', async () => {
    const from = '10.1.0.4'
    const id = (await listComplaints(app.db, { organIds: ['city'] }))[0]!.id
    const act = (input: object) =>
      actOnComplaint(app, cityHead, { organId: 'city', id, on: app.today(), ...input } as never, null)
    const accepted = await act({ act: 'accept' })
    // The head of the office alone has every step.
    expect(accepted).toMatchObject({ ok: true })
    expect(await act({ act: 'answer', finding: 'founded', note: '已经要求该局在三日内公开。' })).toMatchObject({
      ok: true,
    })
    const page = await send(server, '/progress', key, { from })
    const [, paper] = /name="paper" value="([0-9a-f-]{36})"/.exec(page.body)!
    const before = await seeComplaint(app, cityHead, { organId: 'city', id })
    expect(before).toMatchObject({ value: { letters: [{ firstOpenedAt: null }] } })
    const read = await send(server, '/progress/case-letter', { ...key, paper: paper!, do: 'read' }, { from })
    expect(textOf(read.body)).toContain('已经要求该局在三日内公开。')
    expect(textOf(read.body)).toContain('李四')
    const after = await seeComplaint(app, cityHead, { organId: 'city', id })
    expect(after).toMatchObject({ value: { letters: [{ firstOpenedAt: app.now() }] } })
    const pdf = await send(server, '/progress/case-letter', { ...key, paper: paper!, do: 'pdf' }, { from })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    const other = await send(server, '/progress/case-letter', { ...key, paper: crypto.randomUUID() }, { from })
    expect(other.statusCode).toBe(404)
  })
})

describe('a record to be corrected', () => {
  const values = {
    record: '征收补偿登记表（东城第12号）',
    wrong: '面积记为59平方米，应为95平方米',
    evidence: '不动产权证书',
    name: '张三丰',
    idKind: 'idCard',
    idNumber: '11010519491231002x',
    phone: '138 1234 5678',
  }

  test('is asked for, looked into, corrected and told', async () => {
    const from = '10.1.1.1'
    expect((await filled('/corrections/bureau', { ...values, idNumber: '1' }, from)).statusCode).toBe(422)
    const done = await filled('/corrections/bureau', values, from)
    expect(done.statusCode, textOf(done.body)).toBe(200)
    const key = { code: codeOf(done.body), tail: '002X' }
    const [listed] = await listRecordCorrections(app, ['bureau'], true)
    expect(listed).toMatchObject({ channel: 'internet', due_on: '2026-03-30', applicant_mask: '张*丰' })
    const act = (name: 'verify' | 'correct', note = '') =>
      actOnRecordCorrection(app, office, { organId: 'bureau', id: listed!.id, act: name, on: app.today(), note }, null)
    expect(await act('verify')).toMatchObject({ ok: true, value: { letterNumber: null } })
    expect(await act('correct', '面积改为95平方米。')).toMatchObject({ value: { state: 'corrected' } })
    const page = await send(server, '/progress', key, { from })
    expect(textOf(page.body)).toContain('已更正')
    const [, paper] = /name="paper" value="([0-9a-f-]{36})"/.exec(page.body)!
    const read = await send(server, '/progress/case-letter', { ...key, paper: paper!, do: 'read' }, { from })
    expect(textOf(read.body)).toContain('面积改为95平方米。')
  })

  test('sent too fast or by a program it is not taken', async () => {
    const from = '10.1.1.2'
    const page = await server.inject({ url: '/corrections/bureau', remoteAddress: from })
    const fast = await send(
      server,
      '/corrections/bureau',
      { ...carriedBy(page.body, 'guard'), ...values, do: 'send' },
      { from },
    )
    expect(textOf(fast.body)).toContain('提交得太快')
    const trapped = await filled('/corrections/bureau', { ...values, homepage: 'http://x' }, from)
    expect(trapped.statusCode).toBe(422)
  })
})

beforeAll(() => at('2026-03-02T02:00:00Z'))
