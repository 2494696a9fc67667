// What a reply tells about relief: which of two ways is open, to whom, within what time.
import type { Day } from '../../kit/days.ts'
import { citing } from '../provisions.ts'
import { type OutcomeId, outcomes } from '../requests/outcomes.ts'
import { reliefRulesOn } from './versions.ts'

/** reconsiderationFirst: reconsideration, then the court; either: reconsideration or the court. */
export type ReliefWay = 'reconsiderationFirst' | 'either'

export interface ReliefSetting {
  /** Table three counts 行政查询 among refusals, the Regulation does not; the legal officer may change our answer. */
  adminQuery?: ReliefWay
}

/** The way against a request's outcome, for a reply of this day; null: there is nothing to tell. */
export function reliefWay(
  outcome: OutcomeId,
  on: Day,
  { adminQuery = 'either' }: ReliefSetting = {},
): ReliefWay | null {
  const { relief } = outcomes[outcome]
  if (relief === 'none') return null
  if (!reliefRulesOn(on).reconsiderationFirst) return 'either'
  if (relief === 'setting') return adminQuery
  return relief === 'refused' ? 'reconsiderationFirst' : 'either'
}

export interface ReliefClause {
  way: ReliefWay
  /** The paragraph of the letter. */
  text: string
  basis: string
}

/** The clause, with the bodies by name. `bodies`: one, or the two to choose from. */
export function reliefClause(
  outcome: OutcomeId,
  on: Day,
  { bodies, court, setting }: { bodies: readonly string[]; court: string; setting?: ReliefSetting },
): ReliefClause | null {
  const way = reliefWay(outcome, on, setting)
  if (!way) return null
  const rules = reliefRulesOn(on)
  const body = bodies.join('或者')
  if (way === 'either')
    return {
      way,
      text: `如不服本告知，可以自收到本告知书之日起60日内向${body}申请行政复议，也可以自收到本告知书之日起6个月内向${court}提起行政诉讼。`,
      basis: citing(rules.eitherBasis),
    }
  const what = outcome === 'partial' ? '其中不予公开的部分' : '本告知'
  return {
    way,
    text: `如不服${what}，应当自收到本告知书之日起60日内先向${body}申请行政复议；对行政复议决定仍不服的，可以自收到行政复议决定书之日起15日内向${court}提起行政诉讼。${outcome === 'partial' ? `对其余部分不服的，可以自收到本告知书之日起60日内向${body}申请行政复议，也可以自收到本告知书之日起6个月内向${court}提起行政诉讼。` : ''}`,
    basis: citing(rules.refusalBasis),
  }
}

/** The clause for a third party that is told of disclosure against its will. */
export const thirdPartyClause = (on: Day, bodies: readonly string[], court: string): ReliefClause =>
  reliefClause('granted.full', on, { bodies, court })!
