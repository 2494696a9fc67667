// 更正政府信息: what people asked to have corrected (art. 41), open ones first.
import { Link, useSearchParams } from 'react-router'
import { recordCorrectionStates } from '../../law/regulation/index.ts'
import { useGet } from '../api/use.ts'
import { DueDay } from '../desk/due-day.tsx'
import { Choose } from '../parts/choose.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { type CorrectionRow, ways } from './types.ts'

export function CorrectionsPage() {
  useTitle('更正记录')
  const { organ, me, may } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const open = search.get('open')
  const list = useGet<{ corrections: CorrectionRow[] }>('/record-corrections', { organ: organ.id, open })
  return (
    <>
      <PageHead title="更正记录">
        {may('register') && (
          <Link className="btn primary" to="/workbench/corrections/new">
            登记更正要求
          </Link>
        )}
      </PageHead>
      <search>
        <div className="filter">
          <Choose
            label="办理"
            value={open ?? ''}
            choices={[
              ['true', '在办'],
              ['false', '已办结'],
            ]}
            onChoose={(value) => setSearch(value ? { open: value } : {})}
          />
        </div>
      </search>
      <section className="panel" aria-label="更正要求">
        <div className="in flush">
          <Loaded query={list}>
            {({ corrections }) =>
              corrections.length ? (
                <Table heads={['答复期限', '编号', '哪一份记录，哪里不准确', '状态', '申请人', '来处', '承办人']}>
                  {corrections.map((row) => (
                    <tr key={row.id}>
                      <td className="nb">
                        {row.ended_on ? (
                          <span className="quiet">{inShort(row.ended_on, me.today)}办结</span>
                        ) : (
                          <DueDay due={row.due_on} today={me.today} provisional={row.provisional} />
                        )}
                      </td>
                      <td className="docno">{row.number}</td>
                      <td className="content">
                        <Link to={`/workbench/corrections/${row.organ_id}/${row.id}`}>{row.record}</Link>
                        <div className="quiet small">{row.wrong}</div>
                      </td>
                      <td className="nb">
                        <CorrectionState row={row} />
                      </td>
                      <td className="nb">{row.applicant_mask}</td>
                      <td className="nb">{row.passed_from ? `${row.passed_from}转来` : ways[row.channel]}</td>
                      <td className="nb">{row.handler ?? <span className="quiet">未受理</span>}</td>
                    </tr>
                  ))}
                </Table>
              ) : (
                <p className="empty">没有更正要求。公众在网上提出的、窗口登记的，都在这里。</p>
              )
            }
          </Loaded>
        </div>
      </section>
    </>
  )
}

export function CorrectionState({ row: { state } }: { row: Pick<CorrectionRow, 'state'> }) {
  const kind = { filed: '', verifying: 'run', corrected: 'done', passedOn: 'done', referred: 'done', declined: 'stop' }
  return <span className={`state ${kind[state]}`}>{recordCorrectionStates[state]}</span>
}
