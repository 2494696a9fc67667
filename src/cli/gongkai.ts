// Finds the command that the words name, reads its options and runs it.

import { version } from '../version.ts'
import { type Command, type ExitCode, UsageError } from './command.ts'
import { commands } from './commands.ts'
import { commandHelp, groupHelp, overview } from './help.ts'
import type { Io } from './io.ts'
import { commandNamed, nearest, parseWords } from './parse.ts'

/** The words after `gongkai`; never throws. */
export async function gongkai(words: string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(words, io)
  } catch (error) {
    if (error instanceof UsageError) return wrongUsage(error.message, words, io)
    io.err(`gongkai：${error instanceof Error ? error.message : String(error)}\n`)
    if (process.env.GONGKAI_DEBUG && error instanceof Error) io.err(`${error.stack}\n`)
    return 2
  }
}

async function dispatch(words: string[], io: Io): Promise<ExitCode> {
  const asksForHelp = words.some((word) => word === '--help' || word === '-h') || words[0] === 'help'
  const rest = words[0] === 'help' ? words.slice(1) : words
  if (rest[0] === '--version' || rest[0] === '-V') {
    await io.out(`gongkai ${version()}\n`)
    return 0
  }
  const named = commandNamed(commands, rest)
  if (named) {
    const [command, after] = named
    if (asksForHelp) await io.out(commandHelp(command, io.width))
    else return command.run(parseWords(command.options, after), io)
    return 0
  }
  const group = groupNamed(rest[0])
  const stray = rest.find((word, index) => !word.startsWith('-') && !(group.length && index === 0))
  if (stray !== undefined) throw new UsageError(unknownCommand(stray, group))
  const page = group.length ? groupHelp(rest[0]!, group, io.width) : overview(commands, version(), io.width)
  if (asksForHelp || !rest.length) {
    await io.out(page)
    return 0
  }
  if (!group.length) throw new UsageError(`没有 ${rest[0]} 这个选项`)
  io.err(page)
  return 2
}

const groupNamed = (word: string | undefined): Command[] => commands.filter(({ name }) => name.startsWith(`${word} `))

function unknownCommand(word: string, group: readonly Command[]): string {
  const known = (group.length ? group : commands).map(({ name }) => name)
  const last = (name: string) => name.split(' ').at(-1)!
  const near = nearest(word, [...known.map(last), ...known.map((name) => name.split(' ')[0]!)])
  const meant = near && (known.find((name) => last(name) === near) ?? near)
  return `没有“${word}”这个命令${meant ? `，是不是 gongkai ${meant}？` : ''}`
}

function wrongUsage(message: string, words: string[], io: Io): ExitCode {
  const named = commandNamed(commands, words)
  io.err(`gongkai：${message}\n`)
  if (named) io.err(`用法：gongkai ${named[0].name} ${named[0].usage}\n`)
  io.err(`说明：gongkai ${named ? `${named[0].name} ` : ''}--help\n`)
  return 2
}
