// What the operations on the ledger of administrative acts answer.
import type { Day } from '../../kit/days.ts'

export const entryRows = ['permits', 'otherServices', 'penalties', 'coercion', 'fees', 'procurement'] as const
export type EntryRow = (typeof entryRows)[number]
export type EntryState = 'entered' | 'signed' | 'superseded' | 'void'

export interface EntryRecord {
  organ_id: string
  id: string
  row_id: EntryRow
  department: string
  year: number
  first_month: number
  last_month: number
  items: number | null
  quantity: number | string | null
  amount_wan: number | string | null
  note: string | null
  evidence_name: string | null
  state: EntryState
  corrects: string | null
  reason: string | null
  enteredByName: string | null
  signedByName: string | null
  signed_at: string | null
  mine: boolean
  is_example: boolean
}

export interface Entries {
  labels: Record<EntryRow, string>
  entries: EntryRecord[]
}

export interface Fault {
  row: number
  column: string
  seen: string
  expected: string
}

export interface BehindDisclosure {
  documents: {
    organId: string
    organName: string
    id: string
    title: string | null
    documentNo: string | null
    madeOn: Day | null
    validity: string
    isPublic: boolean
  }[]
  entries: {
    organId: string
    organName: string
    id: string
    department: string
    year: number
    firstMonth: number
    lastMonth: number
    items: number | null
    quantity: number | null
    amountWan: number | string | null
    evidence: string | null
  }[]
}
