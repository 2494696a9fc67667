// Plays the stories through the real use cases, with the clock moved to each day.
import type { App } from '../app.ts'
import { type Day, dayInChina } from '../kit/days.ts'
import type { Result } from '../kit/results.ts'
import { actOnRequest, assignRequest, submitRequest, takeInRequest } from '../requests/index.ts'
import { applicantOf } from './applicants.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import type { Story } from './stories.ts'

export interface Played {
  story: Story
  requestId: string
  queryCode: string
}

/** The app on another day: its use cases see that day as today. */
export function onDay(app: App, day: Day): App {
  const now = new Date(`${day}T02:30:00Z`)
  return { ...app, now: () => now, today: () => dayInChina(now) }
}

export async function playStory(
  app: App,
  office: ReadonlyMap<ExampleOrgan, ExampleStaff>,
  story: Story,
  no: number,
): Promise<Played> {
  const staff = office.get(story.organ)!
  const form = {
    organId: story.organ,
    applicantKind: story.applicantKind,
    applicants: [applicantOf(story.applicantKind, no)],
    content: story.content,
    form: story.channel === 'internet' ? ('electronic' as const) : ('paper' as const),
    delivery: story.channel === 'internet' ? ('online' as const) : ('post' as const),
  }
  const then = onDay(app, story.submittedOn)
  const taken = must(
    story.channel === 'internet'
      ? await submitRequest(then, form, null)
      : await takeInRequest(then, staff.dengji, { ...form, channel: story.channel, on: story.submittedOn }, null),
    story,
  )
  for (const { by, facts, note } of story.acts) {
    const day = onDay(app, facts.on)
    const input = { organId: story.organ, requestId: taken.id }
    const person = by === 'applicant' ? staff.dengji : staff[by]
    must(await actOnRequest(day, person, { ...input, facts, ...(note && { note }) }, null), story)
    if (facts.act === 'register')
      must(
        await assignRequest(
          day,
          staff.dengji,
          { ...input, handlerId: staff.chengban.id, subject: story.subject, on: facts.on },
          null,
        ),
        story,
      )
  }
  return { story, requestId: taken.id, queryCode: taken.queryCode }
}

export function must<T>(result: Result<T>, about: unknown): T {
  if (result.ok) return result.value
  throw new Error(`the example story does not fit the law: ${result.refusal.message} ${JSON.stringify(about)}`)
}
