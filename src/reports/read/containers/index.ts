// Any file → blocks in reading order. The kind of file is told by its content; name and media type are only hints.
import type { Container } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { openText } from './text.ts'
import { refusedContainer } from './trouble.ts'

export interface ContainerHint {
  name?: string | null
  mediaType?: string | null
}

/** Never throws on material: what cannot be read is said in `troubles`. */
export async function openContainer(bytes: Uint8Array, _hint: ContainerHint = {}): Promise<Container> {
  if (bytes.length === 0) return refusedContainer('application/octet-stream', '文件是空的')
  if (bytes.length > bounds.inputBytes)
    return refusedContainer(
      'application/octet-stream',
      `文件有 ${megabytes(bytes.length)} MB，超过 ${megabytes(bounds.inputBytes)} MB 的上限`,
    )
  return openText(bytes)
}

const megabytes = (bytes: number) => Math.ceil(bytes / (1 << 20))
