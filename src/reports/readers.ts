// Where reading happens: in this process for one small file (nothing to start), in the worker pool otherwise.
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
  if (files < 2) return readerOfOne()
  const { availableParallelism } = await import('node:os')
  const { createReaderPool } = await import('./read/pool.ts')
  return createReaderPool({ size: Math.min(files, availableParallelism()) })
}

/** A text of this size is read in two seconds at most, whatever is in it. */
const readAtOnce = 512 * 1024

/** Packed files hold more than their size tells: zip (DOCX, XLSX), PDF, OLE (DOC). */
const isPacked = (bytes: Uint8Array) =>
  ['PK', '%PDF', '\u00d0\u00cf'].some((sign) => Array.from(sign).every((unit, at) => bytes[at] === unit.charCodeAt(0)))

/** A small text is read here, for a worker takes a second to start; all else under the limits of the pool. */
function readerOfOne(): Readers {
  let pool: Promise<Readers> | undefined
  return {
    size: 1,
    async read(bytes, source) {
      if (bytes.length <= readAtOnce && !isPacked(bytes)) {
        const { readAndCheck } = await import('./read-and-check.ts')
        return readAndCheck(bytes, source)
      }
      pool ??= import('./read/pool.ts').then(({ createReaderPool }) => createReaderPool({ size: 1 }))
      return (await pool).read(bytes, source)
    },
    close: async () => (await pool)?.close(),
  }
}
