// Where reading happens: in this process for one file (nothing to start), in the worker pool for many.
import type { ReadReport, ReadSource } from './read/index.ts'

export interface Readers {
  /** How many files are read at the same time. */
  size: number
  /** Reads and checks. */
  read(bytes: Uint8Array, source?: ReadSource): Promise<ReadReport>
  close(): Promise<void>
}

/** Readers for this many files. */
export async function openReaders(files: number): Promise<Readers> {
  if (files < 2) {
    const { readAndCheck } = await import('./read-and-check.ts')
    return { size: 1, read: readAndCheck, close: async () => {} }
  }
  const { availableParallelism } = await import('node:os')
  const { createReaderPool } = await import('./read/pool.ts')
  return createReaderPool({ size: Math.min(files, availableParallelism()) })
}
