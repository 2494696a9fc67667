// The parts of the form of a press conference or an interview.
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { useAtWork } from '../session/me.tsx'

export interface Facts {
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

interface PartProps {
  typed: Facts
  set: (changed: Partial<Facts>) => void
  /** What the API said against a field. */
  problem: (field: string) => string | undefined
}

export const About = ({ typed, set, problem }: PartProps) => (
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
        <Input id="topic" maxLength={300} value={typed.topic} onChange={({ target }) => set({ topic: target.value })} />
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
      <Field id="interprets" label="解读的文件（可不填）" wide hint="本机关的文件；填写后计入政策解读，两边互相链接">
        <Interpreted typed={typed} set={set} />
      </Field>
    </div>
  </Panel>
)

interface DocumentFound {
  documents: { id: string; title: string; documentNo: string | null }[]
}

/** The document that is interpreted, found by its title or number. */
function Interpreted({ typed, set }: Pick<PartProps, 'typed' | 'set'>) {
  const { organ } = useAtWork()
  const [words, setWords] = useState('')
  const asked = words.trim()
  const query = { organ: organ.id, q: asked, limit: 8 }
  const found = useGet<DocumentFound>(asked.length > 1 ? '/office/documents' : null, query)
  if (typed.interprets)
    return (
      <p>
        {typed.interprets.title} <Button onClick={() => set({ interprets: null })}>去掉</Button>
      </p>
    )
  return (
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
  )
}

export function Speakers({ typed, set, problem }: PartProps) {
  const change = (at: number, part: object) =>
    set({ speakers: typed.speakers.map((other, index) => (index === at ? { ...other, ...part } : other)) })
  return (
    <Panel title={typed.kind === 'interview' ? '嘉宾' : '发布人'}>
      <Problem words={problem('speakers')} />
      {typed.speakers.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
        <p key={at} className="inline-field speaker">
          <Input
            aria-label={`第${at + 1}人的姓名`}
            placeholder="姓名"
            maxLength={60}
            value={one.name}
            onChange={({ target }) => change(at, { name: target.value })}
          />
          <Input
            aria-label={`第${at + 1}人的职务`}
            placeholder="单位和职务"
            maxLength={100}
            value={one.post}
            onChange={({ target }) => change(at, { post: target.value })}
          />
          {typed.speakers.length > 1 && (
            <Button onClick={() => set({ speakers: typed.speakers.filter((_, index) => index !== at) })}>去掉</Button>
          )}
        </p>
      ))}
      <p>
        <Button onClick={() => set({ speakers: [...typed.speakers, { name: '', post: '' }] })}>增加一人</Button>
      </p>
    </Panel>
  )
}

export const Transcript = ({ typed, set, problem }: PartProps) => (
  <Panel title={typed.kind === 'interview' ? '访谈实录' : '发布实录'}>
    <Field id="transcript" label="提问以外的内容，一段一行" problem={problem('transcript')} wide>
      <Input.TextArea
        id="transcript"
        autoSize={{ minRows: 5, maxRows: 24 }}
        value={typed.transcript}
        onChange={({ target }) => set({ transcript: target.value })}
      />
    </Field>
  </Panel>
)

export function Questions({ typed, set, problem }: PartProps) {
  const change = (at: number, part: object) =>
    set({ questions: typed.questions.map((other, index) => (index === at ? { ...other, ...part } : other)) })
  return (
    <Panel title="提问和回答" aside={`${typed.questions.length}个`}>
      <Problem words={problem('questions')} />
      {typed.questions.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions are told apart by their place
        <div key={at} className="question">
          <div className="top-line">
            <Input
              aria-label={`第${at + 1}个问题：提问的人`}
              placeholder={typed.kind === 'interview' ? '网友（可不填）' : '媒体或者记者（可不填）'}
              maxLength={100}
              value={one.by}
              onChange={({ target }) => change(at, { by: target.value })}
            />
            <Button onClick={() => set({ questions: typed.questions.filter((_, index) => index !== at) })}>去掉</Button>
          </div>
          <Input.TextArea
            aria-label={`第${at + 1}个问题`}
            placeholder="提问"
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={one.question}
            onChange={({ target }) => change(at, { question: target.value })}
          />
          <Input.TextArea
            aria-label={`第${at + 1}个问题的回答`}
            placeholder="回答"
            autoSize={{ minRows: 2, maxRows: 14 }}
            value={one.answer}
            onChange={({ target }) => change(at, { answer: target.value })}
          />
        </div>
      ))}
      <p className="form-acts">
        <Button onClick={() => set({ questions: [...typed.questions, { by: '', question: '', answer: '' }] })}>
          增加一个问题
        </Button>
      </p>
    </Panel>
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
    <Problem words={problem} />
  </div>
)

const Problem = ({ words }: { words: string | undefined }) =>
  words ? (
    <p className="problem" role="alert">
      {words}
    </p>
  ) : null
