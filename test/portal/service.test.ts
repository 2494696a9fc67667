// The public side of disclosure on request, as forms and pages without script.
import { beforeEach, describe, expect, test } from 'vitest'
import { pauseAfter } from '../../src/portal/service/careful.ts'
import {
  actWithLetter,
  attemptsWithin,
  complaintOrgans,
  draftLetter,
  dropStaleUploads,
  listComplaints,
  openAttachment,
  openByQuery,
  readRequest,
} from '../../src/requests/index.ts'
import { filled, installation, type SentFile, send, textOf, valuesOf } from './resident.ts'

const { app, server, lines, office, cityHead, act, at, later, organ, person } =
  await installation('2026-03-02T02:00:00Z')
const pdf = (name = '公告.pdf'): SentFile => ({ name, bytes: Buffer.from('%PDF-1.7\nan old notice') })
const get = async (url: string) => server.inject({ url })

async function reviewed(fields: Record<string, string | string[]> = {}, options = {}) {
  const page = await get('/apply/bureau')
  const [opened] = valuesOf(page.body, 'opened')
  return send(server, '/apply/bureau', { ...filled, opened: opened!, do: 'review', ...fields }, options)
}

async function submitted(
  fields: Record<string, string | string[]> = {},
  options: { from?: string; files?: SentFile[] } = {},
) {
  const review = await reviewed(fields, options)
  const [draft] = valuesOf(review.body, 'draft')
  later(20)
  const page = await send(server, '/apply/bureau', { draft: draft!, do: 'submit' }, options)
  const [code] = valuesOf(page.body, 'code')
  const [tail] = valuesOf(page.body, 'tail')
  return { page, draft: draft!, key: { code: code!, tail: tail! } }
}

async function idOf(key: { code: string; tail: string }) {
  const opened = await openByQuery(app, key)
  if (!opened.ok) throw new Error(opened.refusal.message)
  return opened.value.id
}

describe('the guide', () => {
  test('says how, how long, what it costs, who helps, and where to complain', async () => {
    const text = textOf((await get('/apply')).body)
    for (const words of ['20个工作日', '第11至30件', '第201页以上', '第四十三条', '投诉', '口述', '传真'])
      expect(text).toContain(words)
  })
  test('lists the organs that take requests, as a tree and by name', async () => {
    const top = (await get('/apply')).body
    expect(top).toContain('href="/apply/city"')
    expect(top).not.toContain('href="/apply/bureau"')
    expect((await get('/apply?under=city')).body).toContain('href="/apply/bureau"')
    const named = (await get(`/apply?q=${encodeURIComponent('自然資源')}`)).body
    expect(named).toContain('href="/apply/bureau"')
    expect(named).not.toContain('href="/apply/silent"')
    expect(textOf((await get('/apply?q=nowhere')).body)).toContain('没有找到')
  })
  test('gives the form on paper, with the office of the organ', async () => {
    for (const url of ['/apply/form.docx', '/apply/bureau/form.docx']) {
      const { statusCode, rawPayload } = await get(url)
      expect(statusCode).toBe(200)
      expect(rawPayload.subarray(0, 2).toString()).toBe('PK')
    }
  })
  test('an organ that takes none here says how to ask it all the same', async () =>
    expect(textOf((await get('/apply/silent')).body)).toContain('没有在本平台接受网上申请'))
  test('an organ that is not there is not found', async () => expect((await get('/apply/nobody')).statusCode).toBe(404))
})

describe('the form', () => {
  test('asks for no purpose, and computes the day', async () => {
    const { body, headers } = await get('/apply/bureau')
    expect(headers['cache-control']).toBe('no-store')
    expect(textOf(body)).toContain('若今天（ 2026年3月2日 ）确认，最迟 2026年3月30日 答复：20个工作日，不算周末')
    expect([...body.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)).not.toContain('purpose')
  })

  test('names every fault with a way to its field, and keeps what was typed and sent', async () => {
    const page = await reviewed({ name: '', idNumber: '123', phone: 'x', email: 'y', item: '' }, { files: [pdf()] })
    expect(page.statusCode).toBe(422)
    expect(page.headers['cache-control']).toBe('no-store')
    const faults = [...page.body.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id)
    expect(faults).toEqual(['name', 'idNumber', 'phone', 'email', 'item-1'])
    for (const id of faults) expect(page.body).toMatch(new RegExp(`id="${id}"[^>]*aria-invalid`))
    expect(valuesOf(page.body, 'idNumber')).toEqual(['123'])
    const again = await reviewed({ file: valuesOf(page.body, 'file') })
    expect(textOf(again.body)).toContain('公告.pdf')
  })

  test('takes more items and gives them back', async () => {
    const more = await send(server, '/apply/bureau', { ...filled, do: 'add-item' })
    expect(more.body.match(/<textarea[^>]*name="item"/g)).toHaveLength(2)
    const fewer = await send(server, '/apply/bureau', { ...filled, item: ['甲', '乙'], do: 'remove-item:0' })
    expect(fewer.body).toContain('>乙</textarea>')
    expect(fewer.body).not.toContain('>甲</textarea>')
  })

  test('takes a file away again', async () => {
    const page = await send(server, '/apply/bureau', { ...filled, do: 'add-item' }, { files: [pdf()] })
    const [, digest] = /remove-file:([0-9a-f]{64})/.exec(page.body)!
    const without = await send(server, '/apply/bureau', {
      ...filled,
      file: valuesOf(page.body, 'file'),
      do: `remove-file:${digest}`,
    })
    expect(without.body).not.toContain('公告.pdf')
  })

  const refusals: [string, SentFile, string][] = [
    ['a program', { name: '说明.exe', bytes: Buffer.from('MZ') }, '类型不收'],
    ['a renamed program', { name: '说明.pdf', bytes: Buffer.from('MZ') }, '内容不是 PDF 文件'],
    ['an empty file', { name: '空.txt', bytes: Buffer.alloc(0) }, '是空文件'],
    ['too large a file', { name: '大.txt', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 'a') }, '超过20 MB'],
  ]
  test.each(refusals)('refuses %s and says why', async (_, file, words) => {
    const page = await reviewed({}, { files: [file] })
    expect(page.statusCode).toBe(422)
    expect(textOf(page.body)).toContain(words)
  })

  test('cleans names of files', async () => {
    const page = await reviewed({}, { files: [pdf('..\\..\\<b>\u202egepj.pdf')] })
    expect(textOf(page.body)).toContain('_b_gepj.pdf')
  })

  test('a file of somebody else cannot be named', async () => {
    const page = await reviewed({ file: 'gcm:k1:forged' })
    expect(page.statusCode).toBe(422)
    expect(valuesOf(page.body, 'file')).toEqual([])
  })

  test('a trapped program is told so', async () => {
    const page = await reviewed({ homepage: 'http://spam.example' })
    expect(page.statusCode).toBe(422)
  })

  test.each([
    ['sec-fetch-site', 'cross-site'],
    ['origin', 'https://elsewhere.example'],
    ['origin', 'null'],
  ])('is refused from other sites: %s %s', async (name, value) => {
    const headers = name === 'origin' ? { 'sec-fetch-site': '', [name]: value } : { [name]: value }
    const sent = await server.inject({
      method: 'POST',
      url: '/apply/bureau',
      headers: Object.fromEntries(
        Object.entries({ 'content-type': 'application/x-www-form-urlencoded', ...headers }).filter(([, v]) => v),
      ),
      payload: 'do=review',
    })
    expect(sent.statusCode).toBe(403)
  })
})

describe('reviewing and submitting', () => {
  test('shows what was typed masked, and nothing in clear', async () => {
    const { body } = await reviewed()
    expect(textOf(body)).toContain('欧**明')
    for (const secret of ['欧阳小明', '11010519491231002', '13812345678', 'xiaoming@'])
      expect(body).not.toContain(secret)
    expect(textOf(body)).toContain('2025年河口村土地征收')
  })

  test('goes back with everything in place', async () => {
    const review = await reviewed({ item: ['甲文件的批复', '乙文件的附图'] })
    const page = await send(server, '/apply/bureau', { draft: valuesOf(review.body, 'draft')[0]!, do: 'edit' })
    expect(valuesOf(page.body, 'name')).toEqual(['欧阳小明'])
    expect(page.body).toContain('>乙文件的附图</textarea>')
  })

  test('too fast is not taken, and nothing is lost', async () => {
    const review = await reviewed()
    const fast = await send(server, '/apply/bureau', { draft: valuesOf(review.body, 'draft')[0]!, do: 'submit' })
    expect(fast.statusCode).toBe(422)
    expect(textOf(fast.body)).toContain('提交得太快')
    later(10)
    const then = await send(server, '/apply/bureau', { draft: valuesOf(fast.body, 'draft')[0]!, do: 'submit' })
    expect(then.statusCode).toBe(200)
  })

  test('gives code, state and the way the period is counted; pressed twice it is one request', async () => {
    const { page, draft, key } = await submitted({}, { files: [pdf()], from: '10.0.1.1' })
    expect(page.headers['cache-control']).toBe('no-store')
    expect(key.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(key.tail).toBe('5678')
    expect(textOf(page.body)).toContain('已提交，等待机关确认')
    expect(textOf(page.body)).toContain('以双方确认之日为收到申请之日')
    const twice = await send(server, '/apply/bureau', { draft, do: 'submit' }, { from: '10.0.1.1' })
    expect(valuesOf(twice.body, 'code')[0]).toBe(key.code)
    const papers = await app.db
      .selectFrom('request_papers')
      .selectAll()
      .where('request_id', '=', await idOf(key))
      .execute()
    expect(papers).toMatchObject([{ kind: 'attachment', file_name: '公告.pdf' }])
    expect((await openAttachment(app, papers[0]!.file_sha256!)).toString()).toContain('an old notice')
    expect((await app.files.get(papers[0]!.file_sha256!)).toString()).not.toContain('an old notice')
    const receipt = await send(server, '/progress/receipt', key, { from: '10.0.1.1' })
    expect(receipt.headers['content-type']).toBe('application/pdf')
  })

  test('both presses at once are one request', async () => {
    const review = await reviewed()
    const [draft] = valuesOf(review.body, 'draft')
    later(20)
    const press = () => send(server, '/apply/bureau', { draft: draft!, do: 'submit' }, { from: '10.0.1.2' })
    const pages = await Promise.all([press(), press(), press()])
    expect(new Set(pages.map(({ body }) => valuesOf(body, 'code')[0])).size).toBe(1)
  })

  test('many from one address are asked a small sum', async () => {
    const from = '10.0.2.1'
    for (let n = 0; n < 5; n++) await submitted({ item: `第${n}份文件的名称` }, { from })
    const { page } = await submitted({ item: '第六份文件的名称' }, { from })
    expect(page.statusCode).toBe(422)
    const text = textOf(page.body)
    const [, a, b] = /([零一二三四五六七八九])加([零一二三四五六七八九])等于几/.exec(text)!
    const sum = '零一二三四五六七八九'.indexOf(a!) + '零一二三四五六七八九'.indexOf(b!)
    const answered = await send(
      server,
      '/apply/bureau',
      {
        draft: valuesOf(page.body, 'draft')[0]!,
        challenge: valuesOf(page.body, 'challenge')[0]!,
        answer: String(sum),
        do: 'submit',
      },
      { from },
    )
    expect(answered.statusCode).toBe(200)
  })

  test('files that were never sent are deleted', async () => {
    await reviewed({}, { files: [{ name: '没有提交.txt', bytes: Buffer.from('never sent') }] })
    expect(await dropStaleUploads(app)).toBe(0)
    const before = app.now()
    later(49 * 3600)
    expect(await dropStaleUploads(app)).toBeGreaterThan(0)
    at(before.toISOString())
  })
})

describe('what is public already', () => {
  test('is offered by its public title alone, while typing and before submitting, and counted', async () => {
    const { key } = await submitted({ item: '河口村安置房分配，我叫张三' }, { from: '10.0.3.1' })
    const id = await idOf(key)
    await act(id, { act: 'confirm', on: app.today() })
    await act(id, { act: 'register', on: app.today() })
    await act(id, { act: 'clear', on: app.today(), review: 'secrecy' })
    await act(id, { act: 'replyOnTheSpot', on: app.today(), outcome: 'granted.full', service: 'electronic' })
    const asked = () =>
      server.inject({
        method: 'POST',
        url: '/apply/bureau/similar',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: new URLSearchParams({ q: '河口村安置房分配方案' }).toString(),
      })
    expect((await asked()).body).toBe('')
    await act(id, { act: 'makePublic', on: app.today() })
    expect((await asked()).body).toBe('')
    await act(id, { act: 'makePublic', on: app.today(), title: '河口村安置房分配方案（2025年）', place: '机关网站' })
    const found = (await asked()).body
    expect(found).toContain('河口村安置房分配方案（2025年）')
    expect(found).not.toContain('张三')
    expect((await reviewed({ item: '河口村的安置房分配方案' })).body).toContain(`/apply/bureau/found/${id}`)
    expect(textOf((await get(`/apply/bureau/found/${id}`)).body)).toContain('机关网站')
    await send(server, `/apply/bureau/found/${id}`, {})
    const counts = await app.db.selectFrom('suggestion_clicks').select(['what', 'count']).orderBy('what').execute()
    expect(counts).toEqual([
      { what: 'opened', count: 1 },
      { what: 'served', count: 1 },
    ])
    expect((await get('/apply/city/found/'.concat(id))).statusCode).toBe(404)
  })
})

describe('progress', () => {
  const from = '10.0.4.1'
  beforeEach(() => at('2026-03-02T02:00:00Z'))
  const progress = async (key: { code: string; tail: string }) => send(server, '/progress', key, { from })

  test('follows a request from confirmation through consultation to its reply', async () => {
    at('2026-03-01T02:00:00Z')
    const { key } = await submitted({}, { from })
    expect(textOf((await progress(key)).body)).toContain('期限还没有开始')
    const id = await idOf(key)
    at('2026-03-02T02:00:00Z')
    await act(id, { act: 'confirm', on: '2026-03-02' })
    await act(id, { act: 'register', on: '2026-03-02' })
    at('2026-03-10T02:00:00Z')
    await act(id, { act: 'consultThirdParty', on: '2026-03-10', letter: '一', arrivedOn: '2026-03-11' })
    expect(textOf((await progress(key)).body)).toContain('期限暂停，收到意见后接着计算')
    at('2026-03-27T02:00:00Z')
    await act(id, { act: 'hearThirdParty', on: '2026-03-27', letter: '一' })
    await act(id, { act: 'draft', on: '2026-03-27' })
    at('2026-04-09T02:00:00Z')
    const { body, headers } = await progress(key)
    const text = textOf(body)
    expect(headers['cache-control']).toBe('no-store')
    expect(text).toContain('最迟答复 4月17日')
    expect(text).toContain('还剩 6 个工作日')
    expect(text).toContain('已经计算 14 个工作日，共20')
    expect(text).toContain(
      '3月2日双方确认收到，从第二天开始计算。20个工作日原本到3月30日；3月10日发信征求意见，3月27日结束，其间13个工作日不计入期限，所以到4月17日。',
    )
    expect(text).toContain('4月4日 假日，不计')
    expect(text).toContain('4月17日 法定答复日')
    expect(text).toContain('有进展会给 138****5678 发短信')
    expect(body).not.toContain('13812345678')
    await act(id, { act: 'decide', on: '2026-04-09', item: '1', outcome: 'granted.full' })
    await act(id, { act: 'submitForClearance', on: '2026-04-09' })
    await act(id, { act: 'clear', on: '2026-04-09', review: 'secrecy' })
    await act(id, { act: 'clear', on: '2026-04-09', review: 'leader' })
    await act(id, { act: 'issue', on: '2026-04-09', outcome: 'granted.full', service: 'electronic' })
    expect(textOf((await progress(key)).body)).toContain('答复在4月9日作出，在期限以内')
    const notices = await app.db.selectFrom('outbox').selectAll().where('subject', '=', `request:${id}`).execute()
    expect(notices.length).toBeGreaterThanOrEqual(8)
    for (const { body: words, recipient, title } of notices)
      expect(`${words}${recipient}${title}`).not.toMatch(/欧阳|13812345678|xiaoming|河口村/)
  })

  test('a correction starts the period anew', async () => {
    const { key } = await submitted({}, { from: '10.0.4.2' })
    const id = await idOf(key)
    await act(id, { act: 'confirm', on: '2026-03-02' })
    await act(id, { act: 'register', on: '2026-03-02' })
    await act(id, { act: 'askForCorrection', on: '2026-03-02', until: '2026-03-20' })
    const page = await progress(key)
    expect(textOf(page.body)).toContain('请在3月20日前补正')
    const form = await send(server, '/progress/correct', key, { from })
    expect(textOf(form.body)).toContain('照补正告知书写的')
    at('2026-03-05T02:00:00Z')
    const empty = await send(
      server,
      '/progress/correct',
      { ...key, do: 'send', text: '' },
      { from, files: [pdf('图.pdf')] },
    )
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('href="#text"')
    const done = await send(
      server,
      '/progress/correct',
      { ...key, do: 'send', text: '要2024年度的', file: valuesOf(empty.body, 'file') },
      { from },
    )
    expect(textOf(done.body)).toContain('补正已经提交')
    expect(textOf(done.body)).toContain('3月5日收到您的补正，期限从第二天起重新计算')
    expect(textOf(done.body)).toContain('图.pdf')
    expect((await readRequest(app.db, 'bureau', id))!.state).toBe('inReview')
    at('2026-03-02T02:00:00Z')
  })

  test('a notice to correct that came late does not stop the clock, and the page says so', async () => {
    const { key } = await submitted({}, { from: '10.0.4.9' })
    const id = await idOf(key)
    await act(id, { act: 'confirm', on: '2026-03-02' })
    await act(id, { act: 'register', on: '2026-03-02' })
    at('2026-03-20T02:00:00Z')
    await act(id, { act: 'askForCorrection', on: '2026-03-20', until: '2026-03-27' })
    const text = textOf((await progress(key)).body)
    expect(text).toContain('期限不停止，照常计算')
    expect(text).not.toContain('期限停止计算')
    const done = await send(server, '/progress/correct', { ...key, do: 'send', text: '要2024年度的' }, { from })
    expect(textOf(done.body)).not.toContain('重新计算')
  })

  test('a letter is opened by its applicant alone, and the first opening is on record', async () => {
    const { key } = await submitted({}, { from: '10.0.4.7' })
    const { key: other } = await submitted({}, { from: '10.0.4.8' })
    const id = await idOf(key)
    await act(id, { act: 'confirm', on: '2026-03-02' })
    await act(id, { act: 'register', on: '2026-03-02' })
    const letter = { organId: 'bureau', requestId: id }
    const fields = { unclear: '年度不明确', howToCorrect: '请写明年度', until: '2026-03-20' }
    const drafted = await draftLetter(app, office, { ...letter, kind: 'correctionNotice', fields }, null)
    if (!drafted.ok) throw new Error(drafted.refusal.message)
    const paperId = drafted.value.id
    const open = (who: { code: string; tail: string }) =>
      send(server, '/progress/letter', { ...who, paper: paperId }, { from })
    expect(textOf((await open(key)).body)).toContain('没有这份文书')
    const facts = { act: 'askForCorrection', on: '2026-03-02', until: '2026-03-20' } as const
    const sent = await actWithLetter(app, office, { ...letter, facts, paperId, files: 'later' }, null)
    if (!sent.ok) throw new Error(sent.refusal.message)
    expect(textOf((await progress(key)).body)).toMatch(/打开\S*补正/)
    expect(textOf((await open(other)).body)).toContain('没有这份文书')
    const opening = async () => {
      const file = await open(key)
      expect(file.headers['content-type']).toBe('application/pdf')
      expect(file.headers['cache-control']).toBe('no-store')
      const row = await app.db.selectFrom('request_papers').selectAll().where('id', '=', paperId).executeTakeFirst()
      return row!.first_opened_at!.toISOString()
    }
    const first = await opening()
    later(3600)
    expect(await opening()).toBe(first)
  })

  test('a supplement leaves the clock alone and is filed once', async () => {
    const { key } = await submitted({}, { from: '10.0.4.3' })
    const id = await idOf(key)
    await act(id, { act: 'confirm', on: '2026-03-02' })
    const due = (await readRequest(app.db, 'bureau', id))!.reply_due
    for (let n = 0; n < 2; n++)
      await send(server, '/progress/supplement', { ...key, do: 'send', text: '文件大约形成于2025年6月' }, { from })
    const notes = await app.db.selectFrom('request_notes').selectAll().where('request_id', '=', id).execute()
    expect(notes).toMatchObject([{ kind: 'remark', text: '文件大约形成于2025年6月', made_by: 'applicant' }])
    expect((await readRequest(app.db, 'bureau', id))!.reply_due).toBe(due)
    const told = await app.db.selectFrom('outbox').selectAll().where('recipient', '=', 'office@example.org').execute()
    expect(told.some(({ title }) => title.includes('申请人补充了说明'))).toBe(true)
  })

  test('a new phone opens the request, the old one no more; the record names no number', async () => {
    const { key } = await submitted({}, { from: '10.0.4.4' })
    const id = await idOf(key)
    const bad = await send(server, '/progress/contact', { ...key, do: 'send', phone: '1' }, { from })
    expect(bad.statusCode).toBe(422)
    const done = await send(
      server,
      '/progress/contact',
      { ...key, do: 'send', phone: '13900004321', email: '' },
      { from },
    )
    expect(textOf(done.body)).toContain('联系方式已经修改')
    expect((await openByQuery(app, { code: key.code, tail: '4321' })).ok).toBe(true)
    expect((await openByQuery(app, key)).ok).toBe(false)
    const record = await app.db
      .selectFrom('record_entries')
      .selectAll()
      .where('subject', '=', `request:${id}`)
      .where('act', '=', 'changeContact')
      .execute()
    expect(record[0]!.after).toEqual({ changed: ['phone', 'email'] })
  })

  test('is withdrawn only after it was confirmed, and then for good', async () => {
    const { key } = await submitted({}, { from: '10.0.4.5' })
    const ask = await send(server, '/progress/withdraw', key, { from })
    expect(textOf(ask.body)).toContain('不能恢复')
    expect((await readRequest(app.db, 'bureau', await idOf(key)))!.is_open).toBe(true)
    const back = await send(server, '/progress/withdraw', { ...key, do: 'back' }, { from })
    expect(textOf(back.body)).toContain('等待机关确认')
    const done = await send(server, '/progress/withdraw', { ...key, do: 'send', text: '' }, { from })
    expect(textOf(done.body)).toContain('申请已经撤回')
    const twice = await send(server, '/progress/withdraw', { ...key, do: 'send', text: '' }, { from })
    expect(textOf(twice.body)).toContain('只在以下状态可以进行')
  })

  test('a complaint reaches the organ above and nobody else', async () => {
    const { key } = await submitted({}, { from: '10.0.4.6' })
    const none = await send(server, '/progress/complain', { ...key, do: 'send', text: '没有人与我确认' }, { from })
    expect(none.statusCode).toBe(422)
    const done = await send(
      server,
      '/progress/complain',
      { ...key, do: 'send', reason: 'conduct', text: '没有人与我确认' },
      { from },
    )
    expect(textOf(done.body)).toContain('已经转给某市人民政府')
    const organIds = complaintOrgans(cityHead)
    expect(await listComplaints(app.db, { organIds })).toMatchObject([
      { aboutOrgan: 'bureau', reason: 'conduct', text: '没有人与我确认' },
    ])
    expect(complaintOrgans(office)).not.toContain('city')
    const told = await app.db.selectFrom('outbox').selectAll().where('organ_id', '=', 'city').execute()
    expect(told).toMatchObject([{ recipient: 'city-head@example.org' }])
  })
})

describe('guessing', () => {
  test('ten wrong tries end the tries from an address, not those of others', async () => {
    const { key } = await submitted({}, { from: '10.0.5.1' })
    const wrong = (n: number) =>
      send(server, '/progress', { code: `WRNG-WRNG-${2000 + n}`, tail: '0000' }, { from: '10.0.5.9' })
    for (let n = 0; n < 10; n++) expect((await wrong(n)).statusCode).toBe(422)
    const ended = await wrong(10)
    expect(ended.statusCode).toBe(429)
    expect(textOf(ended.body)).toContain('请等十分钟再试')
    expect((await send(server, '/progress', key, { from: '10.0.5.9' })).statusCode).toBe(429)
    expect((await send(server, '/progress', key, { from: '10.0.5.1' })).statusCode).toBe(200)
    expect(await attemptsWithin(app, 'query', '10.0.5.9', 10)).toBe(10)
    later(11 * 60)
    expect((await send(server, '/progress', key, { from: '10.0.5.9' })).statusCode).toBe(200)
  })

  test('tries on one code are answered ever slower', () =>
    expect([0, 2, 3, 4, 6, 20].map(pauseAfter)).toEqual([0, 0, 250, 500, 2000, 8000]))

  test('a wrong code and a wrong tail are told alike', async () => {
    const { key } = await submitted({}, { from: '10.0.5.2' })
    const tail = await send(server, '/progress', { ...key, tail: '0000' }, { from: '10.0.5.2' })
    const code = await send(server, '/progress', { code: 'AAAA-BBBB-CCCC', tail: '0000' }, { from: '10.0.5.2' })
    const said = (body: string) => textOf(body).match(/查询码与[^。]*/)?.[0]
    expect(said(tail.body)).toBe(said(code.body))
  })
})

test('examples are marked on every page', async () => {
  await organ('example-bureau', '示例市自然资源局', null)
  await person('example', 'example-bureau', ['registry'])
  for (const url of ['/apply', '/apply/example-bureau', '/progress'])
    expect((await get(url)).body, url).toContain('示例数据，非该机关发布')
  expect((await get('/apply/bureau')).body).not.toContain('示例数据')
  const review = await send(server, '/apply/example-bureau', { ...filled, do: 'review' })
  later(20)
  const receipt = await send(server, '/apply/example-bureau', {
    draft: valuesOf(review.body, 'draft')[0]!,
    do: 'submit',
  })
  const key = { code: valuesOf(receipt.body, 'code')[0]!, tail: '5678' }
  for (const { body } of [review, receipt, await send(server, '/progress', key)])
    expect(body).toContain('示例数据，非该机关发布')
})

test('in Traditional script the page changes and the words of the applicant do not', async () => {
  const review = await send(server, '/apply/bureau?script=hant', { ...filled, do: 'review' })
  expect(review.body).toContain('核對')
  expect(review.body).toContain('2025年河口村土地征收的批复文件')
})

test('neither the log nor an address holds what people typed', () => {
  expect(lines.length).toBeGreaterThan(50)
  const log = lines.join('')
  for (const secret of ['欧阳', '11010519491231002', '13812345678', 'xiaoming', '5678"', '河口村', '张三'])
    expect(log).not.toContain(secret)
})
