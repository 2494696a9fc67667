// 登记、修改一场发布会或者访谈. What is typed here becomes the text of a document, which then goes its way through review.
import { App, Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { post, put } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { base } from './parts.tsx'

interface Facts {
  kind: 'pressConference' | 'interview'
  topic: string
  summary: string | null
  department: string | null
  heldOn: Day
  place: string | null
  speakers: { name: string; post: string }[]
  questions: { by: string; question: string; answer: string }[]
  transcript: string
  interprets: { id: string; title: string } | null
}

export function NewConferencePage() {
  useTitle('登记发布会、访谈')
  const { me } = useAtWork()
  const blank: Facts = {
    ...{ kind: 'pressConference', topic: '', summary: null, department: null, heldOn: me.today, place: null },
    ...{ speakers: [{ name: '', post: '' }], questions: [], transcript: '', interprets: null },
  }
  return (
    <>
      <Head title="登记发布会、访谈" />
      <Form facts={blank} />
    </>
  )
}

export function EditConferencePage() {
  useTitle('修改记录')
  const { organ = '', id = '' } = useParams()
  const found = useGet<Facts & { state: string }>(`/office/conferences/${organ}/${id}`)
  return (
    <>
      <Head title="修改记录" />
      <Loaded query={found}>
        {(facts) =>
          facts.state === 'drafting' ? (
            <Form facts={facts} id={id} />
          ) : (
            <Panel title={facts.topic}>
              <p>
                这份记录不在起草中，不能修改。已经公开的，请在
                <Link to={`/workbench/documents/${organ}/${id}`}>文件</Link>里办理更正，然后再来修改。
              </p>
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}

const Head = ({ title }: { title: string }) => (
  <PageHead crumbs={[{ to: `${base}/conferences`, text: '发布会和访谈' }]} title={title} />
)

interface DocumentFound {
  documents: { id: string; title: string; documentNo: string | null }[]
}

function Form({ facts, id }: { facts: Facts; id?: string }) {
  const { organ } = useAtWork()
  const { message } = App.useApp()
  const go = useNavigate()
  const [typed, setTyped] = useState(facts)
  const [words, setWords] = useState('')
  const set = (part: Partial<Facts>) => setTyped({ ...typed, ...part })
  const found = useGet<DocumentFound>(words.trim().length > 1 ? '/office/documents' : null, {
    organ: organ.id,
    q: words.trim(),
    limit: 8,
  })
  const save = useChange(
    () => {
      const { kind, topic, summary, department, heldOn, place, speakers, questions, transcript, interprets } = typed
      const body = {
        ...{ kind, topic, summary, department, heldOn, place, questions, transcript },
        speakers: speakers.filter(({ name, post }) => name.trim() || post.trim()),
        interprets: interprets?.id ?? null,
      }
      return id
        ? put<{ id: string }>(`/office/conferences/${organ.id}/${id}`, body)
        : post<{ id: string }>(`/office/conferences/${organ.id}`, body)
    },
    (done) => {
      void message.success(
        id ? '已修改，文件的正文随之更新' : '已登记，并起草了一份文件；认定公开属性、审查以后才能发布',
      )
      go(`/workbench/documents/${organ.id}/${done.id}`)
    },
  )
  const problem = (field: string) => (save.error?.about.field === field ? save.error.message : undefined)
  const interview = typed.kind === 'interview'
  const general = save.error && !save.error.about.field ? save.error : null
  return (
    <form
      className="stack narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TroubleNote trouble={general} />
      <Panel title="情况">
        <div className="fields columns">
          <Field id="kind" label="类别">
            <select
              id="kind"
              className="select"
              value={typed.kind}
              onChange={({ target }) => set({ kind: target.value as Facts['kind'] })}
            >
              <option value="pressConference">新闻发布会</option>
              <option value="interview">在线访谈</option>
            </select>
          </Field>
          <Field id="heldOn" label="举行的日期" problem={problem('heldOn')}>
            <Input
              id="heldOn"
              type="date"
              value={typed.heldOn}
              onChange={({ target }) => set({ heldOn: target.value as Day })}
            />
          </Field>
          <Field id="topic" label="主题" problem={problem('topic')} wide>
            <Input
              id="topic"
              maxLength={300}
              value={typed.topic}
              onChange={({ target }) => set({ topic: target.value })}
            />
          </Field>
          <Field id="place" label="地点（可不填）">
            <Input
              id="place"
              maxLength={200}
              value={typed.place ?? ''}
              onChange={({ target }) => set({ place: target.value || null })}
            />
          </Field>
          <Field id="department" label="主办部门（可不填）">
            <Input
              id="department"
              maxLength={100}
              value={typed.department ?? ''}
              onChange={({ target }) => set({ department: target.value || null })}
            />
          </Field>
          <Field id="summary" label="内容概述（可不填）" wide>
            <Input.TextArea
              id="summary"
              maxLength={1000}
              autoSize={{ minRows: 2 }}
              value={typed.summary ?? ''}
              onChange={({ target }) => set({ summary: target.value || null })}
            />
          </Field>
          <Field
            id="interprets"
            label="解读的文件（可不填）"
            wide
            hint="本机关的文件；填写后计入政策解读，两边互相链接"
          >
            {typed.interprets ? (
              <p>
                {typed.interprets.title} <Button onClick={() => set({ interprets: null })}>去掉</Button>
              </p>
            ) : (
              <>
                <Input
                  id="interprets"
                  placeholder="标题或者文号的一部分"
                  value={words}
                  onChange={({ target }) => setWords(target.value)}
                />
                {found.data && (
                  <ul className="pick-organ">
                    {found.data.documents.map((one) => (
                      <li key={one.id}>
                        <Button type="link" onClick={() => set({ interprets: { id: one.id, title: one.title } })}>
                          {one.title}
                          {one.documentNo && `（${one.documentNo}）`}
                        </Button>
                      </li>
                    ))}
                    {found.data.documents.length === 0 && <li className="quiet">没有找到这样的文件</li>}
                  </ul>
                )}
              </>
            )}
          </Field>
        </div>
      </Panel>
      <Panel title={interview ? '嘉宾' : '发布人'}>
        {problem('speakers') && (
          <p className="problem" role="alert">
            {problem('speakers')}
          </p>
        )}
        {typed.speakers.map((one, at) => {
          const change = (part: object) =>
            set({ speakers: typed.speakers.map((other, index) => (index === at ? { ...other, ...part } : other)) })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
            <p key={at} className="inline-field speaker">
              <Input
                aria-label={`第${at + 1}人的姓名`}
                placeholder="姓名"
                maxLength={60}
                value={one.name}
                onChange={({ target }) => change({ name: target.value })}
              />
              <Input
                aria-label={`第${at + 1}人的职务`}
                placeholder="单位和职务"
                maxLength={100}
                value={one.post}
                onChange={({ target }) => change({ post: target.value })}
              />
              {typed.speakers.length > 1 && (
                <Button onClick={() => set({ speakers: typed.speakers.filter((_, index) => index !== at) })}>
                  去掉
                </Button>
              )}
            </p>
          )
        })}
        <p>
          <Button onClick={() => set({ speakers: [...typed.speakers, { name: '', post: '' }] })}>增加一人</Button>
        </p>
      </Panel>
      <Panel title={interview ? '访谈实录' : '发布实录'}>
        <Field id="transcript" label="提问以外的内容，一段一行" problem={problem('transcript')} wide>
          <Input.TextArea
            id="transcript"
            autoSize={{ minRows: 5, maxRows: 24 }}
            value={typed.transcript}
            onChange={({ target }) => set({ transcript: target.value })}
          />
        </Field>
      </Panel>
      <Panel title="提问和回答" aside={`${typed.questions.length}个`}>
        {problem('questions') && (
          <p className="problem" role="alert">
            {problem('questions')}
          </p>
        )}
        {typed.questions.map((one, at) => {
          const change = (part: object) =>
            set({ questions: typed.questions.map((other, index) => (index === at ? { ...other, ...part } : other)) })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: questions are told apart by their place
            <div key={at} className="question">
              <div className="top-line">
                <Input
                  aria-label={`第${at + 1}个问题：提问的人`}
                  placeholder={interview ? '网友（可不填）' : '媒体或者记者（可不填）'}
                  maxLength={100}
                  value={one.by}
                  onChange={({ target }) => change({ by: target.value })}
                />
                <Button onClick={() => set({ questions: typed.questions.filter((_, index) => index !== at) })}>
                  去掉
                </Button>
              </div>
              <Input.TextArea
                aria-label={`第${at + 1}个问题`}
                placeholder="提问"
                autoSize={{ minRows: 1, maxRows: 6 }}
                value={one.question}
                onChange={({ target }) => change({ question: target.value })}
              />
              <Input.TextArea
                aria-label={`第${at + 1}个问题的回答`}
                placeholder="回答"
                autoSize={{ minRows: 2, maxRows: 14 }}
                value={one.answer}
                onChange={({ target }) => change({ answer: target.value })}
              />
            </div>
          )
        })}
        <p className="form-acts">
          <Button onClick={() => set({ questions: [...typed.questions, { by: '', question: '', answer: '' }] })}>
            增加一个问题
          </Button>
        </p>
      </Panel>
      <p className="form-acts">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {id ? '保存修改' : '登记并起草文件'}
        </Button>
        <span className="quiet small">照片、视频清单等附件，在登记后的文件里添加。</span>
      </p>
    </form>
  )
}

interface FieldProps {
  id: string
  label: string
  children: ReactNode
  problem?: string | undefined
  hint?: string
  wide?: boolean
}

const Field = ({ id, label, children, problem, hint, wide }: FieldProps) => (
  <div className={wide ? 'field wide' : 'field'}>
    <label htmlFor={id}>{label}</label>
    {children}
    {hint && <p className="hint">{hint}</p>}
    {problem && (
      <p className="problem" role="alert">
        {problem}
      </p>
    )}
  </div>
)
