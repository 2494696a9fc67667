// What belongs to a request beside its acts, each on a page of its own.
import { Link } from 'react-router'
import { outcomes } from '../../law/requests/index.ts'
import type { RequestPage } from '../api/types.ts'
import { useAtWork } from '../session/me.tsx'

export function Tools({ page }: { page: RequestPage }) {
  const { request } = page
  const { me } = useAtWork()
  const permissions = me.organs.find(({ id }) => id === request.organ_id)?.permissions ?? []
  const path = `/workbench/requests/${request.organ_id}/${request.id}`
  return (
    <p className="form-acts">
      {permissions.includes('handle') && (
        <Link className="btn" to={`${path}/evidence`}>
          同一申请人的申请
        </Link>
      )}
      <Link className="btn" to={`${path}/fee`}>
        信息处理费
      </Link>
      {permissions.includes('keepRelief') && (
        <Link className="btn" to={`/workbench/cases/new?${caseOf(page)}`}>
          登记复议诉讼案件
        </Link>
      )}
    </p>
  )
}

const replies: readonly string[] = ['issue', 'replyOnTheSpot', 'referElsewhere']

/** What is attacked: the reply where one went out, else that none came in time. */
function caseOf({ request, acts }: RequestPage): URLSearchParams {
  const { outcome, ended_on, reply_due, number, organ_id, id } = request
  const replied = acts.findLast(({ facts }) => replies.includes(facts.act))
  const about = number ? `对${number}申请` : '对一件申请'
  const attacked = outcome
    ? `${about}的答复（${outcomes[outcome].label}）`
    : request.is_open
      ? `${about}没有在期限内答复`
      : `${about}的处理`
  const on = replied?.facts.on ?? ended_on ?? reply_due
  return new URLSearchParams({ request: id, organ: organ_id, attacked, ...(on && { on }) })
}
