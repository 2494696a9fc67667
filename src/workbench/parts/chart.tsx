import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'

interface ChartProps {
  option: EChartsCoreOption
  height: number
  /** A full sentence that says what the drawing shows; the figures stand in a table beside it. */
  label: string
}

/** The values of the tokens, for attributes of a drawing. */
export const ink = {
  text: '#16191d',
  second: '#464d55',
  line: '#d3d9df',
  first: '#17497f',
  middle: '#5b8ab8',
  key: '#a8231c',
}

/** A drawing that fits its place; the library comes with the first one. */
export function Chart({ option, height, label }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current!
    let end = () => {}
    let gone = false
    void import('./chart-kinds.ts').then(({ draw }) => {
      if (gone) return
      const chart = draw(element)
      chart.setOption({ animation: false, textStyle: { fontFamily: 'sans-serif', color: ink.text }, ...option })
      const fit = new ResizeObserver(() => chart.resize())
      fit.observe(element)
      end = () => {
        fit.disconnect()
        chart.dispose()
      }
    })
    return () => {
      gone = true
      end()
    }
  }, [option])
  return <div ref={place} className="chart-place" role="img" aria-label={label} style={{ height }} />
}
