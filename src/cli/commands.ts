// Every command, in the order of `gongkai --help`.
import { heading, verifying } from './audit.ts'
import { backing, restoring } from './backup.ts'
import type { Command } from './command.ts'
import { due } from './due.ts'
import { fee } from './fee.ts'
import { erasing, rotating } from './keys.ts'
import { check } from './report/check.ts'
import { convert } from './report/convert.ts'
import { importing } from './report/import.ts'
import { read } from './report/read.ts'
import { reindexing } from './search.ts'
import { serving } from './serve.ts'

export const commands: readonly Command[] = [
  read,
  check,
  convert,
  importing,
  serving,
  backing,
  restoring,
  reindexing,
  verifying,
  heading,
  rotating,
  erasing,
  due,
  fee,
]
