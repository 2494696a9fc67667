// How far a run over many files is: a bar that redraws itself on a terminal, a line now and then elsewhere.
import type { Io } from './io.ts'

const barWidth = 24
const redrawEveryMs = 80
const lineEveryMs = 10_000
const clearLine = '\r\x1b[K'

export interface Progress {
  step(): void
  /** Prints a line above the bar. */
  note(line: string): void
  /** Takes the bar away while `print` writes to the same screen. */
  around(print: () => Promise<void>): Promise<void>
  end(): void
}

/** Says nothing where there is only one thing to do. `now` gives milliseconds. */
export function progressOver(total: number, io: Io, now: () => number = Date.now): Progress {
  const quiet = total < 2
  const started = now()
  let done = 0
  let drawnAt = started
  let drawn = false

  function draw() {
    if (quiet) return
    const perSecond = done / Math.max(0.001, (now() - started) / 1000)
    const tally = `${done}/${total} 份，每秒 ${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)} 份`
    if (!io.errIsTerminal) return io.err(`已处理 ${tally}\n`)
    const filled = Math.round((done / total) * barWidth)
    io.err(`${clearLine}${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${tally}`)
    drawn = true
  }
  function clear() {
    if (drawn) io.err(clearLine)
    drawn = false
  }
  return {
    step() {
      done += 1
      const pause = io.errIsTerminal ? redrawEveryMs : lineEveryMs
      if (now() - drawnAt < pause && !(done === total && io.errIsTerminal)) return
      drawnAt = now()
      draw()
    },
    note(line) {
      clear()
      io.err(`${line}\n`)
    },
    async around(print) {
      clear()
      await print()
      if (io.errIsTerminal && done < total) draw()
    },
    end: clear,
  }
}
