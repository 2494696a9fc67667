// The files that a command line names: files as given, folders with everything of a known kind below them, `-`.
import { open, readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { UsageError } from './command.ts'
import type { Io } from './io.ts'

export interface Input {
  /** As the command line names it; `-` is standard input. */
  name: string
  bytes(io: Io): Promise<Uint8Array>
}

export interface Inputs {
  inputs: Input[]
  /** True where exactly one file (or standard input) was named: its answer is printed as one object. */
  single: boolean
  /** Files of folders that were left alone: their kind is not one in which reports are published. */
  passedOver: string[]
}

/** What is looked for in folders; a file named on the line is read whatever it is called. */
const extensions = ['.txt', '.md', '.markdown', '.html', '.htm', '.xhtml', '.docx', '.doc', '.pdf', '.xlsx']

// The reader refuses larger files; there is no use in holding more of them in memory than it takes to see that.
const most = 64 * 1024 * 1024

export async function inputsOf(operands: string[]): Promise<Inputs> {
  if (!operands.length) throw new UsageError('没有写要处理的文件。可以写文件、目录，或者用 - 表示标准输入')
  if (operands.filter((name) => name === '-').length > 1) throw new UsageError('标准输入 - 只能写一次')
  const found: Inputs = { inputs: [], single: operands.length === 1, passedOver: [] }
  for (const name of operands) {
    if (name === '-') {
      found.inputs.push({ name, bytes: (io) => io.stdin(most) })
    } else if (await isFolder(name)) {
      found.single = false
      for (const path of await filesBelow(name))
        if (extensions.includes(extname(path).toLowerCase())) found.inputs.push(fileInput(path))
        else found.passedOver.push(path)
    } else found.inputs.push(fileInput(name))
  }
  return found
}

/** `未读 36 个文件……：.json 36 个`: what was passed over, by kind. */
export function passedOverNote({ inputs, passedOver }: Inputs): string | undefined {
  if (!passedOver.length) return inputs.length ? undefined : '目录里没有可读的文件'
  const kinds = new Map<string, number>()
  for (const path of passedOver) {
    const kind = extname(path).toLowerCase() || '无扩展名'
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const listed = [...kinds].map(([kind, count]) => `${kind} ${count} 个`).join('，')
  return `跳过 ${passedOver.length} 个不是年报常用格式的文件：${listed}（单独写文件名可以读）`
}

const fileInput = (name: string): Input => ({ name, bytes: () => startOf(name) })

async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    // A pipe or a device says nothing of its size and may never end.
    const stats = await file.stat()
    if (stats.isFile() && stats.size <= most) return await file.readFile()
    const pieces: Buffer[] = []
    for await (const piece of file.createReadStream({ end: most, autoClose: false })) pieces.push(piece as Buffer)
    return Buffer.concat(pieces)
  } finally {
    await file.close()
  }
}

export const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** Files below a folder in the order of their names; hidden ones and links to folders are left alone. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'))
  const files: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) files.push(...(await filesBelow(path)))
    else if (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(path)))) files.push(path)
  }
  return files
}

/** Why a file could not be opened, in Chinese. */
export function openingTrouble(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return '没有这个文件'
  if (code === 'EACCES' || code === 'EPERM') return '没有权限读取'
  if (code === 'EISDIR') return '这是一个目录'
  return message
}
