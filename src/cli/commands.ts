// Every command, in the order of `gongkai --help`.
import type { Command } from './command.ts'
import { due } from './due.ts'
import { fee } from './fee.ts'
import { check } from './report/check.ts'
import { convert } from './report/convert.ts'
import { read } from './report/read.ts'

export const commands: readonly Command[] = [read, check, convert, due, fee]
