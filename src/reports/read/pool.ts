// Reading in worker threads: as many files at once as there are cores, and a file that takes too long or too much
// memory costs its worker, never the program.
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ReadReport, ReadSource } from './index.ts'
import { refusedReport } from './refused-report.ts'
import { type Answer, type Question, readyMessage } from './worker-messages.ts'

export interface ReaderPool {
  /** Number of workers, and so of files read at the same time. */
  size: number
  /** Reads and checks. Never rejects because of the file: what cannot be read gives a report that says why. */
  read(bytes: Uint8Array, source?: ReadSource): Promise<ReadReport>
  /** Ends the workers; what was still waiting is answered with a refusal. */
  close(): Promise<void>
}

export interface ReaderPoolOptions {
  /** The worker's file; default: worker.ts beside this file, or reader-worker.js beside the built bundle. */
  workerUrl?: URL
  size?: number
  /** Milliseconds for one file. */
  timeLimitMs?: number
  /** Heap of one worker. */
  memoryMb?: number
}

interface Job {
  bytes: Uint8Array
  source: ReadSource
  done(report: ReadReport): void
}
interface Seat {
  worker: Worker
  /** Its program is loaded; only then does the time of a file begin. */
  ready: boolean
  job?: Job
  timer?: NodeJS.Timeout
}

export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const { workerUrl = defaultWorker(), timeLimitMs = 30_000, memoryMb = 768 } = options
  const size = options.size ?? availableParallelism()
  const waiting: Job[] = []
  const seats = new Set<Seat>()
  let closed = false

  function next() {
    for (const seat of seats) if (!seat.job && waiting.length) start(seat, waiting.shift()!)
    while (waiting.length && seats.size < size && !closed) start(newSeat(), waiting.shift()!)
  }

  function start(seat: Seat, job: Job) {
    seat.job = job
    startClock(seat)
    seat.worker.ref()
    // The caller keeps its bytes: a copy goes over.
    const bytes = new Uint8Array(job.bytes)
    seat.worker.postMessage({ bytes, source: job.source } satisfies Question, [bytes.buffer])
  }

  function startClock(seat: Seat) {
    const limit = seat.ready ? timeLimitMs : startLimitMs
    clearTimeout(seat.timer)
    seat.timer = setTimeout(() => {
      leave(seat, seat.ready ? `读取超过 ${limit / 1000} 秒，已停止` : '读取程序没有启动')
    }, limit)
  }

  function newSeat(): Seat {
    const worker = new Worker(startable(workerUrl), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    const seat: Seat = { worker, ready: false }
    seats.add(seat)
    worker.on('message', (answer: Answer | typeof readyMessage) => {
      if (answer !== readyMessage) return finish(seat, answer)
      seat.ready = true
      if (seat.job) startClock(seat)
    })
    worker.on('error', (error: Error & { code?: string }) =>
      leave(
        seat,
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `读取需要的内存超过 ${memoryMb} MB，已停止`
          : `读取程序出错，已停止（${error.message}）`,
      ),
    )
    worker.on('exit', () => leave(seat, '读取程序意外退出'))
    return seat
  }

  function finish(seat: Seat, answer: Answer) {
    const { job } = seat
    if (!job) return
    clearTimeout(seat.timer)
    seat.job = undefined
    // An idle worker does not keep the program running.
    seat.worker.unref()
    job.done(
      'report' in answer ? answer.report : refusedReport(job.bytes, job.source, `读取程序出错（${answer.fault}）`),
    )
    next()
  }

  /** The worker is of no more use: its file is refused, and the next file gets a new one. */
  function leave(seat: Seat, message: string) {
    if (!seats.delete(seat)) return
    clearTimeout(seat.timer)
    void seat.worker.terminate()
    seat.job?.done(refusedReport(seat.job.bytes, seat.job.source, message))
    seat.job = undefined
    next()
  }

  return {
    size,
    read: (bytes, source = {}) =>
      new Promise((done) => {
        if (closed) return done(refusedReport(bytes, source, '读取程序已关闭'))
        waiting.push({ bytes, source, done })
        next()
      }),
    async close() {
      closed = true
      for (const job of waiting.splice(0)) job.done(refusedReport(job.bytes, job.source, '读取程序已关闭'))
      const workers = [...seats].map(({ worker }) => worker)
      for (const seat of seats) leave(seat, '读取程序已关闭')
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** Loading a worker takes a second, from source on a busy machine several. */
const startLimitMs = 60_000

const isSource = import.meta.url.endsWith('.ts')
const defaultWorker = () => new URL(isSource ? './worker.ts' : './reader-worker.js', import.meta.url)

/** From source, a worker has to be taught TypeScript before it can load its file. */
function startable(workerUrl: URL): URL {
  if (!workerUrl.pathname.endsWith('.ts')) return workerUrl
  const loader = new URL(
    'dist/esm/api/index.mjs',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')),
  )
  const start = `import { register } from '${loader.href}'; register(); await import('${workerUrl.href}')`
  return new URL(`data:text/javascript,${encodeURIComponent(start)}`)
}
