// Signing in and out, links by which passwords are set.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { exampleAccounts } from '../../examples/index.ts'
import {
  completeWithPasskey,
  completeWithRecoveryCode,
  completeWithTotp,
  goodLink,
  may,
  type PermissionId,
  permissions,
  roles,
  type Staff,
  secondFactors,
  signIn,
  signOut,
  startPasskeySignIn,
  useLink,
} from '../../organs/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { defined } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, sessionCookie, setSession, staffOf } from '../signed-in.ts'

const tags = ['session']
const nothing = { 204: z.null().describe('办好了') }
export const totpCode = z.object({ code: z.string().max(12).describe('验证器上的6位数字') })
export const ceremony = z.record(z.string(), z.unknown()).describe('浏览器 WebAuthn 接口给出的对象')

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
        200: jsonAnswer(
          '已登录，或者还要第二步',
          z.object({
            needs: z.array(z.enum(['totp', 'passkey', 'recovery'])).describe('第二步，任选其一；空则已经登录'),
          }),
        ),
        ...problemAnswers(409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { token, needs } = answerWith(
        await signIn(app, { ...request.body, from: request.ip, agent: request.headers['user-agent'] ?? null }),
      )
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
      body: totpCode,
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

  api.post('/session/recovery', {
    config: { dear: true },
    schema: {
      operationId: 'completeWithRecoveryCode',
      tags,
      summary: '登录的第二步：恢复码，用一次就作废',
      body: z.object({ code: z.string().max(40).describe('登记第二因素时记下的恢复码之一') }),
      response: { ...nothing, ...problemAnswers(409) },
    },
    handler: async (request, reply) => {
      const token = request.cookies[sessionCookie] ?? ''
      answerWith(await completeWithRecoveryCode(app, token, request.body.code, request.ip))
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
      passkeys: z.array(
        z.object({ id: z.string(), label: z.string(), createdAt: z.string(), usedAt: z.string().nullable() }),
      ),
      recoveryCodes: z.number().describe('没有用过的恢复码'),
    }),
    organs: z.array(
      z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), permissions: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'SignedIn' })

async function describe(app: App, staff: Staff) {
  const ids = [...new Set([staff.organId, ...staff.roles.map(({ organId }) => organId)])]
  const organs = await app.db.selectFrom('organs').select(['id', 'name']).where('id', 'in', ids).orderBy('id').execute()
  const { isExample, totp, passkeys, recoveryCodes } = await secondFactors(app.db, staff.id)
  return {
    id: staff.id,
    name: staff.name,
    organId: staff.organId,
    today: app.today(),
    isExample,
    secondFactors: {
      totp,
      passkeys: passkeys.map(({ createdAt, usedAt, ...key }) => ({
        ...key,
        createdAt: createdAt.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
      })),
      recoveryCodes,
    },
    organs: organs.map(({ id, name }) => ({
      id,
      name,
      roles: staff.roles.filter(({ organId }) => organId === id).map(({ role }) => role),
      permissions: (Object.keys(permissions) as PermissionId[]).filter((permission) => may(staff, permission, id)),
    })),
  }
}
