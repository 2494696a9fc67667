import { hash, verify } from '@node-rs/argon2'

// Argon2id with 19 MiB and two passes: the least that OWASP's cheat sheet (2024) accepts, some 30 ms on one core.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** False too where there is no hash; the time is spent all the same, so that unknown accounts do not answer faster. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hash('decoy', cost)
  const matches = await verify(stored ?? (await decoy), password).catch(() => false)
  return matches && stored !== null
}

let decoy: Promise<string> | undefined

export const shortestPassword = 10

/** Why a password is not taken, in Chinese; undefined where it is. */
export function passwordFault(password: string, login: string): string | undefined {
  if (password.length < shortestPassword) return `口令至少${shortestPassword}个字符，现为${password.length}个`
  if (password.length > 200) return '口令最多200个字符'
  if (login.length >= 3 && password.toLowerCase().includes(login.toLowerCase())) return '口令不能包含账号'
  if (new Set(password).size < 5) return '口令至少用5种不同的字符'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  if (kinds < 2) return '口令至少包含字母、数字、符号中的两类，例如 Gongkai-2026'
  return undefined
}
