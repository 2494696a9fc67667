/** Why the law or the state of a thing says no; returned, never thrown. `message` is Chinese, for people. */
export interface Refusal {
  code: string
  message: string
  basis?: string
  /** The field of the input that was refused, where one was. */
  field?: string
  [detail: string]: unknown
}

/** What a use case answers: the thing done, or the refusal with its basis. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value })
export const refused = (refusal: Refusal): Result<never> => ({ ok: false, refusal })
