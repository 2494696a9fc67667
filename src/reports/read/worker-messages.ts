import type { ReadReport, ReadSource } from './index.ts'

/** The first thing a worker says: its program is loaded. */
export const readyMessage = 'ready'

export interface Question {
  bytes: Uint8Array
  source: ReadSource
}
export type Answer = { report: ReadReport } | { fault: string }
