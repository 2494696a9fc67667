// A search on record as the reply “does not exist” tells it: where, with which words, over which time, by whom, when.
import { type Day, inWords } from '../../kit/days.ts'

export interface SearchMade {
  on: Day
  /** Systems, archives and rooms that were searched. */
  systems: readonly string[]
  keywords: readonly string[]
  /** The time of making that was searched: 2019年至2023年. */
  period: string
  /** Who searched: a unit or a person. */
  by: string
  found: string
}

export const searchText = ({ on, systems, keywords, period, by, found }: SearchMade): string =>
  `${inWords(on)}，由${by}在${systems.join('、')}中，以${keywords.map((word) => `“${word}”`).join('、')}为检索词，对${period}形成的信息进行检索，${found}。`
