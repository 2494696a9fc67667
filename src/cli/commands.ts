// Every command, in the order of `gongkai --help`.
import type { Command } from './command.ts'

export const commands: readonly Command[] = []
