// Whatever goes wrong below /api is met here once and answered as a problem.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, type ZodFastifySchemaValidationError } from 'fastify-type-provider-zod'
import { ProblemError, problemOf, sendProblem } from './problems.ts'

export function answerError(error: FastifyError | ProblemError, request: FastifyRequest, reply: FastifyReply) {
  const instance = request.url
  if (error instanceof ProblemError)
    return sendProblem(reply.headers(error.headers), problemOf(error.id, error.message, instance, error.extensions))
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((one) => fieldError(one, request, error.validationContext))
    const detail = errors.map(sentence).join('；')
    return sendProblem(reply, problemOf('invalid-input', detail, instance, { errors }))
  }
  if (error.statusCode === 413) return sendProblem(reply, problemOf('too-large', '文件超过 10 MB', instance))
  if (error.statusCode === 429) return sendProblem(reply, problemOf('too-many-requests', error.message, instance))
  if (error.statusCode && error.statusCode < 500)
    return sendProblem(reply, problemOf('unreadable-body', '请求体无法解析，请检查 Content-Type 与内容', instance))
  request.log.error({ err: error, id: request.id }, 'api request failed')
  return sendProblem(reply, problemOf('internal-error', `系统内部出错，编号 ${request.id}`, instance))
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply) {
  const path = request.url.split('?')[0]
  const others = methodsOf(request, path!)
  if (others.length) {
    const detail = `${path} 不接受 ${request.method}，可用：${others.join('、')}`
    return sendProblem(
      reply.header('allow', others.join(', ')),
      problemOf('method-not-allowed', detail, request.url, { allow: others }),
    )
  }
  return sendProblem(reply, problemOf('not-found', `没有 ${path} 这个地址，全部地址见 /api/docs`, request.url))
}

const methodsOf = ({ server, method }: FastifyRequest, path: string): string[] =>
  ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
    (other) => other !== method && server.findRoute({ method: other, url: path }),
  )

const surplus = '多余的参数'
const sentence = ({ field, seen, expected }: FieldError): string =>
  seen === surplus ? `没有 ${field} 这个参数，全部参数见 /api/docs` : `${field}：收到${seen}，应为${expected}`

interface FieldError {
  field: string
  seen: string
  expected: string
}

/** Where, seen, expected: as everywhere in what we say to people. */
function fieldError(
  { instancePath, keyword, params, message }: ZodFastifySchemaValidationError,
  request: FastifyRequest,
  context: string | undefined,
): FieldError {
  const path = instancePath.split('/').filter(Boolean)
  const part = { querystring: request.query, params: request.params, body: request.body }[context ?? ''] as unknown
  const seen = path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], part)
  const issue = { ...params, code: keyword, message } as unknown as Issue
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys?.join('、') : undefined
  return {
    field: unknown ?? (path.join('.') || '请求'),
    seen: unknown ? surplus : seen === undefined ? '空' : `“${String(seen).slice(0, 80)}”`,
    expected: unknown ? '不写这个参数' : expectedBy(issue),
  }
}

interface Issue {
  code: string
  message: string
  values?: unknown[]
  minimum?: number
  maximum?: number
  expected?: string
  keys?: string[]
  errors?: Issue[][]
}

function expectedBy({ code, values, minimum, maximum, expected, message, errors }: Issue): string {
  if (code === 'invalid_value' && values) return `${values.join('、')} 之一`
  if (code === 'too_small') return `不小于 ${minimum}`
  if (code === 'too_big') return `不大于 ${maximum}`
  if (code === 'invalid_union' && errors?.[0]?.[0]) return expectedBy(errors[0][0])
  if (code === 'invalid_type')
    return ({ number: '整数', int: '整数', string: '文字' } as Record<string, string>)[expected!] ?? expected!
  return message
}
