const between = /(?=政府信息公开)|(?<=政府信息公开)|(?<=行政复议、)|(?<=主要问题)/

/** A heading that breaks between its phrases and nowhere else; a heading of another kind breaks as any text. */
export function Phrases({ text }: { text: string }) {
  const phrases = text.split(between)
  if (phrases.some((phrase) => phrase.length > 12)) return text
  return phrases.map((phrase, index) => (
    <span key={phrase} className="phrase">
      {phrase}
      {index < phrases.length - 1 && <wbr />}
    </span>
  ))
}
