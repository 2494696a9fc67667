import type { Chapter, Report } from '../../reports/report.ts'

/** A chapter's paragraphs as published; a line that only names what follows is set as a heading. */
export function ChapterText({ chapter, script }: { chapter: Chapter; script: Report['script'] }) {
  const paragraphs = chapter.text
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean)
  if (!paragraphs.length) return null
  return (
    <div className="prose" {...(script === 'Hant' && { lang: 'zh-Hant', 'data-as-published': true })}>
      {paragraphs.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a published text never move
        <p key={index} className={isHeading(text) ? 'head' : undefined}>
          {text}
        </p>
      ))}
    </div>
  )
}

/** （一）主动公开 – short, with an ordinal, without a stop at its end. */
const isHeading = (text: string) =>
  text.length <= 24 &&
  /^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)/.test(text) &&
  !/[。；：，！？]$/.test(text)
