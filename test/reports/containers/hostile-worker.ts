// A reading worker that does what its file's name says: hang, fill the memory, break, or answer.
import { parentPort } from 'node:worker_threads'
import { type Question, readyMessage } from '../../../src/reports/read/worker-messages.ts'

parentPort!.on('message', ({ bytes, source }: Question) => {
  if (source.name === 'hang') for (;;);
  if (source.name === 'memory') for (const held: number[][] = []; ; ) held.push(new Array(100_000).fill(Math.random()))
  if (source.name === 'break') throw new Error('坏了')
  if (source.name === 'exit') process.exit(3)
  if (source.name === 'fault') parentPort!.postMessage({ fault: '没读成' })
  else parentPort!.postMessage({ report: { report: { title: `${bytes.length}` }, cells: [], readable: true } })
})
parentPort!.postMessage(readyMessage)
