// 选定遮盖: whatever a person selects in the shown text, by mouse, finger or keyboard.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { MaskForm, type MaskFormProps, type TextWish } from './mask-form.tsx'

interface Props extends Pick<MaskFormProps, 'path' | 'how'> {
  children: ReactNode
}

export function ChooseText({ path, how, children }: Props) {
  const shown = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<TextWish[]>([])
  useEffect(() => {
    const look = () => {
      const found = shown.current && chosenIn(shown.current)
      if (found?.length) setChosen(found)
    }
    document.addEventListener('selectionchange', look)
    return () => {
      document.removeEventListener('selectionchange', look)
      highlight(undefined)
    }
  }, [])
  const clear = () => {
    setChosen([])
    highlight(undefined)
    getSelection()?.removeAllRanges()
  }
  return (
    <>
      <div ref={shown}>{children}</div>
      <section className={chosen.length ? 'choosing now' : 'choosing'} aria-label="选定遮盖">
        {chosen.length === 0 ? (
          <p className="quiet small">
            筛查没有发现的，也可以遮盖：在上面选中文字，
            {how === 'mask' ? '写明依据，就地遮盖。' : '写明依据，标明应当遮盖。'}
          </p>
        ) : (
          <p className="seen">“{inShort(chosen.map(({ words }) => words).join('……'))}”</p>
        )}
        <MaskForm path={path} how={how} places={chosen} onDone={clear} onCancel={clear} />
      </section>
    </>
  )
}

const inShort = (text: string) => (text.length > 80 ? `${text.slice(0, 50)}……${text.slice(-20)}` : text)

/** What is selected, line by line; kept visible while the form has the focus. */
function chosenIn(root: HTMLElement): TextWish[] {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return []
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) && !root.contains(range.endContainer)) return []
  const found = [...root.querySelectorAll<HTMLElement>('[data-line]')].flatMap((line): TextWish[] => {
    if (!range.intersectsNode(line)) return []
    const text = line.textContent
    const from = line.contains(range.startContainer) ? lengthTo(line, range.startContainer, range.startOffset) : 0
    const until = line.contains(range.endContainer) ? lengthTo(line, range.endContainer, range.endOffset) : text.length
    const words = text.slice(from, until)
    const part = line.dataset['part'] as TextWish['part']
    return words.trim() ? [{ kind: 'text', part, line: Number(line.dataset['line']), from, until, words }] : []
  })
  if (found.length) highlight(range)
  return found
}

function lengthTo(line: HTMLElement, container: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(line, 0)
  range.setEnd(container, offset)
  return range.toString().length
}

function highlight(range: Range | undefined) {
  if (!('highlights' in CSS)) return
  if (range) CSS.highlights.set('chosen', new Highlight(range.cloneRange()))
  else CSS.highlights.delete('chosen')
}
