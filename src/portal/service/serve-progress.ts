// /progress and below: a request opened by its code, and what its applicant does there. Every page is the answer to a
// form that brings code and tail along; nothing stays signed in.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { paperToPdf } from '../../papers/index.ts'
import {
  letterFile,
  letterPaper,
  type RequestRow,
  readLetter,
  readRequest,
  recordFirstOpening,
} from '../../requests/index.ts'
import { attach } from '../pages/report-files.ts'
import { type Portal, sendView } from '../serve-page.ts'
import { type OpenedCase, openCarefully } from './careful.ts'
import { elsewhereView, guidePath, noticeOfInstallation, progressPath, refusalView } from './frame.tsx'
import { letterView } from './letter-view.tsx'
import { faultAt, ownActIds, ownActView } from './own-act-views.tsx'
import { isForApplicant, ownRequest } from './own-request.ts'
import { performOwnAct } from './perform-own-act.ts'
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
        const done = await performOwnAct(app, act, key, posted, request.ip)
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
}

const tooManyTries =
  '查询码或者后四位填错的次数太多，为了保护申请人的信息，请等十分钟再试。急着办的，可以打公开机构的电话。'
