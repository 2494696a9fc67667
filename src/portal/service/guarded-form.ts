// What keeps programs from flooding the short forms (complaints, corrections), and people from sending one twice: the same
// measures as the form for requests, in one step.
import { randomBytes } from 'node:crypto'
import type { App } from '../../app.ts'
import { attemptsWithin } from '../../requests/index.ts'
import { type Challenge, isSolved, newChallenge } from './challenge.ts'
import type { Posted } from './posted.ts'
import { openToken, sealToken } from './tokens.ts'

/** Sent from one address within an hour: from this many on a sum is asked, and beyond the last nothing is taken. */
export const sumFrom = 5
export const mostAnHour = 60
/** Nobody reads and fills in a form faster than this. */
export const leastMs = 4000

/** What the page carries along: when it was first shown, and the name of this sending. */
export interface Guard {
  token: string
  challenge?: Challenge
}

interface Opening {
  at: number
  once: string
}

const purpose = 'short form'
const lives = 24 * 3600 * 1000

export async function newGuard(app: App, from: string, before?: Posted): Promise<Guard> {
  const known = before && openToken<Opening>(app, purpose, before.text('guard'))
  const opening = known ?? { at: app.now().getTime(), once: randomBytes(16).toString('base64url') }
  const asks = (await attemptsWithin(app, 'submit', from, 60)) >= sumFrom
  return { token: sealToken(app, purpose, opening), ...(asks && { challenge: newChallenge(app, opening.once) }) }
}

export type Guarded = { ok: true; once: string } | { ok: false; tooMany?: true; field: string; message: string }

/** Whether what was posted may be taken, and the name of this sending. */
export async function passGuard(app: App, posted: Posted, from: string): Promise<Guarded> {
  const no = (field: string, message: string): Guarded => ({ ok: false, field, message })
  const sent = await attemptsWithin(app, 'submit', from, 60)
  if (sent >= mostAnHour) return { ok: false, tooMany: true, field: 'text', message: '' }
  const opening = openToken<Opening>(app, purpose, posted.text('guard'))
  if (!opening || app.now().getTime() - opening.at > lives) return no('send', '页面放得太久，请看一遍，再提交一次')
  if (posted.text('homepage')) return no('send', '浏览器自动填写了一个应当留空的栏目，已经清空，请再提交一次')
  if (app.now().getTime() - opening.at < leastMs) return no('send', '提交得太快了，请看一遍，再提交一次')
  if (sent >= sumFrom && !isSolved(app, opening.once, posted.text('challenge'), posted.text('answer')))
    return no('answer', '请先回答下面的小问题，填一个数字')
  return { ok: true, once: opening.once }
}
