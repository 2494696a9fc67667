import type { Report } from '../../reports/report.ts'
import { figure } from '../view/figures.ts'

/** The figures that people ask for first: five, or only as many as there is room for. */
export function KeyFigures({ report, most = 5 }: { report: Pick<Report, 'tables'>; most?: number }) {
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
      {figures.slice(0, most).map(([name, value]) => (
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
