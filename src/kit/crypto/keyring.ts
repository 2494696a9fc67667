// The master keys of an installation: named, so that sealed data says which key opened it and keys can be changed.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface KeyRing {
  /** Name of the key that new data is sealed with. */
  current: string
  /** 32 bytes each, by name. */
  keys: Map<string, Buffer>
  /** Reads the file again, where another process may have added a key. */
  reload?(): void
}

const fileName = 'keys.json'

/** The keys in `folder`; a first key is made where there is none. The file is readable by its owner alone. */
export async function openKeyRing(folder: string): Promise<KeyRing> {
  const path = join(folder, fileName)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const ring = text === undefined ? addKey({ current: '', keys: new Map() }) : parseKeyRing(text)
  if (text === undefined) await saveKeyRing(folder, ring)
  ring.reload = () => Object.assign(ring, parseKeyRing(readFileSync(path, 'utf8')))
  return ring
}

/** `{"current": "k1", "keys": {"k1": "<base64>"}}`, as in the file or in GONGKAI_KEYS. */
export function parseKeyRing(text: string): KeyRing {
  const { current, keys } = JSON.parse(text) as { current: string; keys: Record<string, string> }
  const ring = { current, keys: new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])) }
  for (const [id, key] of ring.keys)
    if (key.length !== 32) throw new Error(`key ${id} has ${key.length} bytes; 32 are expected`)
  if (!ring.keys.has(current)) throw new Error(`the current key ${current} is not among the keys`)
  return ring
}

/** The ring with one more key, which becomes current. */
export function addKey(ring: KeyRing): KeyRing {
  const id = `k${ring.keys.size + 1}`
  return { current: id, keys: new Map([...ring.keys, [id, randomBytes(32)]]) }
}

export async function saveKeyRing(folder: string, { current, keys }: KeyRing): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, fileName)
  const text = JSON.stringify({
    current,
    keys: Object.fromEntries([...keys].map(([id, key]) => [id, key.toString('base64')])),
  })
  // In one step, so that a reader meets the old file or the new one whole.
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await chmod(`${path}.new`, 0o600)
  await rename(`${path}.new`, path)
}
