// When the calendar changes, the due days of open requests move: which ones, from when to when, is shown and recorded.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import type { ActFacts } from './facts.ts'
import { type DueDaysNow, dueNow, stateOf } from './standing.ts'

export interface MovedDay {
  /** A letter's due day is named `opinion` with the letter. */
  what: Exclude<keyof DueDaysNow, 'opinions' | 'provisional'> | 'opinion'
  letter?: string
  before: Day | null
  after: Day | null
}

/** The due days of a request that differ between two calendars; empty: nothing moved. */
export function movedDays(acts: readonly ActFacts[], old: Calendar, next: Calendar): MovedDay[] {
  if (old.version === next.version) return []
  const [before, after] = [dueNow(stateOf(acts, old), old), dueNow(stateOf(acts, next), next)]
  const { opinions, provisional, ...days } = after
  const moved = (Object.keys(days) as (keyof typeof days)[])
    .filter((what) => before[what] !== after[what])
    .map((what): MovedDay => ({ what, before: before[what], after: after[what] }))
  const letters = opinions.flatMap(({ letter, due }): MovedDay[] => {
    const was = before.opinions.find((one) => one.letter === letter)?.due ?? null
    return was === due ? [] : [{ what: 'opinion', letter, before: was, after: due }]
  })
  return [...moved, ...letters]
}
