// 登记簿: every rule and normative document with what held on any day; what is about to expire; what other organs changed.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { relations, type Validity, validities } from '../../law/disclosure/index.ts'
import { get, type Trouble } from '../api/client.ts'
import { useGet } from '../api/use.ts'
import { Choose } from '../parts/choose.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { cardPath, RegisterNav, ValidityBadge } from './parts.tsx'
import type { RegisterPageData, RegisterRow, ToldByOther } from './types.ts'

const kinds = { rule: '规章', normative: '行政规范性文件' } as const

export function RegisterPage() {
  useTitle('规章和规范性文件登记簿')
  const { organ, me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const day = search.get('day') || me.today
  const filter = { day, kind: search.get('kind'), validity: search.get('validity'), q: search.get('q') }
  const query = { ...filter, organ: organ.id }
  const pages = useInfiniteQuery<RegisterPageData, Trouble>({
    queryKey: ['/office/register', query],
    queryFn: ({ pageParam }) =>
      get('/office/register', { ...query, limit: 100, cursor: pageParam as string | undefined }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next)
  }
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const counts = pages.data?.pages[0]?.counts ?? {}
  return (
    <>
      <PageHead title="规章和规范性文件登记簿">
        <div className="acts">
          <Link className="btn" to={`/workbench/administration/table-two?organ=${organ.id}&year=${day.slice(0, 4)}`}>
            {day.slice(0, 4)}年表二
          </Link>
        </div>
      </PageHead>
      <RegisterNav />
      <Alerts organId={organ.id} />
      <Tallies counts={counts} day={day} chosen={filter.validity} choose={(one) => set('validity', one)} />
      <RegisterFilter set={set} search={search} day={day} clear={() => setSearch({})} />
      <TroubleNote trouble={pages.error} again={() => pages.refetch()} />
      {pages.data && (
        <section className="panel" aria-label="登记簿">
          <div className="in flush">
            {rows.length ? <Rows rows={rows} /> : <p className="empty">这一天没有符合条件的文件。</p>}
          </div>
        </section>
      )}
      {pages.hasNextPage && (
        <p className="more">
          <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            再显示100件
          </Button>
        </p>
      )}
    </>
  )
}

interface TalliesProps {
  counts: RegisterPageData['counts']
  day: string
  chosen: string | null
  choose: (validity: string) => void
}

/** How the register divides on the day; each number narrows the list. */
function Tallies({ counts, day, chosen, choose }: TalliesProps) {
  return (
    <section className="tallies" aria-label={`${day}的有效性`}>
      {(Object.keys(validities) as Validity[]).map((id) => (
        <a
          key={id}
          href={`?validity=${id}`}
          aria-current={chosen === id || undefined}
          onClick={(event) => {
            event.preventDefault()
            choose(chosen === id ? '' : id)
          }}
        >
          <b>{count(counts[id] ?? 0)}</b>
          <span>{validities[id].label}</span>
        </a>
      ))}
    </section>
  )
}

interface FilterProps {
  search: URLSearchParams
  set: (name: string, value: string) => void
  clear: () => void
  day: string
}

function RegisterFilter({ search, set, clear, day }: FilterProps) {
  const [words, setWords] = useState(search.get('q') ?? '')
  useEffect(() => setWords(search.get('q') ?? ''), [search])
  const find = (event: FormEvent) => {
    event.preventDefault()
    set('q', words.trim())
  }
  return (
    <search>
      <form className="filter" onSubmit={find}>
        <label htmlFor="day">
          <span>看哪一天的有效性</span>
          <Input id="day" type="date" value={day} onChange={({ target }) => set('day', target.value)} />
        </label>
        <Choose
          label="种类"
          value={search.get('kind') ?? ''}
          choices={Object.entries(kinds)}
          onChoose={(value) => set('kind', value)}
        />
        <label className="words" htmlFor="words">
          <span>字词</span>
          <Input
            id="words"
            type="search"
            value={words}
            placeholder="标题、文号、统一登记号"
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
        <Button htmlType="submit">查找</Button>
        {search.size > 0 && (
          <Button type="link" onClick={clear}>
            回到今天
          </Button>
        )}
      </form>
    </search>
  )
}

const Rows = ({ rows }: { rows: readonly RegisterRow[] }) => (
  <section className="scroll-x" aria-label="文件">
    <Table heads={['统一登记号', '标题', '文号', '成文', '有效期至', '有效性', '解读']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="docno">{row.registerNo}</td>
          <td className="content">
            <Link to={cardPath(row)}>{row.title}</Link>
          </td>
          <td className="docno">{row.documentNo}</td>
          <td className="nb">{row.madeOn}</td>
          <td className="nb">{row.validUntil ?? <span className="quiet">未定</span>}</td>
          <td className="nb">
            <ValidityBadge validity={row.validity} />
          </td>
          <td className="nb">
            {row.interpretations > 0 ? (
              `${row.interpretations}件`
            ) : row.interpretation === 'needed' ? (
              <span className="state warn">缺解读</span>
            ) : (
              <span className="quiet">—</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  </section>
)

interface Board {
  today: string
  expiring: { organId: string; id: string; title: string; registerNo: string; validUntil: RegisterRow['madeOn'] }[]
}

/** 到期预警, and what other organs' documents say of ours. */
function Alerts({ organId }: { organId: string }) {
  const { me } = useAtWork()
  const board = useGet<Board>('/office/document-board', { organ: organId })
  const told = useGet<{ told: ToldByOther[] }>('/office/register-alerts', { organ: organId })
  const expiring = board.data?.expiring ?? []
  const others = told.data?.told ?? []
  if (!expiring.length && !others.length) return null
  return (
    <div className="stack" style={{ marginBottom: 'var(--s4)' }}>
      {others.length > 0 && (
        <Panel title="其他机关的文件改变了本机关的文件" aside={`${others.length}件待登记`}>
          <ul className="changes">
            {others.map((one) => (
              <li key={`${one.id}${one.by.id}`}>
                <span className="nb">{one.by.publishedOn}</span>
                <span className="state warn">{relations[one.relation].reverse}</span>
                <span>
                  <Link to={cardPath(one)}>{one.title}</Link>，见{one.by.organ}
                  <a href={`/o/${one.by.organId}/docs/${one.by.id}`}>{one.by.title}</a>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {expiring.length > 0 && (
        <Panel title="有效期将满" aside={`半年内${expiring.length}件`}>
          <ul className="changes">
            {expiring.slice(0, 8).map((one) => (
              <li key={one.id}>
                <span className="nb">{inShort(one.validUntil, me.today)}</span>
                <span className="state warn">将到期</span>
                <span>
                  <Link to={cardPath(one)}>{one.title}</Link>
                </span>
              </li>
            ))}
          </ul>
          {expiring.length > 8 && <p className="quiet">另有{expiring.length - 8}件，可在清理中一并确定。</p>}
        </Panel>
      )}
    </div>
  )
}
