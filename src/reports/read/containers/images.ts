// Pictures where tables should stand: what is in them is not read, and that is said.
import type { Block, ContainerTrouble } from '../blocks.ts'
import { trouble } from './trouble.ts'

interface Pictured {
  blocks: Block[]
  /** Number of blocks before each picture that stands alone. */
  images: number[]
  embedded?: boolean
}

/** Pictures straight after a numbered heading, or anywhere inside the text of a document without any table. */
export function lostImages({ blocks, images, embedded }: Pictured): ContainerTrouble[] {
  const hasTables = blocks.some((block) => block.type === 'table' && block.rows.length > 2)
  const texts = blocks.map((block) => (block.type === 'table' ? '' : block.text))
  const firstProse = texts.findIndex((text) => text.length > 30)
  const lastProse = texts.findLastIndex((text) => text.length > 30)
  const lost = images.filter((before) => {
    const heading = texts.slice(Math.max(0, before - 4), before).findLast((text) => text !== '')
    if (heading !== undefined && heading.length < 40 && numberedHeading.test(heading)) return true
    return !hasTables && firstProse >= 0 && before > firstProse && before <= lastProse + 1
  })
  const troubles = [...new Set(lost)].slice(0, 20).map((before) => {
    const after = texts.slice(0, before).findLast((text) => text !== '')
    return trouble('lost', `“${(after ?? '').slice(0, 30)}”之后是图片，图片里的内容（可能是表格）没有读`)
  })
  if (embedded && !hasTables) troubles.push(trouble('lost', '正文在页面内嵌的文件里，本页没有；请另外读取该文件'))
  return troubles
}

const numberedHeading = /^\s*[（(]?[一二三四五六七八]\s*[)）]?\s*[、.．,，]/
