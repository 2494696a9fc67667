// /complaints and /corrections: their guides and forms; and below /progress what opens one of them.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../kit/results.ts'
import { correctingRecords } from '../../law/regulation/index.ts'
import { type Desk, deskOf, desks } from '../../organs/index.ts'
import {
  type CaseLetterRow,
  type CorrectionForm,
  caseLetterPaper,
  caseLetterPdf,
  complainOfPublication,
  complaintBasis,
  complaintForPerson,
  complaintOfRequest,
  correctionFaults,
  correctionForPerson,
  noteAttempt,
  type PublicationComplaint,
  publicationFaults,
  recordCaseLetterOpening,
  submitRecordCorrection,
} from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { attach } from '../pages/report-files.ts'
import { notFoundView } from '../pages/trouble.tsx'
import { type Portal, sendView } from '../serve-page.ts'
import { type FieldFault, idKinds } from './answer-form.ts'
import type { OpenedCase } from './careful.ts'
import { complaintView, correctionView } from './case-progress-view.tsx'
import { caseReceiptView } from './case-receipt-view.tsx'
import { complaintFormView, complaintGuideView } from './complaint-form-view.tsx'
import { correctionFormView, correctionGuideView } from './correction-form-view.tsx'
import {
  complaintPath,
  correctionPath,
  elsewhereView,
  guidePath,
  noticeOfInstallation,
  progressPath,
  refusalView,
} from './frame.tsx'
import { newGuard, passGuard } from './guarded-form.ts'
import { letterView } from './letter-view.tsx'
import { fileToken, type Posted, postedForm } from './posted.ts'
import type { KeyOf } from './progress-view.tsx'
import { isFromOurPages } from './same-site.ts'

export function serveCaseForms(server: FastifyInstance, portal: Portal): void {
  const { app } = portal
  const often = { config: { rateLimit: { max: Math.max(30, app.config.rate / 10), timeWindow: '1 minute' } } }
  const body = { bodyLimit: 55 * 1024 * 1024, ...often }
  const empty = () => ''

  const guides = [
    [complaintPath, complaintGuideView],
    [correctionPath, correctionGuideView],
  ] as const
  for (const [path, view] of guides)
    server.get(path, async (request, reply) => {
      const { q, under } = request.query as Record<string, unknown>
      const words = typeof q === 'string' ? q.trim().slice(0, 50) : ''
      const above = typeof under === 'string' ? await deskOf(app.db, under.slice(0, 63)) : undefined
      const found = await desks(app.db, { ...(words && { words }), ...(above && { under: above.id }) })
      const notice = await noticeOfInstallation(app)
      return sendView(request, reply, portal, view({ desks: found, words, under: above, notice }))
    })

  type FormView = typeof complaintFormView | typeof correctionFormView
  const fresh = (view: FormView) => (request: FastifyRequest, reply: FastifyReply) =>
    withDesk(request, reply, async (desk) => form(view, desk, request.ip))
  server.get(`${complaintPath}/:organ`, fresh(complaintFormView))
  server.get(`${correctionPath}/:organ`, fresh(correctionFormView))

  server.post(`${complaintPath}/:organ`, body, (request, reply) =>
    posted(request, reply, complaintFormView, async (desk, given, once) => {
      const filled = complaintOf(desk.id, given)
      const faults = faultsAt(publicationFaults(filled), given)
      if (faults.length || once === null) return { faults }
      const made = await complainOfPublication(app, filled, request.ip, once)
      if (!made.ok) return { faults: faultsAt([made.refusal], given) }
      const { to, number, queryCode, dueOn } = made.value
      const about = { organId: desk.id, organName: to, number, dueOn, basis: complaintBasis }
      return { done: caseReceiptView({ what: '投诉', code: queryCode, tail: filled.person.phone.slice(-4), ...about }) }
    }),
  )

  server.post(`${correctionPath}/:organ`, body, (request, reply) =>
    posted(request, reply, correctionFormView, async (desk, given, once) => {
      const filled = correctionOf(desk.id, given)
      const faults = faultsAt(correctionFaults(filled), given)
      if (faults.length || once === null || !desk.open) return { faults }
      const made = await submitRecordCorrection(app, filled, request.ip, once)
      if (!made.ok) return { faults: faultsAt([made.refusal], given) }
      const { number, queryCode, dueOn } = made.value
      const about = { organId: desk.id, organName: desk.name, number, dueOn, basis: correctingRecords.text }
      const tail = filled.applicant.phone.slice(-4)
      return { done: caseReceiptView({ what: '更正要求', code: queryCode, tail, ...about }) }
    }),
  )

  async function form(view: FormView, desk: Desk, from: string, faults: FieldFault[] = [], given?: Posted) {
    return view({
      desk,
      faults,
      text: given?.text ?? empty,
      files: given?.files ?? [],
      guard: await newGuard(app, from, given),
      tokenOf: (file) => fileToken(app, file),
    })
  }

  type Taken = { faults: FieldFault[] } | { done: PageView }

  /** What was typed is looked at first, then the guard, then it is taken. `once` null: only look. */
  async function posted(
    request: FastifyRequest,
    reply: FastifyReply,
    view: FormView,
    take: (desk: Desk, given: Posted, once: string | null) => Promise<Taken>,
  ) {
    return withDesk(request, reply, async (desk) => {
      if (!isFromOurPages(request, app)) return elsewhereView()
      const given = await postedForm(app, request)
      if (given.text('do') !== 'send') return form(view, desk, request.ip, [], given)
      const looked = await take(desk, given, null)
      if ('faults' in looked && looked.faults.length) return form(view, desk, request.ip, looked.faults, given)
      const passed = await passGuard(app, given, request.ip)
      if (!passed.ok) {
        if (passed.tooMany)
          return refusalView(429, '请过一会儿再提交', tooMany, { text: '回到依申请公开', href: guidePath })
        return form(view, desk, request.ip, [{ field: passed.field, message: passed.message }], given)
      }
      const taken = await take(desk, given, passed.once)
      if ('faults' in taken) return form(view, desk, request.ip, taken.faults, given)
      await noteAttempt(app, 'submit', request.ip)
      return taken.done
    })
  }

  async function withDesk(request: FastifyRequest, reply: FastifyReply, answer: (desk: Desk) => Promise<PageView>) {
    const desk = await deskOf(app.db, (request.params as { organ: string }).organ)
    return sendView(request, reply, portal, desk ? await answer(desk) : notFoundView())
  }
}

/** The page of a complaint or a correction that was opened by its own code. */
export async function caseView(portal: Portal, opened: Exclude<OpenedCase, { kind: 'request' }>, key: KeyOf) {
  const { app } = portal
  const input = { ...key, today: app.today() }
  if (opened.kind === 'complaint') return complaintView(await complaintForPerson(app, opened.row), input)
  return correctionView(await correctionForPerson(app, opened.row), input)
}

type Opening = (
  request: FastifyRequest,
  reply: FastifyReply,
  work: (opened: { opened: OpenedCase; key: KeyOf; posted: Posted }) => Promise<unknown>,
) => Promise<unknown>

/** What is done with a case that was opened: `open` asks for code and tail and holds guessing down. */
export function serveOpenedCases(server: FastifyInstance, portal: Portal, limits: object, open: Opening): void {
  const { app } = portal

  server.post(`${progressPath}/complaint`, limits, (request, reply) =>
    open(request, reply, async ({ opened, key, posted }) => {
      const complaint =
        opened.kind === 'request' ? await complaintOfRequest(app.db, opened.row, posted.text('complaint')) : undefined
      if (!complaint) return sendView(request, reply, portal, notFoundView())
      const own = await complaintForPerson(app, complaint)
      const view = complaintView(own, { ...key, today: app.today(), complaintId: complaint.id })
      return sendView(request, reply, portal, view)
    }),
  )

  server.post(`${progressPath}/case-letter`, limits, (request, reply) =>
    open(request, reply, async ({ opened, key, posted }) => {
      const complaintId = posted.text('complaint')
      const letter = (await lettersOf(opened, complaintId)).find(({ id }) => id === posted.text('paper'))
      if (!letter) return sendView(request, reply, portal, notFoundView())
      await recordCaseLetterOpening(app, letter, request.ip)
      if (posted.text('do') === 'pdf')
        return attach(reply, `${letter.title}.pdf`)
          .type('application/pdf')
          .header('cache-control', 'no-store')
          .send(await caseLetterPdf(app, letter))
      const hidden = { paper: letter.id, ...(complaintId && { complaint: complaintId }) }
      const action = `${progressPath}/case-letter`
      const paper = caseLetterPaper(app, letter)
      const about = { organId: letter.organ_id, title: letter.title, paper, action, hidden }
      return sendView(request, reply, portal, letterView({ ...about, ...key }))
    }),
  )

  async function lettersOf(opened: OpenedCase, complaintId: string): Promise<CaseLetterRow[]> {
    if (opened.kind === 'correction') return (await correctionForPerson(app, opened.row)).letters
    const row = opened.kind === 'complaint' ? opened.row : await complaintOfRequest(app.db, opened.row, complaintId)
    return row ? (await complaintForPerson(app, row)).letters : []
  }
}

const phoneOf = (given: Posted) => given.text('phone').replace(/[\s()（）]/g, '')
const withEmail = (given: Posted) => (given.text('email') ? { email: given.text('email') } : {})

const complaintOf = (organId: string, given: Posted): PublicationComplaint => ({
  organId,
  person: { name: given.text('name'), phone: phoneOf(given), ...withEmail(given) },
  reason: given.text('reason'),
  information: given.text('information').slice(0, 500),
  text: given.text('text'),
  attachments: given.files,
})

const correctionOf = (organId: string, given: Posted): CorrectionForm => ({
  organId,
  applicant: {
    name: given.text('name'),
    idKind: Object.hasOwn(idKinds, given.text('idKind')) ? (given.text('idKind') as keyof typeof idKinds) : 'other',
    idNumber: given.text('idNumber').toUpperCase().replace(/\s/g, ''),
    phone: phoneOf(given),
    ...withEmail(given),
  },
  record: given.text('record'),
  wrong: given.text('wrong'),
  evidence: given.text('evidence'),
  attachments: given.files,
})

/** What the use case refuses, at the fields of the page. */
const faultsAt = (refusals: readonly Refusal[], given: Posted): FieldFault[] => [
  ...refusals.map(({ field = 'send', message }) => ({ field: field.replace(/^applicant\./, ''), message })),
  ...given.fileFaults.map((message) => ({ field: 'files', message })),
]

const tooMany = '从您所在的网络一小时内提交的太多，暂时不收。可以过一小时再来，也可以当面交或者邮寄给机关。'
