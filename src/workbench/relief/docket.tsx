import { Link, useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import type { CaseRow } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { CasesTable } from '../desk/desk.tsx'
import { Choose, type Named, yearsBetween } from '../parts/choose.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { caseKinds } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

export function DocketPage() {
  useTitle('复议诉讼')
  const { organ, me, may } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const filter = { kind: search.get('kind'), open: search.get('open'), year: search.get('year') }
  const cases = useGet<{ cases: CaseRow[] }>('/cases', { ...filter, organ: organ.id })
  const choose = (name: string, label: string, choices: readonly Named[]) => (
    <Choose
      label={label}
      value={search.get(name) ?? ''}
      choices={choices}
      onChoose={(value) => {
        const next = new URLSearchParams(search)
        if (value) next.set(name, value)
        else next.delete(name)
        setSearch(next)
      }}
    />
  )
  const years = yearsBetween(yearOf(me.today))
  return (
    <>
      <PageHead title="复议诉讼">
        {may('keepRelief') && (
          <Link className="btn primary" to="/workbench/cases/new">
            登记案件
          </Link>
        )}
      </PageHead>
      <search>
        <div className="filter">
          {choose('kind', '类别', Object.entries(caseKinds))}
          {choose('open', '审结', [
            ['true', '尚未审结'],
            ['false', '已审结'],
          ])}
          {choose('year', '受理年份', years)}
        </div>
      </search>
      <section className="panel" aria-label="案件">
        <div className="in flush">
          <Loaded query={cases}>{(data) => <CasesTable cases={data.cases} today={me.today} />}</Loaded>
        </div>
      </section>
    </>
  )
}
