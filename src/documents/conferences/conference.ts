// 新闻发布会与在线访谈: a record of who spoke, what was asked and answered. What is said is a document, and becomes public as one:
// marked, reviewed, published, corrected, withdrawn. Here are its facts, and the text that is made of them.
import type { Body } from '../body.ts'

export const conferenceKinds = { pressConference: '新闻发布会', interview: '在线访谈' } as const
export type ConferenceKind = keyof typeof conferenceKinds

export interface Speaker {
  name: string
  post: string
}

export interface Question {
  /** Whoever asked: a paper, a person on-line; '' where nobody is named. */
  by: string
  question: string
  answer: string
}

export interface ConferenceFacts {
  kind: ConferenceKind
  heldOn: string
  place: string | null
  speakers: Speaker[]
  questions: Question[]
  /** What was said before and after the questions, a paragraph a line. */
  transcript: string
}

/** The text of the document: speakers, what was said, questions with their answers. */
export function bodyOfConference({ kind, speakers, questions, transcript }: ConferenceFacts): Body {
  const line = (text: string): Body[number] => ({ type: 'paragraph', content: [{ text }] })
  const lines = (text: string) =>
    text
      .split(/\r?\n/)
      .map((one) => one.trim())
      .filter(Boolean)
  const heading = (text: string): Body[number] => ({ type: 'heading', level: 1, content: [{ text }] })
  return [
    heading(kind === 'interview' ? '访谈嘉宾' : '发布人'),
    ...speakers.map(({ name, post }) => line(post ? `${name}（${post}）` : name)),
    ...(transcript.trim()
      ? [heading(kind === 'interview' ? '访谈实录' : '发布实录'), ...lines(transcript).map(line)]
      : []),
    ...(questions.length ? [heading(kind === 'interview' ? '网友提问' : '答记者问')] : []),
    ...questions.flatMap(({ by, question, answer }): Body => {
      const asked = lines(question)
      const said = lines(answer)
      return [
        { type: 'paragraph', content: [{ text: `${by || '问'}：`, bold: true }, { text: asked[0] ?? '' }] },
        ...asked.slice(1).map(line),
        { type: 'paragraph', content: [{ text: '答：', bold: true }, { text: said[0] ?? '' }] },
        ...said.slice(1).map(line),
      ]
    }),
  ]
}
