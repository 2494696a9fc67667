import type { Report } from '../../reports/report.ts'
import { figure } from '../view/figures.ts'

/** The four or five figures that people ask for first. */
export function KeyFigures({ report }: { report: Pick<Report, 'tables' | 'readings'> }) {
  const { requests, disclosure, relief } = report.tables
  const documents = disclosure?.normativeDocuments
  const reviews = ['reconsideration', 'litigationDirect', 'litigationAfter'].map((way) => relief?.[way]?.total)
  const reviewed = reviews.some((value) => typeof value === 'number')
    ? reviews.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    : undefined
  const figures: [string, number | null | undefined][] = [
    ['新收申请', requests?.newReceived?.total],
    ['本年度办理', requests?.outcomeTotal?.total],
    ['结转下年度', requests?.carriedOut?.total],
    documents && 'inForce' in documents
      ? ['现行有效规范性文件', documents.inForce]
      : ['对外公开规范性文件', documents?.total],
    ['复议和诉讼', reviewed],
  ]
  return (
    <dl className="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {typeof value === 'number' ? figure(value) : '—'}
            <small>{typeof value === 'number' ? '件' : value === null ? '表中空白' : '没有读到'}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
