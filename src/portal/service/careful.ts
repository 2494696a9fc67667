// Opening a request by its code, so that codes and tails cannot be guessed: ten wrong tries in ten minutes end the tries
// from an address; tries on one code come one after the other and ever slower, so that its owner still gets in.
import type { App } from '../../app.ts'
import { accepted, type Result } from '../../kit/results.ts'
import {
  attemptsWithin,
  type ComplaintRow,
  complaintByQuery,
  correctionByQuery,
  noteAttempt,
  openByQuery,
  type QueryKey,
  queryDigest,
  type RecordCorrectionRow,
  type RequestRow,
} from '../../requests/index.ts'

export const mostWrong = 10
export const withinMinutes = 10
const mostWaiting = 5

/** Milliseconds that an answer waits after so many wrong tries on its code within the hour. */
export const pauseAfter = (wrong: number): number => (wrong < 3 ? 0 : Math.min(8000, 250 * 2 ** (wrong - 3)))

/** The end of the line of each code that is being tried. */
const lines = new Map<string, { last: Promise<unknown>; length: number }>()

/** What a code opens: a request, or a complaint or a correction, which have codes of the same kind. */
export type OpenedCase =
  | { kind: 'request'; row: RequestRow }
  | { kind: 'complaint'; row: ComplaintRow }
  | { kind: 'correction'; row: RecordCorrectionRow }

export async function openCarefully(app: App, key: QueryKey, from: string): Promise<Result<OpenedCase> | 'too-many'> {
  if ((await attemptsWithin(app, 'query', from, withinMinutes)) >= mostWrong) return 'too-many'
  const code = queryDigest(key.code)
  return inLine(code, async () => {
    const pause = pauseAfter(await attemptsWithin(app, 'code', code, 60))
    if (pause) await new Promise((done) => setTimeout(done, pause))
    const opened = await openAny(app, key)
    if (!opened.ok) {
      await noteAttempt(app, 'query', from)
      await noteAttempt(app, 'code', code)
    }
    return opened
  })
}

async function openAny(app: App, key: QueryKey): Promise<Result<OpenedCase>> {
  const request = await openByQuery(app, key)
  if (request.ok) return accepted({ kind: 'request', row: request.value })
  const complaint = await complaintByQuery(app, key)
  if (complaint) return accepted({ kind: 'complaint', row: complaint })
  const correction = await correctionByQuery(app, key)
  return correction ? accepted({ kind: 'correction', row: correction }) : request
}

async function inLine<T>(code: string, work: () => Promise<T>): Promise<T | 'too-many'> {
  const line = lines.get(code) ?? { last: Promise.resolve(), length: 0 }
  if (line.length >= mostWaiting) return 'too-many'
  const mine = line.last.then(work, work)
  lines.set(code, Object.assign(line, { last: mine, length: line.length + 1 }))
  try {
    return await mine
  } finally {
    line.length -= 1
    if (line.length === 0) lines.delete(code)
  }
}
