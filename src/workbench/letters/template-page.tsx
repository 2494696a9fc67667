// One template: text at the left with what it may and must contain, the sheet it makes at the right.
import { App, Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { type LetterKind, letterKinds } from '../../law/requests/index.ts'
import { post, put } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { type LetterKinds, useLetterKinds } from './kinds.ts'
import { Sheet } from './preview.tsx'

interface Template {
  kind: LetterKind
  title: string
  body: string
  version: number | null
  last: number
  vocabulary: { parts: string[]; required: string[] }
  versions: { version: number; title: string | null; body: string | null; savedAt: string; savedBy: string }[]
}
interface Fault {
  line: number
  column: number
  message: string
}

export function TemplatePage() {
  const { kind } = useParams()
  const { organ } = useAtWork()
  const template = useGet<Template>(`/letter-templates/${organ.id}/${kind}`, {}, { staleTime: 0 })
  const kinds = useLetterKinds()
  useTitle(template.data?.title ?? '文书模板')
  return (
    <Loaded query={template}>
      {(data) =>
        kinds.data && <Edit key={`${data.kind} ${data.last}`} template={data} kinds={kinds.data} organ={organ.id} />
      }
    </Loaded>
  )
}

function Edit({ template, kinds, organ }: { template: Template; kinds: LetterKinds; organ: string }) {
  const { me, may } = useAtWork()
  const { message } = App.useApp()
  const [title, setTitle] = useState(template.title)
  const [body, setBody] = useState(template.body)
  const text = useRef<HTMLTextAreaElement>(null)
  const path = `/letter-templates/${organ}/${template.kind}`
  const about = { template: { title, body } }
  const preview = useChange(() => post<{ html: string; missing: { label: string }[] }>(`${path}/preview`, about))
  const save = useChange(
    () => put(path, { title, body, seen: template.last }),
    () => void message.success('已保存为新的版本'),
  )
  const restore = useChange(
    () => post(`${path}/default`, { seen: template.last }),
    () => void message.success('已恢复默认文字'),
  )
  const look = preview.mutate
  useEffect(() => look(), [look])
  const insert = (mark: string) => {
    const at = text.current?.selectionStart ?? body.length
    setBody(`${body.slice(0, at)}${mark}${body.slice(at)}`)
    text.current?.focus()
  }
  const faults = ((save.error ?? preview.error)?.about.faults ?? []) as Fault[]
  const lacking = template.vocabulary.required.filter((part) => !body.includes(`{{> ${part}}}`))
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/templates', text: '文书模板' },
          { text: template.version === null ? '默认文字' : `第${template.version}版` },
        ]}
        title={letterKinds[template.kind].title}
      />
      <div className="letter-cols">
        <div className="stack">
          <Panel title="文字">
            <div className="fields">
              <div className="field">
                <label htmlFor="title">标题</label>
                <Input id="title" value={title} onChange={({ target }) => setTitle(target.value)} />
              </div>
              <div className="field">
                <label htmlFor="body">正文，一行一段</label>
                <textarea
                  id="body"
                  ref={text}
                  className="template-text"
                  rows={16}
                  value={body}
                  onChange={({ target }) => setBody(target.value)}
                />
              </div>
            </div>
            {lacking.length > 0 && (
              <div className="note-wait" role="status">
                <p>
                  还缺固定部分：
                  {lacking.map((part) => (
                    <button key={part} type="button" className="btn" onClick={() => insert(`{{> ${part}}}`)}>
                      插入{kinds.parts[part] ?? part}
                    </button>
                  ))}
                </p>
              </div>
            )}
            <TroubleNote trouble={save.error ?? restore.error} />
            {faults.length > 1 && (
              <ul className="plain">
                {faults.map((fault) => (
                  <li key={`${fault.line} ${fault.column} ${fault.message}`}>
                    第{fault.line}行第{fault.column}列：{fault.message}
                  </li>
                ))}
              </ul>
            )}
            <p className="form-acts">
              <Button loading={preview.isPending} onClick={() => preview.mutate()}>
                更新预览
              </Button>
              {may('editTemplates') && (
                <>
                  <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
                    保存为新版本
                  </Button>
                  {template.version !== null && (
                    <Button loading={restore.isPending} onClick={() => restore.mutate()}>
                      恢复默认
                    </Button>
                  )}
                </>
              )}
            </p>
          </Panel>
          <Panel title="可以插入">
            <Insertable
              title="固定部分（必须有）"
              names={template.vocabulary.parts}
              labels={kinds.parts}
              sign="> "
              insert={insert}
            />
            <Insertable title="字段" names={Object.keys(kinds.common)} labels={kinds.common} sign="" insert={insert} />
            <p className="quiet small">
              有条件的写 {'{{#if 字段}}…{{else}}…{{/if}}'}，清单写 {'{{#each 清单}}…{{/each}}'}。
            </p>
          </Panel>
          {template.versions.length > 0 && (
            <Panel title="版本" flush>
              <Table heads={['版本', '保存', '人员', { sr: '取用' }]}>
                {template.versions.map((one) => (
                  <tr key={one.version}>
                    <td>第{one.version}版</td>
                    <td className="nb">{moment(one.savedAt, me.today)}</td>
                    <td>{one.savedBy}</td>
                    <td>
                      {one.body === null ? (
                        '恢复默认'
                      ) : (
                        <button
                          type="button"
                          className="link"
                          onClick={() => {
                            setTitle(one.title ?? '')
                            setBody(one.body ?? '')
                          }}
                        >
                          取用第{one.version}版的文字
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </Table>
            </Panel>
          )}
        </div>
        <div>
          <TroubleNote trouble={preview.error} />
          {preview.data && <Sheet html={preview.data.html} title={title} />}
        </div>
      </div>
    </>
  )
}

interface InsertableProps {
  title: string
  names: readonly string[]
  labels: Record<string, string>
  sign: string
  insert: (mark: string) => void
}

function Insertable({ title, names, labels, sign, insert }: InsertableProps) {
  if (!names.length) return null
  return (
    <>
      <h3>{title}</h3>
      <p className="marks">
        {names.map((name) => (
          <button key={name} type="button" className="mark-button" onClick={() => insert(`{{${sign}${name}}}`)}>
            {labels[name] ?? name}
          </button>
        ))}
      </p>
    </>
  )
}
