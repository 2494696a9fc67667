// Files on disk under the name of their digest: kept once however often they come, and never changed.
import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface Kept {
  sha256: string
  size: number
}

export interface FileStore {
  /** Keeps the bytes; those that are there already are left alone. They are on disk when this resolves. */
  put(bytes: Uint8Array): Promise<Kept>
  /** Throws where the file is missing or is no longer what was kept. */
  get(sha256: string): Promise<Buffer>
  /** Where it lies, for streaming. */
  pathOf(sha256: string): string
  /** Deletes what no row refers to; nothing happens where it is not there. */
  remove(sha256: string): Promise<void>
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function filesOnDisk(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  return {
    pathOf,
    async put(bytes) {
      const sha256 = sha256Of(bytes)
      const path = pathOf(sha256)
      if (!(await stat(path).catch(() => undefined))) await write(path, bytes)
      return { sha256, size: bytes.length }
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async get(sha256) {
      const bytes = await readFile(pathOf(sha256))
      if (sha256Of(bytes) !== sha256) throw new Error(`file ${sha256} on disk is not what was kept`)
      return bytes
    },
  }
}

/** Under another name first: what bears a digest is whole, whenever the machine stops. */
async function write(path: string, bytes: Uint8Array) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
}
