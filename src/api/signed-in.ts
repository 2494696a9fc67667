// Who is asking: the person of the session cookie, and answers from results of use cases.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import type { Result } from '../kit/results.ts'
import { idleMinutes, type Staff, sessionHours, staffOfSession } from '../organs/index.ts'
import { ProblemError } from './problems.ts'

export const sessionCookie = 'gongkai_session'

/** The person at work; a problem 401 where nobody is signed in. */
export async function staffOf(app: App, request: FastifyRequest): Promise<Staff> {
  const token = request.cookies[sessionCookie]
  const staff = token ? await staffOfSession(app.db, token, app.now(), app.today(), idleMinutes) : undefined
  if (!staff) throw new ProblemError('sign-in-needed', '请先登录，或者登录已过期')
  return staff
}

/** Strict: no other site can send it along; every change besides asks for a JSON body or our own origin. */
export const setSession = (app: App, reply: FastifyReply, token: string): FastifyReply =>
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: app.config.origin.startsWith('https:'),
    maxAge: sessionHours * 3600,
  })

/** Refuses changes that a page of another site asks for. */
export function refuseOtherSites(request: FastifyRequest): void {
  const { origin, host } = request.headers
  if (origin && origin !== 'null' && new URL(origin).host !== host)
    throw new ProblemError('not-yours', `请求来自 ${origin}，不是本站的页面`)
}

/** The value of an accepted result; a refusal becomes a problem with its code and basis. */
export function answerWith<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const { code, message, ...more } = result.refusal
  if (code === 'not-yours') throw new ProblemError('not-yours', message, { code, ...more })
  if (['no-request', 'no-case', 'no-staff', 'no-letter', 'no-document', 'no-entry', 'no-comment'].includes(code))
    throw new ProblemError('not-found', message, { code })
  throw new ProblemError('refused', message, { code, ...more })
}
