// A small sum in words, asked where many forms come from one address: read by eye or by ear, answered with a digit.
import { randomInt } from 'node:crypto'
import type { App } from '../../app.ts'
import { openToken, sealToken } from './tokens.ts'

const digits = '零一二三四五六七八九'

export interface Challenge {
  question: string
  token: string
}

/** `about` binds the sum to one form. */
export function newChallenge(app: App, about: string): Challenge {
  const [a, b] = [randomInt(2, 6), randomInt(1, 5)]
  return { question: `${digits[a]}加${digits[b]}等于几？`, token: sealToken(app, `sum ${about}`, a + b) }
}

export function isSolved(app: App, about: string, token: string, answer: string): boolean {
  const right = openToken<number>(app, `sum ${about}`, token)
  const plain = answer.trim().normalize('NFKC')
  return right !== undefined && (plain === String(right) || plain === (right === 10 ? '十' : digits[right]))
}
