// The entry of a reading worker: bytes in, report out, one at a time. pool.ts starts it.
import { parentPort } from 'node:worker_threads'
import { readAndCheck } from '../read-and-check.ts'
import type { ReadSource } from './index.ts'
import { type Answer, type Question, readyMessage } from './worker-messages.ts'

parentPort?.on('message', async ({ bytes, source }: Question) => {
  parentPort!.postMessage(await answerTo(bytes, source))
})
parentPort?.postMessage(readyMessage)

async function answerTo(bytes: Uint8Array, source: ReadSource): Promise<Answer> {
  try {
    return { report: await readAndCheck(bytes, source) }
  } catch (error) {
    return { fault: (error as Error)?.message ?? String(error) }
  }
}
