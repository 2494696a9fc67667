// 信息处理费: by item over the applicant's calendar month, or by page; the bands that make the sum, then the notice.
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { actOf } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { Day, RequestPage } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

export interface Fee {
  tariff: 'item' | 'page'
  count: number
  before: number
  yuan: number
  bands: { from: number; to: number; count: number; yuanEach: number; yuan: number }[]
  earlier: { id: string; number: string | null; submittedOn: Day; items: number }[]
}

export function FeePage() {
  useTitle('信息处理费')
  const { organ, id } = useParams()
  const [search, setSearch] = useSearchParams()
  const tariff = search.get('tariff') === 'page' ? 'page' : 'item'
  const pages = Number(search.get('pages')) || 0
  const path = `/requests/${organ}/${id}`
  const page = useGet<RequestPage>(path)
  const fee = useGet<Fee>(tariff === 'item' || pages ? `${path}/fee` : null, {
    tariff,
    ...(tariff === 'page' && { pages }),
  })
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/requests', text: '依申请公开' },
          { to: `/workbench${path}`, number: page.data?.request.number ?? '申请' },
        ]}
        title="信息处理费"
        under={
          <p className="quiet">
            申请公开的数量、频次明显超过合理范围的，可以收取（条例第四十二条）；按件、按量选择一种，不同时采用
          </p>
        }
      />
      <div className="stack narrow">
        <Panel title="计收方式">
          <Choose
            tariff={tariff}
            pages={pages}
            choose={(next, n) => setSearch({ tariff: next, ...(n && { pages: String(n) }) })}
          />
        </Panel>
        {tariff === 'page' && !pages ? (
          <Panel title="金额">
            <p className="quiet">填写页数后计算：A4及以下单面为一页。</p>
          </Panel>
        ) : (
          <Loaded query={fee}>{(data) => page.data && <Sum fee={data} page={page.data} path={path} />}</Loaded>
        )}
      </div>
    </>
  )
}

interface ChooseProps {
  tariff: 'item' | 'page'
  pages: number
  choose: (tariff: 'item' | 'page', pages: number) => void
}

function Choose({ tariff, pages, choose }: ChooseProps) {
  const [typed, setTyped] = useState(pages ? String(pages) : '')
  return (
    <form
      className="filter"
      onSubmit={(event) => {
        event.preventDefault()
        choose('page', Number(typed) || 0)
      }}
    >
      <label className="tick">
        <input type="radio" name="tariff" checked={tariff === 'item'} onChange={() => choose('item', 0)} />
        <span>按件：同一申请人一个自然月内的累计件数</span>
      </label>
      <label className="tick">
        <input type="radio" name="tariff" checked={tariff === 'page'} onChange={() => choose('page', pages)} />
        <span>按量：本件提供的页数</span>
      </label>
      {tariff === 'page' && (
        <>
          <label>
            <span>页数</span>
            <input
              className="select plain"
              type="number"
              min={1}
              max={1_000_000}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <Button htmlType="submit">计算</Button>
        </>
      )}
    </form>
  )
}

function Sum({ fee, page, path }: { fee: Fee; page: RequestPage; path: string }) {
  const { request, today } = page
  const { me } = useAtWork()
  const navigate = useNavigate()
  const unit = fee.tariff === 'item' ? '件' : '页'
  const draft = useChange(
    () =>
      post<{ id: string }>(`${path}/letters`, {
        kind: 'feeNotice',
        fields: { tariff: fee.tariff, ...(fee.tariff === 'page' && { pages: fee.count }) },
      }),
    ({ id }) => navigate(`/workbench${path}/letters/${id}`),
  )
  const handles = me.organs.find(({ id }) => id === request.organ_id)?.permissions.includes('handle') ?? false
  const allowed = page.next.find(({ act }) => act === 'askForFee')
  return (
    <>
      <Panel title="金额" flush>
        <p className="fee-sum">
          <b className={fee.yuan ? 'due big' : 'big'}>{count(fee.yuan)}元</b>{' '}
          <span className="quiet">
            {fee.tariff === 'item'
              ? `本月此前已累计${fee.before}件，本件${fee.count}件，累计${fee.before + fee.count}件`
              : `共${count(fee.count)}页`}
          </span>
        </p>
        <Table heads={['档', { n: `${unit}数` }, { n: `每${unit}（元）` }, { n: '金额（元）' }]} scroll>
          {fee.bands.map((band) => (
            <tr key={band.from}>
              <td>
                第{band.from === band.to ? band.from : `${band.from}至${band.to}`}
                {unit}
              </td>
              <td className="n">{count(band.count)}</td>
              <td className={band.yuanEach ? 'n' : 'n z'}>{band.yuanEach ? count(band.yuanEach) : '免费'}</td>
              <td className={band.yuan ? 'n' : 'n z'}>{count(band.yuan)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">合计</th>
            <td className="n">{count(fee.count)}</td>
            <td />
            <td className="n">
              <b>{count(fee.yuan)}</b>
            </td>
          </tr>
        </Table>
      </Panel>
      {fee.earlier.length > 0 && (
        <Panel title="本月此前的申请" aside={`${fee.earlier.length}件，${fee.before}项`} flush>
          <table className="data">
            <tbody>
              {fee.earlier.map((one) => (
                <tr key={one.id}>
                  <td className="nb">{inShort(one.submittedOn, today)}</td>
                  <td className="docno">
                    <Link to={`/workbench/requests/${request.organ_id}/${one.id}`}>{one.number ?? '未编号'}</Link>
                  </td>
                  <td className="n">{one.items}项</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      <Panel title="通知缴费">
        {fee.yuan === 0 ? (
          <p className="quiet">没有要收的费用，不必通知。</p>
        ) : !handles ? (
          <p className="quiet">收费通知由承办人、公开机构负责人起草。</p>
        ) : !actOf('askForFee').from.includes(request.state) ? (
          <p className="quiet">“通知缴费”在登记以后、送审以前办理，申请现在不在这一状态。</p>
        ) : allowed?.refusal ? (
          <p>
            现在不能通知缴费：{allowed.refusal.message}
            {allowed.refusal.basis && `（${allowed.refusal.basis}）`}
          </p>
        ) : (
          <>
            <p>起草收费通知书后，在申请页用“通知缴费”发出；期限停止，缴清后重新计算。</p>
            <p>
              <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate()}>
                起草收费通知书
              </Button>
            </p>
            <TroubleNote trouble={draft.error} />
          </>
        )}
      </Panel>
    </>
  )
}
