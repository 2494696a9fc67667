import { applicants, leavesOf } from '../law/annual-report/index.ts'
import type { ApplicantKind } from './take-in.ts'

/** The kind of applicant as table three prints it. */
export function applicantLabel(kind: string): string {
  const { label } = leavesOf(applicants).find(({ id }) => id === kind)!
  return label as string
}

/** The kind by its printed label, 公民 for a natural person too. */
export function applicantKindOf(label: string): ApplicantKind | undefined {
  const text = label.trim()
  if (text === '公民' || text === '个人') return 'naturalPerson'
  return leavesOf(applicants).find((line) => line.label === text && !line.sumOf.length)?.id as ApplicantKind | undefined
}
