// /progress and below: a request opened by its code, and what its applicant does there. Every page is the answer to a
// form that brings code and tail along; nothing stays signed in.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inWords } from '../../kit/days.ts'
import type { Result } from '../../kit/results.ts'
import { paperToPdf } from '../../papers/index.ts'
import {
  type Complained,
  changeContact,
  complain,
  correctRequest,
  letterFile,
  letterPaper,
  proposePublication,
  type RequestRow,
  readLetter,
  readRequest,
  recordFirstOpening,
  supplementRequest,
  withdrawRequest,
} from '../../requests/index.ts'
import { attach } from '../pages/report-files.ts'
import { type Portal, sendView } from '../serve-page.ts'
import { type OpenedCase, openCarefully } from './careful.ts'
import { elsewhereView, guidePath, noticeOfInstallation, progressPath, refusalView } from './frame.tsx'
import { letterView } from './letter-view.tsx'
import { faultAt, type OwnActId, ownActIds, ownActView } from './own-act-views.tsx'
import { isForApplicant, ownRequest } from './own-request.ts'
import { fileToken, type Posted, postedForm } from './posted.ts'
import { progressFormView } from './progress-form-view.tsx'
import { type KeyOf, progressView, type Said } from './progress-view.tsx'
import { receiptPaper } from './receipt-view.tsx'
import { isFromOurPages } from './same-site.ts'
import { caseView, serveOpenedCases } from './serve-cases.ts'

interface Opened {
  row: RequestRow
  key: KeyOf
  posted: Posted
}

export function serveProgress(server: FastifyInstance, portal: Portal): void {
  const { app } = portal
  const limits = {
    bodyLimit: 55 * 1024 * 1024,
    config: { rateLimit: { max: Math.max(60, app.config.rate / 10), timeWindow: '1 minute' } },
  }

  server.get(progressPath, async (request, reply) =>
    sendView(
      request,
      reply,
      portal,
      progressFormView({ code: '', faults: [], notice: await noticeOfInstallation(app) }),
    ),
  )

  server.post(progressPath, limits, (request, reply) =>
    openingAny(request, reply, async ({ opened, key }) =>
      opened.kind === 'request'
        ? showProgress(request, reply, opened.row, key)
        : sendView(request, reply, portal, await caseView(portal, opened, key)),
    ),
  )

  serveOpenedCases(server, portal, limits, openingAny)

  server.post(`${progressPath}/letter`, limits, (request, reply) =>
    opening(request, reply, async ({ row, key, posted }) => {
      const letter = await readLetter(app.db, row.organ_id, row.id, posted.text('paper'))
      if (letter?.state !== 'issued' || !isForApplicant(letter.kind))
        return showProgress(request, reply, row, key, { kind: 'error', title: '没有这份文书' })
      await recordFirstOpening(app, row.organ_id, letter.id, request.ip)
      if (posted.text('do') === 'read') {
        const about = { organId: row.organ_id, title: letter.title, paper: letterPaper(app, letter), ...key }
        const view = letterView({ ...about, action: `${progressPath}/letter`, hidden: { paper: letter.id } })
        return sendView(request, reply, portal, view)
      }
      const bytes = await letterFile(app, letter, 'pdf')
      return attach(reply, `${letter.title}.pdf`)
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .send(bytes)
    }),
  )

  server.post(`${progressPath}/receipt`, limits, (request, reply) =>
    opening(request, reply, async ({ row, key }) => {
      const { desk, today } = await ownRequest(app, row)
      return attach(reply, '政府信息公开申请提交回执.pdf')
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .send(Buffer.from(await paperToPdf(receiptPaper(desk, row, key.code, today))))
    }),
  )

  for (const act of ownActIds)
    server.post(`${progressPath}/${act}`, limits, (request, reply) =>
      opening(request, reply, async ({ row, key, posted }) => {
        const deed = posted.text('do')
        if (deed === 'back') return showProgress(request, reply, row, key)
        const form = async (faults: ReturnType<typeof faultAt> = []) =>
          sendView(
            request,
            reply,
            portal,
            ownActView({
              act,
              own: await ownRequest(app, row),
              ...key,
              text: posted.text,
              files: posted.files,
              faults,
              tokenOf: (file) => fileToken(app, file),
            }),
          )
        if (deed !== 'send' || posted.fileFaults.length)
          return form(posted.fileFaults.map((message) => ({ field: 'files', message })))
        const done = await perform(act, key, posted, request.ip)
        if (!done.ok) {
          const { refusal } = done
          // What the state forbids is said on the page of progress, where the state is.
          if (!refusal.field) return showProgress(request, reply, row, key, { kind: 'error', title: refusal.message })
          return form(faultAt(refusal))
        }
        const now = (await readRequest(app.db, row.organ_id, row.id))!
        return showProgress(request, reply, now, { ...key, tail: done.value.tail ?? key.tail }, done.value.said)
      }),
    )

  /** The applicant's own request; a code of another case shows that case. */
  async function opening(request: FastifyRequest, reply: FastifyReply, work: (opened: Opened) => Promise<unknown>) {
    return openingAny(request, reply, async ({ opened, key, posted }) =>
      opened.kind === 'request'
        ? work({ row: opened.row, key, posted })
        : sendView(request, reply, portal, await caseView(portal, opened, key)),
    )
  }

  async function openingAny(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (opened: { opened: OpenedCase; key: KeyOf; posted: Posted }) => Promise<unknown>,
  ) {
    if (!isFromOurPages(request, app)) return sendView(request, reply, portal, elsewhereView())
    const posted = await postedForm(app, request)
    const key = { code: posted.text('code').slice(0, 40), tail: posted.text('tail').slice(0, 4) }
    const notice = await noticeOfInstallation(app)
    const again = (field: string, message: string) =>
      sendView(request, reply, portal, progressFormView({ code: key.code, faults: [{ field, message }], notice }))
    if (!key.code) return again('code', '请填写查询码，例如 7F3K-9MQ2-XT5B')
    if (key.tail.length !== 4) return again('tail', '请填写联系电话或者证件号码的后四位')
    const opened = await openCarefully(app, key, request.ip)
    if (opened === 'too-many')
      return sendView(
        request,
        reply,
        portal,
        refusalView(429, '请等十分钟再试', tooManyTries, { text: '回到依申请公开', href: guidePath }),
      )
    if (!opened.ok) return again('code', opened.refusal.message)
    return work({ opened: opened.value, key, posted })
  }

  async function showProgress(request: FastifyRequest, reply: FastifyReply, row: RequestRow, key: KeyOf, said?: Said) {
    return sendView(request, reply, portal, progressView({ own: await ownRequest(app, row), ...key, said }))
  }

  async function perform(
    act: OwnActId,
    key: KeyOf,
    posted: Posted,
    from: string,
  ): Promise<Result<{ said: Said; tail?: string }>> {
    const text = posted.text('text')
    const done = <T>(result: Result<T>, title: string, words?: string): Result<{ said: Said }> =>
      result.ok ? { ok: true, value: { said: { kind: 'ok', title, ...(words && { words }) } } } : result
    if (act === 'correct') {
      const corrected = await correctRequest(app, key, text, from, posted.files)
      const anew = corrected.ok && !corrected.value.standing.correction?.late
      return done(corrected, '补正已经提交', anew ? '答复期限从第二天起重新计算。' : undefined)
    }
    if (act === 'supplement')
      return done(
        await supplementRequest(app, key, { text, attachments: posted.files }, from),
        '补充的内容已经放进申请',
      )
    if (act === 'withdraw')
      return done(await withdrawRequest(app, key, text, from), '申请已经撤回', '机关不再办理这件申请。')
    if (act === 'propose') {
      const made = await proposePublication(app, key, text, from)
      return done(made, '建议已经提交', '机关决定采纳与否以后，在本页“您的申请”里答复您。')
    }
    if (act === 'complain') {
      const words = { reason: posted.text('reason'), text, attachments: posted.files }
      const made = await complain(app, key, words, from)
      return done(made, '投诉已经提交', made.ok ? complainedWords(made.value) : undefined)
    }
    const contact = Object.fromEntries(
      ['phone', 'email', 'address', 'postalCode'].map((name) => [name, posted.text(name)]),
    ) as { phone: string; email: string; address: string; postalCode: string }
    const changed = await changeContact(app, key, contact, from)
    if (!changed.ok) return changed
    const title = changed.value.changed.length ? '联系方式已经修改' : '联系方式没有变化'
    return { ok: true, value: { said: { kind: 'ok', title }, tail: changed.value.tail } }
  }
}

const complainedWords = ({ to, number, queryCode, dueOn }: Complained) =>
  `已经转给${to}，编号${number}${dueOn ? `，${inWords(dueOn)}前答复` : ''}。在本页“您的申请”里看进展；也可以凭它自己的查询码 ${queryCode} 查询。`

const tooManyTries =
  '查询码或者后四位填错的次数太多，为了保护申请人的信息，请等十分钟再试。急着办的，可以打公开机构的电话。'
