// The findings of a report: the panel that lists them, and the notes beside tables and chapters.
import type { Report } from '../../reports/report.ts'
import { figure } from '../view/figures.ts'
import { identityTallies } from '../view/identities.ts'
import { type Note, severityWords, tally } from '../view/notes.ts'

/** 核对结果: the sums that hold, then every finding by number. */
export function CheckPanel({ report, notes }: { report: Report; notes: Note[] }) {
  const counts = tally(report.findings)
  const tallies = identityTallies(report)
  const holds = tallies.reduce((sum, one) => sum + one.holds, 0)
  const fails = tallies.reduce((sum, one) => sum + one.fails, 0)
  const kind = counts.error ? 'error' : holds ? 'ok' : 'warn'
  const told = [`差错${counts.error}项`, `提醒${counts.warning}项`, ...(counts.note ? [`说明${counts.note}项`] : [])]
  return (
    <section className="sheet pad stack" aria-labelledby="checks">
      <h2 id="checks">核对结果</h2>
      <div className={`notice ${kind}`}>
        <p className="t">{counts.error ? told.join('，') : headline(holds, fails)}</p>
        <p className="small">{counts.error ? '点击编号，到所在的格或段' : told.join('，')}</p>
      </div>
      {notes.length > 0 && (
        <ol className="marks">
          {notes.map((note) => (
            <li key={note.id}>
              <Mark note={note} />
              <a href={`#${note.id}`}>
                {note.title}
                {note.sum ? `：${note.sum}` : ''}
              </a>
            </li>
          ))}
        </ol>
      )}
      <dl className="summary">
        {tallies.map(({ name, holds: held, fails, unasked }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {[held && `${held}组相符`, fails && `${fails}组不符`, unasked && `${unasked}组缺数，未核`]
                .filter(Boolean)
                .join('，')}
              {name === '各列平衡' && <Balance report={report} />}
            </dd>
          </div>
        ))}
      </dl>
      {notes.length > 0 && (
        <p className="small quiet">
          方形编号是差错：算术或格式不成立。
          <br />
          圆形编号是提醒或说明：请核实。
        </p>
      )}
      <p className="acts small no-print">
        <a href="#readings">读取说明</a>
        <a href="/rules">这些核对是怎样做的</a>
      </p>
    </section>
  )
}

function headline(holds: number, fails: number): string {
  if (!holds && !fails) return '没有可以核对的表格'
  return fails ? `${holds}组勾稽关系相符，${fails}组不符` : `${holds}组勾稽关系全部相符`
}

function Balance({ report }: { report: Report }) {
  const total = (row: string) => report.tables.requests?.[row]?.['total']
  const values = ['newReceived', 'carriedIn', 'outcomeTotal', 'carriedOut'].map(total)
  if (values.some((value) => typeof value !== 'number')) return null
  const [received, before, handled, after] = values as [number, number, number, number]
  if (received + before !== handled + after) return null
  return (
    <span className="balance">
      {figure(received)} + {figure(before)} = {figure(handled)} + {figure(after)}
    </span>
  )
}

const markClass = ({ finding }: Note) => ['mark', severityWords[finding.severity].className].filter(Boolean).join(' ')

export function Mark({ note }: { note: Note }) {
  const { word } = severityWords[note.finding.severity]
  return (
    <span className={markClass(note)}>
      <span className="sr">{word}</span>
      {note.number}
    </span>
  )
}

/** The notes of a chapter, each an anchor for its number. */
export function Notes({ notes }: { notes: Note[] }) {
  return notes.map((note) => (
    <div
      key={note.id}
      id={note.id}
      className={['fnote', severityWords[note.finding.severity].className].filter(Boolean).join(' ')}
      data-note={note.number}
    >
      <p className="t">
        <Mark note={note} />
        {note.title}
      </p>
      {note.sum && <p className="sum">{note.sum}</p>}
      <p className="why">{note.finding.message}</p>
      <p className="why small">
        依据：{note.finding.basis}　<a href={`/rules#${note.finding.rule}`}>{note.finding.rule}</a>
      </p>
    </div>
  ))
}
