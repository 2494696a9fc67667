import type { Report } from '../../reports/report.ts'
import { certaintyWord, type ReadingNote } from '../view/readings.ts'

/** 读取说明: what was printed and how it was read, wherever the two are not the same. */
export function ReadingNotes({ report, notes }: { report: Report; notes: ReadingNote[] }) {
  return (
    <section className="sheet pad stack after" id="readings" aria-labelledby="readings-head">
      <h2 id="readings-head">读取说明</h2>
      <p className="small quiet">
        {notes.length
          ? '本页数据从报告原文逐格读出。以下各格不是照原样读出的：'
          : '本页数据从报告原文逐格读出，各格都照原样。'}
        {report.script === 'Hant' && '原文为繁体，章节文字按发布的样子列出，表中项目用规范的简体名称。'}
      </p>
      {notes.length > 0 && (
        <ol className="readings">
          {notes.map((note) => (
            <li key={note.id} id={note.id}>
              <b>{note.number}</b>
              <div>
                <span className="tag">{certaintyWord(note.certainty)}</span>{' '}
                {note.cells.map(({ where, printed, now }, index) => (
                  <span key={where}>
                    {index > 0 && '；'}
                    {where}：
                    {printed && (
                      <>
                        原文印作“<span data-as-published>{printed}</span>”，
                      </>
                    )}
                    {now}
                  </span>
                ))}
                {note.more > 0 && `；另有${note.more}处同此`}。
                {note.because && <span className="quiet">{note.because}</span>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
