// How a reader wants a page: script and size of text, from the address or else from a cookie.
export interface Mode {
  script: 'hans' | 'hant'
  text: 'normal' | 'larger'
}

export const modeCookie = 'reading'

/** An address says more than a cookie. */
export function modeOf(query: Record<string, unknown>, cookie: string | undefined): Mode {
  const kept = (cookie ?? '').split('.')
  const pick = <T extends string>(asked: unknown, all: readonly T[]): T =>
    all.find((one) => one === asked) ?? all.find((one) => kept.includes(one)) ?? all[0]!
  return {
    script: pick(query['script'], ['hans', 'hant']),
    text: pick(query['text'], ['normal', 'larger']),
  }
}

export const modeText = ({ script, text }: Mode): string => `${script}.${text}`

/** Whether the address itself asks for a mode, so that it is to be kept. */
export const asksForMode = (query: Record<string, unknown>): boolean => 'script' in query || 'text' in query

/** The address of the same page with other parameters; those that are empty are left out. */
export function addressWith(path: string, query: Record<string, string | undefined>): string {
  const parts = Object.entries(query).filter((one): one is [string, string] => Boolean(one[1]))
  return parts.length ? `${path}?${new URLSearchParams(parts)}` : path
}
