// What a form carries from page to page and nobody may change or read on the way: sealed, bound to its purpose.
import type { App } from '../../app.ts'
import { seal, unseal } from '../../kit/crypto/sealed.ts'

type Keys = Pick<App, 'keys' | 'config'>

export const sealToken = (app: Keys, purpose: string, value: unknown): string =>
  seal(app.keys, JSON.stringify(value), `form ${purpose}`, app.config.sealWith)

/** undefined: not ours, changed, or of another purpose. */
export function openToken<T>(app: Keys, purpose: string, token: string): T | undefined {
  try {
    return JSON.parse(unseal(app.keys, token, `form ${purpose}`)) as T
  } catch {
    return undefined
  }
}
