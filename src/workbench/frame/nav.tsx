import { NavLink } from 'react-router'
import type { Desk } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { useBeside } from '../desk/beside.tsx'
import type { DocumentDesk } from '../documents/types.ts'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

/** What the person may open at this organ; counts lead to what they count. */
export function Nav() {
  const { organ, may } = useAtWork()
  const reads = may('readRequests')
  const desk = useGet<Desk>(reads ? '/desk' : null, { organ: organ.id })
  const documents = useGet<DocumentDesk>(may('readDocuments') ? '/office/document-desk' : null, { organ: organ.id })
  const { counts, cases, messages } = desk.data ?? {}
  const beside = useBeside().data?.beside ?? []
  const counted = (...kinds: string[]) => beside.filter(({ kind }) => kinds.includes(kind)).length
  return (
    <nav className="wb-nav" aria-label="工作台">
      <p className="g">今天</p>
      <Item to="/workbench" end n={counts && counts.overdue + counts.today + (documents.data?.counts.mine ?? 0)} hot>
        待我办理
      </Item>
      {reads && (
        <>
          <p className="g">业务</p>
          <Item to="/workbench/requests" end n={counts?.open}>
            依申请公开
          </Item>
          {may('register') && <Item to="/workbench/requests/new">收件登记</Item>}
          <Item to="/workbench/messages" n={messages?.length} hot>
            来文协办
          </Item>
          <Item to="/workbench/cases" n={cases?.length}>
            复议诉讼
          </Item>
          {(may('readComplaints') || may('answerComplaintAsks')) && (
            <Item to="/workbench/complaints" n={counted('complaint', 'ask')}>
              投诉
            </Item>
          )}
          <Item to="/workbench/corrections" n={counted('correction')}>
            更正记录
          </Item>
          <Item to="/workbench/conversions" n={counted('conversion')}>
            转为主动公开
          </Item>
        </>
      )}
      {may('readDocuments') && (
        <>
          <p className="g">主动公开</p>
          <Item to="/workbench/documents" end n={documents.data?.counts.inHand}>
            文件
          </Item>
          {may('draftDocuments') && <Item to="/workbench/documents/new">起草文件</Item>}
          <Item to="/workbench/documents/watch" n={documents.data?.counts.late} hot>
            时限与评估
          </Item>
          {may('takeOverDocuments') && <Item to="/workbench/documents/import">接管旧文件</Item>}
          <Item to="/workbench/register">规范性文件登记</Item>
          <Item to="/workbench/administration">行政行为台账</Item>
          <Item to="/workbench/gazette">政府公报</Item>
          <Item to="/workbench/site">公开平台</Item>
          <Item to="/workbench/monitoring">公开监测</Item>
          <Item to="/workbench/channels">渠道和报送</Item>
          <Item to="/workbench/documents/settings">审查与编号设置</Item>
        </>
      )}
      {may('readFigures') && (
        <>
          <p className="g">年度报告</p>
          <Item to="/workbench/figures">统计</Item>
        </>
      )}
      <p className="g">管理</p>
      {may('editStaff') && <Item to="/workbench/people">人员</Item>}
      {(may('editOrgan') || reads) && <Item to="/workbench/profile">机关资料</Item>}
      <Item to="/workbench/calendar">工作日历</Item>
      {may('editTemplates') && <Item to="/workbench/templates">文书模板</Item>}
      {may('importOrgans') && <Item to="/workbench/organ-sheet">批量导入</Item>}
      <Item to="/workbench/roles">谁可以办理什么</Item>
      {may('readRecord') && <Item to="/workbench/record">操作记录</Item>}
    </nav>
  )
}

interface ItemProps {
  to: string
  children: string
  n?: number | undefined
  hot?: boolean
  end?: boolean
}

function Item({ to, children, n, hot = false, end = false }: ItemProps) {
  return (
    <NavLink to={to} end={end}>
      <span>{children}</span>
      {n !== undefined && n > 0 && <span className={hot ? 'hot' : 'quiet'}>{count(n)}</span>}
    </NavLink>
  )
}
