// What comes in as the text of a document (its structure: kit/text/body.ts).
import { z } from 'zod'
import type { Body } from '../kit/text/body.ts'

export * from '../kit/text/body.ts'

const inline = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  /** Only http, https, mailto and addresses on this site. */
  href: z
    .string()
    .regex(/^(https?:\/\/|mailto:|\/(?!\/))/)
    .max(2000)
    .optional(),
})
const inlines = z.array(inline)
const cell = z.object({
  content: inlines,
  header: z.boolean().optional(),
  colSpan: z.number().int().min(1).max(100).optional(),
  rowSpan: z.number().int().min(1).max(1000).optional(),
})
const bodyBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.number().int().min(1).max(4), content: inlines }),
  z.object({ type: z.literal('paragraph'), content: inlines, align: z.enum(['left', 'center', 'right']).optional() }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(inlines) }),
  z.object({ type: z.literal('table'), rows: z.array(z.array(cell)) }),
  /** A picture among the files of the version, by its number. */
  z.object({ type: z.literal('image'), file: z.number().int().min(1), alt: z.string().max(500) }),
])
export const body: z.ZodType<Body> = z.array(bodyBlock).max(20_000)
