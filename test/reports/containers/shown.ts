import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'
import type { Container } from '../../../src/reports/read/blocks.ts'
import { openContainer } from '../../../src/reports/read/containers/index.ts'

/** A container in a few lines: `# heading`, paragraphs, tables as rows of cells with their spans (rows x columns). */
export function shown({ blocks }: Container): string[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'table') return [block.type === 'heading' ? `# ${block.text}` : block.text]
    return block.rows.map((row) =>
      row
        .map(({ text, rowSpan, colSpan }) => {
          const span = rowSpan > 1 || colSpan > 1 ? `{${rowSpan}x${colSpan}}` : ''
          return `${text.replaceAll('\n', '/')}${span}`
        })
        .join(' | '),
    )
  })
}

export const opened = (content: string | Uint8Array, hint = {}) =>
  openContainer(typeof content === 'string' ? new TextEncoder().encode(content) : content, hint)

export const troublesIn = ({ troubles }: Container) => troubles.map(({ kind, message }) => `${kind} ${message}`)

/** A published report from the shared folder, which stays outside the repository. */
export const sharedReports = join(process.env['GONGKAI_SHARED'] ?? '../shared', 'reports')

/** A test on a published report; skipped, and said so, where the folder is not there. */
export function testReal(name: string, path: string, run: (bytes: Uint8Array) => Promise<void>) {
  const file = join(sharedReports, path)
  if (existsSync(file)) test(name, () => run(new Uint8Array(readFileSync(file))))
  else test.skip(`${name}（没有 ${file}，跳过；用 GONGKAI_SHARED 指明真实报告所在）`)
}
