// One clean-up: documents are chosen and decided on together, the result listed, then announced.
import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { cardPath, documentPath } from './parts.tsx'
import { type CleanupItem, type CleanupRow, type Decision, decisions } from './types.ts'

interface Data {
  cleanup: CleanupRow
  items: CleanupItem[]
}

export function CleanupPage() {
  const { organ, id } = useParams()
  const data = useGet<Data>(`/office/cleanups/${organ}/${id}`)
  useTitle(data.data?.cleanup.title ?? '清理')
  return <Loaded query={data}>{(loaded) => <Cleanup {...loaded} />}</Loaded>
}

type View = 'open' | Decision | 'all'

function Cleanup({ cleanup, items }: Data) {
  const { me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const permissions = me.organs.find(({ id }) => id === cleanup.organId)?.permissions ?? []
  const keeps = permissions.includes('keepRegister')
  const isOpen = cleanup.closedOn === null
  const view = (search.get('view') ?? (isOpen ? 'open' : 'all')) as View
  const shown = items.filter(({ decision }) => view === 'all' || (view === 'open' ? !decision : decision === view))
  const views: [View, string, number][] = [
    ...(isOpen ? [['open', '没有确定', cleanup.undecided] as [View, string, number]] : []),
    ['keep', decisions.keep, cleanup.kept],
    ['amend', decisions.amend, cleanup.toAmend],
    ['repeal', decisions.repeal, cleanup.repealed],
    ['expire', decisions.expire, cleanup.expired],
    ['all', '全部', cleanup.documents],
  ]
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/register', text: '登记簿' },
          { to: '/workbench/register/cleanups', text: '清理' },
        ]}
        title={cleanup.title}
        under={
          <p className="quiet">
            {cleanup.openedOn}开始{cleanup.closedOn && `，${cleanup.closedOn}结束`}
            {cleanup.basis && `　依据：${cleanup.basis}`}
          </p>
        }
      >
        {keeps && <Acts cleanup={cleanup} drafts={permissions.includes('draftDocuments')} />}
      </PageHead>
      <nav className="tallies" aria-label="清理结果">
        {views.map(([one, label, n]) => (
          <a
            key={one}
            href={`?view=${one}`}
            aria-current={view === one || undefined}
            onClick={(event) => {
              event.preventDefault()
              setSearch({ view: one })
            }}
          >
            <b>{count(n)}</b>
            <span>{label}</span>
          </a>
        ))}
      </nav>
      <Items key={view} cleanup={cleanup} items={shown} decides={keeps && isOpen} />
    </>
  )
}

function Acts({ cleanup, drafts }: { cleanup: CleanupRow; drafts: boolean }) {
  const { message } = App.useApp()
  const at = `/office/cleanups/${cleanup.organId}/${cleanup.id}`
  const close = useChange(
    () => post<Record<Decision, number>>(`${at}/close`),
    (done) => void message.success(`清理已结束：废止${done.repeal}件，失效${done.expire}件，有效性已变更`),
  )
  const announce = useChange(
    () => post<{ documents: number }>(`${at}/announcement`),
    ({ documents }) => void message.success(`公告已起草，列入已公开的${count(documents)}件`),
  )
  if (cleanup.resultId)
    return (
      <div className="acts">
        <Link className="btn" to={documentPath({ organId: cleanup.organId, id: cleanup.resultId })}>
          {cleanup.resultState === 'published' ? '打开结果公告' : '办理结果公告'}
        </Link>
      </div>
    )
  return (
    <div>
      <div className="acts">
        {cleanup.closedOn ? (
          drafts ? (
            <Button type="primary" loading={announce.isPending} onClick={() => announce.mutate()}>
              起草结果公告
            </Button>
          ) : (
            <span className="quiet">结果公告由登记员、承办人、公开机构负责人起草</span>
          )
        ) : (
          <Popconfirm
            title={`结束这次清理？废止${cleanup.repealed}件、失效${cleanup.expired}件，今天起变更有效性。`}
            okText="结束"
            cancelText="再看看"
            disabled={cleanup.undecided > 0}
            onConfirm={() => close.mutate()}
          >
            <Button
              type="primary"
              loading={close.isPending}
              aria-disabled={cleanup.undecided > 0}
              disabled={cleanup.undecided > 0}
            >
              {cleanup.undecided > 0 ? `还有${count(cleanup.undecided)}件没有确定` : '结束清理'}
            </Button>
          </Popconfirm>
        )}
      </div>
      <TroubleNote trouble={close.error ?? announce.error} />
    </div>
  )
}

function Items({ cleanup, items, decides }: { cleanup: CleanupRow; items: readonly CleanupItem[]; decides: boolean }) {
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const [most, setMost] = useState(200)
  const decide = useChange(
    (decision: Decision) =>
      post<{ decided: number }>(`/office/cleanups/${cleanup.organId}/${cleanup.id}/decisions`, {
        documentIds: [...chosen],
        decision,
        ...(note.trim() && { note: note.trim() }),
      }),
    ({ decided }, decision) => {
      message.success(`${count(decided)}件定为${decisions[decision]}`)
      setChosen(new Set())
      setNote('')
    },
  )
  const shown = items.slice(0, most)
  const all = shown.length > 0 && shown.every(({ documentId }) => chosen.has(documentId))
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    setChosen(next)
  }
  if (!items.length)
    return (
      <section className="panel">
        <p className="empty">{decides ? '没有这样的文件；都已确定的，可以结束清理。' : '没有这样的文件。'}</p>
      </section>
    )
  return (
    <section className="panel" aria-label="清理的文件">
      <div className="in flush">
        <section className="scroll-x" aria-label="文件">
          <table className="data">
            <thead>
              <tr>
                {decides && (
                  <th scope="col" className="pick">
                    <input
                      type="checkbox"
                      aria-label="选择全部"
                      checked={all}
                      onChange={({ target }) =>
                        toggle(
                          shown.map(({ documentId }) => documentId),
                          target.checked,
                        )
                      }
                    />
                  </th>
                )}
                <th scope="col">统一登记号</th>
                <th scope="col">标题</th>
                <th scope="col">成文</th>
                <th scope="col">有效期至</th>
                <th scope="col">结果</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => (
                <tr key={item.documentId}>
                  {decides && (
                    <td className="pick">
                      <input
                        type="checkbox"
                        aria-label={item.title}
                        checked={chosen.has(item.documentId)}
                        onChange={({ target }) => toggle([item.documentId], target.checked)}
                      />
                    </td>
                  )}
                  <td className="docno">{item.registerNo}</td>
                  <td className="content">
                    <Link to={cardPath({ organId: cleanup.organId, id: item.documentId })}>{item.title}</Link>
                  </td>
                  <td className="nb">{item.madeOn}</td>
                  <td className="nb">{item.validUntil ?? '—'}</td>
                  <td>
                    {item.decision ? decisions[item.decision] : <span className="quiet">没有确定</span>}
                    {item.note && <span className="quiet">　{item.note}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {items.length > most && (
          <p className="more">
            <Button onClick={() => setMost(most + 200)}>再显示200件（共{count(items.length)}件）</Button>
          </p>
        )}
        {decides && (
          <div className="bar-acts">
            <span>已选{count(chosen.size)}件，定为</span>
            {(Object.keys(decisions) as Decision[]).map((decision) => (
              <Button
                key={decision}
                disabled={!chosen.size}
                loading={decide.isPending && decide.variables === decision}
                onClick={() => decide.mutate(decision)}
              >
                {decisions[decision]}
              </Button>
            ))}
            <Input
              style={{ width: '18rem' }}
              aria-label="理由"
              placeholder="理由（可不填）"
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
            <TroubleNote trouble={decide.error} />
          </div>
        )}
      </div>
    </section>
  )
}
