// Runs the command line: in this process with a terminal of strings, or as a person does, in a process of its own.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gongkai as run } from '../../src/cli/gongkai.ts'
import { program } from '../platform/program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Ran {
  code: number | null
  out: string
  err: string
  bytes: Buffer
}

export async function gongkai(
  args: string[],
  { stdin = '', terminal = false }: { stdin?: string | Uint8Array; terminal?: boolean } = {},
): Promise<Ran> {
  const out: Buffer[] = []
  let err = ''
  const code = await run(args, {
    out: async (data) => void out.push(Buffer.from(data as string)),
    err: (text) => {
      err += text
    },
    stdin: async () => Buffer.from(stdin as string),
    outIsTerminal: terminal,
    errIsTerminal: terminal,
    inIsTerminal: terminal,
    width: 100,
    paint: (_style, text) => text,
  })
  const bytes = Buffer.concat(out)
  return { code, bytes, out: bytes.toString('utf8'), err }
}

export async function gongkaiProcess(
  args: string[],
  { stdin, env = {} }: { stdin?: string | Uint8Array; env?: Record<string, string> } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [(await program()).cli, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.on('error', () => {}) // a command that does not read its input may be gone before it is written
  child.stdin.end(stdin ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      const bytes = Buffer.concat(out)
      resolve({ code, bytes, out: bytes.toString('utf8'), err: Buffer.concat(err).toString('utf8') })
    })
  })
}

/** As in `gongkai … | head -c 1`: the reader goes away after its first piece. */
export async function throughHead(args: string[]): Promise<{ out: string; err: string }> {
  const child = spawn(process.execPath, [(await program()).cli, ...args], { cwd: root })
  let out = ''
  let err = ''
  child.stdout.once('data', (chunk: Buffer) => {
    out = chunk.toString('utf8')
    child.stdout.destroy()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8')
  })
  return new Promise((resolve) => child.on('exit', () => resolve({ out, err })))
}
