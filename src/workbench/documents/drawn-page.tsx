// A page with frames on it: drawn by dragging; each is moved by dragging it (at its lower right corner: made larger), or by the
// arrow keys (with Shift: made larger), and taken away by Delete.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Area } from './mask-form.tsx'

interface Props {
  picture: string
  shape: { width: number; height: number }
  page: number
  areas: readonly Area[]
  onChange: (areas: readonly Area[]) => void
}
interface Point {
  x: number
  y: number
}

export function DrawnPage({ picture, shape, page, areas, onChange }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ from: Point; to: Point } | null>(null)
  const [held, setHeld] = useState<{ no: number; at: Point; was: Area; isCorner: boolean } | null>(null)
  const pointAt = ({ clientX, clientY }: PointerEvent): Point => {
    const box = frame.current!.getBoundingClientRect()
    return { x: within((clientX - box.left) / box.width), y: within((clientY - box.top) / box.height) }
  }
  const drawing = drag && areaBetween(page, drag.from, drag.to)
  return (
    <div
      ref={frame}
      className="drawn-page"
      style={{ aspectRatio: `${shape.width} / ${shape.height}` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const at = pointAt(event)
        const no = event.target instanceof HTMLButtonElement ? Number(event.target.dataset['no']) : -1
        const was = areas[no]
        if (was) return setHeld({ no, at, was, isCorner: isInCorner(was, at) })
        event.preventDefault()
        setDrag({ from: at, to: at })
      }}
      onPointerMove={(event) => {
        if (drag) setDrag({ ...drag, to: pointAt(event) })
        if (!held) return
        const to = pointAt(event)
        const next = (held.isCorner ? resized : moved)(held.was, to.x - held.at.x, to.y - held.at.y)
        onChange(areas.map((one, no) => (no === held.no ? next : one)))
      }}
      onPointerUp={() => {
        if (drawing && drawing.width > 0.005 && drawing.height > 0.003) onChange([...areas, drawing])
        setDrag(null)
        setHeld(null)
      }}
      onPointerCancel={() => {
        setDrag(null)
        setHeld(null)
      }}
    >
      <span className="quiet">正在画这一页</span>
      <img key={picture} src={picture} alt={`第${page}页`} draggable={false} />
      {areas.map((area, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: frames have no other name
          key={index}
          type="button"
          className="frame"
          data-no={index}
          style={placeOf(area)}
          aria-label={`第${index + 1}框：方向键移动，按住 Shift 改变大小，Delete 去掉`}
          onKeyDown={(event) => {
            const next = movedBy(event, area)
            if (next === undefined) return
            event.preventDefault()
            onChange(areas.flatMap((one) => (one === area ? (next ? [next] : []) : [one])))
          }}
        >
          {index + 1}
        </button>
      ))}
      {drawing && <span className="frame" style={placeOf(drawing)} />}
    </div>
  )
}

const within = (share: number) => Math.min(1, Math.max(0, share))

const areaBetween = (page: number, a: Point, b: Point): Area => ({
  page,
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

const percent = (share: number) => `${share * 100}%`
const placeOf = ({ x, y, width, height }: Area) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
})

const step = 0.01
const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
}

/** The frame after the key; null: taken away; undefined: the key means nothing here. */
function movedBy({ key, shiftKey }: KeyboardEvent, area: Area): Area | null | undefined {
  if (key === 'Delete' || key === 'Backspace') return null
  const by = arrows[key]
  if (!by) return undefined
  return (shiftKey ? resized : moved)(area, ...by)
}

const moved = (area: Area, dx: number, dy: number): Area => ({
  ...area,
  x: Math.min(1 - area.width, Math.max(0, area.x + dx)),
  y: Math.min(1 - area.height, Math.max(0, area.y + dy)),
})

const resized = (area: Area, dx: number, dy: number): Area => ({
  ...area,
  width: Math.min(1 - area.x, Math.max(step, area.width + dx)),
  height: Math.min(1 - area.y, Math.max(step, area.height + dy)),
})

const isInCorner = ({ x, y, width, height }: Area, at: Point): boolean =>
  at.x > x + width * 0.75 && at.y > y + height * 0.6
