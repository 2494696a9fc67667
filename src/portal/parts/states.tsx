import type { Severity } from '../../reports/report.ts'

/** The result of the checks in a word or two: glyph, word and colour together. */
export function CheckStates({ counts }: { counts: Record<Severity, number> }) {
  const { error, warning } = counts
  return (
    <>
      {error > 0 && <span className="state stop">差错{error}项</span>}
      {error > 0 && warning > 0 && ' '}
      {warning > 0 && <span className="state warn">提醒{warning}项</span>}
      {error + warning === 0 && <span className="state done">相符</span>}
    </>
  )
}
