// Documents that may go into an issue: public ones of a period.
import { Button, Input } from 'antd'
import { useState } from 'react'
import { addMonths, type Day } from '../../kit/days.ts'
import { documentKindIds, documentKinds } from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { Choose, type Named } from '../parts/choose.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import type { Entry } from './compose.tsx'
import { sectionOf } from './sections.ts'

interface Candidate {
  id: string
  title: string
  documentNo: string | null
  kind: keyof typeof documentKinds
  publishedOn: Day
  inIssue: string | null
}

const usual = 'rule,normative,policy,planning,personnel'

export function Candidates({ chosen, add }: { chosen: ReadonlySet<string>; add: (entry: Entry) => void }) {
  const { organ, me } = useAtWork()
  const [from, setFrom] = useState<string>(addMonths(me.today, -3))
  const [until, setUntil] = useState<string>(me.today)
  const [kinds, setKinds] = useState(usual)
  const [words, setWords] = useState('')
  const query = { from, until, q: words.trim(), kinds }
  const data = useGet<{ documents: Candidate[] }>(`/organs/${organ.id}/gazette/candidates`, query, {
    placeholderData: (before) => before,
  })
  return (
    <Panel title="已公开的文件" flush>
      <div className="filter" style={{ padding: 'var(--s3) var(--s4) 0' }}>
        <label htmlFor="from">
          <span>公开日期从</span>
          <Input id="from" type="date" value={from} onChange={({ target }) => target.value && setFrom(target.value)} />
        </label>
        <label htmlFor="until">
          <span>到</span>
          <Input
            id="until"
            type="date"
            value={until}
            onChange={({ target }) => target.value && setUntil(target.value)}
          />
        </label>
        <Choose
          label="种类"
          value={kinds}
          choices={[[usual, '常登的种类'], ...documentKindIds.map((id): Named => [id, documentKinds[id].label])]}
          onChoose={setKinds}
          all={null}
        />
        <label htmlFor="candidate-words" className="words">
          <span>字词</span>
          <Input
            id="candidate-words"
            type="search"
            placeholder="标题、文号"
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
      </div>
      <Loaded query={data}>
        {({ documents }) =>
          documents.length ? (
            <section className="scroll-x" aria-label="可以选的文件">
              <Table heads={['标题', '文号', '公开', '已登', { sr: '选' }]}>
                {documents.map(({ id, title, documentNo, kind, publishedOn, inIssue }) => (
                  <tr key={id}>
                    <td className="content">{title}</td>
                    <td className="docno">{documentNo}</td>
                    <td className="nb">{publishedOn}</td>
                    <td className="nb">{inIssue ?? '—'}</td>
                    <td className="acts">
                      <Button
                        size="small"
                        disabled={chosen.has(id)}
                        aria-label={`${chosen.has(id) ? '已选' : '选入'}${title}`}
                        onClick={() => add({ section: sectionOf(kind), documentId: id, title, documentNo })}
                      >
                        {chosen.has(id) ? '已选' : '选入'}
                      </Button>
                    </td>
                  </tr>
                ))}
              </Table>
            </section>
          ) : (
            <p className="empty">这段时间没有符合条件的已公开文件。</p>
          )
        }
      </Loaded>
    </Panel>
  )
}
