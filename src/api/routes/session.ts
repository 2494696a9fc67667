// Signing in and out, the second factor, links by which passwords are set.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { exampleAccounts } from '../../examples/index.ts'
import { calendarFeed, makeCalendarFeed } from '../../notices/index.ts'
import {
  addPasskey,
  completeWithPasskey,
  completeWithTotp,
  confirmTotp,
  goodLink,
  may,
  type PermissionId,
  permissions,
  roles,
  type Staff,
  secondFactors,
  signIn,
  signOut,
  startPasskey,
  startPasskeySignIn,
  startTotp,
  useLink,
} from '../../organs/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { defined } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, sessionCookie, setSession, staffOf } from '../signed-in.ts'

const tags = ['session']
const nothing = { 204: z.null().describe('办好了') }
const code = z.object({ code: z.string().max(12).describe('验证器上的6位数字') })
const ceremony = z.record(z.string(), z.unknown()).describe('浏览器 WebAuthn 接口给出的对象')

export function sessionRoutes(api: Api, app: App) {
  api.get('/session', {
    schema: {
      operationId: 'getSession',
      tags,
      summary: '现在登录的是谁，有哪些角色，可以办理什么',
      response: { 200: jsonAnswer('登录的人员', me), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return describe(app, await staffOf(app, request))
    },
  })

  api.post('/session', {
    config: { dear: true },
    schema: {
      operationId: 'signIn',
      tags,
      summary: '用账号和口令登录',
      body: z.object({ login: z.string().max(64), password: z.string().max(200) }),
      response: {
        200: jsonAnswer('已登录，或者还要第二因素', z.object({ needs: z.enum(['totp', 'passkey']).nullable() })),
        ...problemAnswers(409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { token, needs } = answerWith(await signIn(app, { ...request.body, from: request.ip }))
      setSession(app, reply, token)
      return { needs }
    },
  })

  api.post('/session/totp', {
    config: { dear: true },
    schema: {
      operationId: 'completeWithTotp',
      tags,
      summary: '登录的第二步：验证码',
      body: code,
      response: { ...nothing, ...problemAnswers(409) },
    },
    handler: async (request, reply) => {
      answerWith(await completeWithTotp(app, request.cookies[sessionCookie] ?? '', request.body.code, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.post('/session/passkey/options', {
    schema: {
      operationId: 'startPasskeySignIn',
      tags,
      summary: '登录的第二步：通行密钥的参数',
      response: { 200: jsonAnswer('参数', ceremony), ...problemAnswers(409) },
    },
    handler: async (request) =>
      answerWith(await startPasskeySignIn(app, request.cookies[sessionCookie] ?? '')) as Record<string, unknown>,
  })

  api.post('/session/passkey', {
    config: { dear: true },
    schema: {
      operationId: 'completeWithPasskey',
      tags,
      summary: '登录的第二步：通行密钥的应答',
      body: ceremony,
      response: { ...nothing, ...problemAnswers(409) },
    },
    handler: async (request, reply) => {
      const response = request.body as unknown as AuthenticationResponseJSON
      answerWith(await completeWithPasskey(app, request.cookies[sessionCookie] ?? '', response, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.delete('/session', {
    schema: { operationId: 'signOut', tags, summary: '退出登录', response: nothing },
    handler: async (request, reply) => {
      await signOut(app, request.cookies[sessionCookie] ?? '')
      return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send(null)
    },
  })

  api.post('/me/totp', {
    schema: {
      operationId: 'startTotp',
      tags,
      summary: '为自己登记验证器：得到密钥和可扫描的地址',
      response: { 200: jsonAnswer('密钥', z.object({ secret: z.string(), uri: z.string() })), ...problemAnswers(401) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      return startTotp(app, staff, staff.name)
    },
  })

  api.post('/me/totp/confirmation', {
    schema: {
      operationId: 'confirmTotp',
      tags,
      summary: '用一个验证码确认验证器',
      body: code,
      response: { ...nothing, ...problemAnswers(401, 409) },
    },
    handler: async (request, reply) => {
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

  api.get('/calendar/:file', {
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

  api.get('/example-accounts', {
    schema: {
      operationId: 'listExampleAccounts',
      tags,
      summary: '示例安装的账号和公开的口令；没有示例人员的安装为空',
      response: {
        200: jsonAnswer(
          '示例账号',
          z.object({
            password: z.string().nullable(),
            accounts: z.array(z.object({ login: z.string(), name: z.string(), organName: z.string() })),
          }),
        ),
      },
    },
    handler: async (_, reply) => {
      reply.header('cache-control', 'no-store')
      return exampleAccounts(app)
    },
  })

  api.get('/links/:token', {
    schema: {
      operationId: 'getLink',
      tags,
      summary: '一次性链接是否还可用、做什么用',
      params: z.object({ token: z.string().max(100) }),
      response: {
        200: jsonAnswer('链接', z.object({ purpose: z.enum(['first-administrator', 'reset', 'invite']) })),
        ...problemAnswers(404),
      },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const link = await goodLink(app, request.params.token)
      if (!link) throw notFound('链接已用过、已过期或不完整')
      return { purpose: link.purpose }
    },
  })

  api.post('/links/:token', {
    config: { dear: true },
    schema: {
      operationId: 'useLink',
      tags,
      summary: '用一次性链接设定口令；首个管理员同时建立账号',
      params: z.object({ token: z.string().max(100) }),
      body: z.object({
        password: z.string().max(200),
        login: z.string().max(32).optional(),
        name: z.string().max(40).optional(),
        organId: z.string().max(63).optional(),
        organName: z.string().max(100).optional().describe('平台上还没有机关时，第一个机关的全称'),
      }),
      response: { ...nothing, ...problemAnswers(409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { password, ...more } = defined(request.body)
      answerWith(await useLink(app, { token: request.params.token, password, ...more, from: request.ip }))
      return reply.code(204).send(null)
    },
  })

  api.get('/roles', {
    schema: {
      operationId: 'listRoles',
      tags,
      summary: '谁可以办理什么：角色与权限的一览表',
      response: {
        200: jsonAnswer(
          '一览表',
          z.object({
            roles: z.record(z.string(), z.string()),
            permissions: z.record(z.string(), z.object({ label: z.string(), roles: z.array(z.string()) })),
          }),
        ),
      },
    },
    handler: async () => ({
      roles: { ...roles },
      permissions: Object.fromEntries(
        Object.entries(permissions).map(([id, one]) => [id, { label: one.label, roles: [...one.roles] }]),
      ),
    }),
  })
}

const me = z
  .object({
    id: z.string(),
    name: z.string(),
    organId: z.string(),
    today: z.string().describe('今天，按中国标准时间'),
    isExample: z.boolean(),
    secondFactors: z.object({
      totp: z.boolean(),
      passkeys: z.array(z.object({ label: z.string().nullable(), createdAt: z.string() })),
    }),
    organs: z.array(
      z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), permissions: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'SignedIn' })

async function describe(app: App, staff: Staff) {
  const ids = [...new Set([staff.organId, ...staff.roles.map(({ organId }) => organId)])]
  const organs = await app.db.selectFrom('organs').select(['id', 'name']).where('id', 'in', ids).orderBy('id').execute()
  const { isExample, totp, passkeys } = await secondFactors(app.db, staff.id)
  return {
    id: staff.id,
    name: staff.name,
    organId: staff.organId,
    today: app.today(),
    isExample,
    secondFactors: {
      totp,
      passkeys: passkeys.map(({ label, createdAt }) => ({ label, createdAt: createdAt.toISOString() })),
    },
    organs: organs.map(({ id, name }) => ({
      id,
      name,
      roles: staff.roles.filter(({ organId }) => organId === id).map(({ role }) => role),
      permissions: (Object.keys(permissions) as PermissionId[]).filter((permission) => may(staff, permission, id)),
    })),
  }
}
