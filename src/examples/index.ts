// The example year of requests: what a first start fills an installation with, through the real use cases.
import type { App } from '../app.ts'
import { checkLinks, selfCheckAll } from '../documents/monitoring/index.ts'
import { playBeside } from './beside.ts'
import { playCases } from './cases.ts'
import { currentStories } from './current.ts'
import { playExampleDocuments } from './documents.ts'
import { addExampleOffice } from './organs.ts'
import { type Played, playStory } from './play.ts'
import { isFinished, markFinished } from './progress.ts'
import { storiesOf2023 } from './stories.ts'

export * from './documents.ts'
export * from './organs.ts'

export interface ExampleYear {
  requests: number
  cases: number
  current: number
  documents: number
  /** Complaints, corrections of records, proposals to publish. */
  beside: number
}

/**
 * Plays the year, unless it was played before; a year that was begun and not finished is gone on with. null: nothing was
 * left to play, or the signal came. Throws where a story does not fit the law, which is our mistake.
 */
export async function playExampleYear(app: App, signal?: AbortSignal): Promise<ExampleYear | null> {
  if (await isFinished(app)) return null
  const office = await addExampleOffice(app)
  const { documents } = await playExampleDocuments(app, office)
  const played: Played[] = []
  for (const [index, story] of storiesOf2023().entries()) {
    if (signal?.aborted) return null
    played.push(await playStory(app, office, story, index + 1))
  }
  const cases = await playCases(app, office, played)
  await app.db.updateTable('relief_cases').set({ is_example: true }).where('organ_id', 'like', 'example-%').execute()
  const current = currentStories(app.today())
  for (const [index, story] of current.entries()) await playStory(app, office, story, 1001 + index)
  const beside = await playBeside(app, office, played)
  // The daily check of publication runs at night; whoever looks on the first day sees it done.
  await checkLinks(app, null)
  await selfCheckAll(app)
  await markFinished(app)
  return { requests: played.length, cases, current: current.length, documents, beside }
}
