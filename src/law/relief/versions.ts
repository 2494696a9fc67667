// The law of relief changed on 2024-01-01 and on 2025-06-01; which rules hold is decided by the day of the act attacked.
import type { Day } from '../../kit/days.ts'
import { article, type Provision } from '../provisions.ts'

export interface ReliefRules {
  from: Day
  /** Against a refusal reconsideration comes before the court, and the decision has to say so. */
  reconsiderationFirst: boolean
  /** sameOrSuperior: the government of the same level or the superior department, as the applicant chooses. */
  body: 'sameOrSuperior' | 'sameLevelGovernment'
  /** Summary procedure before the reconsideration body. */
  summary: boolean
  refusalBasis: readonly Provision[]
  eitherBasis: readonly Provision[]
}

export const reliefRules: readonly ReliefRules[] = [
  {
    from: '2018-01-01',
    reconsiderationFirst: false,
    body: 'sameOrSuperior',
    summary: false,
    refusalBasis: [article('reconsideration2017', 9), article('litigation', 46)],
    eitherBasis: [article('reconsideration2017', 9), article('litigation', 46)],
  },
  {
    from: '2024-01-01',
    reconsiderationFirst: true,
    body: 'sameLevelGovernment',
    summary: true,
    refusalBasis: [article('reconsideration', 20), article('reconsideration', 23), article('litigation', 45)],
    eitherBasis: [article('reconsideration', 20), article('litigation', 46)],
  },
  {
    // The Supreme Court's rules: refusals are those of arts. 14 to 16; 无法提供 and 不予处理 may go straight to court.
    from: '2025-06-01',
    reconsiderationFirst: true,
    body: 'sameLevelGovernment',
    summary: true,
    refusalBasis: [
      article('reconsideration', 20),
      article('reconsideration', 23),
      article('courtRules', 1),
      article('litigation', 45),
    ],
    eitherBasis: [article('reconsideration', 20), article('courtRules', 1), article('litigation', 46)],
  },
]

/** The rules for an act of this day. */
export const reliefRulesOn = (day: Day): ReliefRules =>
  reliefRules.filter(({ from }) => from <= day).at(-1) ?? reliefRules[0]!
