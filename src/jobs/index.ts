// What runs by the clock: sending every minute, reminders on the morning of each working day. One line a job.
import { Logger, type Runner, run } from 'graphile-worker'
import type { App } from '../app.ts'
import { keepValidity, publishDue, settleConversions } from '../documents/index.ts'
import { askExternally, checkLinks, selfCheckAll, usualBounds } from '../documents/monitoring/index.ts'
import { dropUnconfirmed, writeDigests } from '../documents/subscriptions/index.ts'
import { remindAll, sendDue, sendersOf } from '../notices/index.ts'
import { recomputeCases } from '../relief/index.ts'
import {
  actByTheClock,
  deliverCorrections,
  deliverMessages,
  dropOldAttempts,
  dropStaleUploads,
  findConversions,
  recomputeBeside,
  recomputeClocks,
} from '../requests/index.ts'

interface Job {
  /** Minute, hour, day, month, weekday in UTC; 08:30 in China is 00:30. */
  at: string
  run: (app: App) => Promise<unknown>
}

export const jobs: Record<string, Job> = {
  sendNotices: { at: '* * * * *', run: (app) => sendDue(app, sendersOf(app)) },
  deliverMessages: { at: '* * * * *', run: deliverMessages },
  deliverCorrections: { at: '* * * * *', run: deliverCorrections },
  // Shortly after midnight in China: the days that a new calendar moved, then what time has brought about.
  keepClocks: { at: '5 16 * * *', run: keepClocks },
  publishDue: { at: '* * * * *', run: publishDue },
  expireDocuments: { at: '5 16 * * *', run: keepValidity },
  findConversions: { at: '40 17 * * *', run: (app) => findConversions(app) },
  settleConversions: { at: '*/10 * * * *', run: settleConversions },
  remind: { at: '30 0 * * *', run: remindAll },
  // At night, one after the other: the links of published texts, then the score sheet of every organ.
  checkPublication: { at: '10 20 * * *', run: checkPublication },
  // 07:30 in China: what came out up to the day before, to those who asked to be told.
  writeDigests: { at: '30 23 * * *', run: writeDigests },
  dropUnconfirmed: { at: '30 19 * * *', run: dropUnconfirmed },
  dropStaleUploads: { at: '10 19 * * *', run: dropStaleUploads },
  dropOldAttempts: { at: '20 19 * * *', run: dropOldAttempts },
}

async function keepClocks(app: App) {
  const moved = (await recomputeClocks(app)).length
  const beside = [...(await recomputeBeside(app)), ...(await recomputeCases(app))].length
  return { moved, beside, acts: await actByTheClock(app) }
}

async function checkPublication(app: App) {
  const { externalLinks } = app.config
  const links = await checkLinks(app, externalLinks ? askExternally(usualBounds(externalLinks)) : null)
  return { links, organs: await selfCheckAll(app) }
}

/** Starts the jobs on the app's database; several processes share them, each job runs once. */
export async function startJobs(app: App): Promise<{ stop(): Promise<void> }> {
  const taskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async () => {
        const done = await job.run(app)
        app.log.debug({ job: name, done }, 'job done')
      },
    ]),
  )
  const runner: Runner = await run({
    pgPool: app.pool,
    taskList,
    crontab: Object.entries(jobs)
      .map(([name, { at }]) => `${at} ${name} ?max=3`)
      .join('\n'),
    noHandleSignals: true,
    concurrency: 2,
    logger: new Logger(
      () => (level, message) => app.log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level](message),
    ),
  })
  return { stop: () => runner.stop() }
}
