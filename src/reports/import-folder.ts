// A folder of published reports. What the documents do not say of themselves may stand beside them in organs.json:
//
//   { "notice": "示例数据，非该机关发布",
//     "organs": [{ "id": "linfen", "name": "临汾市人民政府", "kind": "government", "level": "prefecture", "region": "141000" }],
//     "files": { "2023.html": { "organ": "linfen", "year": 2023, "publishedOn": "2024-01-25", "url": "https://…" } } }
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { z } from 'zod'
import type { App } from '../app.ts'
import { OperatorTrouble } from '../db/trouble.ts'
import type { Day } from '../kit/days.ts'
import type { Result } from '../kit/results.ts'
import { ensureOrgan, organEntry } from '../organs/index.ts'
import { type Imported, importReport } from './import-report.ts'
import type { ReadReport } from './read/index.ts'

export interface FolderOptions {
  /** Reads a file, where that is to happen in a worker. */
  read?: (bytes: Uint8Array, source: { name: string; url?: string }) => Promise<ReadReport>
  /** How many files are read at the same time (1 unless given); they are stored one after the other. */
  ahead?: number
  /** Called after each file. */
  each?: (file: ImportedFile) => void
}

export interface ImportedFile {
  /** Below the folder. */
  file: string
  result: Result<Imported>
}

/** Every report below the folder, in the order of their names. One that is refused does not stop the others. */
export async function importFolder(app: App, folder: string, options: FolderOptions = {}): Promise<ImportedFile[]> {
  const sidecar = await readSidecar(folder)
  await app.transaction(async (tx) => {
    for (const organ of sidecar.organs) await ensureOrgan(tx, organ)
  })
  const done: ImportedFile[] = []
  const files = await reportsBelow(folder)
  const open = async (file: string) => {
    const { url } = sidecar.files[file] ?? {}
    const source = { name: basename(file), ...(url && { url }) }
    const bytes = await readFile(join(folder, file))
    return { bytes, source, read: await options.read?.(bytes, source) }
  }
  const start = (file: string) => {
    const opening = open(file)
    opening.catch(() => {}) // met where it is awaited, in its turn
    return opening
  }
  const opened = files.slice(0, options.ahead ?? 1).map(start)
  for (const [index, file] of files.entries()) {
    const { bytes, source, read } = await opened[index]!
    delete opened[index]
    const next = files[opened.length]
    if (next !== undefined) opened.push(start(next))
    const { organ, year, publishedOn } = sidecar.files[file] ?? {}
    const told = { organ, year, publishedOn: publishedOn as Day | undefined, notice: sidecar.notice }
    const imported = { file, result: await importReport(app, { bytes, ...source, ...told, read }) }
    options.each?.(imported)
    done.push(imported)
  }
  return done
}

const sidecarName = 'organs.json'

const sidecarFormat = z.strictObject({
  notice: z.string().optional(),
  organs: z.array(organEntry).default([]),
  files: z
    .record(
      z.string(),
      z.strictObject({
        organ: z.string().optional(),
        year: z.int().optional(),
        publishedOn: z.iso.date().optional(),
        url: z.url().optional(),
      }),
    )
    .default({}),
})

async function readSidecar(folder: string): Promise<z.infer<typeof sidecarFormat>> {
  const path = join(folder, sidecarName)
  const text = await readFile(path, 'utf8').catch(() => '{}')
  try {
    return sidecarFormat.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new OperatorTrouble('bad-sidecar', `${path} 的内容不合要求：${why}`)
  }
}

const kinds = /\.(txt|md|markdown|html?|xhtml|docx?|pdf|xlsx)$/i

async function reportsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && kinds.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.')))
    .sort()
}
