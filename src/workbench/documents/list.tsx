// 文件: what waits for me first, then everything of the organ by state, with filters kept in the address.
import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import {
  attributeIds,
  attributes,
  documentKindIds,
  documentKinds,
  documentStateIds,
  documentStates,
  documentTasks,
} from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { Choose, type Named, yearsBetween } from '../parts/choose.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { DocumentBadge, documentPath, kindName, PublishDue } from './parts.tsx'
import type { Day, DocumentDesk, DocumentRow, TaskRow } from './types.ts'

/** What came to nothing is found by the filter alone. */
const tallied = documentStateIds.filter((id) => id !== 'discarded')
const names = ['q', 'state', 'kind', 'attribute', 'year', 'mine', 'department'] as const
interface Found {
  documents: DocumentRow[]
  next: string | null
}

export function DocumentsPage() {
  useTitle('文件')
  const { organ, may, me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const desk = useGet<DocumentDesk>('/office/document-desk', { organ: organ.id })
  const filter = Object.fromEntries(names.map((name) => [name, search.get(name)]))
  const filtered = names.some((name) => search.has(name))
  const found = useGet<Found>('/office/documents', { organ: organ.id, ...filter, cursor: search.get('cursor') })
  const { counts, mine } = desk.data ?? {}
  return (
    <>
      <PageHead title="文件">
        {may('draftDocuments') && (
          <Link className="btn primary" to="/workbench/documents/new">
            起草文件
          </Link>
        )}
      </PageHead>
      {counts && (
        <ul className="tallies">
          {tallied.map((id) => (
            <li key={id}>
              <Link
                to={search.get('state') === id ? '/workbench/documents' : `?state=${id}`}
                aria-current={search.get('state') === id ? 'true' : undefined}
              >
                <b>{count(counts[id])}</b>
                <span>{documentStates[id].label}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="stack">
        {!filtered && mine && (
          <Panel title="等我办理" aside={`${count(mine.length)}份`} flush>
            <TaskTable rows={mine} today={me.today} />
          </Panel>
        )}
        <DocumentFilter search={search} onChange={setSearch} />
        <Loaded query={found}>
          {({ documents, next }) => (
            <Panel title={filtered ? '符合条件的文件' : '全部文件'} flush>
              <DocumentTable rows={documents} today={me.today} />
              {(next || search.has('cursor')) && (
                <p className="form-acts pages">
                  {search.has('cursor') && (
                    <Button
                      onClick={() => setSearch(Object.fromEntries([...search].filter(([name]) => name !== 'cursor')))}
                    >
                      回到第一页
                    </Button>
                  )}
                  {next && (
                    <Button onClick={() => setSearch({ ...Object.fromEntries(search), cursor: next })}>下一页</Button>
                  )}
                </p>
              )}
            </Panel>
          )}
        </Loaded>
      </div>
    </>
  )
}

export function TaskTable({ rows, today }: { rows: readonly TaskRow[]; today: Day }) {
  if (!rows.length) return <p className="empty">没有等您办理的文件。</p>
  return (
    <Table heads={['要办', '标题', '公开期限', '状态', '部门']} scroll>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="nb">
            <b>{documentTasks[row.task]}</b>
          </td>
          <td className="content">
            <Link to={documentPath(row)}>{row.title}</Link>
          </td>
          <td className="nb">
            <PublishDue due={row.publishDue} today={today} />
          </td>
          <td className="nb">
            <DocumentBadge state={row.state} />
          </td>
          <td>{row.department ?? <span className="quiet">—</span>}</td>
        </tr>
      ))}
    </Table>
  )
}

function DocumentTable({ rows, today }: { rows: readonly DocumentRow[]; today: Day }) {
  if (!rows.length) return <p className="empty">没有符合条件的文件。</p>
  return (
    <Table heads={['标题', '种类', '公开属性', '状态', '形成', '发布或者期限', '部门']} scroll>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="content">
            <Link to={documentPath(row)}>{row.title}</Link>
            {row.documentNo && <div className="quiet small docno">{row.documentNo}</div>}
          </td>
          <td className="nb">{kindName(row.kind)}</td>
          <td className="nb">
            {row.attribute ? attributes[row.attribute].label : <span className="quiet">未认定</span>}
          </td>
          <td className="nb">
            <DocumentBadge state={row.state} />
          </td>
          <td className="nb">
            <time dateTime={row.formedOn}>{inShort(row.formedOn, today)}</time>
          </td>
          <td className="nb">
            {row.publishedOn ? (
              <time dateTime={row.publishedOn}>{inShort(row.publishedOn, today)}</time>
            ) : row.publishDue ? (
              <>
                <span className="quiet">应在</span>
                <PublishDue due={row.publishDue} today={today} />
              </>
            ) : (
              <span className="quiet">—</span>
            )}
          </td>
          <td>{row.department ?? <span className="quiet">—</span>}</td>
        </tr>
      ))}
    </Table>
  )
}

interface FilterProps {
  search: URLSearchParams
  onChange: (next: URLSearchParams) => void
}

function DocumentFilter({ search, onChange }: FilterProps) {
  const { me } = useAtWork()
  const [words, setWords] = useState(search.get('q') ?? '')
  useEffect(() => setWords(search.get('q') ?? ''), [search])
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    next.delete('cursor')
    if (value) next.set(name, value)
    else next.delete(name)
    onChange(next)
  }
  const find = (event: FormEvent) => {
    event.preventDefault()
    set('q', words.trim())
  }
  const choose = (name: string, label: string, choices: readonly Named[]) => (
    <Choose label={label} value={search.get(name) ?? ''} choices={choices} onChoose={(value) => set(name, value)} />
  )
  const years = yearsBetween(yearOf(me.today), yearOf(me.today) - 11)
  return (
    <search>
      <form className="filter" onSubmit={find}>
        <label className="words" htmlFor="document-words">
          <span>字词</span>
          <Input
            id="document-words"
            type="search"
            value={words}
            placeholder="标题、文号、索引号"
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
        {choose(
          'state',
          '状态',
          documentStateIds.map((id) => [id, documentStates[id].label]),
        )}
        {choose(
          'kind',
          '种类',
          documentKindIds.map((id) => [id, documentKinds[id].label]),
        )}
        {choose(
          'attribute',
          '公开属性',
          attributeIds.map((id) => [id, attributes[id].label]),
        )}
        {choose('year', '形成年份', years)}
        {choose('mine', '起草人', [['true', '我起草的']])}
        <Button htmlType="submit">查找</Button>
        {names.some((name) => search.has(name)) && (
          <Button type="link" onClick={() => onChange(new URLSearchParams())}>
            清除条件
          </Button>
        )}
      </form>
    </search>
  )
}
