import type { CellRef } from '../../law/annual-report/index.ts'
import type { Finding, Reading, Report, Severity, Tables } from '../report.ts'
import type { Subject } from './subject.ts'

/** One rule of the checker: what the manual prints, what the tests run, and the check itself. */
export interface Rule {
  id: string
  severity: Severity
  title: string
  /** Where the rule comes from, in Chinese; a finding carries it unless it names its own. */
  basis: string
  /** What is checked, and when a finding is made: one sentence for the manual. */
  sentence: string
  /** Asks one report, and what is known beside it; a rule whose input is missing finds nothing. */
  check(subject: Subject, known: KnownSubjects): Iterable<Found>
  /** At least one that fires and one that does not: the rule's tests and its page in the manual. */
  examples: Example[]
}

/** A finding without what the rule already says; a severity of its own where one place is less certain. */
export type Found = Partial<Omit<Finding, 'rule' | 'message'>> & { message: string }

/** What the reader saw printed as a label of a row or a column. */
export interface PrintedLabel {
  table: CellRef['table']
  row?: string
  column?: string
  printed: string
}

/** What is known beside the report itself. */
export interface Known {
  /** The same organ's report for the year before. */
  previous?: Report | null
  /** Other organs' reports, for likeness of text. */
  others?: Report[]
  /** The reader's account of every cell, for what was printed; without it only `report.readings` is known. */
  cells?: Reading[]
  /** The labels as printed. */
  labels?: PrintedLabel[]
  /** What stands before chapter one: legal basis, period, contacts. */
  opening?: string
}

export interface KnownSubjects {
  previous: Subject | null
  others: Subject[]
  labels: PrintedLabel[] | null
  /** Plain; null where it is not known whether there is one. */
  opening: string | null
}

/** A report given by the parts that an example needs. */
export interface Given
  extends Partial<Pick<Report, 'edition' | 'year' | 'organ' | 'title' | 'period' | 'publishedOn' | 'readings'>> {
  level?: Report['about']['level']
  kind?: Report['about']['kind']
  tables?: Tables
  /** Text by number of chapter. */
  chapters?: Partial<Record<number, string>>
  /** Chapters with titles of their own, in the order given. */
  titled?: Report['chapters']
  /** Rules of the reader that already made a finding. */
  found?: string[]
}

export interface Example {
  /** What the example shows. */
  shows: string
  given: Given
  previous?: Given
  others?: Given[]
  cells?: Reading[]
  labels?: PrintedLabel[]
  opening?: string
  /** The messages; none where the rule is content. */
  finds: string[]
}
