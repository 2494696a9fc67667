// The example year of requests: what a first start fills an installation with, through the real use cases.
import type { App } from '../app.ts'
import { playCases } from './cases.ts'
import { currentStories } from './current.ts'
import { addExampleOffice } from './organs.ts'
import { type Played, playStory } from './play.ts'
import { storiesOf2023 } from './stories.ts'

export * from './organs.ts'

export interface ExampleYear {
  requests: number
  cases: number
  current: number
}

/** Plays the year, unless it was played before. Throws where a story does not fit the law, which is our mistake. */
export async function playExampleYear(app: App, say: (line: string) => void = () => {}): Promise<ExampleYear | null> {
  const before = await app.db
    .selectFrom('requests')
    .select('id')
    .where('organ_id', 'like', 'example-%')
    .limit(1)
    .executeTakeFirst()
  if (before) return null
  const office = await addExampleOffice(app)
  const played: Played[] = []
  for (const [index, story] of storiesOf2023().entries()) played.push(await playStory(app, office, story, index + 1))
  say(`示例：已办理 ${played.length} 件申请`)
  const cases = await playCases(app, office, played)
  const current = currentStories(app.today())
  for (const [index, story] of current.entries()) await playStory(app, office, story, 1001 + index)
  await app.db.updateTable('requests').set({ is_example: true }).where('organ_id', 'like', 'example-%').execute()
  await app.db.updateTable('relief_cases').set({ is_example: true }).where('organ_id', 'like', 'example-%').execute()
  return { requests: played.length, cases, current: current.length }
}
