// 保密审查: the three steps with their people, what screening found and what is still open, the record of the version.
import { Link } from 'react-router'
import { type ReviewStep, reviewSteps } from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { MarkedPlaces } from './marked-places.tsx'
import { documentPath } from './parts.tsx'
import type { DecidedHit, DocumentPageData } from './types.ts'

const shown = ['drafting', 'inReview', 'asked', 'approved', 'scheduled']

export function ReviewPanel({ page }: { page: DocumentPageData }) {
  const { document, reviews, people } = page
  const { organ_id: organId, id, version, standing } = document
  const path = documentPath({ organId, id })
  const record = reviews.find((one) => one.version === version)
  const inHand = shown.includes(document.state)
  const hits = useGet<{ hits: DecidedHit[] }>(inHand ? `/office/documents/${organId}/${id}/screening` : null)
  if (document.takeover_id && !record)
    return (
      <Panel title="保密审查">
        <p>接管的文件，审查由接管记录的责任人负责。</p>
      </Panel>
    )
  const byStep = { 1: record?.firstBy, 2: record?.secondBy, 3: record?.finalBy }
  const now = document.state === 'inReview' ? standing.reviews.length + 1 : 0
  return (
    <Panel title="保密审查" aside={<Link to={`${path}/screening`}>打开筛查与审查</Link>}>
      {record?.form === 'signedForm' ? (
        <p>审查呈批单，签字人：{record.signers.join('、')}</p>
      ) : (
        <ol className="steps">
          {([1, 2, 3] as ReviewStep[]).map((step) => {
            const by = byStep[step]
            return (
              <li key={step} className={by ? 'done' : now === step ? 'now' : undefined}>
                <b>{reviewSteps[step].label}</b>
                <span>{by ? (people[by] ?? '已完成') : now === step ? '等待' : '未开始'}</span>
                {record?.screening[String(step)] && <q>{record.screening[String(step)]}</q>}
              </li>
            )
          })}
        </ol>
      )}
      {standing.answer && <p>主管部门答复：{standing.answer === 'mayPublish' ? '可以公开' : '不予公开'}。</p>}
      {hits.data && <HitsInShort hits={hits.data.hits} path={path} />}
      {hits.data && <MarkedPlaces page={page} hits={hits.data.hits} />}
    </Panel>
  )
}

function HitsInShort({ hits, path }: { hits: readonly DecidedHit[]; path: string }) {
  if (!hits.length) return <p className="hits-short">自动筛查没有发现需要核对的内容。</p>
  const open = hits.filter(({ severity, decision }) => severity === 'serious' && !decision).length
  const toMask = hits.filter(({ decision }) => decision?.decision === 'mask').length
  const look = hits.filter(({ severity, decision }) => severity === 'look' && !decision).length
  return (
    <p className="hits-short">
      自动筛查发现<Link to={`${path}/screening`}>{hits.length}处</Link>
      {open > 0 && <span className="state stop">{open}处应当处理</span>}
      {toMask > 0 && <span className="state warn">{toMask}处等待遮盖</span>}
      {look > 0 && <span className="state pause">{look}处请核对</span>}
      {open + toMask + look === 0 && <span className="state done">都有处理意见</span>}
    </p>
  )
}
