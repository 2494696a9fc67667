// Troubles as RFC 9457 problem details: one table of types, each with a page at /api/problems/….
import type { FastifyReply } from 'fastify'

export interface ProblemType {
  status: number
  title: string
  /** What it means and what to do, for the page of the type. */
  about: string
}

export const problemTypes = {
  'invalid-input': {
    status: 400,
    title: '请求的参数不对',
    about: 'errors 逐项列出是哪个参数（field）、收到的是什么（seen）、应当是什么（expected）。改正后重发即可。',
  },
  'unreadable-body': {
    status: 400,
    title: '请求的内容无法解析',
    about:
      '请求体不完整，或者与 Content-Type 不符。上传文件时，请求体就是文件本身，或者是带一个文件的 multipart/form-data。',
  },
  'sign-in-needed': {
    status: 401,
    title: '需要登录',
    about: '这个地址只对登录的工作人员开放。先以 POST /api/session 登录；会话保存在 Cookie 中，一段时间不用即失效。',
  },
  'not-yours': {
    status: 403,
    title: '没有这项权限',
    about: '你的角色不能办理这一项，或者请求来自别的网站。谁可以办理什么见 /api/roles。',
  },
  refused: {
    status: 409,
    title: '现在不能办理',
    about: '法律或者事项的状态不允许。code 是理由的代号，basis 是依据，field 是涉及的字段。没有任何改动。',
  },
  'not-found': {
    status: 404,
    title: '没有找到',
    about: '这个地址不存在，或者这个编号的内容不在库中。接口的全部地址见 /api/docs。',
  },
  'method-not-allowed': {
    status: 405,
    title: '这个地址不接受这种方法',
    about: '响应头 Allow 列出可用的方法。',
  },
  'too-large': {
    status: 413,
    title: '文件太大',
    about: '一次上传不得超过 10 MB。扫描成图片的年报请换成有文字的版本。',
  },
  'unreadable-report': {
    status: 422,
    title: '文件读不出来',
    about: '文件收到了，但从中读不出年度报告。findings 说明原因，如加密、损坏、全是图片、不是文档。',
  },
  'too-many-requests': {
    status: 429,
    title: '请求过于频繁',
    about: '响应头 Retry-After 给出要等的秒数。成批取数据请用 /api/cells.ndjson，不必逐份查询。',
  },
  'internal-error': {
    status: 500,
    title: '系统内部出错',
    about: '这是系统的缺陷，不是请求的问题。已记入日志；报告时请附上 instance 的值。',
  },
  busy: {
    status: 503,
    title: '系统正忙',
    about: '读取的任务已排满，或者这份文件没有在时限内读完。请按响应头 Retry-After 给出的秒数稍后再试。',
  },
} as const satisfies Record<string, ProblemType>

export type ProblemId = keyof typeof problemTypes

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  instance?: string
  [extension: string]: unknown
}

/** Thrown by a route to answer with a problem. */
export class ProblemError extends Error {
  readonly id: ProblemId
  readonly extensions: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(id: ProblemId, detail: string, more: { headers?: Record<string, string>; [name: string]: unknown } = {}) {
    super(detail)
    const { headers = {}, ...extensions } = more
    this.id = id
    this.extensions = extensions
    this.headers = headers
  }
}

export const notFound = (detail: string): ProblemError => new ProblemError('not-found', detail)

export function problemOf(id: ProblemId, detail: string, instance: string, extensions: object = {}): Problem {
  const { title, status } = problemTypes[id]
  return { type: `/api/problems/${id}`, title, status, detail, instance, ...extensions }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem)
}
