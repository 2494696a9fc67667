// Charts are drawn on the server as SVG, once for the same figures, and kept.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

echarts.use([BarChart, LineChart, GridComponent, AriaComponent, SVGRenderer])

export type ChartOption = Parameters<ReturnType<typeof echarts.init>['setOption']>[0]

export interface Drawing {
  width: number
  height: number
  /** A full sentence that says what the drawing shows. */
  label: string
  option: ChartOption
}

/** The values of styles/tokens.css, for attributes of a drawing. */
export const ink = {
  text: '#16191d',
  second: '#464d55',
  line: '#7c858f',
  first: '#17497f',
  middle: '#5b8ab8',
  light: '#a9c3dc',
  grey: '#c9ced4',
  key: '#a8231c',
  paper: '#ffffff',
}

const mostKept = 2000
const kept = new Map<string, string>()

/** The SVG of a drawing; the same drawing is made once. Without inline styles, so that a strict policy lets it be. */
export function draw(drawing: Drawing): string {
  const key = JSON.stringify(drawing)
  const known = kept.get(key)
  if (known) return known
  const svg = tidy(render(drawing), drawing)
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
  kept.set(key, svg)
  return svg
}

function render({ width, height, option }: Drawing): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'sans-serif' }, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function tidy(svg: string, { width, height, label }: Drawing): string {
  const body = svg
    .slice(svg.indexOf('>') + 1)
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<rect [^>]*fill="none"><\/rect>/, '')
    .replace(/\n+/g, '')
    .replace(/ ecmeta_\w+="[^"]*"/g, '')
    .replace(/ class="zr[^"]*"/g, '')
    .replace(/<path d="M[\d. -]+l0 0l[^"]*"[^>]*><\/path>/g, '')
    .replace(/ style="([^"]*)"/g, (_, styles: string) => attributes(styles))
    .replace(/zr\d+-/g, `p${hash(label)}-`)
  const wide = width > 300 ? ' class="wide"' : ''
  return `<svg${wide} viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(label)}">${body}`
}

/** font-size:13px;font-weight:bold → font-size="13" font-weight="bold"; what SVG has no attribute for is left out. */
function attributes(styles: string): string {
  return styles
    .split(';')
    .map((style) => style.split(':').map((part) => part.trim()))
    .filter(([name]) => name === 'font-size' || name === 'font-weight')
    .map(([name, value]) => ` ${name}="${value!.replace('px', '')}"`)
    .join('')
}

/** Ids inside a drawing must not meet those of another one on the page. */
function hash(text: string): string {
  let value = 7
  for (const letter of text) value = (Math.imul(value, 31) + letter.codePointAt(0)!) >>> 0
  return value.toString(36)
}
