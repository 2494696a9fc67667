// What the operations of the calendar answer.
import type { Gap, HolidayNotice } from '../../law/calendar/index.ts'
import type { MovedDay } from '../../law/requests/index.ts'
import type { Day } from '../api/types.ts'

export interface EnteredBy {
  id: number
  enteredByName: string | null
  enteredAt: string
}

export interface CalendarYear {
  year: number
  region: string | null
  version: string
  gaps: Gap[]
  workingDays: number
  months: number[]
  days: { day: Day; kind: 'holiday' | 'makeUp'; name: string | null; source: string | null; worked: boolean }[]
  notices: (HolidayNotice & { entered: EnteredBy | null })[]
}

export interface NoticePreview {
  open: number
  moving: number
  changes: Move[]
  beside: BesideMove[]
}

export interface BesideMove {
  kind: 'complaint' | 'correction' | 'case'
  organId: string
  organName: string
  id: string
  number: string | null
  what?: string | null
  before: Day | null
  after: Day | null
}

export interface Move {
  organId: string
  organName: string
  requestId: string
  number: string | null
  moved: MovedDay[]
}

interface Recorded {
  at: string
  noticeId: number | null
  noticeTitle: string | null
}

export type RecordedMove = Move & Recorded
export type RecordedBesideMove = BesideMove & Recorded
