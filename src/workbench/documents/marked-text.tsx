import { textOfBlock } from '../../kit/text/body.ts'
import type { DecidedHit, DocumentPageData } from './types.ts'

/** The address of a place in the marked text. */
export const placed = ({ at }: DecidedHit): string => (at ? `place-${at.part}-${at.line}-${at.from}` : '')

/** Title, summary and paragraphs as plain lines with their numbers, every place found in them marked. */
export function MarkedText({ version, hits }: { version: DocumentPageData['version']; hits: readonly DecidedHit[] }) {
  const on = (part: 'title' | 'summary' | 'body', line: number) =>
    hits.filter(({ at }) => at?.part === part && at.line === line)
  return (
    <div className="marked" lang="zh">
      <p className="marked-title">
        <span data-part="title" data-line={0}>
          <Marked text={version.title} hits={on('title', 0)} />
        </span>
      </p>
      {version.summary && (
        <p>
          <span className="no">概述</span>
          <span data-part="summary" data-line={0}>
            <Marked text={version.summary} hits={on('summary', 0)} />
          </span>
        </p>
      )}
      {version.body.map((block, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the line is its number
        <p key={line} className={block.type === 'heading' ? 'h' : undefined}>
          <span className="no">{line + 1}</span>
          <span data-part="body" data-line={line}>
            <Marked text={textOfBlock(block)} hits={on('body', line)} />
          </span>
        </p>
      ))}
      {version.body.length === 0 && <p className="quiet">还没有正文。</p>}
    </div>
  )
}

function Marked({ text, hits }: { text: string; hits: readonly DecidedHit[] }) {
  const parts: React.ReactNode[] = []
  let at = 0
  for (const one of [...hits].sort((a, b) => a.at!.from - b.at!.from)) {
    const { from, until } = one.at!
    if (from < at) continue
    parts.push(text.slice(at, from))
    parts.push(
      <mark key={from} id={placed(one)} className={one.decision ? 'decided' : one.severity} title={one.label}>
        {text.slice(from, until)}
      </mark>,
    )
    at = until
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
