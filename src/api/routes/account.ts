// One's own account: second factors, recovery codes, sessions, the calendar feed.
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { calendarFeed, makeCalendarFeed } from '../../notices/index.ts'
import {
  addPasskey,
  confirmTotp,
  endSessions,
  listSessions,
  makeRecoveryCodes,
  removeSecondFactor,
  startPasskey,
  startTotp,
} from '../../organs/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { answerWith, refuseOtherSites, sessionCookie, staffOf } from '../signed-in.ts'
import { ceremony, totpCode } from './session.ts'

const tags = ['session']
const nothing = { 204: z.null().describe('办好了') }
const session = z.object({
  id: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  address: z.string().nullable(),
  agent: z.string().nullable().describe('浏览器自报的名称'),
  isThis: z.boolean().describe('就是现在这一次'),
})

export function accountRoutes(api: Api, app: App) {
  api.post('/me/totp', {
    schema: {
      operationId: 'startTotp',
      tags,
      summary: '为自己登记验证器：得到密钥和可扫描的地址',
      response: { 200: jsonAnswer('密钥', z.object({ secret: z.string(), uri: z.string() })), ...problemAnswers(401) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      return startTotp(app, await staffOf(app, request))
    },
  })

  api.post('/me/totp/confirmation', {
    schema: {
      operationId: 'confirmTotp',
      tags,
      summary: '用一个验证码确认验证器',
      body: totpCode,
      response: { ...nothing, ...problemAnswers(401, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      answerWith(await confirmTotp(app, await staffOf(app, request), request.body.code, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.post('/me/passkeys/options', {
    schema: {
      operationId: 'startPasskey',
      tags,
      summary: '为自己登记通行密钥：参数',
      response: { 200: jsonAnswer('参数', ceremony), ...problemAnswers(401) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const options = await startPasskey(app, await staffOf(app, request), request.cookies[sessionCookie]!)
      return options as unknown as Record<string, unknown>
    },
  })

  api.post('/me/passkeys', {
    schema: {
      operationId: 'addPasskey',
      tags,
      summary: '为自己登记通行密钥：浏览器的应答',
      body: z.object({ label: z.string().max(60), response: ceremony }),
      response: { ...nothing, ...problemAnswers(401, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const response = request.body.response as unknown as RegistrationResponseJSON
      answerWith(
        await addPasskey(app, staff, {
          token: request.cookies[sessionCookie]!,
          label: request.body.label,
          response,
          from: request.ip,
        }),
      )
      return reply.code(204).send(null)
    },
  })

  api.post('/me/calendar-feed', {
    schema: {
      operationId: 'makeCalendarFeed',
      tags,
      summary: '日程订阅的地址（iCalendar）；以前的地址随即失效',
      response: { 201: jsonAnswer('地址', z.object({ url: z.string() })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const token = await makeCalendarFeed(app, await staffOf(app, request))
      return reply.code(201).send({ url: `${app.config.origin}/api/calendar/${token}.ics` })
    },
  })

  api.get('/calendar/:file.ics', {
    schema: {
      operationId: 'getCalendarFeed',
      tags,
      summary: '日程订阅：在办申请和案件的期限，供手机和桌面日历读取',
      params: z.object({ file: z.string().max(120).describe('地址中的代号加 .ics') }),
      response: { 200: fileAnswer('iCalendar', 'text/calendar'), ...problemAnswers(404) },
    },
    handler: async (request, reply) => {
      const feed = await calendarFeed(app, request.params.file.replace(/\.ics$/, ''))
      if (!feed) throw notFound('没有这个日程，或者地址已经换新')
      return reply.header('cache-control', 'no-store').type('text/calendar; charset=utf-8').send(Buffer.from(feed))
    },
  })

  const password = z.object({ password: z.string().max(200).describe('自己的口令') })

  api.post('/me/totp/removal', {
    config: { dear: true },
    schema: {
      operationId: 'removeTotp',
      tags,
      summary: '停用自己的验证器',
      body: password,
      response: { ...nothing, ...problemAnswers(401, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      answerWith(await removeSecondFactor(app, staff, { factor: 'totp', ...request.body }, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.post('/me/passkeys/:id/removal', {
    config: { dear: true },
    schema: {
      operationId: 'removePasskey',
      tags,
      summary: '移除自己的一把通行密钥',
      params: z.object({ id: z.uuid() }),
      body: password,
      response: { ...nothing, ...problemAnswers(401, 404, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const factor = { passkey: request.params.id }
      answerWith(await removeSecondFactor(app, staff, { factor, ...request.body }, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.post('/me/recovery-codes', {
    schema: {
      operationId: 'makeRecoveryCodes',
      tags,
      summary: '生成恢复码，只显示这一次；以前的随即作废',
      response: { 201: jsonAnswer('恢复码', z.object({ codes: z.array(z.string()) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const codes = await makeRecoveryCodes(app, await staffOf(app, request), request.ip)
      return reply.code(201).header('cache-control', 'no-store').send({ codes })
    },
  })

  api.get('/me/sessions', {
    schema: {
      operationId: 'listSessions',
      tags,
      summary: '自己在哪些地方登录着',
      response: { 200: jsonAnswer('登录', z.object({ sessions: z.array(session) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      reply.header('cache-control', 'no-store')
      const sessions = await listSessions(app, staff, request.cookies[sessionCookie]!)
      return {
        sessions: sessions.map(({ createdAt, seenAt, ...one }) => ({
          ...one,
          createdAt: createdAt.toISOString(),
          seenAt: seenAt.toISOString(),
        })),
      }
    },
  })

  api.delete('/me/sessions/:id', {
    schema: {
      operationId: 'endSession',
      tags,
      summary: '结束自己的一次登录',
      params: z.object({ id: z.uuid() }),
      response: { ...nothing, ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      answerWith(await endSessions(app, await staffOf(app, request), request.params, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.delete('/me/sessions', {
    schema: {
      operationId: 'endOtherSessions',
      tags,
      summary: '结束自己在别处的全部登录',
      response: { 200: jsonAnswer('结束了几次', z.object({ ended: z.number() })), ...problemAnswers(401) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const allBut = request.cookies[sessionCookie]!
      return answerWith(await endSessions(app, await staffOf(app, request), { allBut }, request.ip))
    },
  })
}
