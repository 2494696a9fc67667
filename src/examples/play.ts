// Plays the stories through the real use cases, with the clock moved to each day.
import type { App } from '../app.ts'
import { type Day, dayInChina } from '../kit/days.ts'
import type { Result } from '../kit/results.ts'
import { assignRequest, readRequest, submitRequest, takeInRequest } from '../requests/index.ts'
import { applicantOf } from './applicants.ts'
import { actInStory } from './letters.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import { begunAs, noteStory } from './progress.ts'
import type { Story } from './stories.ts'

export interface Played {
  story: Story
  requestId: string
}

/** The app on another day: its use cases see that day as today. */
export function onDay(app: App, day: Day): App {
  const now = new Date(`${day}T02:30:00Z`)
  return { ...app, now: () => now, today: () => dayInChina(now) }
}

/** Plays a story, or what is left of it after an interruption. */
export async function playStory(
  app: App,
  office: ReadonlyMap<ExampleOrgan, ExampleStaff>,
  story: Story,
  no: number,
): Promise<Played> {
  const staff = office.get(story.organ)!
  const requestId = (await begunAs(app, no)) ?? (await takeIn(app, staff, story, no))
  const { act_count } = (await readRequest(app.db, story.organ, requestId))!
  const todo = withAssignment(story, staff, no, act_count > 1).slice(act_count - 1)
  for (const step of todo) must(await step(app, requestId), story)
  return { story, requestId }
}

async function takeIn(app: App, staff: ExampleStaff, story: Story, no: number): Promise<string> {
  const form = {
    organId: story.organ,
    applicantKind: story.applicantKind,
    applicants: [applicantOf(story.applicantKind, no)],
    content: story.content,
    form: story.channel === 'internet' ? ('electronic' as const) : ('paper' as const),
    delivery: story.channel === 'internet' ? ('online' as const) : ('post' as const),
  }
  const then = onDay(app, story.submittedOn)
  const { id } = must(
    story.channel === 'internet'
      ? await submitRequest(then, form, null)
      : await takeInRequest(then, staff.dengji, { ...form, channel: story.channel, on: story.submittedOn }, null),
    story,
  )
  await noteStory(app, no, story.organ, id)
  return id
}

type Step = (app: App, requestId: string) => Promise<Result<unknown>>

/** The acts of a story; whoever registers a request assigns it on the same day. */
function withAssignment(story: Story, staff: ExampleStaff, no: number, resumed: boolean): Step[] {
  const drafted = new Map()
  return story.acts.flatMap(({ by, facts, note }): Step[] => {
    const person = by === 'applicant' ? staff.dengji : staff[by]
    const act: Step = (app, requestId) =>
      actInStory(onDay(app, facts.on), { story, requestId, by: person, facts, note, no, drafted, resumed })
    if (facts.act !== 'register') return [act]
    const assign: Step = (app, requestId) => {
      const input = {
        organId: story.organ,
        requestId,
        handlerId: staff.chengban.id,
        subject: story.subject,
        on: facts.on,
      }
      return assignRequest(onDay(app, facts.on), staff.dengji, input, null)
    }
    return [act, assign]
  })
}

export function must<T>(result: Result<T>, about: unknown): T {
  if (result.ok) return result.value
  throw new Error(`the example story does not fit the law: ${result.refusal.message} ${JSON.stringify(about)}`)
}
