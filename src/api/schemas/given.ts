// What every operation on requests and their like is given, and how lists of rows are answered.
import { z } from 'zod'
import { type Day, parseDay } from '../../kit/days.ts'

export const day = z
  .string()
  .refine((text) => parseDay(text) !== undefined, '日期，如 2024-02-05')
  .describe('日期，如 2024-02-05')
  .transform((text) => text as Day)
export const inOrgan = z.object({ organ: z.string().max(63).describe('机关编号'), id: z.uuid() })
export const seen = z.number().int().optional().describe('办理人看到的步数；其间有人办理过则不予办理')

/** Where a request stands after an act. */
export const stood = z.object({ state: z.string().nullable(), actCount: z.number(), number: z.string().nullable() })

/** Rows of many shapes, each described where it is made. */
export const anything = z.record(z.string(), z.unknown())
export const rows = (list: readonly object[]) => list as unknown as Record<string, unknown>[]

type Defined<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> : T[K] }

/** Without the keys whose value is undefined. */
export const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>
