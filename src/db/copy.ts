// COPY, PostgreSQL's own way to move whole tables, over the connection of `pg` (which leaves these messages to us).
import type pg from 'pg'

interface Wire {
  stream: {
    pause(): void
    resume(): void
    once(event: 'drain', listener: () => void): void
    writableNeedDrain: boolean
  }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** What `pg` calls while a statement of ours runs on the connection. */
abstract class CopyStatement {
  error: Error | undefined
  callback = () => {}
  constructor(readonly text: string) {}
  submit(wire: Wire) {
    wire.query(this.text)
  }
  handleError(error: Error) {
    this.error = error
    this.finished()
  }
  handleReadyForQuery() {
    this.finished()
  }
  handleRowDescription() {}
  handleDataRow() {}
  handlePortalSuspended() {}
  handleEmptyQuery() {}
  handleCommandComplete() {}
  handleCopyInResponse(_wire: Wire) {}
  handleCopyData(_message: { chunk: Buffer }, _wire: Wire) {}
  protected abstract finished(): void
}

class CopyOut extends CopyStatement {
  chunks: Buffer[] = []
  done = false
  wire: Wire | undefined
  wake = () => {}
  override handleCopyData({ chunk }: { chunk: Buffer }, wire: Wire) {
    this.wire = wire
    this.chunks.push(Buffer.from(chunk)) // the driver uses its memory again
    if (this.chunks.length >= 1000) wire.stream.pause()
    this.wake()
  }
  protected finished() {
    this.done = true
    this.wake()
  }
}

/** The rows of `copy … to stdout`, as they come; holds the server back where the reader is slower. */
export async function* copyOut(client: pg.ClientBase, statement: string): AsyncGenerator<Buffer> {
  const copy = new CopyOut(statement)
  client.query(copy as unknown as pg.Submittable)
  for (;;) {
    const chunks = copy.chunks.splice(0)
    if (chunks.length) yield Buffer.concat(chunks)
    else if (copy.error) throw copy.error
    else if (copy.done) return
    else {
      copy.wire?.stream.resume()
      await new Promise<void>((resolve) => {
        copy.wake = resolve
      })
    }
  }
}

class CopyIn extends CopyStatement {
  ready: Promise<Wire>
  ended: Promise<void>
  private open: (wire: Wire) => void = () => {}
  private end: () => void = () => {}
  constructor(text: string) {
    super(text)
    this.ready = new Promise((resolve) => {
      this.open = resolve
    })
    this.ended = new Promise((resolve) => {
      this.end = resolve
    })
  }
  override handleCopyInResponse(wire: Wire) {
    this.open(wire)
  }
  protected finished() {
    this.end()
  }
}

/** Feeds `copy … from stdin`. Throws what the server says against it. */
export async function copyIn(client: pg.ClientBase, statement: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const copy = new CopyIn(statement)
  client.query(copy as unknown as pg.Submittable)
  const wire = await Promise.race([copy.ready, copy.ended])
  if (wire) await feed(wire, copy, chunks)
  await copy.ended
  if (copy.error) throw copy.error
}

async function feed(wire: Wire, copy: CopyIn, chunks: AsyncIterable<Buffer>) {
  try {
    for await (const chunk of chunks) {
      if (copy.error) return
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableNeedDrain)
        await Promise.race([new Promise<void>((resolve) => wire.stream.once('drain', resolve)), copy.ended])
    }
    wire.endCopyFrom()
  } catch (error) {
    wire.sendCopyFail((error as Error).message)
    await copy.ended
    throw error
  }
}
