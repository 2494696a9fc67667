import { Link } from 'react-router'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

interface Row {
  kind: string
  label: string
  group: 'notice' | 'answer' | 'asking' | 'form'
  title: string
  version: number | null
  savedAt: string | null
}

const groups = { notice: '告知与通知', answer: '答复', asking: '发给第三方和其他机关', form: '内部表单' }

export function TemplatesPage() {
  useTitle('文书模板')
  const { organ, me } = useAtWork()
  const templates = useGet<{ templates: Row[] }>(`/letter-templates/${organ.id}`)
  return (
    <>
      <h1>文书模板</h1>
      <p className="quiet">
        文字可以按本机关的习惯修改；法定内容是固定部分，少了就不能保存。已发出的文书不受修改影响。
      </p>
      <Loaded query={templates}>
        {({ templates: rows }) => (
          <div className="stack">
            {Object.entries(groups).map(([group, title]) => (
              <Panel key={group} title={title} flush>
                <Table heads={['文书', '标题', '文字']}>
                  {rows
                    .filter((row) => row.group === group)
                    .map((row) => (
                      <tr key={row.kind}>
                        <td>
                          <Link to={`/workbench/templates/${row.kind}`}>{row.label}</Link>
                        </td>
                        <td>{row.title}</td>
                        <td className="quiet">
                          {row.version === null
                            ? '默认'
                            : `第${row.version}版，${row.savedAt ? moment(row.savedAt, me.today) : ''}`}
                        </td>
                      </tr>
                    ))}
                </Table>
              </Panel>
            ))}
          </div>
        )}
      </Loaded>
    </>
  )
}
