// 公开事项: each item of arts. 20 and 21 with who answers for it and how its column stands.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { put } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { SiteNav, useSite } from './parts.tsx'
import type { CatalogueLine } from './types.ts'

export function CataloguePage() {
  useTitle('公开事项')
  const { organ } = useAtWork()
  const data = useSite()
  return (
    <>
      <PageHead title="公开事项目录">
        <div className="acts">
          <a className="btn" href={`/o/${organ.id}/content`}>
            公开页面
          </a>
        </div>
      </PageHead>
      <SiteNav />
      <Loaded query={data}>{({ catalogue }) => <Catalogue key={JSON.stringify(catalogue)} lines={catalogue} />}</Loaded>
    </>
  )
}

type Kept = Record<string, { department: string; note: string }>

function Catalogue({ lines }: { lines: readonly CatalogueLine[] }) {
  const { organ, may } = useAtWork()
  const { message } = App.useApp()
  const edits = may('editOrgan')
  const [kept, setKept] = useState<Kept>(() =>
    Object.fromEntries(
      lines.map(({ item, department, note }) => [item, { department: department ?? '', note: note ?? '' }]),
    ),
  )
  const set = (item: string, change: Partial<Kept[string]>) =>
    setKept({ ...kept, [item]: { ...kept[item]!, ...change } })
  const save = useChange(
    () =>
      put<{ items: number }>(`/organs/${organ.id}/catalogue`, {
        items: Object.entries(kept)
          .filter(([, { department }]) => department.trim())
          .map(([item, { department, note }]) => ({ item, department: department.trim(), note: note.trim() || null })),
      }),
    ({ items }) => void message.success(`已保存，${items}个事项有责任部门`),
  )
  const unnamed = lines.filter(({ item }) => !kept[item]?.department.trim()).length
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className="in flush">
        <section className="scroll-x" aria-label="公开事项">
          <Table heads={['事项', '责任部门', '说明', '更新时限', { n: '件数' }, '最近发布', '状态']}>
            {([20, 21] as const).flatMap((article) => {
              const ours = lines.filter((one) => one.article === article)
              if (!ours.length) return []
              return [
                <tr key={article}>
                  <th scope="colgroup" colSpan={7}>
                    {article === 20 ? '条例第二十条' : '条例第二十一条：本级机关另外公开'}
                  </th>
                </tr>,
                ...ours.map((line) => (
                  <tr key={line.item}>
                    <td className="content">{line.label}</td>
                    <td>
                      {edits ? (
                        <Input
                          aria-label={`${line.label}的责任部门`}
                          maxLength={100}
                          value={kept[line.item]?.department ?? ''}
                          onChange={({ target }) => set(line.item, { department: target.value })}
                        />
                      ) : (
                        (line.department ?? '—')
                      )}
                    </td>
                    <td>
                      {edits ? (
                        <Input
                          aria-label={`${line.label}的说明`}
                          maxLength={300}
                          value={kept[line.item]?.note ?? ''}
                          onChange={({ target }) => set(line.item, { note: target.value })}
                        />
                      ) : (
                        (line.note ?? '—')
                      )}
                    </td>
                    <td className="nb">{line.without ? '—' : line.days ? `${line.days}天` : '随时'}</td>
                    <td className="n">{count(line.documents)}</td>
                    <td className="nb">{line.newest ?? '—'}</td>
                    <td className="nb">
                      <Standing line={line} />
                    </td>
                  </tr>
                )),
              ]
            })}
          </Table>
        </section>
        <div className="bar-acts">
          {edits && (
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              保存
            </Button>
          )}
          <span className="quiet small">
            {unnamed ? `还有${unnamed}个事项没有责任部门。` : '每个事项都有责任部门。'}责任部门随目录对外公布。
          </span>
          <TroubleNote trouble={save.error} />
        </div>
      </div>
    </form>
  )
}

function Standing({ line }: { line: CatalogueLine }) {
  if (line.standing === 'without') return <span title={line.without ?? ''}>不涉及</span>
  if (line.standing === 'empty') return <span className="state warn">空栏目</span>
  if (line.standing === 'late') return <span className="state stop">超过时限</span>
  return <span className="state done">已更新</span>
}
