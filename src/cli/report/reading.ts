// Reads the inputs of a command over both cores and hands the answers on in the order of the command line.
import { basename } from 'node:path'
import type { ReadReport } from '../../reports/read/index.ts'
import { openReaders, type Readers } from '../../reports/readers.ts'
import type { ExitCode } from '../command.ts'
import { type Input, type Inputs, openingTrouble, passedOverNote } from '../inputs.ts'
import type { Io } from '../io.ts'
import { type Progress, progressOver } from '../progress.ts'

/** One input, read and checked. */
export interface Answer {
  name: string
  bytes: Uint8Array
  read: ReadReport
}

/**
 * Calls `each` with every answer in the order of the inputs and says on the screen what could not be opened.
 * Returns the highest exit code: 2 where something could not be opened or read, 1 where there is an error finding,
 * or what `each` returns.
 */
export async function readEach(
  inputs: Inputs,
  io: Io,
  each: (answer: Answer) => Promise<ExitCode | undefined>,
): Promise<ExitCode> {
  const note = passedOverNote(inputs)
  if (note) io.err(`${note}\n`)
  if (!inputs.inputs.length) return 2
  const progress = progressOver(inputs.inputs.length, io)
  const readers = await openReaders(inputs.inputs.length)
  let code: ExitCode = 0
  try {
    for await (const answer of inOrder(inputs.inputs, readers, io, progress)) {
      if ('trouble' in answer) {
        progress.note(`${answer.name}：${answer.trouble}`)
        code = 2
      } else {
        let own: ExitCode | undefined
        await progress.around(async () => {
          own = await each(answer)
        })
        code = highest(code, codeOf(answer.read), own ?? 0)
      }
    }
  } finally {
    progress.end()
    await readers.close()
  }
  return code
}

export function codeOf({ readable, report }: ReadReport): ExitCode {
  if (!readable) return 2
  return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

export const highest = (...codes: ExitCode[]): ExitCode => Math.max(...codes) as ExitCode

type Outcome = Answer | { name: string; trouble: string }

/** As many at once as there are readers (and one waiting for each); a slow one holds the later ones back. */
async function* inOrder(inputs: Input[], readers: Readers, io: Io, progress: Progress): AsyncGenerator<Outcome> {
  const started: Promise<Outcome>[] = []
  let next = 0
  const fill = () => {
    while (started.length < readers.size * 2 && next < inputs.length) {
      const outcome = readOne(inputs[next++]!, readers, io)
      outcome.then(progress.step)
      started.push(outcome)
    }
  }
  for (fill(); started.length; fill()) yield await started.shift()!
}

async function readOne(input: Input, readers: Readers, io: Io): Promise<Outcome> {
  const { name } = input
  let bytes: Uint8Array
  try {
    bytes = await input.bytes(io)
  } catch (error) {
    return { name, trouble: openingTrouble(error) }
  }
  const source = name === '-' ? {} : { name: basename(name) }
  return { name, bytes, read: await readers.read(bytes, source) }
}
