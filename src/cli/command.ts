// What a command of `gongkai` is. A new one is a file that exports `command({...})` and a line in commands.ts.
import type { Io } from './io.ts'

/** 0: clean. 1: something was found (findings of severity error, a refusal). 2: could not be read, or wrong usage. */
export type ExitCode = 0 | 1 | 2

export interface Option {
  /** number: a whole number within `min` (0 unless given) and `max`. */
  type: 'boolean' | 'string' | 'number'
  /** One sentence in Chinese for `--help`. */
  help: string
  /** A one-letter form. */
  short?: string
  /** How the value is called in `--help`: FILE, 天数. */
  value?: string
  /** The values that exist, where they are few. */
  choices?: readonly string[]
  /** May be given several times; the values come as a list. */
  multiple?: boolean
  min?: number
  max?: number
}
export type Options = Record<string, Option>

type Single<O extends Option> = O['type'] extends 'boolean' ? boolean : O['type'] extends 'number' ? number : string
type ValueOf<O extends Option> = O['multiple'] extends true ? Single<O>[] : Single<O>

export interface Args<O extends Options = Options> {
  values: { [name in keyof O]?: ValueOf<O[name]> }
  /** What stands on the line beside the options, in order. */
  operands: string[]
}

export interface Command<O extends Options = Options> {
  /** The words after `gongkai`: `report read`, `due`. */
  name: string
  /** One line for the list of commands. */
  summary: string
  /** What follows the name on the line: `[选项] FILE…`. */
  usage: string
  /** Paragraphs for `--help`. */
  about?: readonly string[]
  options: O
  /** Command line (without `gongkai`) and what it does. */
  examples?: readonly (readonly [line: string, effect: string])[]
  run(args: Args<O>, io: Io): Promise<ExitCode>
}

/** Declares a command; the types of `args.values` follow from `options`. Heavy modules are imported inside `run`, so
 *  that the other commands start without them. */
// biome-ignore lint/suspicious/noExplicitAny: in the table of commands each keeps its own options
export const command = <const O extends Options>(declared: Command<O>): Command<any> => declared

/** Wrong usage: printed with a hint at `--help`; exit code 2. */
export class UsageError extends Error {}
