// The terminal as commands see it: texts out, bytes in, and what is known of the screen.
export interface Io {
  /** Writes to standard output; resolves when there is room for more. */
  out(data: string | Uint8Array): Promise<void>
  /** Writes to standard error: progress, notes, troubles. */
  err(text: string): void
  /** All of standard input, up to `limit` bytes and one more. */
  stdin(limit: number): Promise<Uint8Array>
  outIsTerminal: boolean
  errIsTerminal: boolean
  inIsTerminal: boolean
  /** Columns of the screen; 100 where there is none. */
  width: number
  paint(style: Style, text: string): string
}

const styles = { bold: '1', dim: '2', red: '31', yellow: '33', green: '32', blue: '36' } as const
export type Style = keyof typeof styles

/** The terminal of this process. Colour only on a terminal, and not where NO_COLOR is set (https://no-color.org). */
export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process
  const colour = Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb'
  leaveWhenNobodyReads()
  return {
    out: (data) => new Promise((resolve) => stdout.write(data, () => resolve())),
    err(text) {
      stderr.write(text)
    },
    async stdin(limit) {
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of stdin) {
        chunks.push(chunk)
        size += chunk.length
        if (size > limit) break
      }
      return Buffer.concat(chunks)
    },
    outIsTerminal: Boolean(stdout.isTTY),
    errIsTerminal: Boolean(stderr.isTTY),
    inIsTerminal: Boolean(stdin.isTTY),
    width: stdout.columns ?? 100,
    paint: (style, text) => (colour ? `\x1b[${styles[style]}m${text}\x1b[0m` : text),
  }
}

/** `gongkai … | head` closes our output early: that is the reader's right and no trouble of ours. */
function leaveWhenNobodyReads() {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}
