// A letter to read on the page: for small screens, large letters and screen readers (art. 43); the same text as its file.
import { type Paper, paperToHtml } from '../../papers/index.ts'
import type { PageView } from '../page.ts'
import { frameOf, noticeFor, progressPath } from './frame.tsx'
import type { KeyOf } from './progress-view.tsx'
import { Key } from './receipt-view.tsx'

interface LetterInput extends KeyOf {
  organId: string
  title: string
  paper: Paper
  /** Where the file is asked for, and what goes along. */
  action: string
  hidden: Record<string, string>
}

export const letterView = ({ organId, title, paper, action, hidden, code, tail }: LetterInput): PageView => ({
  frame: frameOf(title, [{ text: '办理进度', href: progressPath }, { text: title }], {
    ...noticeFor(organId),
    unlisted: true,
  }),
  body: (
    <div className="stack">
      <div
        className="sheet pad top letter"
        data-as-published
        // biome-ignore lint/security/noDangerouslySetInnerHtml: paperToHtml escapes every text
        dangerouslySetInnerHTML={{ __html: paperToHtml(paper) }}
      />
      <div className="acts no-print">
        <form method="post" action={action}>
          <Key code={code} tail={tail} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="btn primary" name="do" value="pdf">
            下载（PDF）
          </button>
        </form>
        <form method="post" action={progressPath}>
          <Key code={code} tail={tail} />
          <button type="submit" className="btn">
            回到进度
          </button>
        </form>
      </div>
    </div>
  ),
})
